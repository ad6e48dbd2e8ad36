import type { Cutoff } from '#domain/calendar.ts'
import {
  type Chip,
  indicatorOf,
  isChip,
  isQuote,
  type ReportText,
  type TextPiece,
  type TextSection,
  tidy,
  wordsOf,
} from '#domain/reportText.ts'
import {
  capitalRuns,
  fillNarrative,
  fillToken,
  headingsOf,
  isToken,
  type NarrativeData,
  type NarrativeSection,
  numbered,
  type Part,
  type Piece,
  plain,
  type Run,
} from './narrative.ts'

/** What a person begins to write from: the sentences of the patterns, each number a chip. */
export const firstText = (data: NarrativeData): TextSection[] =>
  fillNarrative(data).map(({ heading, level, paragraphs }) => ({
    heading,
    level,
    paragraphs: paragraphs.map((pieces) => pieces.map(written)),
  }))

/** Words of the unit stay words; the day, the period and every figure can be filled again. */
const written = (piece: Piece): TextPiece =>
  typeof piece === 'string'
    ? piece
    : ['area', 'territory', 'force'].includes(piece.token)
      ? plain(piece.runs)
      : { token: piece.token, text: plain(piece.runs) }

/** What a chip would say today, its first letter as the sentence has it; null where its figure is missing. */
export function runsToday(chip: Chip, data: NarrativeData): Run[] | null {
  const runs = isToken(chip.token) ? fillToken(chip.token, data) : null
  return runs && /^\p{Lu}/u.test(chip.text) ? capitalRuns(runs) : runs
}

export const wordsToday = (chip: Chip, data: NarrativeData): string | null => {
  const runs = runsToday(chip, data)
  return runs && plain(runs)
}

/**
 * The text of another period with the figures and the headings of this one. A chip whose figure is missing keeps its place and
 * says "…"; a number quoted from a paper of then is a typed number again: both are for a person to look at.
 */
export function rolledText(text: ReportText, before: Cutoff, data: NarrativeData): TextSection[] {
  const [then, now] = [headingsOf({ ...data, cutoff: before }), headingsOf(data)]
  return tidy(
    text.map((section) => ({
      ...section,
      heading: now[then.indexOf(section.heading)] ?? section.heading,
      paragraphs: section.paragraphs.map((pieces) =>
        pieces.map((piece) =>
          isChip(piece) ? { ...piece, text: wordsToday(piece, data) ?? '…' } : isQuote(piece) ? piece.quoted : piece,
        ),
      ),
    })),
  )
}

/** As screen and paper print it: what was agreed to, each figure still open to its proof. */
export const printedText = (text: ReportText, data: NarrativeData): NarrativeSection[] =>
  numbered(text.filter((section, at) => section.paragraphs.length > 0 || holdsMore(text, at))).map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((pieces) => pieces.flatMap((piece) => printedPiece(piece, data))),
  }))

/** A part is printed for what stands under it. */
function holdsMore(text: ReportText, at: number): boolean {
  if (text[at]?.level !== 1) return false
  for (const { level, paragraphs } of text.slice(at + 1)) {
    if (level === 1) return false
    if (paragraphs.length > 0) return true
  }
  return false
}

function printedPiece(piece: TextPiece, data: NarrativeData): Run[] {
  if (typeof piece === 'string' || isQuote(piece)) return [wordsOf(piece)]
  const today = runsToday(piece, data)
  if (today && plain(today) === piece.text) return today
  const figure = indicatorOf(piece)
  return figure === null ? [piece.text] : [{ figure, part: partOf(piece), text: piece.text }]
}

const PARTS: Readonly<Record<string, Part>> = { some: 'words', none: 'words', met: 'words', over: 'gap' }
const partOf = ({ token }: Chip): Part => {
  const part = token.split(':')[1] ?? 'value'
  return PARTS[part] ?? (part as Part)
}
