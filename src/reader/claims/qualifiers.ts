/** Words that say how nearly a number is meant: they belong to the claim, not to its value. */
import type { Token } from './tokens.ts'

export type Qualifier = null | 'approx_below' | 'approx_above' | 'about' | 'range'

const ONE: Readonly<Record<string, Qualifier>> = {
  gần: 'approx_below',
  ngót: 'approx_below',
  non: 'approx_below',
  dưới: 'approx_below',
  hơn: 'approx_above',
  trên: 'approx_above',
  quá: 'approx_above',
  khoảng: 'about',
  chừng: 'about',
  ước: 'about',
  cỡ: 'about',
}
const TWO: Readonly<Record<string, Qualifier>> = {
  'ít nhất': 'approx_above',
  'tối thiểu': 'approx_above',
  'không dưới': 'approx_above',
  'không ít': 'approx_above',
  'và vượt': 'approx_above',
  'hoặc vượt': 'approx_above',
  'xấp xỉ': 'about',
  'ước đạt': 'about',
  'ước khoảng': 'about',
  'ước tính': 'about',
  'ước chừng': 'about',
  'không quá': 'approx_below',
  'tối đa': 'approx_below',
  'không vượt': 'approx_below',
  'nhiều nhất': 'approx_below',
  'chưa đến': 'approx_below',
  'chưa tới': 'approx_below',
  'chưa đầy': 'approx_below',
  'suýt soát': 'approx_below',
  'chưa được': null,
  'lên đến': null,
  'vượt quá': 'approx_above',
  'vượt trên': 'approx_above',
  'trên dưới': 'about',
}

export function qualifierBefore(tokens: readonly Token[], i: number): Qualifier {
  const [near, far] = [tokens[i - 1], tokens[i - 2]]
  // "Ước thiệt hại 1,8 tỷ": one noun may stand between.
  if (near?.key === 'hại' && far?.key === 'thiệt' && tokens[i - 3]?.key === 'ước') return 'about'
  if (near?.kind !== 'word') return null
  const pair = far?.kind === 'word' ? TWO[`${far.key} ${near.key}`] : undefined
  if (pair !== undefined) return pair
  if (near.key === 'hơn' && far?.kind === 'word' && /^(nhiều|ít|cao|thấp|lớn|nhỏ|chậm|sớm)$/.test(far.key)) return null
  // "từ 85% trở lên" is handled after the number; "từ" alone says nothing.
  return ONE[near.key] ?? null
}

/** 85% trở lên, 85% trở xuống. */
export function qualifierAfter(tokens: readonly Token[], end: number): Qualifier {
  for (let at = end; at <= end + 1; at++) {
    if (tokens[at]?.key !== 'trở') continue
    if (tokens[at + 1]?.key === 'lên') return 'approx_above'
    if (tokens[at + 1]?.key === 'xuống') return 'approx_below'
  }
  return null
}
