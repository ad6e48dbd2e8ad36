import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { ReportText } from '#domain/reportText.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'

/** The text of a report as it was last saved. */
export type StoredText = { period: string; asOf: Day; version: number; sections: ReportText; changedBy: string; changedAt: Date }

/** People are called by their names; a log-in only where nobody bears it any more. */
const NAMED = sql`coalesce((select u.name from users u where u.login = t.changed_by), t.changed_by)`

export async function textOf(db: Db, unit: Unit, period: string, asOf: Day): Promise<StoredText | null> {
  const { rows } = await sql<StoredText>`
    select period, as_of, version, sections, ${NAMED} as changed_by, changed_at from report_texts t
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} and period = ${period} and as_of = ${asOf}::date
    order by version desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The newest text of each period of one kind that ends before a day: what a new report may go on from, newest first. */
export async function textsBefore(db: Db, unit: Unit, asOf: Day): Promise<StoredText[]> {
  const { rows } = await sql<StoredText>`
    select distinct on (as_of, period) period, as_of, version, sections, ${NAMED} as changed_by, changed_at from report_texts t
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} and as_of < ${asOf}::date
    order by as_of desc, period, version desc limit 24`.execute(db)
  return rows
}

/** Adds the next version; false where somebody saved one in between. */
export async function addText(
  db: Db,
  unit: Unit,
  { period, asOf, version, sections }: Pick<StoredText, 'period' | 'asOf' | 'version' | 'sections'>,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into report_texts (province_id, unit_id, org_pos, period, as_of, version, sections, changed_by, changed_at)
    values (${unit.provinceId}, ${unit.id}, ${unit.pos}, ${period}, ${asOf}::date, ${version}, ${JSON.stringify(sections)}::jsonb, ${by}, ${at})
    on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}
