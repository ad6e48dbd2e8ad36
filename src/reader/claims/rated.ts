/** What the unit word, the kind of number and the words of assignment make of each indicator whose phrases or role stand near. */
import type { Indicator } from '#domain/indicator.ts'
import type { Ground } from './around.ts'
import { lowerBound, pairsKnown, wordsBeside, wordsKnown } from './beside.ts'
import { forceOf, forceSpoken, forceWeight } from './force.ts'
import type { Framed } from './framed.ts'
import { type Fact, factsOf, NAMELESS } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Scored } from './phraseScorer.ts'
import { Scores } from './scores.ts'
import type { Marks } from './sentences.ts'
import { canonical, tokensOf } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

const ASSIGNED_BEFORE = /(chỉ tiêu|kế hoạch|được giao|phải|cần|trên giao|nhu cầu|triệu tập)|(trên|trong) tổng số$/
const ASSIGNED_AFTER = /(^| )(phải|cần|theo kế hoạch|được giao)( |$)/
/** Nouns so definite that a figure of them is seldom one of anything else: a ship is no company of the force, a school no commune. */
const COUNTS_ITSELF = new Set(
  'doanh nghiệp; công ty; hợp tác xã; trường; trường học; trường THPT; bệnh viện; nhà máy; trung tâm; tàu; tàu cá; tàu thuyền; ngân hàng; nhà trường; huy chương; bộ'.split(
    '; ',
  ),
)
/** A sentence that opens so tells what is to come: "Mục tiêu năm 2027: …", "Kế hoạch năm 2027 có …". */
const TO_COME = /^(các )?(mục tiêu|kế hoạch|chỉ tiêu|phương hướng|phấn đấu|dự kiến)( |$)/
const IS_DONE = /(^| )(đã|kết quả|đến nay|đến hết|có mặt|thực hiện được)( |$)/
/** Right before the figure, and nothing said of what came of it: "được giao huấn luyện 345 đồng chí". */
const ASSIGNS = /(được giao|(cấp trên|trên|tỉnh|huyện|xã) giao|chỉ tiêu|phải)( [^ ,.;:()%\d]+){0,4}$/
const CAME_OF_IT = /hoàn thành|đạt|vượt|thực hiện|đủ|kết quả|so với/
/** A verb of something done right before the figure: what it counts came about in the period and is no stock. */
const DONE =
  /(^| )(xây|xây mới|xây dựng|khởi công|khánh thành|nâng cấp|cải tạo|sửa chữa|thành lập|thành lập mới|ra mắt|lập mới|thêm|kết nạp|tuyển chọn|đưa vào sử dụng|cất bốc|quy tập)( thêm| mới| được)*$/
/** What stands behind the figure says what it counts: "2 đồng chí là đảng viên". */
const PREDICATE = /^(là|được|có trình độ|tốt nghiệp|thuộc diện) /
const EACH_HAD = /(^| )mỗi [^,;.:()\d]+$/
const AVERAGE_BEFORE = /bình quân|trung bình|mỗi/
const LACKING = /(^| )(chưa|thiếu|chậm|khuyết)( |$)/

