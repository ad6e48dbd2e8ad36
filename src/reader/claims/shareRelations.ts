/** What a percentage is of: a pair, a part and its whole, or a base outside the sentence. */
import { compare } from '#domain/quantity.ts'
import { akin, baseText, type Keys, type Linked, RELATION, type Relation, sameSentence, TARGET_WORDS } from './linked.ts'
import { spentOf } from './spentOf.ts'
import type { Token } from './tokens.ts'
import { attainedOf, isSpent, type Named, namedRate, sharedPart, wholeBehind, wholeByName } from './wholes.ts'

const LINKS = new Set([
  'bảo',
  'đảm',
  'đạt',
  'chiếm',
  'bằng',
  'tỉ',
  'lệ',
  'tương',
  'ứng',
  '(',
  '=',
  'đương',
  'hoàn',
  'thành',
  'được',
])

const BLOCKS = new Set([
  'tăng',
  'giảm',
  'vượt',
  'riêng',
  'loại',
  'giỏi',
  'khá',
  ';',
  '.',
  'khác',
  'phấn',
  'trở',
  'đảng',
  'cạnh',
  'yêu',
  'còn',
])

export function shareOf(
  claim: Linked,
  i: number,
  linked: readonly Linked[],
  keys: Keys,
  tokens: readonly Token[],
): Relation | null {
  const spent = spentOf(claim, i, linked, keys)
  if (spent) return spent
  const after = keys(claim.unitEnd, claim.unitEnd + 12)
  const base = namedBase(claim, after)
  const at = countedBefore(claim, i, linked, keys)
  const before = linked[at]?.sentence === claim.sentence ? linked[at] : undefined
  const next = linked[i + 1]?.sentence === claim.sentence ? linked[i + 1] : undefined
  if (before && before.form === 'count' && before.high === null) {
    const link = keys(linked[i - 1]?.unitEnd ?? 0, claim.first)
    const joined =
      !consumed(linked, at, i) &&
      !isSpent(linked, at) &&
      tailLinks(link) &&
      link.length <= 22 &&
      (link.length === 0 || link.some((key) => LINKS.has(key))) &&
      !isBlocked(link) &&
      !isInner(link)
    if (joined) {
      const named = before.denominator
        ? null
        : (wholeBehind(claim, i, at, linked, keys) ?? wholeByName(claim, at, base?.text ?? null, linked, keys))
      if (named) return ofWhole(named, base?.text ?? null)
      const earlier = linked[at - 1]
      if (
        earlier?.relation?.kind === 'part_of' &&
        earlier.relation.to[0] === at &&
        earlier.relation.base === null &&
        !base?.outside
      )
        return { ...RELATION, kind: 'share_of_whole', to: [at - 1, at], base: base?.text ?? null }
      if (base?.outside) return { ...RELATION, kind: 'share_of_base', to: [at], base: base.text }
      if (before.denominator) return { ...RELATION, kind: 'share_of_pair', to: [at], base: base?.text ?? null }
      const due = base === null || /^(kế hoạch|chỉ tiêu)/.test(base.text) ? attainedOf(claim, before, at, linked, keys) : null
      if (due)
        return due === 'unsaid'
          ? { ...RELATION, kind: 'share_of_base', to: [], base: base?.text ?? null }
          : ofWhole(due, base?.text ?? null)
      // "trong đó …; gọi nhập ngũ 16 công dân, đạt 100% chỉ tiêu": a share of what was assigned is none of the whole around the part.
      const assigned = before.relation?.kind === 'part_of' && base !== null && ASSIGNED.test(base.text)
      const whole = assigned ? null : wholeOf(before, at, linked, keys)
      if (whole)
        return {
          ...RELATION,
          kind: 'share_of_whole',
          to: [at, whole.place],
          base: base?.text ?? null,
          explicit:
            whole.explicit && !link.includes('hoàn') && (link.length <= 10 || link.filter((key) => key === ',').length === 1),
        }
      return {
        ...RELATION,
        kind: 'share_of_base',
        to: [at],
        base: base?.text ?? null,
        explicit: !assigned && link.length <= 6 && isAlone(before, at, linked),
      }
    }
  }
  const shared = sharedPart(claim, i, linked, keys)
  if (shared !== null) {
    const named = wholeBehind(claim, i, shared, linked, keys) ?? wholeByName(claim, shared, base?.text ?? null, linked, keys)
    if (named) return ofWhole(named, base?.text ?? null)
  }
  // đạt 91% (81/89 đồng chí); chiếm 15% (180 đồng chí)
  if (next?.form === 'count' && tokens[claim.end]?.key === '(' && next.first <= claim.end + 2) {
    if (next.denominator) return { ...RELATION, kind: 'share_of_pair', to: [i + 1], base: null }
    const whole = linked[i - 1]
    if (
      whole?.sentence === claim.sentence &&
      whole.form === 'count' &&
      !whole.denominator &&
      compare(whole.value, next.value) >= 0 &&
      akin(whole, next)
    )
      return {
        ...RELATION,
        kind: 'share_of_whole',
        to: [i + 1, i - 1],
        base: base?.text ?? null,
        explicit: base === null && isInner(keys(whole.unitEnd, claim.first)) && !keys(whole.unitEnd, claim.first).includes(';'),
      }
    return { ...RELATION, kind: 'share_of_base', to: [i + 1], base: base?.text ?? null, explicit: false }
  }
  if (next?.denominator && !base?.outside && bracketsOwn(claim, i, linked, keys))
    return { ...RELATION, kind: 'share_of_pair', to: [i + 1], base: base?.text ?? null }
  // "38,5% giỏi, tương đương 37 đồng chí"
  if (next?.form === 'count' && !next.denominator && SAME_AS.test(keys(claim.unitEnd, next.first).join(' ')))
    return { ...RELATION, kind: 'share_of_base', to: [i + 1], base: null, explicit: false }
  if (next?.denominator && /^(với|tương|tức|ứng)$/.test(keys(claim.end, claim.end + 1)[0] ?? '') && next.first <= claim.end + 4)
    return { ...RELATION, kind: 'share_of_pair', to: [i + 1], base: null }
  const rate = base ? null : namedRate(claim, i, linked, keys)
  if (rate) return ofWhole(rate, null)
  return base ? { ...RELATION, kind: 'share_of_base', to: [], base: base.text } : null
}

