/**
 * How the figures of a sentence hang together: a percentage and the pair it is of, a part and its whole, what was attained
 * and what was assigned, a change and what it is measured against, a sum and the things it was spent on.
 */
import { compare } from '#domain/quantity.ts'
import { isOfPeriodBefore } from './aspect.ts'
import { gradeOf } from './graded.ts'
import { akin, baseText, type Keys, type Linked, RELATION, type Relation, sameSentence, TARGET_WORDS } from './linked.ts'
import { averageOf, perObject } from './perOne.ts'
import type { Quantity } from './quantities.ts'
import type { Marks } from './sentences.ts'
import { shareOf } from './shareRelations.ts'
import type { Token } from './tokens.ts'
import { addedUp, listedUnder } from './totals.ts'
import { opensWhole } from './wholes.ts'

export function relate(
  tokens: readonly Token[],
  marks: Marks,
  quantities: readonly Quantity[],
  text: string,
  offset: number,
  all: readonly string[] = tokens.map((token) => token.key),
): Linked[] {
  const slice = (from: number, to: number): string =>
    to > from ? text.slice((tokens[from]?.start ?? 0) - offset, (tokens[to - 1]?.end ?? 0) - offset) : ''
  const linked = quantities.map(
    (quantity): Linked => ({
      ...quantity,
      sentence: marks.sentence[quantity.first] ?? 0,
      change: changeBefore(tokens, quantity),
      before: false,
      relation: null,
      grade: null,
      text: slice,
    }),
  )
  if (quantities.length === 0) return []
  const keys = (from: number, to: number): string[] => all.slice(Math.max(0, from), Math.max(0, to))
  linked.forEach((claim, i) => {
    claim.grade = gradeOf(claim, linked[i - 1]?.unitEnd ?? 0, linked[i + 1]?.first ?? tokens.length, keys)
    claim.before = claim.change === null && (isOfPeriodBefore(claim.first, keys) || isComparedWith(claim, linked[i - 1], keys))
  })
  linked.forEach((claim, i) => {
    claim.relation =
      changeOf(claim, i, linked, keys) ??
      (claim.form === 'percent' || claim.form === 'points'
        ? shareOf(claim, i, linked, keys, tokens)
        : partOf(claim, i, linked, keys, marks)) ??
      averageOf(claim, i, linked, keys) ??
      perObject(claim, i, linked, keys)
    // "khá và giỏi 73 đồng chí, chiếm 76%": the share is of the grade its part counts.
    const { kind, to } = claim.relation ?? {}
    if (claim.grade === null && kind?.startsWith('share_of')) claim.grade = linked[to?.[0] ?? -1]?.grade ?? null
  })
  return linked
}

