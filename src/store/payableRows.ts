import { type RawBuilder, sql } from 'kysely'
import type { NotPayable } from '#domain/payable.ts'
import { SENIOR_POSTS } from '#domain/payable.ts'
import type { Day, Window } from '#domain/period.ts'
import { duty } from '#domain/registers/duty.ts'
import { personnel } from '#domain/registers/personnel.ts'
import { relief } from '#domain/registers/relief.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from './db.ts'
import { type Under, underSql } from './recordList.ts'

/** Man-days of one unit that go together: paid by one rate, or not paid for one reason. */
export type PayableSum = {
  unitId: number
  reason: NotPayable | null
  rate: number | null
  decision: string | null
  rows: number
  manDays: number
  amount: number | null
}
export type UnpaidRow = {
  register: 'duty' | 'relief'
  id: string
  unitId: number
  day: Day
  place: string
  manDays: number
  reason: NotPayable
}

const AGENCIES = sql.raw(`('agency_command', 'self_defence_unit')`)

/** The rate of a kind in force at a unit on a day: its own, else that of the nearest unit above. An agency pays by its own alone. */
const rateAt = (kind: RawBuilder<unknown> | string, at: string) => sql`
  select a.amount, a.decision, a.valid_until from unit_lineage l
  join allowance_rates a on a.province_id = ${sql.ref(`${at}.province_id`)} and a.unit_id = l.ancestor_id and a.kind = ${kind}
    and a.valid_from <= ${sql.ref(`${at}.day`)} and (a.valid_until is null or ${sql.ref(`${at}.day`)} < a.valid_until)
  where l.unit_id = ${sql.ref(`${at}.unit_id`)} and l.valid_from <= ${sql.ref(`${at}.day`)} and (l.valid_to is null or ${sql.ref(`${at}.day`)} < l.valid_to)
    and (l.depth = 0 or ${sql.ref(`${at}.unit_kind`)} not in ${AGENCIES})
  order by l.depth limit 1`

/** Rows of the two books whose man-days may be paid, each with the rate of its day and what speaks against paying it. */
function judgedRows(under: Under, { from, to }: Window): RawBuilder<unknown> {
  const within = sql`r.day between ${from}::date and ${to}::date and r.man_days > 0`
  return sql`
    booked as (
      select 'duty' as register, r.province_id, r.id, r.unit_id, r.day, r.day as last_day, r.man_days, r.decision, r.place
      from duty r where ${underSql(duty, { under, where: [] })} and ${within}
      union all
      select 'relief', r.province_id, r.id, r.unit_id, r.day, coalesce(r.until, r.day), r.man_days, r.decision, r.place
      from relief r where ${underSql(relief, { under, where: [] })} and ${within}
    ),
    judged as (
      select k.*, rate.amount as rate, rate.decision as rate_decision, case
        when rate.amount is null and k.unit_kind in ${AGENCIES} then 'employer'
        when k.decision is null then 'no_decision'
        when rate.amount is null then 'no_rate'
        when rate.valid_until <= k.last_day then 'rate_changes'
      end as reason
      from (select b.*, u.kind as unit_kind from booked b join units u on u.id = b.unit_id) k
      left join lateral (${rateAt('labour_day', 'k')}) rate on true
    )`
}

/** A commune's rate is set above it, where its own people do not see: the rates alone are read from everywhere. */
async function reading<T>(db: Db, scope: Scope, read: () => Promise<T>): Promise<T> {
  await setScope(db, EVERYWHERE)
  const found = await read()
  await setScope(db, scope)
  return found
}

export const payableSums = (db: Db, scope: Scope, under: Under, window: Window): Promise<PayableSum[]> =>
  reading(db, scope, async () => {
    const { rows } = await sql<PayableSum>`
      with ${judgedRows(under, window)}
      select j.unit_id, j.reason, case when j.reason is null then j.rate end as rate, case when j.reason is null then j.rate_decision end as decision,
        count(*) as rows, sum(j.man_days)::bigint as man_days, case when j.reason is null then sum(j.man_days::bigint * j.rate)::bigint end as amount
      from judged j join units u on u.id = j.unit_id
      group by u.pos, 1, 2, 3, 4 order by u.pos, 2 nulls first, min(j.day)`.execute(db)
    return rows
  })

/** Rows that could be paid once something is put right; what an agency pays itself is not among them. */
export const unpaidRows = (db: Db, scope: Scope, under: Under, window: Window, limit: number): Promise<UnpaidRow[]> =>
  reading(db, scope, async () => {
    const { rows } = await sql<UnpaidRow>`
      with ${judgedRows(under, window)}
      select j.register, j.id, j.unit_id, j.day, j.place, j.man_days, j.reason from judged j
      where j.reason <> 'employer' order by j.day, j.unit_id, j.id limit ${limit}`.execute(db)
    return rows
  })

export type SeniorStint = {
  person: string
  fullName: string
  unitId: number
  post: string
  joinedOn: Day
  leftOn: Day | null
  /** Monthly allowance of a deputy in force that day, where one is set. */
  monthly: number | null
}

/** Everybody who holds such a post in a commune on the day, with all they served in one before. */
export const seniorStints = (db: Db, scope: Scope, under: Under, on: Day): Promise<SeniorStint[]> =>
  reading(db, scope, async () => {
    const posts = sql`(${sql.join(SENIOR_POSTS.map(({ code }) => code))})`
    const standing = [{ column: 'leftOn', is: 'openAt', value: on } as const]
    const { rows } = await sql<SeniorStint>`
      with holding as materialized (
        select r.province_id, r.person, r.full_name, r.unit_id, r.post, u.kind as unit_kind, u.pos, ${on}::date as day
        from personnel r join units u on u.id = r.unit_id
        where ${underSql(personnel, { under, where: standing })} and u.kind = 'commune' and r.post in ${posts}
          and r.status in ('serving', 'extended') and r.joined_on <= ${on}::date and (r.left_on is null or r.left_on > ${on}::date)
      )
      select h.person, h.full_name, h.unit_id, h.post, p.joined_on, p.left_on, rate.amount as monthly
      from holding h
      join personnel p on p.province_id = h.province_id and p.person = h.person and p.post in ${posts}
        and p.status in ('serving', 'extended') and p.joined_on <= ${on}::date
      left join lateral (${rateAt('deputy_commander', 'h')}) rate on h.post = 'deputy_commander'
      order by h.pos, h.person, p.joined_on`.execute(db)
    return rows
  })
