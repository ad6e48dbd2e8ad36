/**
 * Tokens → quantities: every printed number that measures something, with its value, its unit word and how it was
 * qualified. Pairs (81/89) and ranges (20-25%) are one quantity; what barred.ts refused never comes this far.
 */
import { compare, multiply, type Rational, rational } from '#domain/quantity.ts'
import { isNumberWord, readWordsAt } from '#domain/wording/words.ts'
import { type Amount, amountAt, type Form } from './amounts.ts'
import { type Bars, barsOf } from './barred.ts'
import { nounAt } from './nounAfter.ts'
import { type Qualifier, qualifierAfter, qualifierBefore } from './qualifiers.ts'
import { asking } from './spelling.ts'
import type { Token } from './tokens.ts'
import { type UnitFound, unitAt } from './unitAfter.ts'
import type { Family } from './unitWords.ts'
import { wordsQuantity } from './wordNumbers.ts'

export type Quantity = {
  /** First token of the number and the one after its last (scale, percent sign and currency included, unit word not). */
  first: number
  end: number
  /** After the unit word. */
  unitEnd: number
  value: Rational
  high: Rational | null
  denominator: Rational | null
  decimals: number
  form: Form
  unit: string | null
  family: Family | null
  qualifier: Qualifier
  words: boolean
  bySense: boolean
  /** "một số": no number, and its predicate stands far behind it. */
  vague?: boolean
}

/** A number written as a word may begin with it. */
const COUNTS = asking(isNumberWord)

const HYPHENS = '-–—‐‑'

export function quantitiesIn(tokens: readonly Token[], bars: Bars = barsOf(tokens)): Quantity[] {
  const found: Quantity[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]
    if (token?.kind === 'number' && bars[i] === undefined) {
      const quantity = numberAt(tokens, i, bars)
      if (quantity && measures(tokens, quantity)) found.push(quantity)
      i = quantity ? quantity.end : i + 1
    } else if (token?.kind === 'word' && (token.spelling.answers & COUNTS) !== 0) {
      const quantity = wordsQuantity(tokens, i, found.at(-1)?.unitEnd ?? 0)
      if (quantity) found.push(quantity)
      i = quantity ? quantity.end : i + Math.max(1, readWordsAt(wordKeys(tokens, i), 0)?.words ?? 1)
    } else i++
  }
  for (const [i, quantity] of found.entries()) takeUnit(tokens, quantity, found[i + 1])
  return found
}

/** "từ 85,2 lên 91,4%", "từ 12 xuống còn 8 vụ": the first is counted as the second is. */
function takeUnit(tokens: readonly Token[], quantity: Quantity, next: Quantity | undefined): void {
  if (quantity.family !== null || quantity.form !== 'count' || !next || next.unit === null || next.first - quantity.end > 3)
    return
  const link = tokens.slice(quantity.end, next.first)
  if (!link.some((token) => token.key === 'lên' || token.key === 'xuống') || link.some((token) => token.kind !== 'word')) return
  quantity.form = next.form
  quantity.unit = next.unit
  quantity.family = next.family
}

function wordKeys(tokens: readonly Token[], from: number): string[] {
  const keys: string[] = []
  for (let i = from; i < from + 16 && tokens[i]?.kind === 'word'; i++) keys.push(tokens[i]?.key ?? '')
  return keys
}

function numberAt(tokens: readonly Token[], i: number, bars: Bars): Quantity | null {
  const one = amountAt(tokens, i)
  if (!one) return null
  return rangeAt(tokens, i, one, bars) ?? pairAt(tokens, i, one, bars) ?? withUnit(tokens, i, one, null, null)
}

/** 20-25%, 20% - 25%, từ 20 đến 25%, 5-7 ngày. */
function rangeAt(tokens: readonly Token[], i: number, one: Amount, bars: Bars): Quantity | null {
  const loose = one.form === 'count' ? unitAt(tokens, one.end) : null
  let link = one.end
  let sign = tokens[link]
  if (loose && tokens[loose.end]?.key === 'đến' && tokens[i - 1]?.key === 'từ') {
    link = loose.end
    sign = tokens[link]
  }
  const hyphen = sign?.kind === 'sign' && HYPHENS.includes(sign.key) && !sign.opens
  const word = (sign?.key === 'đến' || sign?.key === 'tới') && tokens[i - 1]?.key === 'từ'
  if ((!hyphen && !word) || bars[link + 1] !== undefined) return null
  const two = amountAt(tokens, link + 1)
  if (!two || tokens[link + 1]?.opens) return null
  if (one.form !== 'count' && one.form !== two.form && !(one.form === 'money' && two.form === 'count')) return null
  // "từ 3 đến 5 triệu" counts both in millions.
  const low = one.scale === 1n && two.scale > 1n ? multiply(one.value, rational(two.scale)) : one.value
  if (compare(low, two.value) >= 0) return null
  const quantity = withUnit(tokens, i, { ...two, decimals: Math.max(one.decimals, two.decimals) }, null, low)
  return quantity && { ...quantity, qualifier: 'range' }
}

