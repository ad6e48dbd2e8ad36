import { sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import type { RoundMeasure } from '#domain/sources.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import { askKept } from './keptStatements.ts'

/** What the rounds of reports add up to at a unit, itself and all below it, in the window of the year and of the year before. */
export type RoundSums = { unitId: number; year: 0 | 1; sums: Readonly<Record<RoundMeasure, number>> }

/** A report somebody was to send by a day, and the day it was first sent up; null while it was not. */
export type ReportAsked = { unitId: number; name: string; title: string; dueOn: Day; sentOn: Day | null; amended: number }

/** Reports due in a window: whoever was let off owes none; what was sent after the window had not been sent in it. */
const askedIn = ({ from, to }: Window) => sql`
  select e.province_id, e.round_id, e.unit_id, e.name, e.due_on,
    (select min(d.submitted_on) from editions d where d.province_id = e.province_id and d.round_id = e.round_id and d.unit_id = e.unit_id
      and d.of = 'report' and d.submitted_on <= ${to}::date) as sent_on,
    (select count(*)::int from editions d where d.province_id = e.province_id and d.round_id = e.round_id and d.unit_id = e.unit_id
      and d.cause in ('replacement', 'correction', 'restatement') and d.submitted_on between ${from}::date and ${to}::date) as amended
  from expected_units e where not e.excused and e.due_on between ${from}::date and ${to}::date`

const standing = sql`l.valid_from <= a.due_on and (l.valid_to is null or a.due_on < l.valid_to)`

type SumRow = { unitId: number; year: 0 | 1; due: number; onTime: number; expected: number; withData: number; amended: number }

export async function roundSums(db: Db, unitIds: readonly number[], now: Window, before: Window): Promise<RoundSums[]> {
  if (unitIds.length === 0) return []
  const rows = await askKept(
    db,
    sql<SumRow>`
    select l.ancestor_id as unit_id, a.year, count(*)::int as due, count(*) filter (where a.sent_on <= a.due_on)::int as on_time,
      count(distinct a.unit_id)::int as expected, count(distinct a.unit_id) filter (where a.sent_on is not null)::int as with_data, sum(a.amended)::int as amended
    from (select 0 as year, n.* from (${askedIn(now)}) n union all select 1, b.* from (${askedIn(before)}) b) a
    join unit_lineage l on l.unit_id = a.unit_id and l.ancestor_id = any (${arrayText(unitIds)}::bigint[]) and ${standing}
    group by 1, 2`,
  )
  return rows.map(({ unitId, year, due, onTime, expected, withData, amended }) => ({
    unitId: Number(unitId),
    year,
    sums: {
      reports_due: due,
      'reports.on_time': onTime,
      'reporting.expected': expected,
      'reporting.with_data': withData,
      post_submission_amendments: amended,
    },
  }))
}

/** The reports themselves, what is late or not sent before the rest. */
export async function reportsAsked(db: Db, unitId: number, window: Window, limit: number): Promise<ReportAsked[]> {
  const { rows } = await sql<ReportAsked>`
    select a.unit_id, a.name, r.title, a.due_on, a.sent_on, a.amended
    from (${askedIn(window)}) a join report_rounds r on r.id = a.round_id
    join unit_lineage l on l.unit_id = a.unit_id and l.ancestor_id = ${unitId} and ${standing}
    order by a.sent_on is not null and a.sent_on <= a.due_on, a.due_on, a.name limit ${limit}`.execute(db)
  return rows
}
