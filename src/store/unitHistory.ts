import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Db } from './db.ts'

export type UnitSpan = { code: string; name: string; from: Day; to: Day | null }
export type UnitTurn = { code: string; name: string; on: Day; role: 'merged' | 'split' | 'kept'; source: string | null }

/** What a unit was called and when. */
export async function namesOf(db: Db, unitId: number): Promise<{ name: string; shortName: string; from: Day; to: Day }[]> {
  const { rows } = await sql<{ name: string; shortName: string; from: Day; to: Day }>`
    select name, short_name, valid_from as "from", valid_to as "to" from unit_names where unit_id = ${unitId} order by valid_from`.execute(
    db,
  )
  return rows
}

/** Under whom a unit stood and when. */
export async function parentsOf(db: Db, unitId: number): Promise<UnitSpan[]> {
  const { rows } = await sql<UnitSpan>`
    select p.code, p.short_name as name, l.valid_from as "from", l.valid_to as "to" from unit_links l join units p on p.id = l.parent_id
    where l.unit_id = ${unitId} order by l.valid_from`.execute(db)
  return rows
}

/** Who came before a unit, and who after it. */
export async function turnsOf(db: Db, unitId: number): Promise<{ before: UnitTurn[]; after: UnitTurn[] }> {
  const turns = async (mine: 'unit_id' | 'successor_id', other: 'unit_id' | 'successor_id') => {
    const { rows } = await sql<UnitTurn>`
      select u.code, u.short_name as name, s.valid_from as "on", s.role, s.source from unit_successions s join units u on u.id = s.${sql.ref(other)}
      where s.${sql.ref(mine)} = ${unitId} order by s.valid_from, u.pos`.execute(db)
    return rows
  }
  return { before: await turns('successor_id', 'unit_id'), after: await turns('unit_id', 'successor_id') }
}

/** How many units of each kind there are on a day. */
export async function countKinds(db: Db, on: Day): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*) as count from units where valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date) group by kind order by kind`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** A unit that changed on a day: from under whom to under whom it went, or into which unit it went itself. */
export type UnitPassage = { unitId: number; from: number; to: number; merged: boolean }

/** Every unit under one that stood elsewhere the day before, and every one that ended into another. */
export async function passagesOn(db: Db, unitId: number, on: Day): Promise<UnitPassage[]> {
  const { rows } = await sql<UnitPassage>`
    with under as (
      select distinct l.unit_id from unit_lineage l where l.ancestor_id = ${unitId} and l.unit_id <> ${unitId}
        and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to >= ${on}::date)
    )
    select b.unit_id, b.parent_id as "from", a.parent_id as "to", false as merged
    from under x join unit_links b on b.unit_id = x.unit_id and b.valid_to = ${on}::date
      join unit_links a on a.unit_id = x.unit_id and a.valid_from = ${on}::date
    where a.parent_id <> b.parent_id
    union all
    select s.unit_id, s.unit_id, s.successor_id, true from unit_successions s join under x on x.unit_id = s.unit_id
    where s.valid_from = ${on}::date and s.role = 'merged'`.execute(db)
  return rows
}

/** The days on which units under one went elsewhere or ended into another, latest first. */
export async function passageDays(db: Db, unitId: number): Promise<{ on: Day; many: number }[]> {
  const { rows } = await sql<{ on: Day; many: number }>`
    with under as (select distinct unit_id from unit_lineage where ancestor_id = ${unitId} and unit_id <> ${unitId}),
    passed as (
      select a.valid_from as day, a.unit_id from under x join unit_links a on a.unit_id = x.unit_id
        join unit_links b on b.unit_id = a.unit_id and b.valid_to = a.valid_from and b.parent_id <> a.parent_id
      union
      select s.valid_from, s.unit_id from under x join unit_successions s on s.unit_id = x.unit_id where s.role = 'merged'
    )
    select day as "on", count(*)::int as many from passed group by day order by day desc limit 50`.execute(db)
  return rows
}
