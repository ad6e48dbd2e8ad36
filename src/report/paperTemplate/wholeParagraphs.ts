import { DOMParser, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'

/**
 * A loop that a person writes over whole paragraphs repeats them whole. The filling library joins what it repeats into the
 * paragraphs around the tags unless it is told otherwise; so a tag alone on its line moves into the line it belongs to, and
 * each loop that begins and ends with its paragraphs is marked as one over paragraphs.
 */
export function overWholeParagraphs(xml: string): string {
  if (!xml.includes('#')) return xml
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  const paragraphs = () => [...document.getElementsByTagName('w:p')].filter((one) => /[{}]/.test(textOf(one)))
  for (const paragraph of paragraphs().reverse()) if (LONE_OPEN.test(textOf(paragraph).trim())) moveInto(paragraph, 'next')
  for (const paragraph of paragraphs()) if (LONE_CLOSE.test(textOf(paragraph).trim())) moveInto(paragraph, 'previous')
  // The last tag of a paragraph first: what is written into it moves none that is still to come.
  for (const { open } of loopsIn(paragraphs())
    .filter(repeatsParagraphs)
    .sort((a, b) => b.open.end - a.open.end))
    mark(open)
  return new XMLSerializer().serializeToString(document)
}

const LONE_OPEN = /^(?:\{#[^{}]*\}\s*)+$/
const LONE_CLOSE = /^(?:\{\/[^{}]*\}\s*)+$/

/** Words of the paragraph itself, those of a box drawn on it left out. */
const textsOf = (paragraph: Element): Element[] =>
  [...paragraph.getElementsByTagName('w:t')].filter((text) => owner(text) === paragraph)
const textOf = (paragraph: Element): string =>
  textsOf(paragraph)
    .map((text) => text.textContent)
    .join('')

function owner(node: Node): Node | null {
  let at: Node | null = node.parentNode
  while (at && at.nodeName !== 'w:p') at = at.parentNode
  return at
}

/** Its runs go to the paragraph beside it; where that is a table, or nothing, the tag stays where it is. */
function moveInto(paragraph: Element, side: 'next' | 'previous'): void {
  const beside = sibling(paragraph, side)
  // What holds a page or section break must stay, and so must the only paragraph of a cell.
  if (beside?.nodeName !== 'w:p' || paragraph.getElementsByTagName('w:sectPr').length > 0) return
  const runs = [...paragraph.childNodes].filter(({ nodeName }) => nodeName === 'w:r')
  if (side === 'previous') for (const run of runs) beside.appendChild(run)
  else {
    const first = [...beside.childNodes].find(({ nodeName }) => nodeName !== 'w:pPr') ?? null
    for (const run of runs) beside.insertBefore(run, first)
  }
  paragraph.parentNode?.removeChild(paragraph)
}

function sibling(node: Element, side: 'next' | 'previous'): Element | null {
  let at: Node | null = side === 'next' ? node.nextSibling : node.previousSibling
  while (at && at.nodeType !== 1) at = side === 'next' ? at.nextSibling : at.previousSibling
  return at as Element | null
}

/** Both tags at the edges of paragraphs that stand side by side; a cell keeps at least one paragraph, or Word refuses it. */
function repeatsParagraphs({ open, close }: Loop): boolean {
  const holder = open.paragraph.parentNode
  if (holder?.nodeName === 'w:tc') {
    const paragraphs = [...holder.childNodes].filter(({ nodeName }) => nodeName === 'w:p')
    const [from, to] = [paragraphs.indexOf(open.paragraph), paragraphs.indexOf(close.paragraph)]
    if (paragraphs.length <= to - from + 1) return false
  }
  const edges = /^(?:\s*\{#[^{}]*\})*\s*$/.test(open.before) && /^(?:\s*\{\/[^{}]*\})*\s*$/.test(close.after)
  return holder === close.paragraph.parentNode && edges
}

type Placed = { paragraph: Element; name: string; end: number; before: string; after: string }
type Loop = { open: Placed; close: Placed }

/** Loops of a part as pairs of their tags. */
function loopsIn(paragraphs: readonly Element[]): Loop[] {
  const stack: Placed[] = []
  const loops: Loop[] = []
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph)
    for (const { 0: raw, 1: sign, 2: name = '', index } of text.matchAll(/\{([#/])\s*([^{}]*?)\s*\}/g)) {
      const end = index + raw.length
      const placed = { paragraph, name, end, before: text.slice(0, index), after: text.slice(end) }
      if (sign === '#') stack.push(placed)
      else {
        const open = stack.pop()
        if (open?.name === name) loops.push({ open, close: placed })
      }
    }
  }
  return loops
}

/** Writes into the opening tag that it repeats paragraphs: before its closing brace, in whatever run that stands. */
function mark({ paragraph, end }: Placed): void {
  let left = end - 1
  for (const node of textsOf(paragraph)) {
    const words = node.textContent ?? ''
    if (left < words.length) {
      node.textContent = `${words.slice(0, left)} [loopOver: "paragraph"]${words.slice(left)}`
      return
    }
    left -= words.length
  }
}
