import { isChip, type TextPiece, type TextPlace, type TextSection } from '#domain/reportText.ts'

/** What a person does to a text, each a new text: the old one stays for undoing. */
type At = { section: number; paragraph: number }

const withParagraphs = (
  text: readonly TextSection[],
  section: number,
  change: (paragraphs: TextPiece[][]) => TextPiece[][],
): TextSection[] => text.map((one, at) => (at === section ? { ...one, paragraphs: change(one.paragraphs) } : one))

export const setParagraph = (text: readonly TextSection[], { section, paragraph }: At, ...pieces: TextPiece[][]): TextSection[] =>
  withParagraphs(text, section, (paragraphs) => paragraphs.toSpliced(paragraph, 1, ...pieces))

export const addParagraph = (text: readonly TextSection[], section: number): TextSection[] =>
  withParagraphs(text, section, (paragraphs) => [...paragraphs, ['']])

/** Joins a paragraph to the one above it; the first of a part stays where it is. */
export function joinAbove(text: readonly TextSection[], { section, paragraph }: At): TextSection[] {
  if (paragraph === 0) return [...text]
  return withParagraphs(text, section, (paragraphs) =>
    paragraphs.toSpliced(paragraph - 1, 2, [...(paragraphs[paragraph - 1] ?? []), ...(paragraphs[paragraph] ?? [])]),
  )
}

export const setPiece = (
  text: readonly TextSection[],
  { section, paragraph, piece }: TextPlace,
  ...by: TextPiece[]
): TextSection[] =>
  withParagraphs(text, section, (paragraphs) =>
    paragraphs.map((pieces, at) => (at === paragraph ? pieces.toSpliced(piece, 1, ...by) : pieces)),
  )

/** Agrees to what a chip says now. */
export function agreeTo(text: readonly TextSection[], chip: TextPlace & { now: string | null }): TextSection[] {
  const piece = text[chip.section]?.paragraphs[chip.paragraph]?.[chip.piece]
  if (piece === undefined || !isChip(piece) || chip.now === null) return [...text]
  return setPiece(text, chip, { ...piece, text: chip.now })
}

/** Puts a chip or a quotation in place of words somebody typed. */
export function bind(
  text: readonly TextSection[],
  { start, end, ...place }: TextPlace & { start: number; end: number },
  piece: Exclude<TextPiece, string>,
): TextSection[] {
  const words = text[place.section]?.paragraphs[place.paragraph]?.[place.piece]
  if (typeof words !== 'string') return [...text]
  return setPiece(text, place, words.slice(0, start), piece, words.slice(end))
}
