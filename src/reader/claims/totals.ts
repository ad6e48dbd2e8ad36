/**
 * Parts and their total without a word that says so: a list in brackets or behind a colon ("7 giải: 1 giải nhất, 2 giải
 * nhì, 4 giải ba"), and a total behind its parts ("…, tổng cộng 188 đồng chí").
 */
import { add, compare, rational } from '#domain/quantity.ts'
import { akin, type Keys, type Linked, RELATION, type Relation, sameSentence } from './linked.ts'

const TOTAL = /(^| )(tổng cộng|cộng chung|cộng lại|cộng dồn|tổng số chung)( (?:là|có|được|:|cả hai|cả))*$/

/** "…; cộng 29 đồng chí": at the head of a clause the word adds up what was listed. */
const ADDED = /(^|[,;(] )cộng( là| được| có| :)?$/

/** Two halves and the year they make; any other "cả năm" may count more than what was listed. */
const YEAR = /(^| )cả (năm|hai đợt|hai kì|ba đợt|bốn quí)( (?:là|có|được|tổ|chức|:))*$/

const BARE = /(^| )[,;] tổng( số)?( là| có| :)?$/

/** The figures a total adds up: every count of its sentence before it, all in one kind of word, none of them a part or a change. */
export function addedUp(
  claim: Linked,
  i: number,
  linked: readonly Linked[],
  keys: Keys,
): { parts: number[]; explicit: boolean } | null {
  const said = keys(claim.first - 6, claim.first).join(' ')
  const bare = BARE.test(said)
  if (claim.form !== 'count' || claim.denominator || (!bare && !TOTAL.test(said) && !ADDED.test(said) && !YEAR.test(said)))
    return null
  const all = sameSentence(linked, i)
  // "2 đợt tại 6 xã; đợt một 310 người, đợt hai 290 người, tổng 610 người": a clause of other things is none of its parts.
  const clause = all.findLastIndex((at) => keys(linked[at]?.unitEnd ?? 0, linked[at + 1]?.first ?? 0).includes(';')) + 1
  const apart = all.slice(0, clause).every((at) => linked[at]?.form === 'count' && !isCounted(linked[at], claim))
  const before = apart ? all.slice(clause) : all
  if (before.length < 2) return null
  const alone = before.every((at) => {
    const part = linked[at]
    return part?.form === 'count' && !part.change && !part.denominator && part.relation === null && isCounted(part, claim)
  })
  // A bare "tổng" may count more than what was listed, save where the rounds of one thing are listed.
  const rounds = before.every((at) => keys((linked[at]?.first ?? 0) - 4, linked[at]?.first ?? 0).includes('đợt'))
  if (!alone) return null
  if (!rounds && bare) return bareTotal(claim, before, linked, keys)
  // "xã giành 3 giải nhất, 1 giải nhì; ban tổ chức trao tổng cộng 20 giải": who is named before the total may count more.
  const link = keys(linked[i - 1]?.unitEnd ?? 0, claim.first)
  const own = link.slice(link.findLastIndex((key) => ',;:.()'.includes(key)) + 1)
  const opens = own.findIndex((key) => key === 'tổng' || key === 'cộng')
  if (YEAR.test(said)) return { parts: before, explicit: before.length === 2 && halves(before, linked, keys) }
  return { parts: before, explicit: opens <= 0 || own.slice(0, opens).every((key) => SUMS_UP.has(key)) }
}

/** "gồm 48 dân quân, 12 công an viên; tổng 60 người": of a list that says it is whole; any other is only confirmed. */
function bareTotal(
  claim: Linked,
  parts: readonly number[],
  linked: readonly Linked[],
  keys: Keys,
): { parts: number[]; explicit: boolean } | null {
  const sum = parts.reduce((all, at) => add(all, linked[at]?.value ?? rational(0)), rational(0))
  const first = linked[parts[0] ?? -1]
  const whole = parts.length > 1 && first !== undefined && keys(first.first - 3, first.first).includes('gồm')
  return whole || compare(sum, claim.value) === 0 ? { parts: [...parts], explicit: whole } : null
}

/** "sáu tháng đầu năm …, sáu tháng cuối năm …". */
function halves(parts: readonly number[], linked: readonly Linked[], keys: Keys): boolean {
  const [first, second] = parts.map((at) => {
    const one = linked[at]
    return one ? keys(Math.max(linked[at - 1]?.unitEnd ?? 0, one.first - 10), one.first).join(' ') : ''
  })
  return /tháng đầu|nửa đầu/.test(first ?? '') && /tháng cuối|nửa cuối/.test(second ?? '')
}

/** Words before a total that name nobody. */
const SUMS_UP = new Set('như vậy tất cả nâng đưa và là với tính chung số'.split(' '))

/** In one kind of word, or people who come to be turns of people where they are added up. */
const isCounted = (part: Linked | undefined, total: Linked): boolean =>
  part !== undefined && (akin(part, total) || (part.family === 'person' && total.family === 'personTurn'))

/** How far the words of one list reach. */
const LIST = 60

/** "941 đồng chí (dân quân 825, tự vệ 116)": what stands in brackets, or behind a colon, right after a count of the same kind. */
export function listedUnder(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  if (claim.form !== 'count' || claim.denominator || claim.change) return null
  for (let at = i - 1; at >= 0 && at >= i - 8; at--) {
    const whole = linked[at]
    if (!whole || whole.sentence !== claim.sentence || claim.first - whole.unitEnd > LIST) return null
    const link = keys(whole.unitEnd, claim.first)
    const sign = link.findIndex((key) => key === '(' || key === ':')
    if (sign < 0 || (link[sign] === '(' && (sign > 0 || link.includes(')'))) || sign > 5) continue
    if (
      link.slice(0, sign).some((key) => ',;.'.includes(key)) ||
      link.slice(sign + 1).some((key) => key === '.' || EACH.has(key))
    )
      return null
    // "84 dân quân về ba thôn: thôn Hạ 36 người, …": the list is of the people, not of the places.
    if (link[sign] === ':' && whole.form === 'count' && !akin(whole, claim)) continue
    // "2.310 người (kế hoạch 2.200 người)": what was due is no part of what was done.
    if (link[sign] === '(' && DUE.has(link.slice(sign + 1, sign + 3).join(' '))) return null
    if (whole.form !== 'count' || whole.change || whole.before || whole.denominator || !akin(whole, claim)) return null
    if (compare(whole.value, claim.value) < 0) return null
    const divides = link[sign] === '(' && dividesWhole(keys(whole.unitEnd + sign + 1, closing(whole.unitEnd + sign + 1, keys)))
    return { ...RELATION, kind: 'part_of', to: [at], base: divides ? 'gồm' : link[sign] === ':' ? ':' : '(', explicit: false }
  }
  return null
}

const DUE = new Set(['kế hoạch', 'chỉ tiêu', 'nhu cầu', 'biên chế', 'được giao', 'trên giao', 'giao chỉ'])

const EACH = new Set(['mỗi', 'bình'])

function closing(from: number, keys: Keys): number {
  const end = keys(from, from + LIST).findIndex((key) => key === ')')
  return end < 0 ? from : from + end
}

/** Words that divide a whole without rest and without overlap. */
const DIVISIONS = [
  ['dân quân', 'tự vệ'],
  ['nam', 'nữ'],
  ['quân đội', 'công an'],
  ['quân sự', 'công an'],
]

function dividesWhole(words: readonly string[]): boolean {
  const said = ` ${words.join(' ')} `
  return (
    words.filter((word) => /^\d/.test(word)).length === 2 &&
    !said.includes(' trong ') &&
    DIVISIONS.some((parts) => parts.every((part) => said.includes(` ${part} `)))
  )
}
