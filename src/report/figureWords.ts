import type { Figure } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type Rational, rational, roundTo } from '#domain/quantity.ts'
import { printDecimal, printFigure, printInteger, printPercent } from '#domain/wording.ts'

/** What of a figure its words are made of. */
type Said = Pick<Figure, 'value' | 'numerator' | 'denominator' | 'qualifier'>

/** The figure without its unit word, which the sentence says; money and percentages keep theirs. */
export function figureWords(figure: Said, indicator: Indicator): string {
  const words = bare(figure, indicator)
  return figure.qualifier ? `${figure.qualifier} ${words}` : words
}

function bare({ value, numerator, denominator }: Said, indicator: Indicator): string {
  const isRatio = indicator.measure === 'ratio' && numerator !== null && !!denominator
  if (indicator.percent && isRatio) return percentWords(numerator, denominator, indicator.decimals)
  if (indicator.scale && isRatio) return moneyWords(rational(numerator, denominator))
  const words = printFigure(value, indicator)
  return !indicator.scale && words.endsWith(indicator.unit) ? words.slice(0, -indicator.unit.length).trim() : words
}

/** A whole hundred is written so, as reports do: "đạt 100% chỉ tiêu"; everything else with its decimals. */
export function percentWords(numerator: number, denominator: number, decimals = 2): string {
  return numerator === denominator ? '100%' : printPercent(numerator, denominator, decimals)
}

const BILLION = 1_000_000_000n
const MILLION = 1_000_000n

/** Money per thing need not be whole: two decimals of the largest unit that fits, none that say nothing. */
export function moneyWords(dong: Rational): string {
  const size = (dong.n < 0n ? -dong.n : dong.n) / dong.d
  const [scale, word] = size >= BILLION ? [BILLION, 'tỷ '] : size >= MILLION ? [MILLION, 'triệu '] : [1n, '']
  if (scale === 1n) return `${printInteger(roundTo(dong, 0).units)} đồng`
  let rounded = roundTo(rational(dong.n, dong.d * scale), 2)
  while (rounded.decimals > 0 && rounded.units % 10n === 0n)
    rounded = { units: rounded.units / 10n, decimals: rounded.decimals - 1 }
  return `${printDecimal(rounded)} ${word}đồng`
}
