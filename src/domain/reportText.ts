/**
 * The text of a report as a person goes on writing it: words are free, every number is bound. A chip holds the token that
 * fills it (`force_training_attended:gap`) and the words that were last agreed to; a quoted number holds where it is from.
 */
export type Chip = { token: string; text: string }
export type Quote = { quoted: string; source: string }
export type TextPiece = string | Chip | Quote
export type TextSection = { heading: string; level: 1 | 2; paragraphs: TextPiece[][] }
export type ReportText = readonly TextSection[]

export const isChip = (piece: TextPiece): piece is Chip => typeof piece !== 'string' && 'token' in piece
export const isQuote = (piece: TextPiece): piece is Quote => typeof piece !== 'string' && 'quoted' in piece

export const wordsOf = (piece: TextPiece): string =>
  typeof piece === 'string' ? piece : 'token' in piece ? piece.text : piece.quoted

/** The indicator a chip shows; null for words of the unit and the period. */
export const indicatorOf = ({ token }: Chip): string | null => (token.includes('_') ? (token.split(':')[0] ?? null) : null)

/** Where a piece of a text stands: section, paragraph and piece, each from 0. */
export type TextPlace = { section: number; paragraph: number; piece: number }

export function eachPiece(text: ReportText, visit: (piece: TextPiece, place: TextPlace) => void): void {
  for (const [section, { paragraphs }] of text.entries())
    for (const [paragraph, pieces] of paragraphs.entries())
      for (const [piece, one] of pieces.entries()) visit(one, { section, paragraph, piece })
}

/** Neighbouring words are one piece, empty ones none; paragraphs without words fall away. */
export function tidy(text: ReportText): TextSection[] {
  return text.map(({ heading, level, paragraphs }) => ({
    heading: heading.trim(),
    level,
    paragraphs: paragraphs.map(joined).filter((pieces) => pieces.some((piece) => wordsOf(piece).trim() !== '')),
  }))
}

function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const out: TextPiece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (typeof piece !== 'string') out.push(piece)
    else if (typeof last === 'string') out[out.length - 1] = last + piece
    else if (piece !== '') out.push(piece)
  }
  return out
}

/** As it is printed: words, and words that stand for a figure and open its proof. */
export type PrintedSection = {
  number: string
  heading: string
  level: 1 | 2
  paragraphs: (string | { figure: string; part: string; text: string })[][]
}
