import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { type Register, snake } from '#domain/register.ts'
import type { Db } from './db.ts'

/** One import at a time writes to the registers of a unit: the second waits and then finds the rows of the first. */
export async function takeImportTurn(db: Db, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(5170003, hashtext(${String(unitId)}))`.execute(db)
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
  const found: Namesake[] = []
  const mark = columns.identity ? sql`encode(r.${sql.ref(`${snake(columns.identity)}_mark`)}, 'hex')` : sql`null::text`
  for (let start = 0; start < people.length; start += 20_000) {
    const page = people.slice(start, start + 20_000)
    const { rows } = await sql<Namesake>`
      select r.${sql.ref(snake(columns.name))} as text, r.${sql.ref(snake(columns.day))} as day, ${mark} as mark, u.name as unit_name
      from unnest(${page.map(({ text }) => text)}::text[], ${page.map(({ day }) => day)}::date[]) p (text, day)
      join ${sql.table(register.table)} r on r.${sql.ref(snake(columns.name))} = p.text and r.${sql.ref(snake(columns.day))} = p.day
      join units u on u.id = r.unit_id
      where r.unit_id <> ${ownUnitId} and r.${sql.ref(snake(columns.until))} is null`.execute(db)
    found.push(...rows)
  }
  return found
}
