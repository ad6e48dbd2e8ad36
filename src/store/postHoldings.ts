import { type RawBuilder, sql } from 'kysely'
import { SENIOR_POSTS } from '#domain/payable.ts'
import type { Day, Window } from '#domain/period.ts'
import { personnel } from '#domain/registers/personnel.ts'
import { terms } from '#domain/registers/terms.ts'
import type { Db, Scope } from './db.ts'
import { rateAt, readingRates } from './payableRows.ts'
import { type Under, underSql } from './recordList.ts'

export type SeniorStint = {
  /** The same person, whichever of the two books a stretch stands in. */
  person: string
  fullName: string
  unitId: number
  post: string
  joinedOn: Day
  leftOn: Day | null
  /** Monthly allowance of a deputy in force that day, where one is set. */
  monthly: number | null
}

/** A calendar month of somebody in a post, and the allowance of the post in force on their last day in it. */
export type PostMonth = {
  book: 'terms' | 'personnel'
  unitId: number
  post: string
  person: string
  days: number
  monthly: number | null
  decision: string | null
}

const POSTS = sql`(${sql.join(SENIOR_POSTS.map(({ code }) => code))})`

/**
 * Stretches in a post of a commune command. A command that keeps the book of terms is read from it alone, one that does not
 * yet from the roster. Officers and professional servicemen are paid by the army, with its own seniority, and are left out.
 */
const stretches = (under: { term: RawBuilder<unknown>; row: RawBuilder<unknown> }) => sql`
  select 'terms' as book, r.province_id, r.full_name || ' ' || r.born_on as person, r.full_name, r.unit_id, r.post_code as post,
    r.appointed_on as joined_on, least(r.until, r.post_until) as left_on, u.pos
  from terms r join units u on u.id = r.unit_id
  where ${under.term} and u.kind = 'commune' and r.post_code in ${POSTS} and r.holder_kind not in ('regular_officer', 'professional_serviceman')
  union all
  select 'personnel', r.province_id, case when exists (
      select from terms t where t.province_id = r.province_id and t.full_name = r.full_name and t.born_on = r.born_on and t.post_code in ${POSTS}
    ) then r.full_name || ' ' || r.born_on else r.person::text end,
    r.full_name, r.unit_id, r.post, r.joined_on, r.left_on, u.pos
  from personnel r join units u on u.id = r.unit_id
  where ${under.row} and u.kind = 'commune' and r.post in ${POSTS} and r.status in ('serving', 'extended')
    and not exists (select from terms t where t.province_id = r.province_id and t.unit_id = r.unit_id and t.post_code in ${POSTS})`

const standing = (under: Under, on: Day) => ({
  term: underSql(terms, { under, where: [{ column: 'until', is: 'openAt', value: on }] }),
  row: underSql(personnel, { under, where: [{ column: 'leftOn', is: 'openAt', value: on }] }),
})

/** Everybody who holds such a post in a commune on the day, with all they served in one before, wherever in the province. */
export const seniorStints = (db: Db, scope: Scope, under: Under, on: Day): Promise<SeniorStint[]> =>
  readingRates(db, scope, async () => {
    const { rows } = await sql<SeniorStint>`
      with holding as materialized (
        select s.*, 'commune' as unit_kind, ${on}::date as day from (${stretches(standing(under, on))}) s
        where s.joined_on <= ${on}::date and (s.left_on is null or s.left_on > ${on}::date)
      ),
      served as materialized (
        select s.* from (${stretches({
          term: sql`true`,
          row: sql`r.person in (
          select p.person from personnel p join holding h on h.province_id = p.province_id and h.full_name = p.full_name)`,
        })}) s
        where s.joined_on <= ${on}::date
      )
      select h.person, h.full_name, h.unit_id, h.post, p.joined_on, p.left_on, rate.amount as monthly
      from holding h join served p on p.province_id = h.province_id and p.person = h.person
      left join lateral (${rateAt('deputy_commander', 'h')}) rate on h.post = 'deputy_commander'
      order by h.pos, h.person, p.joined_on`.execute(db)
    return rows
  })

/** Calendar months that end within the window, of everybody who held such a post in them. */
export const postMonths = (db: Db, scope: Scope, under: Under, { from, to }: Window): Promise<PostMonth[]> =>
  readingRates(db, scope, async () => {
    const { rows } = await sql<PostMonth>`
      with months as (
        select m::date as first, (m + interval '1 month' - interval '1 day')::date as last
        from generate_series(date_trunc('month', ${from}::timestamp), ${to}::timestamp, interval '1 month') m
      ),
      held as (
        select s.book, s.province_id, s.person, s.unit_id, s.post, s.pos, 'commune' as unit_kind, m.first,
          sum(least(m.last, s.left_on - 1) - greatest(m.first, s.joined_on) + 1) as days, max(least(m.last, s.left_on - 1)) as day
        from (${stretches(standing(under, to))}) s join months m on m.last between ${from}::date and ${to}::date
          and s.joined_on <= m.last and (s.left_on is null or s.left_on > m.first)
        group by 1, 2, 3, 4, 5, 6, 7, 8
      )
      select h.book, h.unit_id, h.post, h.person, h.days::int as days, rate.amount as monthly, rate.decision
      from held h left join lateral (${rateAt(sql`case when h.post in ('commander', 'political_officer') then 'post_commander' else 'post_deputy' end`, 'h')}) rate on true
      order by h.pos, h.post, h.first`.execute(db)
    return rows
  })
