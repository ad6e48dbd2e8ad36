/** Does a printed figure follow from the exact one, and by which way of writing it? */
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  ROUNDINGS,
  type Rounding,
  rational,
  roundTo,
  subtract,
} from '#domain/quantity.ts'
import { printDecimal, printInteger } from '#domain/wording.ts'
import type { Qualifier } from '../claims/qualifiers.ts'

export type Agreement = { convention: 'exact' | 'half-up' | 'half-even' | 'cut' | 'approximate' } | null

const abs = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d })

/** `decimals` is the printed precision; a qualifier widens what is accepted, in its own direction only. */
export function agreement(printed: Rational, exact: Rational, decimals: number, qualifier: Qualifier): Agreement {
  if (compare(printed, exact) === 0) return { convention: 'exact' }
  if ((qualifier === null || qualifier === 'range') && isFar(printed, exact, decimals)) return null
  for (const rounding of ROUNDINGS) if (sameRounded(printed, exact, decimals, rounding)) return { convention: rounding }
  if (qualifier === null || qualifier === 'range') return null
  const gap = subtract(exact, printed)
  const allowed = multiply(abs(printed), rational(qualifier === 'about' ? 5 : 12, 100))
  if (compare(abs(gap), allowed) > 0) return null
  if (qualifier === 'about') return { convention: 'approximate' }
  return (qualifier === 'approx_above') === gap.n > 0n ? { convention: 'approximate' } : null
}

/** Farther off than any rounding reaches, seen without a division of large numbers: nearly all that is compared is. */
function isFar(printed: Rational, exact: Rational, decimals: number): boolean {
  const [one, other] = [Number(printed.n) / Number(printed.d), Number(exact.n) / Number(exact.d)]
  return Math.abs(one - other) > 2 / 10 ** decimals + Math.abs(one) * 1e-9
}

function sameRounded(printed: Rational, exact: Rational, decimals: number, rounding: Rounding): boolean {
  const { units } = roundTo(exact, decimals, rounding)
  return compare(printed, rational(units, 10n ** BigInt(decimals))) === 0
}

/** What one of the last digit of a printed sum is worth: 0,1 tỷ of "4,7 tỷ đồng". */
export function stepOf({ text, value }: { text: string; value: Rational }): Rational {
  const digits = BigInt(/^[\d.,]+/.exec(text)?.[0].replace(/\D/g, '') || 0)
  return digits > 0n ? rational(value.n, value.d * digits) : rational(0)
}

export const percentText = (value: Rational, decimals: number): string => `${printDecimal(roundTo(value, decimals))}%`

/** 95,8677…: enough digits to see why, with an ellipsis when there are more. */
export function longDecimal(value: Rational, decimals = 4): string {
  if (value.d === 1n) return printInteger(value.n)
  const cut = roundTo(value, decimals, 'cut')
  const exact = compare(rational(cut.units, 10n ** BigInt(decimals)), value) === 0
  let { units, decimals: kept } = cut
  while (exact && kept > 0 && units % 10n === 0n) {
    units /= 10n
    kept--
  }
  return printDecimal({ units, decimals: kept }) + (exact ? '' : '…')
}

export const hundredfold = (value: Rational): Rational => multiply(value, rational(100))

/** The word for each convention, as a person reads it. */
export const CONVENTION_WORDS: Readonly<Record<Rounding | 'exact' | 'approximate', string>> = {
  exact: 'đúng',
  'half-up': 'làm tròn',
  'half-even': 'làm tròn chẵn',
  cut: 'cắt bỏ',
  approximate: 'nói ước lượng',
}

/** How far a share may stand off because the sums it is of are printed rounded, in per cent. */
export function shareSpread(part: Rational, whole: Rational, partStep: Rational, wholeStep: Rational): Rational {
  const least = subtract(whole, wholeStep)
  const [high, exact] = [least.n > 0n ? divide(add(part, partStep), least) : null, divide(part, whole)]
  return high && exact ? hundredfold(subtract(high, exact)) : rational(0)
}