/** 81/89 đồng chí; 519 đồng chí/842 đồng chí. */
function pairAt(tokens: readonly Token[], i: number, one: Amount, bars: Bars): Quantity | null {
  if (one.form !== 'count' || one.value.d !== 1n) return null
  const between = unitAt(tokens, one.end)
  const slash = tokens[one.end]?.key === '/' ? one.end : between && tokens[between.end]?.key === '/' ? between.end : -1
  if (slash < 0 || tokens[slash + 1]?.kind !== 'number' || bars[slash + 1] !== undefined) return null
  const two = amountAt(tokens, slash + 1)
  // "giải ngân 860/950 triệu đồng": both are counted in millions.
  if (two?.form === 'money' && slash === one.end && one.scale === 1n && two.value.n > 0n)
    return {
      ...(withUnit(tokens, slash + 1, two, null, null) as Quantity),
      first: i,
      value: multiply(one.value, rational(two.scale)),
      denominator: two.value,
      qualifier: qualifierBefore(tokens, i),
    }
  if (two?.form !== 'count' || two.value.d !== 1n || two.value.n === 0n) return null
  const whole = withUnit(tokens, slash + 1, two, null, null)
  if (!whole) return null
  if (slash !== one.end) {
    if (whole.unit !== between?.text) return null
    return {
      ...whole,
      first: i,
      value: one.value,
      denominator: two.value,
      qualifier: qualifierBefore(tokens, i),
      end: whole.unitEnd,
    }
  }
  return { ...whole, first: i, value: one.value, denominator: two.value, qualifier: qualifierBefore(tokens, i) }
}

function withUnit(
  tokens: readonly Token[],
  i: number,
  amount: Amount,
  denominator: Rational | null,
  low: Rational | null,
): Quantity | null {
  const unit: UnitFound | null = amount.form === 'count' ? unitAt(tokens, amount.end) : null
  const bareMoney =
    amount.form === 'count' && unit === null && amount.bare && (amount.scale === 1_000_000_000n || moneySpoken(tokens, i))
  const form: Form = bareMoney || unit?.family === 'money' ? 'money' : amount.form
  const qualifier =
    qualifierBefore(tokens, i) ??
    qualifierAfter(tokens, unit?.end ?? amount.end) ??
    // "cao hơn 1.400 m" is more than that, where nothing is named to be higher than.
    (unit?.family === 'length' && tokens[i - 1]?.key === 'hơn' && tokens[unit.end]?.key !== 'so' ? 'approx_above' : null)
  return {
    first: i,
    end: amount.end,
    unitEnd: unit?.end ?? amount.end,
    value: low ?? amount.value,
    high: low ? amount.value : null,
    denominator,
    decimals: amount.decimals,
    form,
    unit:
      form === 'money'
        ? (amount.unit ?? unit?.text ?? 'đồng')
        : (unit?.text ?? amount.unit ?? (form === 'count' ? nounAt(tokens, amount.end) : null)),
    family: form === 'money' ? 'money' : form === 'percent' || form === 'points' ? 'share' : (unit?.family ?? null),
    qualifier,
    words: false,
    bySense: amount.bySense,
  }
}

const MONEY_TALK = new Set(['phí', 'tiền', 'vốn', 'ngân', 'trị', 'giá', 'đầu', 'quĩ', 'quỹ', 'cấp', 'chi'])

function moneySpoken(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= 0 && at > i - 14; at--) if (MONEY_TALK.has(tokens[at]?.key ?? '')) return true
  return false
}

const SAYS = new Set(
  'hành là được có gồm đạt còn nữ nam số cử với lên xuống thêm tăng giảm hơn gần trên khoảng đủ thiếu vượt giao trong và từ đến bằng xã giỏi khá yêu cầu loại chí viên quân vệ cả tới tiêu trí hiện kết nạp bệnh sinh thanh niên đã mới nhập ngũ an sự đó riêng phải mặt trả vắng hoãn miễn phạm thưởng tuyển trúng đăng ký kí hoạch huấn luyện gọi khám ước dưới chỉ tham gia dự tổng'.split(
    ' ',
  ),
)

/** A number without any unit word is a figure where the words before it say so, or where a table holds it. */
function measures(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.family !== null || quantity.form !== 'count') return true
  const before = tokens[quantity.first - 1]
  if (quantity.denominator !== null || quantity.high !== null) return true
  if (!before || before.key === ':' || before.key === '|' || before.key === '=') return true
  const after = tokens[quantity.end]
  if (before.kind === 'sign') return before.key !== '(' || quantity.value.n >= 10n
  if (after?.key === '|') return true
  // "đại học 22 (13,3%), cao đẳng 18 (10,9%)": what a share in brackets proves is a count.
  if (after?.key === '(' && tokens[quantity.end + 1]?.kind === 'number' && tokens[quantity.end + 2]?.key === '%') return true
  return SAYS.has(before.key) || quantity.qualifier !== null || quantity.value.n >= 1000n
}
