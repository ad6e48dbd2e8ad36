import type { Day } from './period.ts'
import { existsAt } from './unit.ts'

/** A unit as it is placed in the tree of another day: its life and who it stood under first and last. */
export type PlacedUnit = {
  id: number
  validFrom: Day
  validTo: Day | null
  firstParent: number | null
  lastParent: number | null
}
export type Turn = { unit: number; successor: number; on: Day; role: 'merged' | 'split' | 'kept'; remains: boolean }

/**
 * Where the figures of a unit stand in the tree of a day. `itself`: it is there. `successor`: it had been merged by then and
 * its successor has them. `predecessor`: it was not founded yet, and all of it came from one unit. `undivided`: they cannot be
 * given to one unit of that tree, so they stand at the lowest unit above that has them all: after a split what was before it
 * stays with the predecessor's level; before a merger nobody can tell whose share was whose.
 */
export type Placing = { at: number | null; why: 'itself' | 'successor' | 'predecessor' | 'undivided' | 'ended' | 'not_yet' }

export type TreeOfDay = {
  day: Day
  units: ReadonlyMap<number, PlacedUnit>
  turns: readonly Turn[]
  /** Ancestors on the day from the root down, the unit itself last; empty for a unit that is not there. */
  path: (unit: number) => readonly number[]
}

export function placesIn(tree: TreeOfDay): (unit: number) => Placing {
  const before = Map.groupBy(
    tree.turns.filter(({ role }) => role !== 'kept'),
    ({ successor }) => successor,
  )
  const after = Map.groupBy(tree.turns, ({ unit }) => unit)
  const known = new Map<number, Placing>()
  const find = (id: number, seen: ReadonlySet<number>): Placing => {
    const found = known.get(id)
    if (found) return found
    const unit = tree.units.get(id)
    if (!unit || seen.has(id)) return { at: null, why: 'undivided' }
    const placing = place(unit, new Set([...seen, id]))
    known.set(id, placing)
    return placing
  }
  const above = (parent: number | null, seen: ReadonlySet<number>, why: Placing['why']): Placing =>
    parent === null ? { at: null, why } : { at: find(parent, seen).at, why }

  function place(unit: PlacedUnit, seen: ReadonlySet<number>): Placing {
    if (existsAt(unit, tree.day)) return { at: unit.id, why: 'itself' }
    if (unit.validFrom > tree.day) {
      const from = [...new Set((before.get(unit.id) ?? []).filter(({ on }) => on === unit.validFrom).map((turn) => turn.unit))]
      if (from.length === 0) return above(unit.firstParent, seen, 'not_yet')
      const places = from.map((one) => find(one, seen).at)
      const [first] = places
      if (places.length === 1) return { at: first ?? null, why: 'predecessor' }
      return { at: lowestCommon(places.map((at) => (at === null ? [] : tree.path(at)))), why: 'undivided' }
    }
    const turns = after.get(unit.id) ?? []
    const whole = turns.find(({ role }) => role === 'merged')
    if (whole) return { at: find(whole.successor, seen).at, why: 'successor' }
    const kept = turns.find(({ role }) => role === 'kept')
    return above(kept?.successor ?? unit.lastParent, seen, turns.length > 0 ? 'undivided' : 'ended')
  }
  return (unit) => find(unit, new Set())
}

/** The last unit all paths share. */
function lowestCommon(paths: readonly (readonly number[])[]): number | null {
  const [first = [], ...others] = paths
  let common: number | null = null
  for (const [depth, unit] of first.entries()) {
    if (!others.every((path) => path[depth] === unit)) break
    common = unit
  }
  return common
}

/** Until when what a unit holds counts anywhere: its end, or that of whoever holds what it left behind; null without an end. */
export function countsUntil(
  units: ReadonlyMap<number, PlacedUnit>,
  heirs: ReadonlyMap<number, number>,
  unit: number,
): Day | null {
  const seen = new Set<number>()
  for (let at = unit; ; ) {
    const one = units.get(at)
    if (!one || seen.has(at)) return null
    seen.add(at)
    const heir = heirs.get(at)
    if (one.validTo === null || heir === undefined) return one.validTo
    at = heir
  }
}

export const WHY: Readonly<Record<Placing['why'], string>> = {
  itself: 'có trong cây ngày này',
  successor: 'đã nhập, số thuộc đơn vị kế tục',
  predecessor: 'chưa tách ra, số thuộc đơn vị trước đó',
  undivided: 'không chia được theo cây ngày này, số để ở cấp trên chung',
  ended: 'đã kết thúc, số để ở cấp trên cuối cùng',
  not_yet: 'chưa thành lập, số để ở cấp trên',
}
