import { type RawBuilder, sql } from 'kysely'
import { type Quota, STEPS, type Tally } from '#domain/funnel.ts'
import type { Condition } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { codeOfMark } from './recordColumns.ts'
import { conditionSql } from './recordList.ts'
import type { Seal } from './seal.ts'

type TallyRow = Omit<Tally, 'reason'> & { mark: Buffer | null }

/** Every row under the unit on its own day, and the child of the unit it stood under then. */
const under = (unit: Unit, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  join unit_lineage l on l.unit_id = r.unit_id and l.ancestor_id = ${unit.id} and l.valid_from <= ${day} and (l.valid_to is null or l.valid_to > ${day})
  left join unit_lineage c on c.unit_id = r.unit_id and c.depth = l.depth - 1 and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})`

/** The citizens of a call-up year, counted by how far they came and what stopped them; reasons are opened for the sums alone. */
export async function tallyCallUp(db: Db, seal: Seal, unit: Unit, year: number): Promise<Tally[]> {
  const book = registers.serviceYear
  if (!book) return []
  const all = (conditions: readonly Condition[]) =>
    sql.join([sql`true`, ...conditions.map((condition) => conditionSql(book, condition, seal))], sql` and `)
  // From the last step back: each step stands on the one before it.
  const step = sql`case ${sql.join(
    STEPS.map((one, at) => sql`when ${all(one.reached)} then ${sql.lit(at)}`).toReversed(),
    sql` `,
  )} end`
  const { rows } = await sql<TallyRow>`
    select c.ancestor_id as child, ${step} as step, r.force, (r.order_kind = 'reserve') is true as reserve_order, r.ground,
      r.stop_reason_mark as mark, r.health_grade_mark is not null as graded, (r.recheck_result = 'returned') is true as returned, count(*)::int as many
    from service_year r ${under(unit, sql`r.listed_on`)}
    where r.year = ${year} group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db)
  return rows.map(({ mark, ...row }) => ({ ...row, reason: mark ? codeOfMark(book, seal, 'stopReason', mark) : null }))
}

/** The quota of a year, by child of the unit. */
export async function quotasOf(db: Db, unit: Unit, year: number): Promise<(Quota & { child: number | null })[]> {
  const { rows } = await sql<Quota & { child: number | null }>`
    select c.ancestor_id as child, sum(r.army)::int as army, sum(r.police)::int as police
    from call_up_quota r ${under(unit, sql`r.handover_on`)} where r.year = ${year} group by 1`.execute(db)
  return rows
}

/** The years for which anything stands in the book under the unit, latest first. */
export async function callUpYears(db: Db, unit: Unit): Promise<number[]> {
  // A unit that ended holds nothing in today's order, and keeps the years of those who stood under it then.
  const { rows } = await sql<{ year: number }>`
    select distinct r.year from service_year r ${under(unit, sql`r.listed_on`)} order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}
