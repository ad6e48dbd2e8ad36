/**
 * The whole a percentage is of, where the words of the sentence name it: printed behind the percentage ("46,9% so với kế
 * hoạch 1.773 đồng chí"), or named by what was said of it before ("59,4% số có mặt").
 */
import { compare } from '#domain/quantity.ts'
import { akin, type Keys, type Linked, sameSentence, TARGET_WORDS } from './linked.ts'

export type Named = { part: number; whole: number; explicit: boolean }

const OPENS_BASE = new Set('so trên trong của tổng dân quân chỉ kế biên nhu số dự'.split(' '))
const NO_BASE =
  /[,;.:|]|(^| )(tăng|giảm|vượt|thiếu|còn|chưa|đạt|được giao thêm|có|và|trong đó|gồm|riêng)( |$)|^so với (?:(?!cùng|năm).)* là đã/

/** "đạt 46,9% so với kế hoạch (1.773 đồng chí)", "bằng 44,5% tổng số 2.111 đồng chí". */
export function wholeBehind(claim: Linked, i: number, part: number, linked: readonly Linked[], keys: Keys): Named | null {
  const [next, counted] = [linked[i + 1], linked[part]]
  if (!next || !counted || next.sentence !== claim.sentence || next.form !== counted.form || next.change || next.denominator)
    return null
  if (counted.form !== 'count' && (counted.form !== 'money' || compare(next.value, counted.value) < 0)) return null
  if (next.high !== null || next.value.n <= 0n || !akin(counted, next)) return null
  const link = keys(claim.unitEnd, next.first)
  if (link.length === 0 || link.length > 10 || !OPENS_BASE.has(link[0] ?? '')) return null
  const bracket = link.indexOf('(')
  if (bracket >= 0 && (bracket !== link.length - 1 || keys(next.unitEnd, next.unitEnd + 1)[0] !== ')')) return null
  const words = (bracket < 0 ? link : link.slice(0, -1)).join(' ')
  if (NO_BASE.test(words) || (link[0] === 'trong' && link[1] === 'đó')) return null
  // "Kế hoạch 1.773 đồng chí, đạt 46,9% kế hoạch (831 đồng chí)": what was due stands before, what was done in brackets.
  if (bracket >= 0 && link[0] !== 'so' && isDue(counted, keys)) return { part: i + 1, whole: part, explicit: true }
  return { part, whole: i + 1, explicit: true }
}

const isDue = (one: Linked, keys: Keys): boolean => {
  const said = keys(one.first - 6, one.first).join(' ')
  return one.family === 'quota' || TARGET_WORDS.some((word) => said.includes(word))
}

const DUE_NOW = /(^| )(phải|theo kế hoạch|kế hoạch|chỉ tiêu|được giao|trên giao|nhu cầu|biên chế|cần)( [^ ,;.:()]+){0,4}$/

/**
 * "… huấn luyện 96 chiến sĩ; quân số phải huấn luyện là 104 đồng chí, tỷ lệ đạt 92,3%": the count right before the percentage
 * is what was due, so the part stands before it; `unsaid` where it cannot be told which.
 */
export function attainedOf(
  claim: Linked,
  due: Linked,
  place: number,
  linked: readonly Linked[],
  keys: Keys,
): Named | 'unsaid' | null {
  if (due.denominator || due.relation !== null || !DUE_NOW.test(lastClause(keys(due.first - 9, due.first)))) return null
  const parts = sameSentence(linked, place).filter((at) => {
    const part = linked[at]
    return part?.form === 'count' && !part.change && !part.denominator && part.high === null && akin(part, due)
  })
  const [part] = parts
  if (part === undefined || parts.length > 1 || linked[part]?.qualifier) return 'unsaid'
  // More than was due is told by a percentage above a hundred.
  const above = compare(claim.value, { n: 100n, d: 1n }) > 0
  // "Công ty có 2.480 người lao động, biên chế 186 tự vệ, chiếm 8,5%": what stands before was not done of what was due.
  if (compare(linked[part]?.value ?? due.value, due.value) > 0 !== above)
    return above ? { part, whole: place, explicit: false } : null
  return { part, whole: place, explicit: true }
}

/** What every base says and none is known by. */
const SAYS_NOTHING = /^(so với |trên |trong |của |tổng số |tổng |số |những |các |được |đã )+/
/** "quân số tự vệ" is known by whose it is. */
const OF_WHOM = /^(quân số|biên chế|lực lượng) (?=[^ ]+ [^ ]+)/
/** Words of these alone name a whole of the sentence before too. */
const POPULATION = /^(dân số|số dân)/

/** "bằng 59,4% số có mặt", "1,48% dân số": the count of which the same was said. */
export function wholeByName(
  claim: Linked,
  part: number,
  base: string | null,
  linked: readonly Linked[],
  keys: Keys,
): Named | null {
  const counted = linked[part]
  if (!counted || base === null) return null
  const said = base.toLowerCase().replace(/kỳ/g, 'kì')
  if (POINTS_BACK.test(said)) return pointedAt(claim, part, linked)
  const population = POPULATION.test(said.replace(/^tổng /, ''))
  const name = population ? 'dân số' : said.replace(SAYS_NOTHING, '').replace(OF_WHOM, '').split(' ').slice(0, 2).join(' ')
  if (name === '' || (!population && /^(dân|quân) số$/.test(name))) return null
  let found: number | null = null
  for (let at = part - 1; at >= 0 && at >= part - 8; at--) {
    const one = linked[at]
    if (!one || one.sentence < claim.sentence - 1) break
    if (one.form !== 'count' || one.change || one.before || one.denominator || one.high !== null || one.value.n <= 0n) continue
    if (!akin(one, counted) || compare(one.value, counted.value) < 0) continue
    const from = Math.max(one.first - 7, linked[at - 1]?.unitEnd ?? 0)
    const until = Math.min(one.unitEnd + 4, linked[at + 1]?.first ?? one.unitEnd + 4)
    if (!lastClause(keys(from, one.first)).includes(name) && !firstClause(keys(one.unitEnd, until)).startsWith(name)) continue
    if (found !== null && compare(linked[found]?.value ?? one.value, one.value) !== 0) return null
    found ??= at
  }
  if (found === null) return null
  return { part, whole: found, explicit: population || linked[found]?.sentence === claim.sentence }
}

