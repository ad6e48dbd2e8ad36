import { sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import { snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Lineage } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { onceCorrections } from './jointCounts.ts'
import type { Measures } from './measures.ts'
import { recordsByAny } from './records.ts'
import type { TreeBasis } from './treeBasis.ts'
import { lineageOf, unitsByIds } from './units.ts'

/** What counting joint activities once adds at a unit when their participants stand in another tree. */
export type JointShift = { unit: number; measure: number; day: Day; amount: number }

/**
 * An activity of two communes is counted once at the lowest unit above both: under another tree that is another unit, or the one
 * they became. Told as the difference to what the ledger holds, which stands where the tree of each day had it: taken away
 * where that unit is placed now, and counted anew. A participant that is not in the tree stands at the unit it is placed at.
 */
export async function jointShifts(
  db: Db,
  { byId }: Measures,
  basis: TreeBasis,
  windows: readonly Window[],
  only?: readonly number[],
): Promise<JointShift[]> {
  const asked = (measure: number | undefined): measure is number => measure !== undefined && only?.includes(measure) !== false
  const out: JointShift[] = []
  for (const register of Object.values(registers)) {
    const joint = register.joint
    if (!joint || !register.counts.some(({ once, indicator }) => once && asked(byId.get(indicator)?.no))) continue
    const within = windows.map(({ from, to }) => sql`r.${sql.ref(snake(register.on))} between ${from}::date and ${to}::date`)
    const { rows: led } = await sql<{ key: string }>`
      select distinct r.${sql.ref(snake(joint))} as key from ${sql.table(register.table)} r
      where r.${sql.ref(snake(joint))} is not null and (${sql.join(within, sql` or `)})`.execute(db)
    if (led.length === 0) continue
    const records = await recordsByAny(
      db,
      register,
      joint,
      led.map(({ key }) => key),
    )
    const rows = records.map(({ id, unitId, values }) => ({
      key: typeof values[joint] === 'string' ? values[joint] : id,
      unitId,
      row: values,
    }))
    const ids = [...new Set(rows.map(({ unitId }) => unitId))]
    const units = await unitsByIds(db, ids)
    const placed = new Map(ids.map((id) => [id, placedLineage(basis, id)]))
    const add = (sign: 1 | -1, corrections: ReturnType<typeof onceCorrections>) => {
      for (const { unitId, delta } of corrections) {
        const measure = byId.get(delta.indicator)?.no
        if (asked(measure)) out.push({ unit: unitId, measure, day: delta.day, amount: sign * delta.amount })
      }
    }
    add(-1, onceCorrections(register, rows, units, await lineageOf(db, ids)))
    add(1, onceCorrections(register, rows, units, placed))
  }
  return out
}

/** The one line of ancestors a unit has in the tree of the day, whatever day is asked. */
function placedLineage(basis: TreeBasis, unit: number): Lineage[] {
  const { at } = basis.placing(unit)
  const path = at === null ? [] : basis.path(at)
  return path.map((ancestorId, index) => ({ ancestorId, depth: path.length - 1 - index, from: '0001-01-01', to: null }))
}
