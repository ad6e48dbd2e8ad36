import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Short numbers of indicators and base counts: given once per database, kept for the life of the process. */
export type Measure = { no: number; id: string; stock: boolean; heldTo: boolean }
export type Measures = { byId: ReadonlyMap<string, Measure>; byNo: ReadonlyMap<number, Measure> }

/**
 * Gives a number to every measure that has none yet and reads them all; `alone` are those that show at no level above, `heldTo`
 * those whose figures stand on the pages of what units are held to.
 */
export async function numberMeasures(
  db: Db,
  wanted: ReadonlyMap<string, boolean>,
  alone: ReadonlySet<string> = new Set(),
  heldTo: ReadonlySet<string> = new Set(),
): Promise<Measures> {
  await sql`
    insert into measures (id, stock, alone, held_to) select w.id, w.stock, w.id = any (${[...alone]}::text[]), w.id = any (${[...heldTo]}::text[])
    from unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::boolean[]) w (id, stock)
    where not exists (select from measures m where m.id = w.id) order by w.id on conflict do nothing`.execute(db)
  const { rows } = await sql<Measure>`select no, id, stock, held_to from measures`.execute(db)
  return { byId: new Map(rows.map((row) => [row.id, row])), byNo: new Map(rows.map((row) => [row.no, row])) }
}
