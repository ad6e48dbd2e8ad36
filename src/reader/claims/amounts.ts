/** A printed numeral with its scale words and its percent sign or currency: 4,7 tỷ đồng, 63 ngàn, 95,86%. */
import { add, multiply, type Rational, rational } from '#domain/quantity.ts'
import { type Numeral, numeralOf, type Sense, scaled } from './numerals.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

export type Form = 'count' | 'percent' | 'points' | 'money'

const SCALES: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    nghìn: 1000n,
    ngàn: 1000n,
    k: 1000n,
    vạn: 10_000n,
    triệu: 1_000_000n,
    tr: 1_000_000n,
    tỉ: 1_000_000_000n,
  }),
)

export type Amount = {
  value: Rational
  decimals: number
  end: number
  form: Form
  unit: string | null
  bySense: boolean
  scale: bigint
  key: string
  bare: boolean
}

/** The scale word at a place: none on the next line, and "tỷ lệ" is none. */
export function scaleAt(tokens: readonly Token[], at: number): bigint | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]]
  return !token || token.opens || (token.key === 'tỉ' && next?.key === 'lệ') ? undefined : SCALES.get(token.key)
}

const dotted = new WeakMap<readonly Token[], boolean>()

/** The text writes its decimals with a point (96.3%), never with a comma: then 4.750 tỷ is less than five. */
function writesPoints(tokens: readonly Token[]): boolean {
  let known = dotted.get(tokens)
  if (known === undefined) {
    const decimals = tokens.filter((token, i) => token.kind === 'number' && tokens[i + 1]?.key === '%')
    known = decimals.some(({ key }) => /^\d+\.\d{1,2}$/.test(key)) && !decimals.some(({ key }) => key.includes(','))
    dotted.set(tokens, known)
  }
  return known
}

/** A numeral with its scale words and its percent sign or currency. */
export function amountAt(tokens: readonly Token[], i: number): Amount | null {
  const token = tokens[i]
  if (token?.kind !== 'number') return null
  let key = token.key
  let end = i + 1
  // 8 832 with a blank for the dot: only where exactly three digits follow and a unit word after them.
  while (
    tokens[end]?.kind === 'number' &&
    /^\d{1,3}(\.\d{3})*$/.test(key) &&
    !key.startsWith('0') &&
    /^\d{3}$/.test(tokens[end]?.key ?? '') &&
    (tokens[end]?.start ?? 0) === (tokens[end - 1]?.end ?? 0) + 1 &&
    !tokens[end]?.opens &&
    (unitAt(tokens, end + 1) !== null || /^\d{3}$/.test(tokens[end + 1]?.key ?? ''))
  ) {
    key = `${key}.${tokens[end]?.key}`
    end++
  }
  const slipped = separatorSlipped(tokens, i, end)
  if (slipped !== null) {
    key = slipped
    end += 2
  }
  const scale = scaleAt(tokens, end)
  const percentAfter = percentAt(tokens, end)
  const unit = unitAt(tokens, end)
  const sense: Sense = percentAfter
    ? 'percent'
    : scale === 1_000_000_000n
      ? 'billion'
      : scale
        ? 'scaled'
        : unit?.family === 'money'
          ? 'money'
          : unit?.family === 'length' || unit?.family === 'time'
            ? 'measure'
            : 'count'
  const numeral = numeralOf(key, sense, sense === 'billion' && writesPoints(tokens))
  if (!numeral) return null
  if (percentAfter)
    return {
      value: numeral.value,
      decimals: numeral.decimals,
      end: percentAfter.end,
      form: percentAfter.form,
      unit: percentAfter.unit,
      bySense: numeral.bySense,
      scale: 1n,
      key,
      bare: false,
    }
  if (scale === undefined)
    return currency(tokens, {
      value: numeral.value,
      decimals: numeral.decimals,
      end,
      form: 'count',
      unit: null,
      bySense: numeral.bySense,
      scale: 1n,
      key,
      bare: false,
    })
  return currency(tokens, compound(tokens, numeral, scale, end + 1, key))
}

