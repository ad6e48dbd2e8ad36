import { type RawBuilder, sql } from 'kysely'
import { type Day, dayInVietnam } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printPeriodKey } from '#domain/wording.ts'
import type { Db } from './db.ts'

export type ClosedPeriod = { unitId: number; period: string; windowFrom: Day; windowTo: Day; closedOn: Date; closedBy: string }

/** A window closed for a unit, by itself or by one above it. */
export type ClosedFor = ClosedPeriod & { forUnit: number }

/** Told the same way wherever a closed book is written to: by hand, by a roster, by a packet. */
export const refusedAsClosed = ({ period, closedOn }: Pick<ClosedPeriod, 'period' | 'closedOn'>, unit: string): Problem =>
  new Problem('period.closed', { period: printPeriodKey(period), unit, day: printDay(dayInVietnam(closedOn)) })

/** Windows closed at a unit or anywhere above it. */
export const closedSql = (unitIds: readonly number[]): RawBuilder<ClosedFor> => sql<ClosedFor>`
    select c.unit_id, c.period, c.window_from, c.window_to, c.closed_on, c.closed_by, l.unit_id as for_unit
    from unit_lineage l join closed_periods c on c.unit_id = l.ancestor_id where l.unit_id = any (${unitIds}::bigint[])`

export const closedPeriods = async (db: Db, unitIds: readonly number[]): Promise<ClosedFor[]> =>
  (await closedSql(unitIds).execute(db)).rows

export async function closePeriod(
  db: Db,
  unit: Unit,
  period: string,
  window: { from: Day; to: Day },
  at: Date,
  by: string,
): Promise<void> {
  await sql`
    insert into closed_periods (province_id, unit_id, org_pos, end_pos, period, window_from, window_to, closed_on, closed_by)
    values (${unit.provinceId}, ${unit.id}, ${unit.pos}, ${unit.end}, ${period}, ${window.from}, ${window.to}, ${at}, ${by})
    on conflict (province_id, unit_id, period) do update set window_to = greatest(closed_periods.window_to, excluded.window_to)`.execute(
    db,
  )
}

export async function openPeriod(db: Db, unit: Unit, period: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from closed_periods where province_id = ${unit.provinceId} and unit_id = ${unit.id} and period = ${period}`.execute(
      db,
    )
  return numAffectedRows === 1n
}
