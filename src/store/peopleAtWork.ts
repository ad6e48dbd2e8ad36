import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { askKeptText } from './keptStatements.ts'
import { type StoredRow, valuesOf } from './recordColumns.ts'

export type FoundRow = { id: string; unitId: number; row: Row }

export type FoundAtWork = FoundRow & { book: Register }

/**
 * Rows of some units that say people were at work between two days, of every book that says so, with the columns that do:
 * one question for all the books. A unit's rows are found by its place, which the lists of every book are ordered by.
 */
export async function rowsAtWork(
  db: Db,
  books: readonly Register[],
  units: readonly Pick<Unit, 'id' | 'pos'>[],
  from: Day,
  to: Day,
): Promise<FoundAtWork[]> {
  if (books.length === 0) return []
  const rows = await askKeptText<{ book: number; id: string; unitId: number; told: StoredRow }>(db, atWorkText(books), [
    units.map(({ pos }) => pos),
    units.map(({ id }) => id),
    from,
    to,
  ])
  return rows.flatMap(({ book: at, id, unitId, told }) => {
    const book = books[at]
    return book ? [{ book, id, unitId, row: valuesOf(book, told) }] : []
  })
}

const texts = new Map<string, string>()

/** The question to some books, put together once: which rows of units at $1 ($2) hold between the days $3 and $4. */
function atWorkText(books: readonly Register[]): string {
  const name = books.map(({ key }) => key).join(' ')
  const known = texts.get(name)
  if (known !== undefined) return known
  const made = books
    .flatMap(({ label, table, manned }, at) => {
      if (!manned) return []
      const { people, from, to, days, half } = manned
      const first = snake(from)
      const last = to !== undefined ? `coalesce(${snake(to)}, ${first})` : days !== undefined ? lastOf(first, snake(days)) : first
      const told = [...new Set([label, ...people, from, to, days, half].filter((key) => key !== undefined))]
      return `
    select ${at} as book, id, unit_id, json_build_object(${told.map((key) => `'${key}', ${snake(key)}`).join(', ')}) as told from ${table}
    where org_pos = any ($1::bigint[]) and unit_id = any ($2::bigint[]) and ${first} <= $4::date and ${last} >= $3::date`
    })
    .join(' union all')
  texts.set(name, made)
  return made
}

const lastOf = (first: string, days: string): string => `(${first} + coalesce(${days}, 1) - 1)`

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