const WHERE = new Set('của tại ở thuộc từ'.split(' '))

/**
 * The count a percentage follows. "86/92 chiến sĩ của 12 bản tham gia, đạt 93,5%" is of the soldiers, not of the villages;
 * "có mặt 301 đồng chí, thiếu 19 đồng chí, đạt 94,1%" of those who came.
 */
function countedBefore(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): number {
  const [last, earlier] = [linked[i - 1], linked[i - 2]]
  if (!last || earlier?.sentence !== claim.sentence || last.sentence !== claim.sentence || earlier.form !== 'count') return i - 1
  const said = keys(last.first - 1, last.first)[0] ?? ''
  const where = WHERE.has(said) && !akin(last, earlier)
  const short = (last.relation?.kind === 'beyond_target' && last.relation.direction === 'down') || said === 'vắng'
  return (where || (short && akin(last, earlier))) && !earlier.change && !last.denominator ? i - 2 : i - 1
}

/** "74,1% khá, giỏi (106/143 đồng chí)": a pair alone in brackets, a few words behind what it proves. */
function bracketsOwn(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): boolean {
  const [next, after] = [linked[i + 1], linked[i + 2]]
  if (!next) return false
  const link = keys(claim.unitEnd, next.first)
  if (link.length > 8 || link.at(-1) !== '(' || link.slice(0, -1).some((word) => '();:.|'.includes(word))) return false
  const own = after?.sentence === claim.sentence && (after.form === 'percent' || after.form === 'points')
  return !own || keys(next.unitEnd, after.first).includes(')')
}

const ASSIGNED = /chỉ tiêu|kế hoạch|nhu cầu|giao/i

