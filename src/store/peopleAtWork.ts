import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Db } from './db.ts'
import { type StoredRow, valuesOf } from './recordColumns.ts'

export type FoundRow = { id: string; unitId: number; row: Row }

/** Rows of some units that say people were at work between two days, with the columns that say it. */
export async function rowsAtWork(
  db: Db,
  register: Register,
  unitIds: readonly number[],
  from: Day,
  to: Day,
): Promise<FoundRow[]> {
  const { manned } = register
  if (!manned) return []
  const first = sql.ref(snake(manned.from))
  const last =
    manned.to !== undefined
      ? sql`coalesce(${sql.ref(snake(manned.to))}, ${first})`
      : manned.days !== undefined
        ? sql`(${first} + coalesce(${sql.ref(snake(manned.days))}, 1) - 1)`
        : first
  const { people, from: begins, to: ends, days, half } = manned
  const told = [register.label, ...people, begins, ends, days, half].filter((key) => key !== undefined)
  const { rows } = await sql<StoredRow>`
    select id, unit_id, ${sql.join([...new Set(told)].map((key) => sql.ref(snake(key))))} from ${sql.table(register.table)}
    where unit_id = any (${unitIds}::bigint[]) and ${first} <= ${to}::date and ${last} >= ${from}::date`.execute(db)
  return rows.map((stored) => ({ id: String(stored.id), unitId: Number(stored.unitId), row: valuesOf(register, stored) }))
}

/** The person behind each row of the book of people: one person has a row for every stretch of service. */
export async function chainsOf(db: Db, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ id: string; person: string }>`
    select id, person from personnel where id = any (${people}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, person }) => [id, person]))
}

export type BusyRow = FoundRow & { person: string; named: string }

/** Rows that keep any of these people somewhere between two days, within what the transaction sees. */
export async function rowsOfBusy(
  db: Db,
  register: Register,
  named: Register | null,
  { provinces, people, from, to }: { provinces: readonly number[]; people: readonly string[]; from: Day; to: Day },
): Promise<BusyRow[]> {
  const { busy } = register
  if (!busy || people.length === 0) return []
  const place = sql.ref(`t.${snake(busy.named)}`)
  const name = named
    ? sql`(select n.${sql.ref(snake(named.label))} from ${sql.table(named.table)} n where n.id = ${place} limit 1)`
    : sql`${place}::text`
  const { rows } = await sql<StoredRow>`
    select t.*, p.person as busy_person, ${name} as busy_name
    from personnel p join ${sql.table(register.table)} t on t.province_id = p.province_id and t.${sql.ref(snake(busy.person))} = p.id
    where p.province_id = any (${provinces}::bigint[]) and p.person = any (${people}::uuid[])
      and t.${sql.ref(snake(busy.from))} <= ${to}::date and t.${sql.ref(snake(busy.to))} >= ${from}::date`.execute(db)
  return rows.map((stored) => ({
    id: String(stored.id),
    unitId: Number(stored.unitId),
    row: valuesOf(register, stored),
    person: String(stored.busyPerson),
    named: String(stored.busyName ?? ''),
  }))
}
