/**
 * One printed numeral → its exact value. Vietnamese writes 1.122 and 95,87; people also write 1,122 and 95.87, so the
 * separators are read by sense: what is counted in whole units cannot have three decimals, a percentage cannot be a thousand.
 */
import { multiply, parseDecimal, type Rational, rational } from '#domain/quantity.ts'

export type Numeral = {
  value: Rational
  decimals: number /** Separators were not the Vietnamese ones and were read by sense. */
  bySense: boolean
}

/** What the numeral is followed by decides how its separators are read. */
export type Sense = 'count' | 'percent' | 'money' | 'billion' | 'scaled' | 'measure'

export function numeralOf(key: string, sense: Sense, points = false): Numeral | null {
  const dots = key.split('.').length - 1
  const commas = key.split(',').length - 1
  if (dots + commas === 0) return plain(key, '', false)
  if (dots > 0 && commas > 0) {
    const lastDot = key.lastIndexOf('.') > key.lastIndexOf(',')
    const [whole, fraction] = cut(key, lastDot ? '.' : ',')
    return isGrouped(whole, lastDot ? ',' : '.') ? plain(whole.replace(/[.,]/g, ''), fraction, lastDot) : null
  }
  const sign = dots > 0 ? '.' : ','
  if (dots + commas > 1) return isGrouped(key, sign) ? plain(key.replaceAll(sign, ''), '', sign === ',') : null
  const [whole, fraction] = cut(key, sign)
  const groups = fraction.length === 3 && whole.length <= 3 && whole !== '0' && !/^0\d/.test(whole)
  if (!groups) return plain(whole, fraction, sign === '.')
  if (points || readsAsDecimal(sign, sense, fraction)) return plain(whole, fraction, sign === '.')
  return plain(whole + fraction, '', sign === ',')
}

/**
 * 1.122 người is grouping, 1,122 người too (people are whole); 61,639% is not. Before "tỷ" three digits after a comma are
 * decimals; after a dot as well (4.705 tỷ is a budget, 4.705 nghìn tỷ is none) unless they end in a zero, as 1.250 tỷ does.
 */
function readsAsDecimal(sign: string, sense: Sense, fraction: string): boolean {
  if (sense === 'percent') return true
  if (sense === 'billion') return sign === ',' || !fraction.endsWith('0')
  if (sense === 'scaled' || sense === 'measure') return sign === ','
  return false
}

function cut(key: string, sign: string): [string, string] {
  const at = key.lastIndexOf(sign)
  return [key.slice(0, at), key.slice(at + 1)]
}

const isGrouped = (key: string, sign: string): boolean => {
  const groups = key.split(sign)
  return /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group))
}

function plain(whole: string, fraction: string, bySense: boolean): Numeral | null {
  // A numeral of more than thirty digits measures nothing in this world; it is left alone.
  if (whole.length + fraction.length > 30) return null
  const value = parseDecimal(fraction ? `${whole}.${fraction}` : whole)
  return value && { value, decimals: fraction.length, bySense }
}

export const scaled = (numeral: Numeral, scale: bigint): Rational => multiply(numeral.value, rational(scale))
