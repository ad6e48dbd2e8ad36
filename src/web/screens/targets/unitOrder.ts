import type { Targets } from '../../contract.ts'
import { LOW_LEVEL, PLAN_LEVEL } from '../../figurePrinting.ts'

export type UnitColumn = { code: string; name: string; shortName: string; reds: number }

export const levelOf = (value: number | null, target: number | null): 'full' | 'part' | 'low' | 'none' => {
  if (value === null || !target) return 'none'
  return value * 100 >= target * PLAN_LEVEL ? 'full' : value * 100 >= target * LOW_LEVEL ? 'part' : 'low'
}

/** One order of the units for every row: those with the most red cells first, then by their weakest share. */
export function unitOrder(targets: Targets): UnitColumn[] {
  const columns = new Map<string, UnitColumn & { weakest: number }>()
  const at = (unit: { code: string; name: string; shortName?: string }) => {
    let column = columns.get(unit.code)
    if (!column) {
      column = { code: unit.code, name: unit.name, shortName: unit.shortName ?? unit.name, reds: 0, weakest: 2 }
      columns.set(unit.code, column)
    }
    return column
  }
  for (const row of targets.rows)
    for (const child of row.children) {
      const column = at(child.unit)
      if (levelOf(child.value, child.target) === 'low') column.reds++
      if (child.value !== null && child.target) column.weakest = Math.min(column.weakest, child.value / child.target)
    }
  for (const row of targets.lackingRows) for (const child of row.children) if (!child.ok) at(child.unit).reds++
  return [...columns.values()].sort((a, b) => b.reds - a.reds || a.weakest - b.weakest)
}
