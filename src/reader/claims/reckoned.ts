/**
 * A figure that follows from others of its sentence though no word between two of them says so: what is left of a whole
 * ("đã xong 40, còn 22 trên 62"), so many times so much ("mỗi ngày 9 người, 48 ngày, 432 lượt người"), and a whole that
 * the counts right behind it make up. Units are reckoned like in physics: what a rate is for each of must be counted.
 */
import { add, compare, multiply, type Rational, rational, subtract } from '#domain/quantity.ts'
import { readWords } from '#domain/wording/words.ts'
import { akin, type Keys, type Linked, sameSentence } from './linked.ts'
import { type Family, familyOf } from './unitWords.ts'

export type Reckoned = {
  op: 'left' | 'times' | 'total'
  /** Places it follows from: the whole and then what was taken off; the factors; the parts. */
  of: number[]
  /** Said by the words of the sentence, so that another number is wrong; else it may only be confirmed. */
  explicit: boolean
  /** A rate for each month is taken so many times besides: "6 tháng đầu năm" is a period and no figure of the text. */
  months: bigint | null
}

export const reckonedOf = (i: number, linked: readonly Linked[], keys: Keys): Reckoned | null => {
  const claim = linked[i]
  if (!claim || claim.high !== null || claim.change || claim.form === 'percent' || claim.form === 'points') return null
  return (
    leftOf(claim, i, linked, keys) ??
    productOf(claim, i, linked, keys) ??
    madeUp(claim, i, linked) ??
    addedBefore(claim, i, linked, keys)
  )
}

const plain = (one: Linked | undefined, like: Linked): one is Linked =>
  one !== undefined && one.form === like.form && !one.change && !one.before && one.high === null && akin(one, like)

/* What is left. */

const LEADS_LEFT = /(^|[,;:(] |và |hiện |vẫn |nay )(còn( lại| dư)?|tiết kiệm( được)?|kết dư|vắng( mặt)?)( là| có)?$/
const NAMES_LEFT = /^(còn lại|chưa|nộp chậm|gửi (chậm|muộn)|muộn|chậm|trễ|quá hạn|vắng|không (đạt|dự|tham gia|nộp)|đang|sẽ)( |$)/
const MAY_LEAD = new Set(['còn', 'kiệm', 'dư', 'được', 'vắng'])
/** The first words of these, so that most figures are passed over at a glance. */
const MAY_LEAVE = new Set('còn chưa nộp gửi muộn chậm trễ quá vắng không đang sẽ'.split(' '))
/** What may follow a rest that is of the same things: anything else ("còn 37 hộ cận nghèo") names other things. */
const SAME_THINGS = /^([,;.)]|chưa|đang|sẽ|phải|tiếp tục|chuyển|trong quí|lại|vắng|chậm|do|vì)( |$)|^$/
const REST = /(^|[,;] |và )còn lại( là| có)?$/
const DONE = /(^| )(đã|xong|hoàn thành|hoàn tất|giải ngân|chi|được chi|thực hiện)( |$)/

export const takenOff = (of: readonly { value: Rational; denominator: Rational | null }[]): Rational => {
  const [whole, ...parts] = of
  if (!whole) return rational(0)
  const from = whole.denominator ? subtract(whole.denominator, whole.value) : whole.value
  return parts.reduce((rest, part) => subtract(rest, part.value), from)
}

function leftOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Reckoned | null {
  if (
    !MAY_LEAVE.has(keys(claim.unitEnd, claim.unitEnd + 1)[0] ?? '') &&
    !keys(claim.first - 4, claim.first).some((key) => MAY_LEAD.has(key))
  )
    return null
  const since = Math.max(linked[i - 1]?.unitEnd ?? 0, claim.first - 6)
  const leads = LEADS_LEFT.test(keys(since, claim.first).join(' '))
  const behind = keys(claim.unitEnd, claim.unitEnd + 3).join(' ')
  if ((!leads && !NAMES_LEFT.test(behind)) || claim.denominator) return null
  const next = linked[i + 1]
  const after =
    next?.sentence === claim.sentence && /(^| )(trên|trong)( tổng)?( số)?$/.test(keys(claim.unitEnd, next.first).join(' '))
  const places = [...sameSentence(linked, i), ...(after ? [i + 1] : [])].filter((at) => plain(linked[at], claim))
  const rest = (of: readonly number[]): boolean => compare(takenOff(of.flatMap((at) => linked[at] ?? [])), claim.value) === 0
  const pairs = places.filter((at) => linked[at]?.denominator)
  const pair = pairs.find((at) => rest([at]))
  if (pair !== undefined) return { op: 'left', of: [pair], explicit: false, months: null }
  const counts = places.filter((at) => !linked[at]?.denominator)
  for (const whole of counts) {
    const parts = counts.filter((at) => at !== whole)
    const one = parts.find((at) => rest([whole, at]))
    if (one !== undefined) return { op: 'left', of: [whole, one], explicit: false, months: null }
    if (parts.length > 1 && rest([whole, ...parts])) return { op: 'left', of: [whole, ...parts], explicit: false, months: null }
  }
  if (!leads || !SAME_THINGS.test(behind) || places.length !== counts.length + pairs.length) return null
  const [whole, part] = counts
  const [large, small] = [linked[whole ?? -1], linked[part ?? -1]]
  if (counts.length !== 2 || pairs.length > 0 || whole === undefined || part === undefined || !large || !small || part !== i - 1)
    return null
  if (compare(large.value, small.value) <= 0 || compare(claim.value, large.value) >= 0) return null
  const said = [...keys(large.unitEnd, small.first), ...keys(small.unitEnd, claim.first)].join(' ')
  const exact = takenOff([large, small])
  // "danh sách có 412 công dân, tạm hoãn 175 công dân, còn lại 247": a rest that is called one, a slip of the pen off.
  const called = REST.test(keys(since, claim.first).join(' ')) && isNear(claim.value, exact)
  return (called || DONE.test(said)) && !/trong đó|riêng|gồm/.test(said)
    ? { op: 'left', of: [whole, part], explicit: true, months: null }
    : null
}

/* So many times so much. */

type Factor = { at: number; value: Rational; of: Family; word: string; per: string[] }

const EACH = new Set(['mỗi', 'từng'])
/** "hằng tháng" */
const EVERY = new Set(['hằng', 'hàng'])
const ENDS = new Set([',', ';', '.', ':', '(', ')'])
const FACTORS = 5

/** What a figure is for each of: "mỗi ngày 9 người", "65.000 đồng/người/ngày", "3 triệu đồng mỗi hộ". */
function perOf(one: Linked, before: Linked | undefined, keys: Keys): string[] {
  const words = keys(Math.max(before?.unitEnd ?? 0, one.first - 8), one.first)
  const cut = words.slice(words.findLastIndex((word) => ENDS.has(word)) + 1)
  const at = cut.findLastIndex((word, place) => EACH.has(word) || (EVERY.has(word) && cut[place + 1] === 'tháng'))
  const named = at < 0 ? [] : [cut.slice(at + 1, at + 3).join(' ')]
  const [sign, noun = '', second = ''] = keys(one.unitEnd, one.unitEnd + 3)
  const rates = one.unit?.split('/').slice(1) ?? []
  if (rates.length > 0) return [...rates, ...named]
  const behind = sign === '/' || (sign !== undefined && EACH.has(sign)) ? [`${noun} ${second}`.trim()] : []
  return [...named, ...behind]
}

const isOf = (word: string, factor: Pick<Factor, 'of' | 'word'>): boolean => {
  if (word.startsWith('ngày công')) return factor.of === 'manDay'
  const first = word.split(' ')[0] ?? word
  if (first === factor.word.split(' ')[0]) return factor.of !== 'manDay'
  const family = familyOf(word) === 'other' ? familyOf(first) : familyOf(word)
  return family === 'person' && factor.of === 'person'
}

