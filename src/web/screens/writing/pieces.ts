import { isChip, type TextPiece, wordsOf } from '#domain/reportText.ts'

/**
 * A paragraph in the browser: words are text, a chip or a quotation is one element that is moved and removed whole. What it
 * is stands in its data, so that the paragraph can be read back after any editing.
 */
export function draw(box: HTMLElement, pieces: readonly TextPiece[]): void {
  box.replaceChildren(
    ...pieces.map((piece) => (typeof piece === 'string' ? document.createTextNode(piece) : boundElement(piece))),
  )
}

export function boundElement(piece: Exclude<TextPiece, string>): HTMLElement {
  const element = document.createElement('span')
  element.contentEditable = 'false'
  element.textContent = wordsOf(piece)
  if (isChip(piece)) {
    element.className = 'figure linked'
    element.dataset.token = piece.token
    element.title = 'Số liên kết: bấm để mở căn cứ'
  } else {
    element.className = 'figure quoted'
    element.dataset.source = piece.source
    element.title = `Số trích: ${piece.source}`
  }
  return element
}

/** Words, chips and quotations under a node, in their order; whatever else a browser put there is read as words. */
export function readPieces(node: Node): TextPiece[] {
  const out: TextPiece[] = []
  const words = (text: string): void => {
    const last = out.at(-1)
    if (text === '') return
    if (typeof last === 'string') out[out.length - 1] = last + text
    else out.push(text)
  }
  for (const child of node.childNodes) {
    if (child instanceof HTMLElement && child.dataset.token !== undefined)
      out.push({ token: child.dataset.token, text: child.textContent ?? '' })
    else if (child instanceof HTMLElement && child.dataset.source !== undefined)
      out.push({ quoted: child.textContent ?? '', source: child.dataset.source })
    else if (child instanceof HTMLBRElement) words(' ')
    else if (child instanceof HTMLElement)
      for (const piece of readPieces(child)) typeof piece === 'string' ? words(piece) : out.push(piece)
    else words((child.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\n', ' '))
  }
  return out
}

/** What stands before the caret and what behind it; null where the caret is not in the paragraph. */
export function splitAtCaret(box: HTMLElement): [TextPiece[], TextPiece[]] | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const caret = selection.getRangeAt(0)
  if (!box.contains(caret.startContainer)) return null
  const before = document.createRange()
  before.setStart(box, 0)
  before.setEnd(caret.startContainer, caret.startOffset)
  const after = document.createRange()
  after.setStart(caret.endContainer, caret.endOffset)
  after.setEnd(box, box.childNodes.length)
  return [readPieces(before.cloneContents()), readPieces(after.cloneContents())]
}

/** The chip right before the caret, or right behind it. */
export function chipAtCaret(box: HTMLElement): HTMLElement | null {
  const caret = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined
  if (!caret || !box.contains(caret.startContainer)) return null
  const inBox = caret.startContainer === box
  const sides = inBox
    ? [box.childNodes[caret.startOffset - 1], box.childNodes[caret.startOffset]]
    : [caret.startContainer.previousSibling, caret.startContainer.nextSibling]
  return sides.find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.token !== undefined) ?? null
}

/** Puts the caret behind so many pieces of a paragraph. */
export function placeCaret(box: HTMLElement, pieces: number): void {
  const range = document.createRange()
  range.setStart(box, Math.min(pieces, box.childNodes.length))
  range.collapse(true)
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  box.focus()
}
