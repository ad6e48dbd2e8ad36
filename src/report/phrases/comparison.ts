import type { Figure } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { parseDecimal, rational, roundTo } from '#domain/quantity.ts'
import { printDecimal, printFigure, printInteger } from '#domain/wording.ts'
import { moneyWords, percentWords } from '../figureWords.ts'
import type { Run } from '../narrative.ts'

const SAME = 'cùng kỳ năm trước'

/**
 * "tăng 34 (3,13%) so với cùng kỳ năm trước (1.088)": the data choose the word, difference and base are both said, shares
 * differ by percentage points. Without an earlier figure there is no comparison; nought against nought is not worth one.
 */
export function comparisonWords(figure: Figure, indicator: Indicator): Run[] | null {
  const { indicator: id, value, previous } = figure
  if (value === null || previous === null || (value === 0 && previous === 0)) return null
  const base = (text: string): Run => ({ figure: id, part: 'previous', text })
  const difference = indicator.percent ? (figure.changePoints ?? 0) : (figure.change ?? 0)
  if (difference === 0)
    return [`${indicator.measure === 'ratio' ? 'tương đương' : 'bằng'} ${SAME} (`, base(amountWords(previous, indicator)), ')']
  const size = Math.abs(difference)
  const words = indicator.percent ? `${decimalWords(size, indicator.decimals)} điểm %` : amountWords(size, indicator)
  const share = indicator.measure !== 'ratio' && previous > 0 ? ` (${percentWords(size, previous)})` : ''
  const about = figure.qualifier ? 'khoảng ' : ''
  const change: Run = { figure: id, part: 'change', text: `${about}${words}` }
  const earlier: Run = previous === 0 && indicator.measure !== 'ratio' ? 'không có' : base(amountWords(previous, indicator))
  return [difference > 0 ? 'tăng ' : 'giảm ', change, `${share} so với ${SAME} (`, earlier, ')']
}

/** A number as it is printed already: a percentage is the number before the sign. */
export function amountWords(amount: number, indicator: Indicator): string {
  if (indicator.percent) return `${decimalWords(amount, indicator.decimals)}%`
  if (indicator.scale) return indicator.measure === 'ratio' ? moneyWords(rational(amount)) : printFigure(amount, indicator)
  return Number.isInteger(amount) ? printInteger(amount) : decimalWords(amount, indicator.decimals)
}

/** A number that is already rounded to so many decimals. */
const decimalWords = (amount: number, decimals = 2): string =>
  printDecimal(roundTo(parseDecimal(amount.toFixed(decimals)) ?? rational(0), decimals))
