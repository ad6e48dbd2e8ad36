import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Short numbers of indicators and base counts: given once per database, kept for the life of the process. */
export type Measure = { no: number; id: string; stock: boolean }
export type Measures = { byId: ReadonlyMap<string, Measure>; byNo: ReadonlyMap<number, Measure> }

/** Gives a number to every measure that has none yet and reads them all; `alone` are those that show at no level above. */
export async function numberMeasures(
  db: Db,
  wanted: ReadonlyMap<string, boolean>,
  alone: ReadonlySet<string> = new Set(),
): Promise<Measures> {
  await sql`
    insert into measures (id, stock, alone) select w.id, w.stock, w.id = any (${[...alone]}::text[])
    from unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::boolean[]) w (id, stock)
    where not exists (select from measures m where m.id = w.id) order by w.id on conflict do nothing`.execute(db)
  const { rows } = await sql<Measure>`select no, id, stock from measures`.execute(db)
  return { byId: new Map(rows.map((row) => [row.id, row])), byNo: new Map(rows.map((row) => [row.no, row])) }
}