/** "trên tổng số nêu trên", "số quân nói trên": what it is of was counted before, here or some sentences back. */
const POINTS_BACK = /(^| )((nêu|nói|kể) trên|vừa nêu|trên đây|ở trên)$/

/** How many sentences back. */
const SENTENCES_BACK = 3

/** The one count it can mean: of the nearest sentence that has any large enough; of two nobody can tell. */
function pointedAt(claim: Linked, part: number, linked: readonly Linked[]): Named | null {
  const counted = linked[part]
  let found: number | null = null
  for (let at = part - 1; counted && at >= 0 && at >= part - 10; at--) {
    const one = linked[at]
    if (!one || one.sentence < claim.sentence - SENTENCES_BACK) break
    const before = linked[found ?? -1]
    if (before && before.sentence !== one.sentence) break
    if (one.form !== 'count' || one.change || one.before || one.denominator || one.high !== null || one.value.n <= 0n) continue
    if (one.qualifier || !akin(one, counted) || compare(one.value, counted.value) < 0) continue
    if (before && compare(before.value, one.value) !== 0) return null
    found = at
  }
  return found === null ? null : { part, whole: found, explicit: true }
}

const lastClause = (words: readonly string[]): string =>
  words.slice(words.findLastIndex((word) => ',;.:('.includes(word)) + 1).join(' ')

function firstClause(words: readonly string[]): string {
  const end = words.findIndex((word) => ',;.:()'.includes(word))
  return (end < 0 ? words : words.slice(0, end)).join(' ')
}

/** The whole behind a percentage, or what the year before had: the next percentage is of neither. */
export function isSpent(linked: readonly Linked[], at: number): boolean {
  const [one, before] = [linked[at], linked[at - 1]]
  if (one?.form !== 'count' || before?.form !== 'percent' || before.sentence !== one.sentence) return false
  return before.relation?.kind === 'share_of_whole' && before.relation.to[1] === at
}

/** "… bằng 59,4% số có mặt và 56,1% số được gọi": the second percentage is of the same part. */
export function sharedPart(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): number | null {
  // "bằng 104,3% so với cùng kỳ (1.400 lượt) và bằng 97,3% …": what the first was of stands between.
  const at = isSpent(linked, i - 1) ? i - 2 : i - 1
  const [before, figure] = [linked[at], linked[i - 1]]
  if (before?.sentence !== claim.sentence || before.form !== 'percent' || before.change || !figure) return null
  if (!before.relation?.kind.startsWith('share_of')) return null
  const link = keys(figure.unitEnd, claim.first)
  const last = link.findLastIndex((word) => word === 'và' || word === ',' || word === ';')
  if (last < 0 || link.length > 14 || !link.slice(last + 1).every((word) => CARRIES_ON.has(word))) return null
  const [part] = before.relation.to
  return part === undefined || part > i ? null : part
}

const RATE = /(?:^|[,;.:(] )tỉ lệ ((?:[^ ,;.:()\d]+ )*?[^ ,;.:()\d]+)(?: (?:đạt|là|chiếm|bằng|được|chung))*$/

/** "121 báo cáo nộp đúng hạn, 18 báo cáo nộp chậm; tỷ lệ đúng hạn 89%": the count of which the name of the rate was said. */
export function namedRate(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Named | null {
  const name = RATE.exec(keys(Math.max(linked[i - 1]?.unitEnd ?? 0, claim.first - 9), claim.first).join(' '))?.[1]
  if (name === undefined || !name.includes(' ')) return null
  const counts = sameSentence(linked, i).filter((at) => {
    const one = linked[at]
    return one?.form === 'count' && !one.change && !one.before && !one.denominator && one.high === null
  })
  const parts = counts.filter((at) => {
    const one = linked[at]
    return (
      one && firstClause(keys(one.unitEnd, Math.min(linked[at + 1]?.first ?? one.unitEnd + 8, one.unitEnd + 8))).includes(name)
    )
  })
  const [part] = parts
  const counted = linked[part ?? -1]
  if (part === undefined || !counted || parts.length > 1) return null
  const wholes = counts.filter((at) => {
    const one = linked[at]
    return at < part && one && akin(one, counted) && compare(one.value, counted.value) >= 0
  })
  const [whole] = wholes
  return whole === undefined || wholes.length > 1 ? null : { part, whole, explicit: false }
}

const CARRIES_ON = new Set('bằng đạt chiếm tương đương với hay và'.split(' '))

/** "Trong 2.005 đồng chí nhập ngũ có 1.308 …": the words before the whole say that what follows is counted out of it. */
export const opensWhole = (whole: Linked, keys: Keys): boolean =>
  whole.family !== 'time' && /(^| )(trong|trên)( tổng)?( số)?( hơn| gần)?$/.test(keys(whole.first - 4, whole.first).join(' '))
