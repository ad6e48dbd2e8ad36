import { sql } from 'kysely'
import { addDays, type Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { newId } from './ids.ts'
import { askKept } from './keptStatements.ts'
import { appendLedger, type LedgerEntry } from './ledger.ts'
import { personNamed } from './users.ts'

/** A derived figure put right by hand: what it was then, what was said, and why. */
export type OverrideRow = {
  id: string
  unitId: number
  measure: string
  period: string
  asOf: Day
  expiresOn: Day
  derived: number
  value: number
  reason: string
  /** The person, by name. */
  enteredBy: string
  enteredAt: Date
}

export async function overridesOf(db: Db, unitIds: readonly number[], period: string, on: Day): Promise<OverrideRow[]> {
  return askKept(
    db,
    sql<OverrideRow>`
    select o.id, o.unit_id, o.measure, o.period, o.as_of, o.expires_on, o.derived, o.value, o.reason, ${personNamed('o.entered_by')} as entered_by, o.entered_at
    from units u join overrides o on o.province_id = u.province_id and o.unit_id = u.id
    where u.id = any (${arrayText(unitIds)}::bigint[]) and o.active and o.period = ${period} and o.as_of <= ${on}::date order by o.entered_at`,
  )
}

/** The correction an override adds to the ledger: on its day, and taken back when the period is over where it is a stock. */
export function overrideSteps(
  row: Pick<OverrideRow, 'asOf' | 'expiresOn' | 'derived' | 'value'>,
  stock: boolean,
): { day: Day; amount: number }[] {
  const amount = row.value - row.derived
  return stock
    ? [
        { day: row.asOf, amount },
        { day: row.expiresOn, amount: -amount },
      ]
    : [{ day: row.asOf, amount }]
}

/** Puts a figure right; an earlier override of the same figure is withdrawn. */
export async function saveOverride(
  db: Db,
  home: Home,
  unit: Unit,
  given: { measure: string; period: string; asOf: Day; periodEnd: Day; derived: number; value: number; reason: string },
  earlier: readonly OverrideRow[],
  by: string,
): Promise<void> {
  const measure = home.measures.byId.get(given.measure)
  if (!measure) throw new Error(`measure without a number: ${given.measure}`)
  const expiresOn = addDays(given.periodEnd > given.asOf ? given.periodEnd : given.asOf, 1)
  const id = newId()
  const entry = (step: { day: Day; amount: number }, sign: number, record: string): LedgerEntry => ({
    provinceId: unit.provinceId,
    unitId: unit.id,
    orgPos: unit.pos,
    measure: measure.no,
    day: step.day,
    amount: sign * step.amount,
    stock: measure.stock,
    source: 'overrides',
    record,
  })
  const taken = earlier.flatMap((row) => overrideSteps(row, measure.stock).map((step) => entry(step, -1, row.id)))
  for (const row of earlier)
    await sql`update overrides set active = false where province_id = ${unit.provinceId} and id = ${row.id}::uuid`.execute(db)
  await sql`
    insert into overrides (province_id, id, unit_id, org_pos, measure, period, as_of, expires_on, derived, value, reason, entered_by)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${given.measure}, ${given.period}, ${given.asOf}, ${expiresOn}, ${given.derived}, ${given.value}, ${given.reason}, ${by})`.execute(
    db,
  )
  await appendLedger(db, [...taken, ...overrideSteps({ ...given, expiresOn }, measure.stock).map((step) => entry(step, 1, id))])
}

export async function activeOverrides(db: Db): Promise<OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`select * from overrides where active`.execute(db)
  return rows
}
