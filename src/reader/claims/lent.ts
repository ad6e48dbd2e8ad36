/** What one figure's indicator tells of another figure's: the attained of its target, a growth of its base, a share of its whole. */
import { compare, equal, rational } from '#domain/quantity.ts'
import type { Facts } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Scores } from './scores.ts'
import { WEIGHTS } from './weights.ts'

/** "phải tập huấn 132 đồng chí, có mặt 127": the second is what was attained of the first. */
export function lendToAttained(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const { relation } = linked[i] ?? {}
  if (relation?.kind !== 'attained_of_target') return
  const [mine, theirs] = [found[i], found[relation.to[0] ?? -1]]
  const target = theirs && topOf(theirs)
  if (!mine || !theirs || target === undefined) return
  if (!list[target]?.ofTarget) {
    // "Kế hoạch bồi dưỡng 1.250 đối tượng; đã bồi dưỡng 1.015": what was due is none of what was done, where nothing keeps it.
    if (topOf(mine) === target && !list[target]?.hasTarget && relation.explicit) weaken(theirs, target)
    return
  }
  const attained = list.findIndex((fact) => fact.target === target)
  if (attained >= 0) mine.raise(attained, Math.max(1.1 * theirs.get(target), 1.05 * mine.highest()))
}

/** A growth is told by what grew: the last count before it, of this sentence or the one before. */
export function lendToGrowth(i: number, linked: readonly Linked[], found: readonly Scores[], { list, growths }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.change === null || item.form !== 'percent') return
  const grown = [i - 1, i - 2, i - 3, i - 4, i - 5].map((at) => {
    const before = linked[at]
    return before && before.sentence >= item.sentence - 1 && found[at] ? topOf(found[at]) : undefined
  })
  const tops = grown.filter((top) => top !== undefined)
  const nearest = list[tops[0] ?? -1]
  for (const growth of growths) {
    const fact = list[growth]
    if (!fact) continue
    const told = tops.some((top) => fact.operands.includes(top)) && nearest?.chapter === fact.chapter
    if (told) mine.raise(growth, WEIGHTS.enough * 1.5)
    else if (nearest && nearest.chapter !== fact.chapter) mine.set(growth, mine.get(growth) * 0.2)
  }
}

/** "372 tự vệ, trong đó đảng viên chiếm 45%": among alike shares the one divided by the figure before. */
export function lendToShare(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.form !== 'percent' || item.change !== null) return
  for (let at = i - 1; at >= 0 && at >= i - 5; at--) {
    const before = linked[at]
    if (!before || before.sentence < item.sentence - 1) return
    if (before.form !== 'count') continue
    const theirs = found[at]
    const top = theirs && topOf(theirs)
    if (top === undefined) continue
    for (let k = 0; k < mine.indicators.length; k++)
      if (list[mine.indicators[k] as number]?.under === top) mine.values[k] = (mine.values[k] as number) * WEIGHTS.underShare
    return
  }
}

/** How sure the part of a percentage must be of its indicator before it speaks against a rate of something else. */
const SURE = 1.25
const ALL = rational(100)
const OF_ANOTHER = 0.35

/**
 * "38/38 thanh niên …; 7 đồng chí là đảng viên (18,4%)": a percentage of a part that is known to be something else is none of
 * the rates around it; nor is the share of the good alone the rate of all who passed.
 */
