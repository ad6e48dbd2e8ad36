import type { Day } from './period.ts'
import type { Lineage } from './unit.ts'

/**
 * The dated tree as plain data: who exists when, who stands under whom when, and under whom stands what a unit that ended
 * leaves behind. `writeLineage` (store) is the same rule as SQL; a test holds the two equal.
 */
export type DatedTree = {
  units: ReadonlyMap<number, { validFrom: Day; validTo: Day | null }>
  links: readonly { unit: number; parent: number; from: Day; to: Day | null }[]
  remains: ReadonlyMap<number, number>
}

const later = (a: Day, b: Day): Day => (a < b ? b : a)
const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a < b ? a : b)

/**
 * Every ancestor of a unit with its stretch. What a unit that ended leaves behind goes on to its heir from that day, and with
 * the heir wherever that one goes; a unit whose link was not ended with its parent goes the same way.
 */
export function lineageIn(tree: DatedTree, unit: number): Lineage[] {
  const out: Lineage[] = []
  const climb = (at: number, depth: number, from: Day, to: Day | null): void => {
    const node = tree.units.get(at)
    if (!node) return
    const start = later(from, node.validFrom)
    if (to !== null && start >= to) return
    const end = sooner(to, node.validTo)
    if (end === null || start < end) out.push({ ancestorId: at, depth, from: start, to: end })
    for (const link of tree.links)
      if (link.unit === at) climb(link.parent, depth + 1, later(start, link.from), sooner(end, link.to))
    const heir = tree.remains.get(at)
    if (heir !== undefined && node.validTo !== null) climb(heir, depth + 1, later(start, node.validTo), to)
  }
  const self = tree.units.get(unit)
  if (self) climb(unit, 0, self.validFrom, tree.remains.has(unit) ? null : self.validTo)
  return out
}