/** The unit word, the kind of number and the words of assignment weigh each indicator. */
export function rate(
  scored: readonly Scored[],
  item: Linked,
  { tokens, words, stream, tables, marks }: Ground,
  indicators: readonly Indicator[],
  { added, worth }: Framed,
): Scores {
  const facts = factsOf(indicators)
  const scores = new Scores()
  const aspect = tables?.aspect(item.first) ?? null
  const plain = aspect !== null && tables?.isPlain(item.first)
  const headed = plain ? null : (tables?.lowestHeading(item.first) ?? null)
  const heading = plain ? null : tables?.heading(item.first).join(' ')
  const before = heading || words.between(item.first - 7, item.first)
  const after = beforeBar(words.between(item.unitEnd, item.unitEnd + (item.vague ? 50 : 7)))
  const opening = tables?.at(item.first) || item.form !== 'count' ? '' : words.between(opensAt(item, marks), item.first)
  const toCome = TO_COME.test(opening) && !IS_DONE.test(opening)
  const assigned =
    toCome || aspect === 'target' || item.family === 'quota' || ASSIGNED_BEFORE.test(before) || ASSIGNED_AFTER.test(after)
  // The row says what is lacking; a heading "Thiếu" only that its numbers are what is missing.
  const row = tables?.at(item.first) && !tables.unitCell(item.first) ? words.between(tables.rowStart(item.first), item.first) : ''
  const lacking =
    LACKING.test(row) ||
    (aspect !== 'gap' && LACKING.test(lastPart(before))) ||
    LACKING.test(firstPart(after, item.vague === true))
  const done = item.form === 'count' && DONE.test(before)
  const percent = item.form === 'percent' || item.form === 'points'
  const average = item.relation?.kind === 'average'
  const averaged = average || AVERAGE_BEFORE.test(before) || after.startsWith('mỗi ')
  // "mở 6 lớp, mỗi lớp 45 học viên": what each of them had is not what all of them had.
  const each = item.form === 'count' && EACH_HAD.test(before)
  const base = item.relation?.base?.toLowerCase() ?? null
  const force = forceSpoken(item, tokens, tables)
  const counted = item.family === 'person' && item.unit !== null && countsForce(item.unit)
  const beyond = item.relation?.kind === 'beyond_target'
  const head = item.unit === null ? '' : headOf(item.unit)
  const thingItself = item.form === 'count' && item.unit !== null && COUNTS_ITSELF.has(item.unit)
  /** What the words say of an indicator, however it came to be thought of. */
  const fitting = (fact: Fact, assignedFactor: number, lackingFactor: number): number => {
    let weight = force !== null && fact.background ? WEIGHTS.backgroundForce : forceWeight(force, fact.force)
    // "5.210 dân quân": a force counted in its own word is no population.
    if (counted && fact.background) weight *= 0.1
    if (thingItself && fact.head !== head) weight *= WEIGHTS.thingItself
    if (fact.average !== averaged && (fact.average || average)) weight *= WEIGHTS.average
    if (each && !fact.average && !fact.rate) weight *= WEIGHTS.average
    if (fact.ofTarget) weight *= item.denominator ? 0.4 : assigned ? assignedFactor : 0.6
    if (assigned && !item.denominator && !percent && fact.hasTarget) weight *= WEIGHTS.assignedAttained
    if (item.denominator && !fact.hasTarget && !fact.inRatio) weight *= WEIGHTS.pairAlone
    if (lacking !== fact.lacking) weight *= lacking ? 0.85 : lackingFactor
    if (fact.growth && item.form === 'points') weight *= 0.1
    else if (percent && fact.growth !== (item.change !== null)) weight *= fact.growth ? 0.1 : item.form === 'points' ? 0.15 : 0.3
    if (beyond && !fact.lacking) weight *= WEIGHTS.beyond
    if (!percent && item.change !== null) weight *= WEIGHTS.beyond
    // "giỏi 31, khá 42": the word beside a figure is its grade, and no other.
    if (item.grade !== null && fact.grade !== null) weight *= item.grade === fact.grade ? WEIGHTS.sameGrade : WEIGHTS.otherGrade
    if (item.form === 'money') weight *= rateWeight(item, fact.rate)
    return weight
  }
  const beside = scored.length > 0 || headed ? wordsBeside(item, tokens, stream, facts.things, headed) : null
  const strange = headed || PREDICATE.test(after) ? WEIGHTS.strangeHeading : WEIGHTS.strange
  if (beside) {
    const count = item.form === 'count'
    const thing = count ? facts.thingOf(item.unit) : NAMELESS
    const kin = facts.kin(item.family)
    for (const { indicator, score } of scored) {
      const fact = facts.list[indicator]
      const spokenOf = facts.things.spokenOf[indicator]
      if (!fact || !spokenOf) continue
      let weight = fitting(fact, 1.3, 0.6)
      if (count)
        weight *=
          item.family === null
            ? 0.85
            : (kin[indicator] as number) * (item.family === 'person' || fact.head === head ? 1 : WEIGHTS.otherWord)
      if (done && fact.stock) weight *= WEIGHTS.doneStock
      // A turn comes about; what stands is counted in heads.
      if (item.family === 'personTurn' && fact.stock) weight *= WEIGHTS.turnStock
      weight *= 1 - WEIGHTS.explains * (1 - pairsKnown(beside, spokenOf, facts.things))
      weight *= 1 - strange * (1 - wordsKnown(beside, spokenOf, facts.things))
      if (item.family === 'time') weight *= fact.family === 'time' ? WEIGHTS.time : 0.1
      if (thing !== NAMELESS) weight *= spokenOf[thing] === 1 ? WEIGHTS.named : WEIGHTS.unnamed
      if (base !== null && fact.bases.some((phrase) => base.includes(phrase))) weight *= 2
      if (weight > 0) scores.set(indicator, score * weight * worth(indicator))
    }
  }
  for (let i = 0; i < added.indicators.length; i++) {
    const indicator = added.indicators[i] as number
    const fact = facts.list[indicator]
    const spokenOf = facts.things.spokenOf[indicator]
    if (!fact || !spokenOf) continue
    const known =
      strange === WEIGHTS.strangeHeading && beside ? 1 - strange * (1 - wordsKnown(beside, spokenOf, facts.things)) : 1
    scores.add(indicator, (added.values[i] as number) * known * fitting(fact, 1, 0.3))
  }
  // What is as good as said of one force is said of the force that was named.
  if (force !== null)
    for (let i = scores.indicators.length - 1; i >= 0; i--) {
      const fact = facts.list[scores.indicators[i] as number]
      const twin = fact && fact.force !== force ? fact.twins[force] : undefined
      if (twin !== undefined) scores.raise(twin, (scores.values[i] as number) * 1.03)
    }
  if (item.form === 'count' && !item.denominator && (aspect === 'target' || toCome || (!heading && assignedOutright(before))))
    for (let i = scores.indicators.length - 1; i >= 0; i--) {
      const target = facts.list[scores.indicators[i] as number]?.target
      if (target !== undefined) scores.raise(target, ((scores.values[i] as number) / WEIGHTS.assignedAttained) * 1.02)
    }
  return scores
}