/** "cao hơn năm trước 1,7 điểm phần trăm (94,5%)": behind a change of a rate in brackets stands the rate they are counted from. */
const isComparedWith = (claim: Linked, before: Linked | undefined, keys: Keys): boolean =>
  before !== undefined &&
  before.change !== null &&
  before.sentence === claim.sentence &&
  (((before.form === 'points' || before.form === 'percent') &&
    claim.form === 'percent' &&
    keys(before.end, claim.first).join(' ') === '(') ||
    // "giảm 12% so với quý I (500 người)"
    /^so với (?!kế hoạch|chỉ tiêu|nhu cầu|tổng|số)[^,;.:()]+ \($/.test(keys(before.unitEnd, claim.first).join(' ')))

const LEADS = new Set('gần hơn trên khoảng thêm được tới đến dưới chừng ngót nhất ít là tương đương ứng'.split(' '))

/** tăng 37%, giảm hơn 12 vụ, tăng so với cùng kỳ 5%; "tăng lên 180" states a level and is no change. */
function changeBefore(tokens: readonly Token[], quantity: Quantity): 'up' | 'down' | null {
  let i = quantity.first - 1
  for (let steps = 0; steps < 3 && tokens[i]?.kind === 'word' && LEADS.has(tokens[i]?.key ?? ''); steps++) i--
  const [key, before] = [tokens[i]?.key, tokens[i - 1]?.key]
  if (isTimes(quantity)) return key === 'gấp' || key === 'tăng' ? 'up' : null
  // "cao hơn 1.400 m": a height is measured from the sea, not from the year before.
  if (quantity.family === 'length' && tokens[i + 1]?.key === 'hơn' && tokens[quantity.unitEnd]?.key !== 'so') return null
  if (tokens[i + 1]?.key === 'hơn' && /^(cao|nhiều|lớn)$/.test(key ?? '')) return 'up'
  if (tokens[i + 1]?.key === 'hơn' && /^(thấp|ít|nhỏ)$/.test(key ?? '')) return 'down'
  if (tokens[i + 1]?.key === 'đến' && quantity.first - 1 === i + 1) return null
  if (key === 'tăng' || (key === 'thêm' && before === 'tăng')) return 'up'
  if (key === 'giảm') return 'down'
  // tăng (so với cùng kỳ năm trước) 37%
  if (tokens[i]?.key === ')' || tokens[i]?.kind !== 'sign') {
    for (let at = i; at > i - 10 && at >= 0; at--) {
      const word = tokens[at]?.key ?? ''
      if (tokens[at]?.kind === 'number' && !/^(19|20)\d\d$/.test(word) && tokens[at + 1]?.key !== 'tháng') return null
      if (word === ',' || word === ';' || word === '.' || word === 'lên' || word === 'xuống' || word === 'từ') return null
      // "cao hơn năm trước 212 công dân"
      if (word === 'hơn' && isBefore(tokens, at + 1)) {
        if (MORE.has(tokens[at - 1]?.key ?? '')) return 'up'
        if (LESS.has(tokens[at - 1]?.key ?? '')) return 'down'
      }
      if ((word === 'tăng' || word === 'giảm') && tokens[at + 1]?.key === 'so') return word === 'tăng' ? 'up' : 'down'
    }
  }
  return null
}

const MORE = new Set(['cao', 'nhiều', 'lớn'])
const LESS = new Set(['thấp', 'ít', 'nhỏ'])

/** (so với) cùng kỳ, năm trước, năm ngoái. */
function isBefore(tokens: readonly Token[], from: number): boolean {
  const at = tokens[from]?.key === 'so' ? from + 2 : from
  const [key, next] = [tokens[at]?.key, tokens[at + 1]?.key]
  return (
    (key === 'cùng' && next === 'kì') || (key === 'năm' && (next === 'trước' || next === 'ngoái' || /^20\d\d$/.test(next ?? '')))
  )
}

/** "gấp 1,5 lần". */
const isTimes = ({ unit, form }: Quantity): boolean => unit === 'lần' && form === 'count'

/** The words that say an amount once more as a share: "tăng 223 đồng chí (tăng 14,6%)", "…, tức 15,5%". */
const SAID_AGAIN =
  /^(?:, )?(?:\(|\[|bằng|hay|tức(?: là)?|tương (?:ứng|đương)(?: với)?|=)(?: (?:tăng|giảm|bằng|tương đương|hay|là|gần|hơn|khoảng))*$/

const OF_A_PLAN = /^(so với |của )?(kế hoạch|chỉ tiêu|nhu cầu|tổng|số|dân số|quân số|biên chế)( |$)/

const isFromTo = (from: Linked | undefined, to: Linked | undefined, keys: Keys): boolean =>
  from !== undefined &&
  to?.sentence === from.sentence &&
  keys(from.first - 1, from.first)[0] === 'từ' &&
  /^(?:[^,;.]+ )?(?:lên|xuống|lên đến|lên tới|còn)$/.test(keys(from.unitEnd, to.first).join(' '))

function changeOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  const after = keys(claim.unitEnd, claim.unitEnd + 14)
  const so = after.indexOf('so')
  const against = so >= 0 && after[so + 1] === 'với' ? baseText(claim, after, so + 2) : null
  // "tăng 4,8 tỷ đồng so với năm 2025 (32 tỷ đồng), tương đương 15%": what it is compared with stands between.
  // "tăng 67 đồng chí, từ 452 lên 519, tương ứng 14,8%": so do both levels.
  const levels = isFromTo(linked[i - 2], linked[i - 1], keys)
  const back = levels ? i - 3 : linked[i - 1]?.before ? i - 2 : i - 1
  const again = linked[back]
  const since = linked[i - 1]?.unitEnd ?? 0
  if (
    again?.change &&
    again.sentence === claim.sentence &&
    again.form !== claim.form &&
    again.form !== 'points' &&
    claim.form !== 'points' &&
    (claim.change === null || claim.change === again.change) &&
    (claim.form === 'percent' || again.form === 'percent') &&
    SAID_AGAIN.test(keys(keys(since, since + 1)[0] === ')' ? since + 1 : since, claim.first).join(' ')) &&
    // "tăng 3 lớp, bằng 120% kế hoạch": a share of what was planned is none of the increase.
    !OF_A_PLAN.test(keys(claim.unitEnd, claim.unitEnd + 4).join(' '))
  ) {
    claim.change = again.change
    // "bằng" and "tương đương" may speak of what it is now of what it was; brackets and "tăng", "giảm" never do.
    const plain = !/[([]|tăng|giảm/.test(keys(since, claim.first).join(' '))
    return {
      ...RELATION,
      kind: 'change',
      to: levels ? [i - 2, i - 1] : [back],
      base: against,
      explicit: !plain,
      direction: again.change,
    }
  }
  if (claim.change && isTimes(claim)) {
    const level = sameSentence(linked, i).findLast((at) => linked[at]?.form === 'count' && linked[at]?.change === null)
    const base = level === undefined ? null : timesWhat(claim, i, linked[level], linked, keys)
    if (level !== undefined && base !== null)
      return { ...RELATION, kind: 'change', to: [level, base], base: against, direction: claim.change }
  }
  if (claim.change) {
    const previous = sameSentence(linked, i).filter((at) => at < i)
    // "tăng 12 đồng chí (5%)": the bracket repeats the change as a share.
    return { ...RELATION, kind: 'change', to: previous.slice(-2), base: against, direction: claim.change }
  }
  const near = keys(claim.first - 3, claim.first)
  if ((near.includes('vượt') && !(near.includes('đạt') && near.includes('và'))) || near.includes('thiếu'))
    return {
      ...RELATION,
      kind: 'beyond_target',
      to: [
        ...sameSentence(linked, i)
          .filter((at) => at < i)
          .slice(-2),
        ...(aimBehind(claim, linked[i + 1], keys) ? [i + 1] : []),
      ],
      base: against,
      direction: near.includes('vượt') ? 'up' : 'down',
    }
  return null
}

const AIM = /^(?:so với )?(?:chỉ tiêu|kế hoạch|nhu cầu)(?: [^,;.:()]+){0,4}(?: \(| là)?$/

/** "vượt 18,4% chỉ tiêu (125 đảng viên)": what was due stands behind. */
const aimBehind = (claim: Linked, next: Linked | undefined, keys: Keys): boolean =>
  next?.sentence === claim.sentence &&
  next.form === 'count' &&
  next.change === null &&
  !next.denominator &&
  AIM.test(keys(claim.unitEnd, next.first).join(' '))

const DUE_THEN_DONE =
  /^(?:[^,;.:()]+ )?(?:phải|theo kế hoạch|được giao)(?: [^,;.:()]+)? [,;] (?:đã|thực tế|kết quả|có mặt|thực hiện|tham gia)(?: (?:đã|có mặt|cử|tham gia|huấn luyện|tập huấn|thực hiện|đạt|được|có))*$/

/** "gấp 4,8 lần so với 126 lớp của cùng kỳ", "gấp 2,1 lần cùng kỳ (328 lớp)". */
function timesWhat(claim: Linked, i: number, level: Linked | undefined, linked: readonly Linked[], keys: Keys): number | null {
  const next = linked[i + 1]
  if (!level || next?.sentence !== claim.sentence || next.form !== 'count' || next.change) return null
  if (!akin(level, next) && next.family !== 'quota') return null
  const link = keys(claim.unitEnd, next.first).join(' ')
  return /^(?:so với |của |so )?(?:(?:cùng kì|năm|kì|quí|tháng|chỉ tiêu|kế hoạch|số)(?: [^,;.:()]+)? ?)?\(?$/.test(link) &&
    link.length < 60
    ? i + 1
    : null
}

const CALLED = /(^| )(gọi|triệu tập)( [^,;.:()]+)?$/
const CAME = /^[^,;.:()]*[,;] (?:đã )?(?:có mặt|đến|tham gia khám)(?: [^,;.:()]+)?$/

const OF_ALL = /^(?:[^,;.:()]+ )?(?:trên|trong) (?:tổng )?số $/

function partOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys, marks: Marks): Relation | null {
  if ((claim.form === 'money' && claim.family !== 'money') || claim.before) return null
  const parts = addedUp(claim, i, linked, keys)
  if (parts !== null) return { ...RELATION, kind: 'sum_of', to: parts.parts, explicit: parts.explicit }
  const last = linked[i - 1]?.sentence === claim.sentence ? linked[i - 1] : undefined
  if (last && last.form === claim.form) {
    const link = keys(last.unitEnd, claim.first).join(' ')
    // 519 trên tổng số 842: the figure before is the part, so this one, the whole, carries no relation of its own.
    if (
      akin(last, claim) &&
      /^(đồng chí |người )?(trên|trong|\/) (tổng số |tổng |số |chỉ tiêu |kế hoạch |chỉ tiêu được giao )?$/.test(`${link} `)
    ) {
      last.relation ??= { ...RELATION, kind: 'part_of', to: [i] }
      return null
    }
    // "2.367 thanh niên đủ điều kiện trong tổng số 3.902 thanh niên đã khám"
    if (akin(last, claim) && OF_ALL.test(`${link} `) && compare(last.value, claim.value) <= 0 && last.relation === null) {
      last.relation = { ...RELATION, kind: 'part_of', to: [i] }
      return null
    }
    const said = keys(last.first - 6, last.first).join(' ')
    // "320 đồng chí phải huấn luyện theo kế hoạch, đã tham gia 256": what stands behind the first says that it was due.
    if (akin(last, claim) && compare(last.value, claim.value) >= 0 && DUE_THEN_DONE.test(link))
      return { ...RELATION, kind: 'attained_of_target', to: [i - 1] }
    if (
      akin(last, claim) &&
      TARGET_WORDS.some((word) => said.includes(word)) &&
      /(thực hiện|đã|được|đạt|kết quả|có mặt|tham gia|cử)/.test(link) &&
      !/chỉ tiêu|kế hoạch|trong đó|;(?! (đã|thực hiện|có mặt|kết quả))/.test(link)
    )
      return { ...RELATION, kind: 'attained_of_target', to: [i - 1], explicit: link.split(' ').length <= 12 }
    // "Gọi khám 412 thanh niên, có mặt 389": those who came are of those called.
    if (akin(last, claim) && compare(last.value, claim.value) >= 0 && CALLED.test(said) && CAME.test(link))
      return { ...RELATION, kind: 'attained_of_target', to: [i - 1] }
    // "Trong 2.005 đồng chí nhập ngũ có 1.308 …"
    if (
      akin(last, claim) &&
      !last.denominator &&
      compare(last.value, claim.value) >= 0 &&
      !/[;(]/.test(link) &&
      !claim.change &&
      opensWhole(last, keys)
    )
      return { ...RELATION, kind: 'part_of', to: [i - 1], base: 'trong' }
  }
  const marker = markerBefore(claim, i, linked, keys, marks)
  if (!marker) return listedUnder(claim, i, linked, keys)
  let passed = false
  for (let at = i - 1; at >= 0 && at >= i - 14; at--) {
    const whole = linked[at]
    if (!whole || whole.first >= marker.place || inBrackets(keys(whole.unitEnd, marker.place))) continue
    if ((marks.sentence[whole.first] ?? 0) < claim.sentence - 1 || whole.sentence < marker.reach) break
    if (
      whole.form !== claim.form ||
      whole.change ||
      whole.before ||
      // "…, còn thiếu 112 đồng chí. Trong đó sĩ quan 248 đồng chí": what is lacking has no parts, and what another sentence
      // counts is the whole only of what is no more than it.
      whole.relation?.kind === 'beyond_target' ||
      (whole.sentence < claim.sentence && compare(whole.value, claim.value) < 0) ||
      // "bình quân mỗi xã 105 dân quân; trong đó 1.310 đồng chí …": nobody is a part of an average.
      whole.relation?.kind === 'average' ||
      (whole.family !== null && claim.family === null && claim.form === 'count' && at < i - 6)
    )
      continue
    // "9 cá nhân; tổng cộng 56 lượt khen thưởng, trong đó 39 cá nhân": the figure right before counts other things, and is the
    // whole all the same; one farther back that is too small is not.
    if (passed && compare(whole.value, claim.value) < 0) continue
    passed ||= whole.form === 'count' && !akin(whole, claim)
    // "trong đó đoàn viên 71 đồng chí, nữ 19 đồng chí": both are of the whole that opened the list.
    const opened = marker.beside && whole.relation?.kind === 'part_of' ? whole.relation.to[0] : undefined
    if (opened !== undefined && linked[opened] && akin(linked[opened], claim))
      return { ...RELATION, kind: 'part_of', to: [opened], base: marker.word }
    if (claim.family === null ? whole.form === 'count' : akin(whole, claim))
      return { ...RELATION, kind: 'part_of', to: [at], base: marker.word, explicit: marker.word !== 'riêng' }
  }
  return null
}

/** "24 chỉ tiêu (20 quân sự, 4 công an); …, trong đó 6 đảng viên": what brackets have closed over is no whole of what follows. */
const inBrackets = (between: readonly string[]): boolean => between.find((key) => key === '(' || key === ')') === ')'

/** The nearest "trong đó", "gồm", "riêng" before the claim in its sentence; at the head of a sentence it reaches back one. */
function markerBefore(
  claim: Linked,
  i: number,
  linked: readonly Linked[],
  keys: Keys,
  marks: Marks,
): { place: number; reach: number; word: string; beside?: true } | null {
  let start = claim.first
  while (start > 0 && marks.sentence[start - 1] === claim.sentence && claim.first - start < 160) start--
  const words = keys(start, claim.first)
  for (let at = words.length - 1; at >= 0; at--) {
    // "(gồm …), tự vệ 4.250 đồng chí": what stands in closed brackets says nothing of what follows them.
    if (words[at] === ')') at = opening(words, at)
    const word = words[at]
    if (word === ';' && linked[i - 1]?.relation?.kind !== 'part_of') return null
    // "1.122 đồng chí, nữ 166": women are counted out of those before them.
    if (word === 'nữ' && claim.form === 'count' && WOMEN.test(words.slice(at - 1).join(' ')) && !men(linked[i - 1], keys))
      return { place: start + at, reach: claim.sentence, word: 'trong đó', beside: true }
    const inside =
      word === 'trong' &&
      (words[at + 1] === 'đó' || (words[at + 1] === 'số' && (words[at + 2] === 'đó' || words[at + 2] === 'này')))
    const divided = word === 'chia' && /^(ra|thành|theo)$/.test(words[at + 1] ?? '')
    if (inside || divided || word === 'gồm' || word === 'riêng')
      return {
        place: start + at,
        reach: at <= 1 ? claim.sentence - 1 : claim.sentence,
        word: inside ? 'trong đó' : divided ? 'gồm' : word,
      }
  }
  return null
}

/** Place of the bracket that the one at a place closes; the place itself where none opens. */
function opening(words: readonly string[], close: number): number {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    if (words[at] === ')') depth++
    else if (words[at] === '(' && --depth === 0) return at
  }
  return close
}

const WOMEN = /^[,(;] nữ( có| là| :| gồm)?$/

/** "nam 500, nữ 620": the two are beside each other. */
const men = (before: Linked | undefined, keys: Keys): boolean =>
  before === undefined || before.unit === 'nam' || keys(before.first - 3, before.first).includes('nam')
