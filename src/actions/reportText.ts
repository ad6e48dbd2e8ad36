import type { Cutoff } from '#domain/calendar.ts'
import type { FigureTable } from '#domain/figures.ts'
import { INDICATORS, indicators } from '#domain/indicators/index.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { eachPiece, indicatorOf, isChip, isQuote, type ReportText, type TextPlace, wordsOf } from '#domain/reportText.ts'
import type { Unit } from '#domain/unit.ts'
import { readingOf } from '#reader/claims.ts'
import { compareHeld } from '#reader/verify/held.ts'
import { fillToken, type NarrativeData, type NarrativeSection, plain, writeNarrative } from '#report/narrative.ts'
import { printedText, wordsToday } from '#report/reportText.ts'
import type { Db } from '#store/db.ts'
import { textOf } from '#store/reportTexts.ts'

/** The sections as screen and paper print them: the text somebody wrote where there is one, else that of the patterns. */
export async function printedSections(db: Db, unit: Unit, cutoff: Cutoff, data: NarrativeData): Promise<NarrativeSection[]> {
  const stored = await textOf(db, unit, keyOf(cutoff.period), cutoff.asOf)
  return stored ? printedText(stored.sections, data) : writeNarrative(data)
}

/** A chip whose figure moved since its words were agreed to; null where the figure is missing now. */
export type MovedChip = TextPlace & { token: string; title: string | null; text: string; now: string | null }

/** One way a figure is written in a sentence: "519/842", "61,64%". */
export type FigureForm = { token: string; title: string; text: string }

/** A number somebody typed: what the system would write there, or why it cannot say. */
export type TypedNumber = TextPlace & {
  /** Place among the words of the piece, and the words. */
  start: number
  end: number
  text: string
  standing: 'matched' | 'differs' | 'unknown'
  reason: string
  offers: FigureForm[]
}

export type TextStanding = { linked: number; quoted: number; moved: MovedChip[]; typed: TypedNumber[] }

/** Whether every number of a text is bound: to a figure as it is now, or to where it was quoted from. */
export function standingOf(text: ReportText, data: NarrativeData): TextStanding {
  let [linked, quoted] = [0, 0]
  const moved: MovedChip[] = []
  eachPiece(text, (piece, place) => {
    if (isQuote(piece)) quoted++
    if (!isChip(piece)) return
    linked++
    const now = wordsToday(piece, data)
    const title = indicators.get(indicatorOf(piece) ?? '')?.title ?? null
    if (now !== piece.text) moved.push({ ...place, token: piece.token, title, text: piece.text, now })
  })
  return { linked, quoted, moved, typed: typedNumbers(text, data) }
}

function typedNumbers(text: ReportText, data: NarrativeData): TypedNumber[] {
  const { words, places } = laidOut(text)
  return readingOf(words).claims.flatMap((claim): TypedNumber[] => {
    const place = places.findLast(({ from }) => from <= claim.start)
    // What a chip or a quotation says is bound already, whatever a sentence adds before or behind it.
    if (!place || place.bound || claim.start >= place.to || THRESHOLD.test(words.slice(place.from, claim.start))) return []
    const ids = [...new Set([claim.indicator, ...claim.candidates.map(({ indicator }) => indicator)])].flatMap((id) => id ?? [])
    const offers = ids.flatMap((id) => offersOf(id, data))
    const matched = offers.filter((offer) => same(offer.text, claim.text))
    const held = compareHeld(claim, data.figures as FigureTable, indicators)
    const standing =
      matched.length > 0 || held.verdict === 'agrees' ? 'matched' : held.verdict === 'differs' ? 'differs' : 'unknown'
    const best = offers.filter(({ token }) => token.split(':')[0] === claim.indicator)
    return [
      {
        section: place.section,
        paragraph: place.paragraph,
        piece: place.piece,
        start: claim.start - place.from,
        end: Math.min(claim.end, place.to) - place.from,
        text: claim.text,
        standing,
        reason: matched.length > 0 ? 'Khớp số trong hệ thống, chưa liên kết.' : held.reason,
        offers: (matched.length > 0 ? matched : best).slice(0, 5),
      },
    ]
  })
}

/** "đạt dưới 50%": a limit somebody set, which measures nothing. */
const THRESHOLD = /(?:dưới|không quá|tối đa|tối thiểu)\s+$/u

const same = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim()

/** Every way a figure is written in a sentence. */
function offersOf(id: string, data: NarrativeData): FigureForm[] {
  const title = indicators.get(id)?.title ?? id
  return ['value', 'pair', 'percent', 'gap', 'over'].flatMap((part) => {
    const token = part === 'value' ? id : `${id}:${part}`
    const runs = fillToken(token, data)
    return runs ? [{ token, title, text: plain(runs) }] : []
  })
}

/** Everything the figures of a report can say, for whoever puts one in a sentence. */
export const formsOf = (data: NarrativeData): FigureForm[] => INDICATORS.flatMap(({ id }) => offersOf(id, data))

type Laid = TextPlace & { from: number; to: number; bound: boolean }

/** The text as one run of words, a line for each heading and paragraph, and where every piece stands in it. */
function laidOut(text: ReportText): { words: string; places: Laid[] } {
  let words = ''
  const places: Laid[] = []
  for (const [section, { heading, paragraphs }] of text.entries()) {
    words += `${heading}\n`
    for (const [paragraph, pieces] of paragraphs.entries()) {
      for (const [at, piece] of pieces.entries()) {
        const from = words.length
        words += wordsOf(piece)
        places.push({ section, paragraph, piece: at, from, to: words.length, bound: typeof piece !== 'string' })
      }
      words += '\n'
    }
  }
  return { words, places }
}
