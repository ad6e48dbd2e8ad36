/** What one figure's indicator tells of another figure's: the attained of its target, a growth of its base, a share of its whole. */
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
  if (!mine || !theirs || target === undefined || !list[target]?.ofTarget) return
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
