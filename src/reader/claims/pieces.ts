/**
 * A text in pieces that are read one after another: an open-ended line must not grow the working memory. A table cut in
 * two keeps its headings: what they say of a column is said of its last row too.
 */

/** Paragraphs, a few together; a line longer than this is cut at a blank. */
const PIECE = 16_000
/** A heading of more than this is no heading; the lines above it say what the table is of. */
const LONGEST_HEAD = 2_000
const CAPTION = 300

/** `head` is read before the piece as what stands above it: headings of a table that began earlier, empty where none did. */
export type Piece = { from: number; to: number; head: string }

export function* piecesOf(text: string): Generator<Piece> {
  let from = 0
  let head = ''
  while (from < text.length) {
    const to = endOf(text, from)
    yield { from, to, head }
    if (to < text.length) head = headBehind(text, from, to, head)
    from = to
  }
}

function endOf(text: string, from: number): number {
  const to = Math.min(text.length, from + PIECE)
  if (to === text.length) return to
  const line = text.lastIndexOf('\n', to)
  const stop = line > from ? line : text.lastIndexOf('. ', to)
  const blank = stop > from ? stop : text.lastIndexOf(' ', to)
  return blank > from ? blank + 1 : to
}

/** Headings of the table that the cut at `to` goes through. */
function headBehind(text: string, from: number, to: number, head: string): string {
  if (text[to - 1] !== '\n' || !lineAt(text, to).includes('|')) return ''
  let top = to
  while (top > from) {
    const before = text.lastIndexOf('\n', top - 2) + 1
    if (!text.slice(Math.max(from, before), top).includes('|')) break
    top = Math.max(from, before)
  }
  // The whole piece is rows of the table that began before it.
  if (top === from && head !== '') return withPart(head, text.slice(from, to))
  let body = top
  while (body < to && body - top <= LONGEST_HEAD) {
    const line = lineAt(text, body)
    if (FIGURE_CELL.test(line)) break
    body += line.length
  }
  if (body === top || body >= to || body - top > LONGEST_HEAD) return ''
  const above = text.lastIndexOf('\n', Math.max(0, top - CAPTION)) + 1
  return withPart(text.slice(above < top ? Math.max(from, above) : top, body), text.slice(body, to))
}

/** A row with words in its first cell alone: it opens a part of the table. */
const PART = /^[^|\n]*\p{L}[^|\n]*(?:\|[ \t]*)+\r?$/u

/** The headings, and of the rows that open a part only the last one before the cut. */
function withPart(head: string, rows: string): string {
  const lines = head.split('\n')
  const headings = lines.findLastIndex((line) => line.trim() !== '' && !PART.test(line))
  const part = [...lines.slice(headings + 1), ...rows.split('\n')].findLast((line) => PART.test(line))
  return `${[...lines.slice(0, headings + 1), ...(part === undefined ? [] : [part])].join('\n')}\n`
}

const lineAt = (text: string, from: number): string => {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end + 1)
}

/** A cell behind the first that is nothing but a number. */
const FIGURE_CELL = /\|[ \t]*\d[\d.,]*[ \t]*%?[ \t]*(?:\||\r?\n|$)/
