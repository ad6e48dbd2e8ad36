import type { Figure } from '#domain/figures.ts'
import type { Chapter, Indicator } from '#domain/indicator.ts'
import { CHAPTERS } from '#domain/indicators/index.ts'
import { printInteger } from '#domain/wording.ts'
import { FOREIGN, MISSING, ZERO } from './annex/signs.ts'
import { figureWords, percentWords } from './figureWords.ts'
import { amountWords } from './phrases/comparison.ts'

/** One figure of a chapter as a table prints it. */
export type ChapterRow = {
  indicator: Indicator
  target: string
  value: string
  /** Done of what was assigned, without the sign. */
  share: string
  previous: string
}
export type ChapterRows = { chapter: Chapter; title: string; rows: ChapterRow[] }

/** What a table needs of a figure: a frozen one has no year before. */
type Shown = Pick<Figure, 'value' | 'target' | 'numerator' | 'denominator' | 'state'> &
  Partial<Pick<Figure, 'previous' | 'qualifier'>>

/** The figures of a report chapter by chapter; chapters nobody has a figure for are left out, as are figures of other levels. */
export function chapterRows(catalogue: readonly Indicator[], figures: ReadonlyMap<string, Shown>): ChapterRows[] {
  return (Object.keys(CHAPTERS) as Chapter[]).flatMap((chapter) => {
    const rows = catalogue
      .filter((one) => one.chapter === chapter && one.targetOf === undefined)
      .flatMap((indicator) => {
        const figure = figures.get(indicator.id)
        return figure && says(figure) ? [rowOf(indicator, figure)] : []
      })
    return rows.length > 0 ? [{ chapter, title: CHAPTERS[chapter].title, rows }] : []
  })
}

/** A line of three dots and nothing else fills pages and says nothing. */
const says = ({ state, target, previous }: Shown): boolean =>
  state === 'value' || state === 'zero' || target !== null || (previous ?? null) !== null

function rowOf(indicator: Indicator, figure: Shown): ChapterRow {
  return {
    indicator,
    target: figure.target === null ? '' : amount(figure.target, indicator),
    value: valueWords(figure, indicator),
    share: shareOf(figure),
    previous: figure.previous === undefined || figure.previous === null ? MISSING : amount(figure.previous, indicator),
  }
}

/** Zero is '-', no figure yet '…', not of this unit '×'. */
export function valueWords(
  figure: Pick<Shown, 'value' | 'state' | 'numerator' | 'denominator' | 'qualifier'>,
  indicator: Indicator,
): string {
  if (figure.state === 'zero') return ZERO
  if (figure.state === 'not_applicable') return FOREIGN
  if (figure.value === null) return MISSING
  const { value, numerator, denominator, qualifier } = figure
  return figureWords({ value, numerator, denominator, ...(qualifier === undefined ? {} : { qualifier }) }, indicator)
}

export const shareOf = ({ value, target }: Pick<Shown, 'value' | 'target'>): string =>
  value === null || !target ? '' : percentWords(value, target).replace('%', '')

/** A number of the period, or of the one before. */
export const amount = (value: number, indicator: Indicator): string => (value === 0 ? ZERO : amountWords(value, indicator))

/** A count in a table. */
export const countWords = (value: number | null): string => (value === null ? MISSING : value === 0 ? ZERO : printInteger(value))