export function lendToPart(i: number, linked: readonly Linked[], found: readonly Scores[], { list, ratios }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.form !== 'percent' || item.change !== null) return
  const [place, under] = quotientOf(i, linked)
  if (place === undefined || place === i) return
  const theirs = found[place]
  const top = theirs && topOf(theirs)
  const whole = found[under ?? -1]
  const base = whole && topOf(whole)
  if (!theirs || top === undefined || list[top]?.measured !== 'count') return
  const own = base === undefined ? undefined : ratios.get(top)?.find((ratio) => list[ratio]?.under === base)
  if (own !== undefined) {
    mine.raise(own, Math.max(mine.highest() * 1.02, WEIGHTS.enough * 1.5))
    return
  }
  // "456 quân nhân dự bị, bằng 95% so với 480 đồng chí được gọi": of those called the part are those who came.
  const rate = topOf(mine)
  const [counted] = list[rate ?? -1]?.over.length === 1 ? (list[rate ?? -1]?.over ?? []) : []
  if (base !== undefined && list[rate ?? -1]?.under === base && counted !== undefined && theirs.get(counted) > 0) {
    theirs.raise(counted, theirs.highest() * 1.02)
    return
  }
  // All of it: said of the task that was done, whoever is named beside it.
  if (item.relation === null || theirs.get(top) < WEIGHTS.enough * SURE || equal(item.value, ALL)) return
  for (let k = 0; k < mine.indicators.length; k++) {
    const over = list[mine.indicators[k] as number]?.over ?? []
    if (over.length === 0 || (over.length === 1 && over[0] === top)) continue
    if (over.length > 1 && !over.includes(top)) continue
    // "lực lượng dân quân 132 đồng chí, đạt 2,2% dân số": a part of what the rate is of stands for it.
    if (over.some((one) => list[one]?.operands.includes(top))) continue
    mine.values[k] = (mine.values[k] as number) * OF_ANOTHER
  }
}

/** The part and the whole a percentage is of; in a row of a table, where no word says so, the two figures before it. */
function quotientOf(i: number, linked: readonly Linked[]): readonly (number | undefined)[] {
  const [item, last, earlier] = [linked[i], linked[i - 1], linked[i - 2]]
  if (item?.relation) return item.relation.kind.startsWith('share_of') ? item.relation.to : []
  const row =
    last?.form === 'count' && earlier?.form === 'count' && last.sentence === item?.sentence && earlier.sentence === item.sentence
  return row && compare(last.value, earlier.value) <= 0 ? [i - 1, i - 2] : []
}

/** "29/33 chi bộ có cấp ủy, đạt 87,9%": the part of a rate is not what the rate is divided by; nor is it that of another rate. */
export function tellPartFromWhole(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item?.relation || !mine || item.form !== 'percent' || item.change !== null || !item.relation.kind.startsWith('share_of'))
    return
  const [place, whole] = item.relation.to
  const theirs = found[place ?? -1]
  const rate = list[topOf(mine) ?? -1]
  const top = theirs && topOf(theirs)
  if (!theirs || top === undefined || rate?.under !== top || rate.over.includes(top) || whole === place) return
  // Where no word names the whole, the whole itself must stand beside.
  const beside = [1, 2, 3].some(
    (back) => linked[(place ?? 0) - back]?.sentence !== undefined && topOf(found[(place ?? 0) - back] as Scores) === top,
  )
  if (equal(item.value, ALL) || (item.relation.kind === 'share_of_base' && !beside)) return
  weaken(theirs, top)
}

/** Too little to be named, enough to be offered. */
function weaken(scores: Scores, indicator: number): void {
  scores.set(indicator, Math.min(scores.get(indicator) * OF_ANOTHER, WEIGHTS.enough * 0.9))
}

/** "tăng 67 đồng chí, từ 452 lên 519": the levels are of what the change is said of. */
export function lendToLevels(i: number, linked: readonly Linked[], found: Scores[]): void {
  const [item, from, to, mine] = [linked[i], linked[i + 1], linked[i + 2], found[i]]
  if (
    !item?.change ||
    item.form === 'percent' ||
    item.form === 'points' ||
    !mine ||
    from?.sentence !== item.sentence ||
    to?.sentence !== item.sentence
  )
    return
  if (from.change !== null || from.form !== item.form || to.form !== item.form || from.first - item.unitEnd > 3) return
  for (const at of [i + 1, i + 2]) {
    const theirs = found[at]
    if (theirs && topOf(theirs) === undefined)
      for (let k = 0; k < mine.indicators.length; k++)
        theirs.raise(mine.indicators[k] as number, (mine.values[k] as number) / WEIGHTS.beyond)
  }
}