/** Where the sentence of a figure begins, not farther than a line of words. */
function opensAt(item: Linked, { sentence }: Marks): number {
  const from = lowerBound(sentence, item.sentence)
  return item.first - from > 60 ? item.first : from
}

/** Up to the end of a cell. */
function beforeBar(text: string): string {
  const bar = text.indexOf('|')
  return bar < 0 ? text : text.slice(0, bar)
}

function assignedOutright(before: string): boolean {
  return ASSIGNS.test(before) && !CAME_OF_IT.test(before)
}

const lastPart = (text: string): string => text.slice(Math.max(text.lastIndexOf('.'), text.lastIndexOf(';')) + 1)

function firstPart(text: string, vague: boolean): string {
  // "cơ quan, tổ chức", "xã, phường" are one name.
  const end = text.search(vague ? /[.;]/ : /[.;]|(?<!cơ quan |xã |phường )[,]/)
  return end < 0 ? text : text.slice(0, end)
}

const forces = new Map<string, boolean>()

/** A unit word that is the name of a force: "5.210 dân quân". */
function countsForce(unit: string): boolean {
  let names = forces.get(unit)
  if (names === undefined) {
    names = forceOf(tokensOf(unit)) !== null
    if (forces.size >= KEPT) forces.clear()
    forces.set(unit, names)
  }
  return names
}

const heads = new Map<string, string>()

/** First word of a unit word. */
function headOf(unit: string): string {
  let head = heads.get(unit)
  if (head === undefined) {
    head = canonical(unit.split(/[ ,]/)[0] ?? '')
    if (heads.size >= KEPT) heads.clear()
    heads.set(unit, head)
  }
  return head
}

const KEPT = 5_000

/** 327.600 đồng/ngày is a rate; a sum without "/" may be one while it is small, never at twenty million and more. */
function rateWeight(item: Linked, rate: boolean): number {
  if (item.unit?.includes('/')) return rate ? 1.3 : 0.3
  if (!rate) return 1
  return item.value.n / item.value.d >= 20_000_000n ? 0.03 : 0.7
}