const SAME_AS = /^(?:[^,;.:()]+ )?[,(] (?:tương đương|tức(?: là)?|ứng với|tương ứng(?: với)?)$/

const ofWhole = ({ part, whole, explicit }: Named, base: string | null): Relation => ({
  ...RELATION,
  kind: 'share_of_whole',
  to: [part, whole],
  base,
  explicit,
})

/** These turn to something else even before the last comma; the others only where nothing parts them from the percentage. */
const TURNS = new Set(['tăng', 'giảm', 'vượt', ';', '.', 'khác', 'phấn', 'cạnh', 'còn'])

function isBlocked(link: readonly string[]): boolean {
  const parted = lastSeparator(link)
  return link.some((key, at) => (at < parted ? TURNS.has(key) || key === 'riêng' : BLOCKS.has(key)) && !isAdjective(link, at))
}

const lastSeparator = (link: readonly string[]): number =>
  Math.max(link.lastIndexOf(','), link.lastIndexOf(')'), link.lastIndexOf('('))

/** No other count of the sentence it could be a part of, or be due beside: only then do a count and a percentage answer for each other. */
const isAlone = (part: Linked, place: number, linked: readonly Linked[]): boolean =>
  !sameSentence(linked, place).some((at) => {
    const other = linked[at]
    return other?.form === 'count' && !other.change && akin(other, part)
  })

/** A pair in brackets after its own percentage is spent: the next percentage speaks of something else. */
const consumed = (linked: readonly Linked[], place: number, by: number): boolean =>
  [by - 3, by - 2, by - 1].some((at) => linked[at]?.relation?.kind === 'share_of_pair' && linked[at]?.relation?.to[0] === place)

/** "nơi làm việc riêng, chiếm …": a house of their own opens no new subject. */
const isAdjective = (link: readonly string[], at: number): boolean =>
  link[at] === 'riêng' && (at === link.length - 1 || link[at + 1] === ',')

const TAIL = new Set(
  'bảo đảm đạt chiếm bằng chỉ mới tỉ lệ tương ứng được là khoảng gần hơn trên và với hoàn thành ( = đương vượt cả xấp xỉ tức hay số'.split(
    ' ',
  ),
)

/** After the last comma only linking words may stand: ", chính trị viên phó đạt 55%" opens a new subject. */
function tailLinks(link: readonly string[]): boolean {
  const last = lastSeparator(link)
  return last < 0 || link.slice(last + 1).every((key) => TAIL.has(key))
}

/** "trong đó" between a figure and a percentage: the percentage is of the inner part, not of the figure. */
const isInner = (link: readonly string[]): boolean =>
  link.some((key, at) => key === 'trong' && (link[at + 1] === 'đó' || link[at + 1] === 'số'))

/** Bases that lie outside the counts of the sentence. */
const OUTSIDE =
  /^(tổng )?(dân số|quân số|biên chế|tổng quân số|số dân|lao động|tổng số lao động|tổng số cán bộ|cán bộ, công chức|nhu cầu|tổng dân số|chỉ tiêu đề ra|nghị quyết)/

function namedBase(claim: Linked, after: readonly string[]): { text: string; outside: boolean } | null {
  let from = -1
  if (after[0] === 'so' && after[1] === 'với') from = 2
  else if (after[0] === 'trên' || after[0] === 'của') from = 1
  else if (
    after[0] === 'tổng' ||
    (after[0] === 'số' && after[1] !== 'còn') ||
    after[0] === 'dân' ||
    after[0] === 'quân' ||
    after[0] === 'chỉ' ||
    after[0] === 'kế' ||
    after[0] === 'biên'
  )
    from = 0
  if (from < 0) return null
  const text = baseText(claim, after, from)
  return text === null
    ? null
    : { text, outside: OUTSIDE.test(text.toLowerCase()) && !/^(chỉ tiêu|kế hoạch)$/.test(text.toLowerCase()) }
}

/** The whole a part was counted from, looking back over the sentence. */
function wholeOf(
  part: Linked,
  place: number,
  linked: readonly Linked[],
  keys: Keys,
): { place: number; explicit: boolean } | null {
  if (part.relation?.kind === 'part_of' || part.relation?.kind === 'attained_of_target') {
    const to = part.relation.to[0]
    return to === undefined ? null : { place: to, explicit: part.relation.explicit }
  }
  const candidates = sameSentence(linked, place).filter((at) => {
    const whole = linked[at]
    return (
      whole?.form === 'count' && !whole.denominator && !whole.change && akin(whole, part) && compare(whole.value, part.value) >= 0
    )
  })
  const nearest = candidates.at(-1)
  if (nearest === undefined) return null
  const whole = linked[nearest]
  if (!whole) return null
  const said = keys(whole.first - 8, whole.first).join(' ')
  const explicit =
    candidates.length === 1 &&
    nearest === place - 1 &&
    (said.includes('tổng số') || TARGET_WORDS.some((word) => said.includes(word))) &&
    !keys(whole.unitEnd, part.first).includes(';')
  return { place: nearest, explicit }
}
