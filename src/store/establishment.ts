import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Unit, UnitKind } from '#domain/unit.ts'
import type { Db } from './db.ts'

/** Seats of one post at all units of a kind, and how many people hold them. */
export type PostSum = { kind: UnitKind; post: string; units: number; seats: number; filled: number }
/** A unit with empty seats: of which posts, how many. */
export type Vacancy = {
  code: string
  name: string
  shortName: string
  kind: UnitKind
  post: string
  seats: number
  filled: number
}
/** A command of a unit kind on the day; `kept` where its book of posts holds anything that day. */
export type Kept = { kind: UnitKind; units: number; kept: number }
export type Unconsolidated = {
  id: string
  code: string
  name: string
  shortName: string
  kind: UnitKind
  since: Day
  lacks: string
  detail: string | null
  dueOn: Day | null
}

/** Everything that stood under a unit on a day, with the seats of each post there and how many are filled. */
const heldSql = (unit: Unit, on: Day) => sql`
  under as (
    select u.id, u.province_id, u.code, u.name, u.short_name, u.kind, u.pos
    from unit_lineage l join units u on u.id = l.unit_id
    where l.ancestor_id = ${unit.id} and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)
      and u.valid_from <= ${on}::date and (u.valid_to is null or u.valid_to > ${on}::date)
  ), held as (
    select u.id as unit_id, p.post, sum(p.seats)::integer as seats, coalesce(sum(t.people), 0)::integer as filled
    from under u join posts p on p.province_id = u.province_id and p.unit_id = u.id
    left join lateral (
      select count(*)::integer as people from terms t
      where t.province_id = p.province_id and t.post = p.id and t.appointed_on <= ${on}::date and (t.until is null or t.until > ${on}::date)
    ) t on true
    where p.established_on <= ${on}::date and (p.until is null or p.until > ${on}::date)
    group by u.id, p.post
  )`

/** The seats of each post at some units on a day, and how many people hold them. */
export async function seatsOf(
  db: Db,
  units: readonly Pick<Unit, 'id' | 'provinceId'>[],
  on: Day,
): Promise<{ unitId: number; post: string; seats: number; filled: number }[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ unitId: number; post: string; seats: number; filled: number }>`
    select p.unit_id, p.post, sum(p.seats)::integer as seats, sum(t.people)::integer as filled
    from unnest(${units.map((one) => one.provinceId)}::bigint[], ${units.map((one) => one.id)}::bigint[]) u (province_id, id)
    join posts p on p.province_id = u.province_id and p.unit_id = u.id
    cross join lateral (
      select count(*) as people from terms t
      where t.province_id = p.province_id and t.post = p.id and t.appointed_on <= ${on}::date and (t.until is null or t.until > ${on}::date)
    ) t
    where p.established_on <= ${on}::date and (p.until is null or p.until > ${on}::date)
    group by p.unit_id, p.post order by p.unit_id, p.post`.execute(db)
  return rows
}

export async function postSums(db: Db, unit: Unit, on: Day): Promise<PostSum[]> {
  const { rows } = await sql<PostSum>`
    with ${heldSql(unit, on)}
    select u.kind, h.post, count(*)::integer as units, sum(h.seats)::integer as seats, sum(h.filled)::integer as filled
    from held h join under u on u.id = h.unit_id group by u.kind, h.post`.execute(db)
  return rows
}

/** Units with empty seats, those that lack most first; one line for each post of the first so many units. */
export async function vacancies(db: Db, unit: Unit, on: Day, limit: number): Promise<{ units: number; rows: Vacancy[] }> {
  const { rows } = await sql<Vacancy & { units: number }>`
    with ${heldSql(unit, on)}, lacking as (
      select unit_id, sum(seats - filled) as lack, count(*) over () as units from held where filled < seats group by unit_id
      order by sum(seats - filled) desc, unit_id limit ${limit}
    )
    select u.code, u.name, u.short_name, u.kind, h.post, h.seats, h.filled, l.units::integer as units
    from lacking l join held h on h.unit_id = l.unit_id and h.filled < h.seats join under u on u.id = l.unit_id
    order by l.lack desc, u.pos`.execute(db)
  return { units: rows[0]?.units ?? 0, rows: rows.map(({ units: _, ...row }) => row) }
}

/** How many commands of communes and organisations stand there, and how many of them keep a book of posts. */
export async function commandsKept(db: Db, unit: Unit, on: Day): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    with ${heldSql(unit, on)}
    select u.kind, count(*)::integer as units, count(*) filter (where exists (select from held h where h.unit_id = u.id))::integer as kept
    from under u where u.kind in ('commune', 'agency_command') group by u.kind`.execute(db)
  return rows
}

/** Commands not yet consolidated on a day, the longest waiting first. */
export async function unconsolidated(db: Db, unit: Unit, on: Day): Promise<Unconsolidated[]> {
  const { rows } = await sql<Unconsolidated>`
    with ${heldSql(unit, on)}
    select c.id, u.code, u.name, u.short_name, u.kind, c.since, c.lacks, c.detail, c.due_on
    from under u join consolidation c on c.province_id = u.province_id and c.unit_id = u.id
    where c.since <= ${on}::date and (c.completed_on is null or c.completed_on > ${on}::date)
    order by c.since, u.pos`.execute(db)
  return rows
}