/** "tặng 8 căn nhà đồng đội, mỗi căn 80 triệu đồng": what things outside the catalogue cost is none of its sums. */
export function lendToCost(i: number, linked: readonly Linked[], found: readonly Scores[], { list, overs }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  const place = item?.form === 'money' && item.relation?.kind === 'per_object' ? item.relation.to[0] : undefined
  if (
    !item ||
    !mine ||
    place === undefined ||
    (item.relation?.base === null && !item.relation.explicit && !GIVEN.has(linked[place]?.family ?? null))
  )
    return
  const theirs = found[place]
  const top = theirs && topOf(theirs)
  if (top !== undefined && overs.has(top)) return
  for (let k = 0; k < mine.indicators.length; k++)
    if (!list[mine.indicators[k] as number]?.rate) mine.values[k] = (mine.values[k] as number) * OF_ANOTHER
}

/** What is handed to people, and the people it is handed to. */
const GIVEN: ReadonlySet<string | null> = new Set(['goods', 'household'])

/** "đạt 61,64%, tăng 4,06 điểm % so với cùng kỳ (57,58%)": what it is compared with is of the same indicator. */
export function lendToBefore(i: number, linked: readonly Linked[], found: Scores[]): void {
  const item = linked[i]
  if (!item?.before) return
  for (let at = i - 1; at >= 0 && linked[at]?.sentence === item.sentence; at--) {
    const [level, theirs] = [linked[at], found[at]]
    if (!level || !theirs || level.change !== null || level.before || level.form !== item.form) continue
    found[i] = theirs.copy()
    return
  }
}

/** "bằng 0,61% dân số (15.738 người)": the figure behind the name of the base is what the rate is divided by. */
export function lendToBase(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const [item, mine, theirs] = [linked[i], found[i], found[i + 1]]
  if (!item || !mine || !theirs || item.form !== 'percent' || item.change !== null) return
  if (item.relation?.kind !== 'share_of_whole' || item.relation.base === null || item.relation.to[1] !== i + 1) return
  const under = list[topOf(mine) ?? -1]?.under
  if (under !== undefined && list[under]?.measured === 'count')
    theirs.raise(under, Math.max(theirs.highest() * 1.02, WEIGHTS.enough * 1.5))
}

/** "21.629 đồng chí, trong đó dân quân 20.507, tự vệ 1.122": the whole is what the catalogue adds up from the parts. */
export function lendToWhole(i: number, linked: readonly Linked[], found: readonly Scores[], { list, sums }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.form !== 'count' || !partOf(i, linked[i + 1])) return
  const parts = new Set<number>()
  for (let at = i + 1; at < linked.length && at <= i + 8 && (linked[at]?.sentence ?? 0) <= item.sentence + 1; at++) {
    const theirs = found[at]
    const top = theirs && partOf(i, linked[at]) ? topOf(theirs) : undefined
    if (top !== undefined) parts.add(top)
  }
  if (parts.size < 2) return
  for (const sum of sums) {
    const told = list[sum]?.operands.filter((operand) => parts.has(operand)).length ?? 0
    if (told >= 2 && list[sum]?.family === item.family) mine.raise(sum, Math.max(mine.highest() * 1.1, WEIGHTS.enough * 2))
  }
}

const partOf = (whole: number, part: Linked | undefined): boolean =>
  part?.relation?.kind === 'part_of' && part.relation.to[0] === whole

/** The best of those that are enough to name an indicator. */
export function topOf({ indicators, values }: Scores): number | undefined {
  let top = -1
  for (let i = 0; i < values.length; i++)
    if ((values[i] as number) >= WEIGHTS.enough && (top < 0 || (values[i] as number) > (values[top] as number))) top = i
  return indicators[top]
}