/** "1 .862 đồng chí", "85 ,3%": a blank slipped in before the separator, which stands close to what follows. */
function separatorSlipped(tokens: readonly Token[], i: number, end: number): string | null {
  const [first, sign, rest] = [tokens[i], tokens[end], tokens[end + 1]]
  if (end !== i + 1 || !first || rest?.kind !== 'number' || rest.spaced || rest.opens || !sign?.spaced || sign.opens) return null
  if ((sign.key !== '.' && sign.key !== ',') || !/^(0|[1-9]\d{0,2})$/.test(first.key)) return null
  const grouped = sign.key === '.' && /^\d{3}(\.\d{3})*$/.test(rest.key) && unitAt(tokens, end + 2) !== null
  const decimals = /^\d{1,3}$/.test(rest.key) && (percentAt(tokens, end + 2) !== null || scaleAt(tokens, end + 2) !== undefined)
  return grouped || decimals ? `${first.key}${sign.key}${rest.key}` : null
}

/** 4 tỷ 700 triệu; 2 tỷ rưỡi. */
function compound(tokens: readonly Token[], numeral: Numeral, scale: bigint, from: number, key: string): Amount {
  let value = scaled(numeral, scale)
  let end = from
  let lowest = scale
  if (lowest < 1_000_000_000n && tokens[end]?.key === 'tỉ') {
    value = multiply(value, rational(1_000_000_000))
    lowest = 1_000_000_000n
    end++
  }
  if (tokens[end]?.key === 'rưỡi') {
    value = add(value, rational(lowest, 2))
    end++
  }
  for (;;) {
    const [next, word] = [tokens[end], tokens[end + 1]]
    const lower = SCALES.get(word?.key ?? '')
    if (next?.kind !== 'number' || lower === undefined || lower >= lowest || next.opens) break
    const more = numeralOf(next.key, 'scaled')
    if (!more) break
    value = add(value, scaled(more, lower))
    lowest = lower
    end += 2
  }
  return { value, decimals: numeral.decimals, end, form: 'count', unit: null, bySense: numeral.bySense, scale, key, bare: true }
}

function percentAt(tokens: readonly Token[], i: number): { end: number; form: Form; unit: string } | null {
  const [token, next] = [tokens[i], tokens[i + 1]]
  if (token?.key === '%') return { end: i + 1, form: 'percent', unit: '%' }
  if (token?.key === 'phần' && next?.key === 'trăm') return { end: i + 2, form: 'percent', unit: '%' }
  if (token?.key === 'điểm' && next?.key === '%') return { end: i + 2, form: 'points', unit: 'điểm phần trăm' }
  if (token?.key === 'điểm' && next?.key === 'phần' && tokens[i + 2]?.key === 'trăm')
    return { end: i + 3, form: 'points', unit: 'điểm phần trăm' }
  return null
}

const RATE = new Set([
  'ngày',
  'tháng',
  'năm',
  'người',
  'suất',
  'nhà',
  'hộ',
  'lượt',
  'buổi',
  'giờ',
  'đồng',
  'công',
  'trường',
  'tập',
  'cá',
  'xã',
  'đơn',
  'gia',
  'trụ',
])

/** đồng, đ, VNĐ, USD; a bare tỷ is money too, unless something else is counted. */
function currency(tokens: readonly Token[], amount: Amount): Amount {
  const [word, next] = [tokens[amount.end], tokens[amount.end + 1]]
  const sign = word?.key
  if (sign === 'đ' && next?.key === '/' && tokens[amount.end + 2]?.key === 'c') return amount
  const foreign = sign === 'usd' || (sign === 'đô' && next?.key === 'la')
  const dong = unitAt(tokens, amount.end)?.family === 'money' || (sign === 'đ' && !(next?.kind === 'word' && !next.spaced))
  if (!dong && !foreign) return amount
  const end = amount.end + (sign === 'đô' ? 2 : 1)
  const slash = tokens[end]
  const per = slash?.key === '/' ? unitAt(tokens, end + 1) : null
  if (slash?.key === '/' && (per !== null || RATE.has(tokens[end + 1]?.key ?? ''))) {
    const second = tokens[end + 2]?.key === '/' && RATE.has(tokens[end + 3]?.key ?? '') ? `/${tokens[end + 3]?.key}` : ''
    return { ...amount, end, form: 'money', unit: `đồng/${per?.text ?? tokens[end + 1]?.key}${second}` }
  }
  return { ...amount, end, form: 'money', unit: foreign ? 'USD' : 'đồng' }
}
