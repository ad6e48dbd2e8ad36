import { sql } from 'kysely'
import type { Window } from '#domain/period.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askKept } from './keptStatements.ts'

/** A measure somebody typed at or below a unit and took back: its entries cancel, and whether anybody still says something. */
export type TakenBack = { unitId: number; measure: string; spoken: boolean; spokenBefore: boolean }

/**
 * What was typed and taken back. In the ledger it is a nought like one that was said; what tells them apart is whether an
 * entry still stands: a flow within its window, a stock on any day until its end. Seldom does anything come of it, for
 * nothing is asked of the entries but what was taken back in the same province.
 */
export async function takenBackOf(db: Db, unitIds: readonly number[], now: Window, before: Window): Promise<TakenBack[]> {
  const standsIn = ({ from, to }: Window) => sql`exists (
      select 1 from entries e where e.province_id = t.province_id and e.org_pos between t.pos and t.end_pos and e.measure = t.measure
        and e.state <> 'not_applicable' and e.as_of <= ${to}::date and (t.stock or e.as_of >= ${from}::date))`
  return askKept(
    db,
    sql<TakenBack>`
    select t.unit_id, t.measure, ${standsIn(now)} as spoken, ${standsIn(before)} as spoken_before
    from (
      select distinct u.id as unit_id, u.province_id, u.pos, u.end_pos, r.measure, m.stock
      from units u join entry_removals r on r.province_id = u.province_id and r.org_pos between u.pos and u.end_pos
      join measures m on m.id = r.measure
      where u.id = any (${arrayText(unitIds)}::bigint[])
    ) t`,
  )
}
