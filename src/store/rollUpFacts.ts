import { sql } from 'kysely'
import type { Window } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'

/**
 * What a unit's figures come to from the editions below that count, and what it entered itself in the window: its own
 * staff, its own papers, and the ones that set activities of several units below right to one. Stocks and flows that
 * stand for their unit alone are left out. One statement, so that all of it is of the same instant.
 */
export async function factsOfEditions(
  db: Db,
  unit: Unit,
  editions: readonly string[],
  window: Window,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ measure: string; value: number }>`
    select t.measure, sum(t.value)::bigint as value from (
      select f.measure, f.value from edition_facts f
      where f.edition_id = any (${editions}::uuid[]) and not exists (select from measures m where m.id = f.measure and m.alone)
      union all
      select m.id, l.amount from ledger l join measures m on m.no = l.measure
      where l.province_id = ${unit.provinceId} and l.unit_id = ${unit.id} and l.day <= ${window.to}::date and (l.stock or l.day >= ${window.from}::date)
    ) t group by t.measure`.execute(db)
  return new Map(rows.map(({ measure, value }) => [measure, value]))
}

/** What each of these editions counted of some measures: where an official figure and a live one part. */
export async function factsByEdition(db: Db, editions: readonly string[]): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ editionId: string; measure: string; value: number }>`
    select edition_id, measure, value from edition_facts where edition_id = any (${editions}::uuid[])`.execute(db)
  const out = new Map<string, Map<string, number>>()
  for (const { editionId, measure, value } of rows) {
    const facts = out.get(editionId) ?? new Map<string, number>()
    out.set(editionId, facts.set(measure, value))
  }
  return out
}
