import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { isSealed, type Register, snake } from '#domain/register.ts'
import type { Db } from './db.ts'
import { askKeptText } from './keptStatements.ts'
import { openedRow, type StoredRow } from './recordColumns.ts'
import { recordOf, type StoredRecord } from './records.ts'
import type { Seal } from './seal.ts'

/** One import at a time writes to the registers of a unit: the second waits and then finds the rows of the first. */
export async function takeImportTurn(db: Db, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(5170003, hashtext(${String(unitId)}))`.execute(db)
}

/** Whether the transaction sees rows not ended of any other unit at all: a clerk of one unit does not. */
export async function othersStand(db: Db, register: Register, until: string, ownUnitId: number): Promise<boolean> {
  const { rows } = await sql<{ stand: boolean }>`
    select exists (select from ${sql.table(register.table)} where unit_id <> ${ownUnitId} and ${sql.ref(snake(until))} is null) as stand`.execute(
    db,
  )
  return rows[0]?.stand ?? false
}

/**
 * A stored row as an import compares it: its values, choices opened by their marks, and the blind index of its identity
 * number. What is sealed is not fetched: a long roster that changes nothing needs none of it.
 */
export type KnownRecord = Omit<StoredRecord, 'stored'> & { mark: string | null }

/** Every row of some units, page by page through one cursor: as of one moment, and never all of them twice in memory. */
export async function knownRecords(db: Db, register: Register, seal: Seal, unitIds: readonly number[]): Promise<KnownRecord[]> {
  const identity = Object.entries(register.columns).find(([, column]) => column.kind === 'identity')?.[0]
  const marked = identity ? `encode(${snake(identity)}_mark, 'hex')` : 'null::text'
  const declared = Object.entries(register.columns).map(([key, column]) =>
    column.kind === 'identity' ? `${snake(key)}_last` : isSealed(column) ? `${snake(key)}_mark` : snake(key),
  )
  const columns = ['id', 'unit_id', 'province_id', 'org_pos', 'version', 'changed_by', 'changed_at', ...declared]
  const list = sql.join(columns.map((name) => sql.ref(name)))
  const ids = sql.raw(unitIds.map((id) => String(Math.trunc(id))).join(', ') || 'null')
  await sql`declare known_rows no scroll cursor for select ${list}, ${sql.raw(marked)} as mark from ${sql.table(register.table)} where unit_id in (${ids})`.execute(
    db,
  )
  const found: KnownRecord[] = []
  for (;;) {
    const { rows } = await sql<StoredRow>`fetch 5000 from known_rows`.execute(db)
    for (const row of rows) {
      const { stored, ...record } = recordOf(register, row)
      found.push({
        ...record,
        values: openedRow(register, seal, record.values, stored),
        mark: stored.mark as string | null,
      })
    }
    if (rows.length < 5000) break
  }
  await sql`close known_rows`.execute(db)
  return found
}

export type Namesake = { text: string; day: Day; mark: string | null; unitName: string }

/** Rows not ended, of units other than one, with the same name and day: within what the transaction may see. */
export async function namesakesElsewhere(
  db: Db,
  register: Register,
  columns: { name: string; day: string; until: string; identity: string | null },
  people: readonly { text: string; day: Day }[],
  ownUnitId: number,
): Promise<Namesake[]> {
  if (people.length === 0) return []
  const { name, day, until, identity } = columns
  const held = (key: string) => `h."${snake(key)}"`
  const mark = identity ? `encode(r."${snake(identity)}_mark", 'hex')` : 'null::text'
  const [one] = people
  const alone = one && people.length === 1
  const asked = alone ? '(values ($2::text, $3::date))' : 'unnest($2::text[], $3::date[])'
  // Name by name, whoever asks: so the plan can be kept.
  const text = `
    select p.text, p.day, ${mark} as mark, u.name as unit_name
    from ${asked} p (text, day)
    cross join lateral (
      select * from "${register.table}" h
      where ${held(name)} = p.text and ${held(day)} = p.day and ${held(until)} is null and h.unit_id <> $1::bigint offset 0
    ) r
    join units u on u.id = r.unit_id`
  const said = alone ? [one.text, one.day] : [people.map((person) => person.text), people.map((person) => person.day)]
  return askKeptText<Namesake>(db, text, [ownUnitId, ...said])
}
