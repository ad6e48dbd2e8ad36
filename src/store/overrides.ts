import { sql } from 'kysely'
import { addDays, type Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
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

type Held = Pick<OverrideRow, 'id' | 'asOf' | 'expiresOn' | 'derived' | 'value'>
type Brought = Omit<Held, 'expiresOn'>
/** The first day a stock is no longer put right. */
const expiry = (periodEnd: Day, asOf: Day): Day => addDays(periodEnd > asOf ? periodEnd : asOf, 1)
function ledgerOf(unit: Unit, { no, stock }: { no: number; stock: boolean }, row: Held, sign: 1 | -1): LedgerEntry[] {
  const { provinceId, id: unitId, pos: orgPos } = unit
  const of = { provinceId, unitId, orgPos, measure: no, stock, source: 'overrides', record: row.id }
  return overrideSteps(row, stock).map(({ day, amount }) => ({ ...of, day, amount: sign * amount }))
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
  const expiresOn = expiry(given.periodEnd, given.asOf)
  const id = newId()
  const taken = earlier.flatMap((row) => ledgerOf(unit, measure, row, -1))
  for (const row of earlier)
    await sql`update overrides set active = false where province_id = ${unit.provinceId} and id = ${row.id}::uuid`.execute(db)
  await sql`
    insert into overrides (province_id, id, unit_id, org_pos, measure, period, as_of, expires_on, derived, value, reason, entered_by)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${given.measure}, ${given.period}, ${given.asOf}, ${expiresOn}, ${given.derived}, ${given.value}, ${given.reason}, ${by})`.execute(
    db,
  )
  await appendLedger(db, [...taken, ...ledgerOf(unit, measure, { ...given, id, expiresOn }, 1)])
}

/** A correction as it travels: withdrawn ones as well, so that the other side knows what came after what. */
export type CarriedOverride = Pick<
  OverrideRow,
  'id' | 'measure' | 'period' | 'asOf' | 'derived' | 'value' | 'reason' | 'enteredBy' | 'enteredAt'
> & { active: boolean }

/** Every correction of a unit and those below it that was ever made, with the name of who made it. */
export async function overridesBetween(
  db: Db,
  { pos, end }: Pick<Unit, 'pos' | 'end'>,
  period?: string,
): Promise<(CarriedOverride & { unit: string; expiresOn: Day })[]> {
  const { rows } = await sql<CarriedOverride & { unit: string; expiresOn: Day }>`
    select u.code as unit, o.id, o.measure, o.period, o.as_of, o.expires_on, o.derived, o.value, o.reason, o.active, ${personNamed('o.entered_by')} as entered_by, o.entered_at
    from overrides o join units u on u.id = o.unit_id
    where o.org_pos between ${pos} and ${end} ${period === undefined ? sql`` : sql`and o.period = ${period}`}
    order by u.pos, o.measure, o.period, o.entered_at, o.id`.execute(db)
  return rows
}

/**
 * Writes corrections of one figure as they were made in the other network, and lets one of all of them hold: what held here
 * before is withdrawn from the ledger, what holds now is added.
 */
export async function bringOverrides(
  db: Db,
  home: Home,
  unit: Unit,
  {
    measure: name,
    brought,
    held,
    holds,
    periodEnd,
  }: { measure: string; brought: readonly CarriedOverride[]; held: Brought | null; holds: Brought | null; periodEnd: Day },
): Promise<void> {
  const list = <T>(of: (one: CarriedOverride) => T): T[] => brought.map(of)
  const { numAffectedRows } = await sql`
    insert into overrides (province_id, id, unit_id, org_pos, measure, period, as_of, expires_on, derived, value, reason, active, entered_by, entered_at)
    select ${unit.provinceId}::bigint, o.id, ${unit.id}::bigint, ${unit.pos}::bigint, o.measure, o.period, o.as_of, o.expires_on, o.derived, o.value, o.reason, false, o.entered_by, o.entered_at
    from unnest(${list(({ id }) => id)}::uuid[], ${list(({ measure }) => measure)}::text[], ${list(({ period }) => period)}::text[], ${list(({ asOf }) => asOf)}::date[],
      ${list(({ asOf }) => expiry(periodEnd, asOf))}::date[], ${list(({ derived }) => derived)}::bigint[], ${list(({ value }) => value)}::bigint[], ${list(({ reason }) => reason)}::text[],
      ${list(({ enteredBy }) => enteredBy)}::text[], ${list(({ enteredAt }) => enteredAt.toISOString())}::timestamptz[])
      o (id, measure, period, as_of, expires_on, derived, value, reason, entered_by, entered_at)
    on conflict on constraint overrides_pkey do nothing`.execute(db)
  // A number that stands here for another figure was never given by this product.
  if (numAffectedRows !== BigInt(brought.length)) throw new Problem('packet.broken')
  if (held?.id === holds?.id) return
  const measure = home.measures.byId.get(name)
  if (!measure) throw new Error(`measure without a number: ${name}`)
  for (const [row, active] of [
    [held, false],
    [holds, true],
  ] as const)
    if (row)
      await sql`update overrides set active = ${active} where province_id = ${unit.provinceId} and id = ${row.id}::uuid`.execute(
        db,
      )
  await appendLedger(db, [
    ...(held ? ledgerOf(unit, measure, { ...held, expiresOn: expiry(periodEnd, held.asOf) }, -1) : []),
    ...(holds ? ledgerOf(unit, measure, { ...holds, expiresOn: expiry(periodEnd, holds.asOf) }, 1) : []),
  ])
}

export async function activeOverrides(db: Db): Promise<OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`select * from overrides where active`.execute(db)
  return rows
}
