import { type RawBuilder, sql } from 'kysely'
import type { NotPayable, PaidBook } from '#domain/payable.ts'
import type { Day, Window } from '#domain/period.ts'
import { duty } from '#domain/registers/duty.ts'
import { relief } from '#domain/registers/relief.ts'
import { training } from '#domain/registers/training.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from './db.ts'
import { type Under, underSql } from './recordList.ts'

/** Man-days of one unit that go together: paid by one rate, or not paid for one reason; their meals likewise. */
export type PayableSum = {
  unitId: number
  register: PaidBook
  reason: NotPayable | null
  rate: number | null
  decision: string | null
  mealReason: NotPayable | null
  mealRate: number | null
  mealDecision: string | null
  rows: number
  manDays: number
  amount: number | null
  meals: number | null
}
export type UnpaidRow = {
  /** The book the row is put right in: for training the course, whose decision it is. */
  register: 'duty' | 'relief' | 'courses'
  id: string
  unitId: number
  day: Day
  place: string
  manDays: number
  reason: NotPayable
}

const AGENCIES = sql.raw(`('agency_command', 'self_defence_unit')`)

/** The rate of a kind in force at a unit on a day: its own, else that of the nearest unit above. An agency pays by its own alone. */
export const rateAt = (kind: RawBuilder<unknown> | string, at: string) => sql`
  select a.amount, a.decision, a.valid_until from unit_lineage l
  join allowance_rates a on a.province_id = ${sql.ref(`${at}.province_id`)} and a.unit_id = l.ancestor_id and a.kind = ${kind}
    and a.valid_from <= ${sql.ref(`${at}.day`)} and (a.valid_until is null or ${sql.ref(`${at}.day`)} < a.valid_until)
  where l.unit_id = ${sql.ref(`${at}.unit_id`)} and l.valid_from <= ${sql.ref(`${at}.day`)} and (l.valid_to is null or ${sql.ref(`${at}.day`)} < l.valid_to)
    and (l.depth = 0 or ${sql.ref(`${at}.unit_kind`)} not in ${AGENCIES})
  order by l.depth limit 1`

const speaksAgainst = (rate: string) => sql`case
  when ${sql.ref(`${rate}.amount`)} is null and k.unit_kind in ${AGENCIES} then 'employer'
  when k.decision is null then 'no_decision'
  when ${sql.ref(`${rate}.amount`)} is null then 'no_rate'
  when ${sql.ref(`${rate}.valid_until`)} <= k.last_day then 'rate_changes'
end`

/**
 * Rows of the books whose man-days may be paid, each with the rates of its day and what speaks against paying it. Those of
 * a course are one row for each unit that sent people: it counts, as its figure does, on the day the course ends.
 */
function judgedRows(under: Under, { from, to }: Window): RawBuilder<unknown> {
  const within = sql`r.day between ${from}::date and ${to}::date and r.man_days > 0`
  return sql`
    booked as (
      select 'duty' as register, r.province_id, r.id, r.unit_id, r.day, r.day as last_day, r.man_days, r.decision, r.place
      from duty r where ${underSql(duty, { under, where: [] })} and ${within}
      union all
      select 'relief', r.province_id, r.id, r.unit_id, r.day, coalesce(r.until, r.day), r.man_days, r.decision, r.place
      from relief r where ${underSql(relief, { under, where: [] })} and ${within}
      union all
      select 'training', t.province_id, t.course, t.unit_id, c.held_from, c.held_to, t.man_days, c.decision, c.title
      from (
        select r.province_id, r.course, r.unit_id, sum(r.days) as man_days from training r
        where ${underSql(training, { under, where: [] })} and r.held_to between ${from}::date and ${to}::date and r.kind = 'force' and r.present
        group by 1, 2, 3
      ) t join courses c on c.province_id = t.province_id and c.id = t.course
    ),
    judged as (
      select k.*, rate.amount as rate, rate.decision as rate_decision, meal.amount as meal_rate, meal.decision as meal_decision,
        ${speaksAgainst('rate')} as reason, ${speaksAgainst('meal')} as meal_reason
      from (select b.*, u.kind as unit_kind from booked b join units u on u.id = b.unit_id) k
      left join lateral (${rateAt('labour_day', 'k')}) rate on true
      left join lateral (${rateAt('meal', 'k')}) meal on true
    )`
}

/** A commune's rate is set above it, where its own people do not see: the rates alone are read from everywhere. */
export async function readingRates<T>(db: Db, scope: Scope, read: () => Promise<T>): Promise<T> {
  await setScope(db, EVERYWHERE)
  const found = await read()
  await setScope(db, scope)
  return found
}

export const payableSums = (db: Db, scope: Scope, under: Under, window: Window): Promise<PayableSum[]> =>
  readingRates(db, scope, async () => {
    const { rows } = await sql<PayableSum>`
      with ${judgedRows(under, window)}
      select j.unit_id, j.register, j.reason, case when j.reason is null then j.rate end as rate,
        case when j.reason is null then j.rate_decision end as decision,
        j.meal_reason, case when j.meal_reason is null then j.meal_rate end as meal_rate,
        case when j.meal_reason is null then j.meal_decision end as meal_decision,
        count(*) as rows, sum(j.man_days)::bigint as man_days,
        case when j.reason is null then sum(j.man_days::bigint * j.rate)::bigint end as amount,
        case when j.meal_reason is null then sum(j.man_days::bigint * j.meal_rate)::bigint end as meals
      from judged j join units u on u.id = j.unit_id
      group by u.pos, 1, 2, 3, 4, 5, 6, 7, 8 order by u.pos, 2, 3 nulls first, min(j.day)`.execute(db)
    return rows
  })

/** Rows that could be paid once something is put right; what an agency pays itself is not among them. */
export const unpaidRows = (db: Db, scope: Scope, under: Under, window: Window, limit: number): Promise<UnpaidRow[]> =>
  readingRates(db, scope, async () => {
    const { rows } = await sql<UnpaidRow>`
      with ${judgedRows(under, window)}
      select case when j.register = 'training' then 'courses' else j.register end as register, j.id, j.unit_id, j.day, j.place, j.man_days, j.reason
      from judged j where j.reason <> 'employer' order by j.day, j.unit_id, j.id limit ${limit}`.execute(db)
    return rows
  })
