/** What one figure's indicator tells of another figure's: the attained of its target, a growth of its base, a share of its whole. */
import type { Facts } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import { WEIGHTS } from './weights.ts'

type Scores = Map<number, number>

/** "phải tập huấn 132 đồng chí, có mặt 127": the second is what was attained of the first. */
export function lendToAttained(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const { relation } = linked[i] ?? {}
  if (relation?.kind !== 'attained_of_target') return
  const [mine, theirs] = [found[i], found[relation.to[0] ?? -1]]
  const target = theirs && topOf(theirs)
  if (!mine || !theirs || target === undefined || !list[target]?.ofTarget) return
  const attained = list.findIndex((fact) => fact.target === target)
  if (attained >= 0) mine.set(attained, Math.max(mine.get(attained) ?? 0, 1.1 * (theirs.get(target) ?? 0), 1.05 * best(mine)))
}

/** A growth is told by what grew: the last count before it, of this sentence or the one before. */
export function lendToGrowth(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.change === null || item.form !== 'percent') return
  const grown = [i - 1, i - 2, i - 3, i - 4, i - 5].map((at) => {
    const before = linked[at]
    return before && before.sentence >= item.sentence - 1 && found[at] ? topOf(found[at]) : undefined
  })
  list.forEach((fact, growth) => {
    if (!fact.growth || fact.operands.length === 0) return
    const tops = grown.filter((top) => top !== undefined)
    const nearest = list[tops[0] ?? -1]
    const told = tops.some((top) => fact.operands.includes(top)) && nearest?.chapter === fact.chapter
    if (told) mine.set(growth, Math.max(mine.get(growth) ?? 0, WEIGHTS.enough * 1.5))
    else if (nearest && nearest.chapter !== fact.chapter) mine.set(growth, (mine.get(growth) ?? 0) * 0.2)
  })
}

/** "372 tự vệ, trong đó đảng viên chiếm 45%": among alike shares the one divided by the figure before. */
export function lendToShare(i: number, linked: readonly Linked[], found: readonly Scores[], { list }: Facts): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item || !mine || item.form !== 'percent' || item.change !== null) return
  for (let at = i - 1; at >= 0 && at >= i - 5; at--) {
    const before = linked[at]
    if (!before || before.sentence < item.sentence - 1) return
    if (before.form !== 'count') continue
    const top = topOf(found[at] ?? new Map())
    if (top === undefined) continue
    for (const [ratio, score] of mine) if (list[ratio]?.under === top) mine.set(ratio, score * WEIGHTS.underShare)
    return
  }
}

/** "đạt 61,64%, tăng 4,06 điểm % so với cùng kỳ (57,58%)": what it is compared with is of the same indicator. */
export function lendToBefore(i: number, linked: readonly Linked[], found: readonly Scores[]): void {
  const [item, mine] = [linked[i], found[i]]
  if (!item?.before || !mine) return
  for (let at = i - 1; at >= 0 && linked[at]?.sentence === item.sentence; at--) {
    const level = linked[at]
    if (!level || level.change !== null || level.before || level.form !== item.form) continue
    mine.clear()
    for (const [indicator, score] of found[at] ?? []) mine.set(indicator, score)
    return
  }
}

export function topOf(scores: Scores): number | undefined {
  let top: [number, number] | undefined
  for (const entry of scores) if (entry[1] >= WEIGHTS.enough && (!top || entry[1] > top[1])) top = entry
  return top?.[0]
}

const best = (scores: Scores): number => Math.max(0, ...scores.values())