/** What is left when every "for each" is taken off what was counted; null where one finds nothing to be taken off. `still` is what the product itself is for each of. */
function remaining(factors: readonly Factor[], still: readonly string[]): Family[] | null {
  const left = factors.map(({ of, word }) => ({ of, word }))
  const kept = [...still]
  for (const { per, at } of factors)
    for (const word of per) {
      const same = kept.indexOf(word)
      if (same >= 0) {
        kept.splice(same, 1)
        continue
      }
      const found = left.findIndex((one, place) => factors[place]?.at !== at && isOf(word, one))
      // "300 ngày công, 120.000 đồng/người/ngày": a day of work is one person for one day, and what is paid a day is paid each.
      const days = left.findIndex((one) => one.of === 'manDay')
      const people = left.findIndex((one) => one.of === 'person')
      if (days >= 0 && per.includes('người') && per.includes('ngày')) {
        if (word === 'ngày') left[days] = { of: 'share', word: '' }
      } else if (found >= 0) {
        left[found] = { of: 'share', word: '' }
        if (word === 'ngày' && per.length === 1 && people >= 0 && factors.some((one) => one.at === at && one.of === 'money'))
          left[people] = { of: 'share', word: '' }
      } else if (word.startsWith('ngày công')) {
        const [people, days] = [left.findIndex(({ of }) => of === 'person'), left.findIndex(({ of }) => of === 'time')]
        if (people < 0 || days < 0) return null
        left[people] = left[days] = { of: 'share', word: '' }
      } else return null
    }
  return kept.length > 0 ? null : left.flatMap(({ of }) => (of === 'share' ? [] : [of])).sort()
}

/** "12 tháng", "sáu tháng đầu năm" in the words of the sentence up to a figure: how many months, one where it is "tháng 9"; null where it names none or two. */
function monthsSaid(words: readonly string[]): bigint | null {
  const found = new Set<bigint>()
  words.forEach((word, at) => {
    if (word !== 'tháng' || BEFORE_A_MONTH.has(words[at - 2] ?? '')) return
    const digits = words[at - 1] ?? ''
    const value = /^\d{1,2}$/.test(digits) ? BigInt(digits) : readWords(digits)
    if (value !== null && value > 1n && value <= 60n) found.add(value)
  })
  const [only] = found
  if (found.size === 0 && words.some((word, at) => word === 'tháng' && /^\d{1,2}$/.test(words[at + 1] ?? ''))) return 1n
  return found.size === 1 && only !== undefined ? only : null
}

/** "ngày 6 tháng", "quý 2 tháng": a day before a month is no number of months. */
const BEFORE_A_MONTH = new Set(['ngày', 'quí', 'sáng', 'chiều', 'tối', '/', '-'])

/** May what is left be counted as the product is? People who come every day are turns of people, people and days are days of work. */
function yields(left: readonly Family[], product: Linked): boolean {
  const said = left.join(' ')
  if (product.form === 'money') return said === 'money'
  if (product.family === 'manDay') return said === 'person time' || said === 'manDay'
  if (product.family === 'personTurn') return said === 'person' || said === 'personTurn' || said === 'person turn'
  return left.length === 1 && left[0] === product.family
}

const ADDS_UP = /(^| )(tổng|cộng|thành tiền|được chi|chi trả|chi|hết|tất cả)( [^,;.:()]+)?$/

function productOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Reckoned | null {
  if (claim.denominator || claim.family === null) return null
  const earlier = sameSentence(linked, i).slice(-FACTORS)
  const [opening] = earlier
  if (opening === undefined || earlier.length < 2) return null
  const since = (linked[opening]?.first ?? 0) - 8
  if (claim.family !== 'manDay' && !keys(since, claim.first).some((key) => key === '/' || EACH.has(key))) return null
  const still = perOf(claim, linked[i - 1], keys)
  const factors = earlier.flatMap((at): Factor[] => {
    const one = linked[at]
    if (!one || one.change || one.high !== null || one.denominator || one.family === null || one.qualifier) return []
    if (one.form !== 'count' && one.form !== 'money') return []
    const word = one.unit ?? ''
    return [{ at, value: one.value, of: one.family, word, per: perOf(one, linked[at - 1], keys) }]
  })
  const months = monthsSaid(keys(since, claim.first))
  if (months !== null && factors.some(({ per }) => per.includes('tháng')) && !factors.some(({ word }) => word === 'tháng'))
    factors.push({ at: -1, value: rational(months), of: 'time', word: 'tháng', per: [] })
  const fits: Factor[][] = []
  // An allowance "đồng/tháng" is for each of the people named, though the words do not say so: it may be confirmed, never refused.
  const loose: Factor[][] = []
  for (let set = 3; set < 1 << factors.length; set++) {
    const chosen = factors.filter((_, place) => set & (1 << place))
    if (chosen.length < 2 || chosen.length > 3) continue
    const rated = chosen.some(({ per }) => per.length > 0)
    if (!rated && claim.family !== 'manDay') continue
    const left = remaining(chosen, still)
    if (left && yields(left, claim)) fits.push(chosen)
    else if (left && months !== null && claim.form === 'money' && left.join(' ') === 'money person') loose.push(chosen)
  }
  const product = (chosen: readonly Factor[], explicit: boolean): Reckoned => ({
    op: 'times',
    of: chosen.flatMap(({ at }) => (at < 0 ? [] : [at])),
    explicit,
    months: chosen.some(({ at }) => at < 0) ? months : null,
  })
  const right = [...fits, ...loose].find((chosen) => compare(timesOf(chosen), claim.value) === 0)
  if (right) return product(right, false)
  // Of several readings the one that leaves nothing of the sentence out.
  const most = Math.max(0, ...fits.map(({ length }) => length))
  const [only, second] = fits.filter(({ length }) => length === most)
  if (!only || second) return null
  const said = keys(Math.max(linked[i - 1]?.unitEnd ?? 0, claim.first - 6), claim.first).join(' ')
  const rated = only.some(({ per }) => per.length > 0)
  return product(only, rated && still.length === 0 && ADDS_UP.test(said) && isNear(claim.value, timesOf(only)))
}

export const timesOf = (of: readonly { value: Rational }[]): Rational =>
  of.reduce((product, { value }) => multiply(product, value), rational(1))

/** A slip of the pen stays near: farther off, the text reckons something else. */
function isNear(printed: Rational, exact: Rational): boolean {
  const off = subtract(printed, exact)
  return compare(multiply(off.n < 0n ? subtract(exact, printed) : off, rational(6)), exact) <= 0
}

/* A whole and the counts behind or before it. */

/** "… 31 đồng chí, … 28 đồng chí, … 22 đồng chí; tổng quân số 81 đồng chí": where the words call it a total, and it is one. */
function addedBefore(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Reckoned | null {
  if (claim.form !== 'count' || claim.denominator || claim.relation?.kind === 'sum_of') return null
  if (!keys(claim.first - 5, claim.first).some((key) => key === 'tổng' || key === 'cộng')) return null
  const parts: number[] = []
  let sum = rational(0)
  for (const at of sameSentence(linked, i).reverse()) {
    const part = linked[at]
    if (part?.form !== 'count') continue
    if (!plain(part, claim) || part.denominator || part.qualifier) return null
    parts.unshift(at)
    sum = add(sum, part.value)
    const order = compare(sum, claim.value)
    if (order > 0) return null
    if (order === 0) return parts.length > 1 ? { op: 'total', of: parts, explicit: false, months: null } : null
  }
  return null
}

/** A list is no longer than this. */
const REACH = 24

function madeUp(claim: Linked, i: number, linked: readonly Linked[]): Reckoned | null {
  if (claim.form !== 'count' || claim.denominator || claim.before) return null
  const parts: number[] = []
  let sum = rational(0)
  for (let at = i + 1; at < linked.length && at <= i + REACH && linked[at]?.sentence === claim.sentence; at++) {
    const part = linked[at]
    if (part?.form !== 'count') continue
    if (!plain(part, claim) || part.denominator || part.qualifier || part.relation !== null) return null
    parts.push(at)
    sum = add(sum, part.value)
    const order = compare(sum, claim.value)
    if (order > 0) return null
    if (order === 0) return parts.length > 1 ? { op: 'total', of: parts, explicit: false, months: null } : null
  }
  return null
}
