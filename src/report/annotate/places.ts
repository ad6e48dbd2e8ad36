/** Finds the runs a stretch of text is made of, splits them at its borders, and puts comments and tracked changes there. */
import type { Document, Element, Node } from '@xmldom/xmldom'
import { FIRST, type Marking, WORD } from '../annotate.ts'

/** One w:t and where its text begins in the text of the document. */
export type Piece = { node: Element; start: number; length: number }

const SILENT = new Set([
  'del',
  'instrText',
  'delText',
  'moveFrom',
  'drawing',
  'pict',
  'fldData',
  'Choice',
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sectPr',
])

/** Walks the document as its reader does: the same signs for tabs, breaks, cells and paragraphs. */
export function textPieces(document: Document): Piece[] {
  const pieces: Piece[] = []
  let [at, rows, cells] = [0, 0, 0]
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType !== 1) continue
      const element = child as Element
      const name = element.localName ?? element.nodeName.replace(/^.*:/, '')
      if (SILENT.has(name)) continue
      if (name === 't') {
        const text = element.textContent ?? ''
        pieces.push({ node: element, start: at, length: text.length })
        at += text.length
        continue
      }
      if (name === 'tab' || name === 'br' || name === 'cr' || name === 'noBreakHyphen') at++
      else if (name === 'tr') {
        rows++
        cells = 0
      } else if (name === 'tc') {
        if (cells > 0) at += 3
        cells++
      }
      walk(element)
      if (name === 'p') at++
      else if (name === 'tc' && rows === 1) at += 3 * coveredColumns(element)
      else if (name === 'tr') {
        rows--
        if (rows === 0) at++
      }
    }
  }
  walk(document)
  return pieces
}

/** A cell over several columns is read as itself and an empty cell for each further one, sixty-four at most. */
function coveredColumns(cell: Element): number {
  const span = cell.getElementsByTagName('w:gridSpan')[0]
  // Of its own properties, not of a table inside it.
  if (!span || span.parentNode?.parentNode !== cell) return 0
  const columns = span.getAttribute('w:val') ?? ''
  return /^\d{1,2}$/.test(columns) ? Math.min(64, Math.max(1, Number(columns))) - 1 : 0
}

type Mark = { start: number; end: number; comment: number | null; replacement: string | null }

/** From the last place to the first, so that what is split behind never moves what comes before. */
export function applyEdits(document: Document, pieces: readonly Piece[], { notes, edits, author, at }: Marking): void {
  const marks: Mark[] = notes.map((note, i) => ({
    start: note.start,
    end: note.end,
    comment: FIRST + i,
    replacement: edits.find((edit) => edit.start === note.start && edit.end === note.end)?.replacement ?? null,
  }))
  for (const edit of edits)
    if (!marks.some((mark) => mark.start === edit.start && mark.end === edit.end)) marks.push({ ...edit, comment: null })
  const list = [...pieces]
  let revision = FIRST * 2
  for (const mark of marks.filter((each) => each.end > each.start).sort((a, b) => b.start - a.start)) {
    const runs = runsOf(document, list, mark)
    const [first, last] = [runs[0], runs.at(-1)]
    if (!first?.parentNode || !last?.parentNode) continue
    if (mark.comment !== null) {
      first.parentNode.insertBefore(made(document, 'commentRangeStart', { id: String(mark.comment) }), first)
      const end = made(document, 'commentRangeEnd', { id: String(mark.comment) })
      last.parentNode.insertBefore(end, last.nextSibling)
      const reference = made(document, 'r', {})
      reference.appendChild(made(document, 'commentReference', { id: String(mark.comment) }))
      last.parentNode.insertBefore(reference, end.nextSibling)
    }
    if (mark.replacement === null) continue
    const inserted = made(document, 'ins', { id: String(revision++), author, date: at })
    const run = last.cloneNode(true) as Element
    setText(document, run, mark.replacement)
    inserted.appendChild(run)
    last.parentNode.insertBefore(inserted, last.nextSibling)
    for (const old of runs) {
      const deleted = made(document, 'del', { id: String(revision++), author, date: at })
      old.parentNode?.insertBefore(deleted, old)
      deleted.appendChild(old)
      for (const text of Array.from(old.getElementsByTagNameNS(WORD, 't'))) renameToDeleted(document, text)
    }
  }
}

function made(document: Document, name: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS(WORD, `w:${name}`)
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(WORD, `w:${key}`, value)
  return element
}

/** The runs that hold exactly the marked text, split off where the mark begins or ends inside one. */
function runsOf(document: Document, list: Piece[], { start, end }: Mark): Element[] {
  const runs: Element[] = []
  for (let i = 0; i < list.length; i++) {
    const piece = list[i]
    if (!piece || piece.start + piece.length <= start || piece.start >= end || piece.length === 0) continue
    const run = piece.node.parentNode as Element | null
    if (run?.localName !== 'r') continue
    isolate(document, run, piece)
    const text = piece.node.textContent ?? ''
    const [from, to] = [Math.max(0, start - piece.start), Math.min(text.length, end - piece.start)]
    if (to < text.length) splitOff(document, run, piece, to, list, i)
    if (from > 0) {
      const rest = splitOff(document, run, piece, from, list, i)
      runs.push(rest)
    } else runs.push(run)
  }
  return runs
}

/** A run with several texts or tabs is parted so that the piece stands in a run of its own. */
function isolate(document: Document, run: Element, piece: Piece): void {
  const shell = (): Element => {
    const other = document.createElementNS(WORD, 'w:r')
    const look = Array.from(run.childNodes).find((child) => (child as Element).localName === 'rPr')
    if (look) other.appendChild(look.cloneNode(true))
    return other
  }
  const children = Array.from(run.childNodes)
  const place = children.indexOf(piece.node)
  const [before, after] = [
    children.slice(0, place).filter((child) => (child as Element).localName !== 'rPr'),
    children.slice(place + 1),
  ]
  if (before.length > 0) {
    const other = shell()
    for (const child of before) other.appendChild(child)
    run.parentNode?.insertBefore(other, run)
  }
  if (after.length > 0) {
    const other = shell()
    for (const child of after) other.appendChild(child)
    run.parentNode?.insertBefore(other, run.nextSibling)
  }
}

/** Moves the text from `at` on into a copy of the run behind it, and returns the copy. */
function splitOff(document: Document, run: Element, piece: Piece, at: number, list: Piece[], index: number): Element {
  const text = piece.node.textContent ?? ''
  const copy = run.cloneNode(true) as Element
  setText(document, copy, text.slice(at))
  setText(document, run, text.slice(0, at))
  run.parentNode?.insertBefore(copy, run.nextSibling)
  const [own, moved] = [run.getElementsByTagNameNS(WORD, 't')[0], copy.getElementsByTagNameNS(WORD, 't')[0]]
  if (own && moved) {
    list[index] = { node: own, start: piece.start, length: at }
    list.splice(index + 1, 0, { node: moved, start: piece.start + at, length: text.length - at })
    piece.node = own
  }
  return copy
}

function setText(document: Document, run: Element, text: string): void {
  const node = run.getElementsByTagNameNS(WORD, 't')[0]
  if (!node) return
  while (node.firstChild) node.removeChild(node.firstChild)
  node.appendChild(document.createTextNode(text))
  node.setAttribute('xml:space', 'preserve')
}

function renameToDeleted(document: Document, text: Element): void {
  const deleted = document.createElementNS(WORD, 'w:delText')
  deleted.setAttribute('xml:space', 'preserve')
  deleted.appendChild(document.createTextNode(text.textContent ?? ''))
  text.parentNode?.replaceChild(deleted, text)
}
