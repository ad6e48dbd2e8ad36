import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { SecondTree, Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { unitsByIds } from './units.ts'

const holds = (alias: string, on: Day): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.valid_from`)} <= ${on}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${on}::date)`

/**
 * Where units stand in a second tree on a day, as a relation (unit_id, parent_id). Whoever was placed there stands there; everybody
 * else where the chain of command has them, so that nobody has to place a whole country. A regional command is no level of
 * government: in the administrative tree the units under it stand under its province, and it stands nowhere.
 */
const places = (tree: SecondTree, on: Day): RawBuilder<unknown> => sql`
  select u.id as unit_id, coalesce(t.parent_id, case when p.kind = 'regional_command' and ${tree === 'administrative'} then g.parent_id else l.parent_id end) as parent_id
  from units u
  left join tree_links t on t.tree = ${tree} and t.unit_id = u.id and ${holds('t', on)}
  left join unit_links l on l.unit_id = u.id and ${holds('l', on)}
  left join units p on p.id = l.parent_id
  left join unit_links g on g.unit_id = p.id and ${holds('g', on)}
  where ${holds('u', on)} and (t.parent_id is not null or u.kind <> 'regional_command' or ${tree !== 'administrative'})`

/** Units directly under one in a second tree on a day. */
export async function childrenIn(db: Db, tree: SecondTree, parentId: number, on: Day): Promise<Unit[]> {
  const { rows } = await sql<{
    id: number
  }>`select s.unit_id as id from (${places(tree, on)}) s where s.parent_id = ${parentId}`.execute(db)
  const units = await unitsByIds(
    db,
    rows.map(({ id }) => id),
  )
  return [...units.values()].sort((a, b) => a.pos - b.pos)
}

/** How many stand directly under each of some units there. */
export async function countChildrenIn(db: Db, tree: SecondTree, ids: readonly number[], on: Day): Promise<Map<number, number>> {
  const { rows } = await sql<{ parentId: number; children: number }>`
    select s.parent_id, count(*) as children from (${places(tree, on)}) s where s.parent_id = any (${ids}::bigint[]) group by s.parent_id`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.parentId, row.children]))
}

/** Everybody above a unit in a second tree on a day, itself first. */
export async function aboveIn(db: Db, tree: SecondTree, unitId: number, on: Day): Promise<number[]> {
  const { rows } = await sql<{
    unitId: number
    parentId: number | null
  }>`select s.unit_id, s.parent_id from (${places(tree, on)}) s`.execute(db)
  const parents = new Map(rows.map((row) => [row.unitId, row.parentId]))
  const out: number[] = []
  for (let at: number | null = unitId; at !== null && !out.includes(at); at = parents.get(at) ?? null) out.push(at)
  return out
}

/** One stretch in which a unit was placed in a second tree by somebody. */
export type Placed = { tree: SecondTree; code: string; name: string; from: Day; to: Day | null }

export async function placedIn(db: Db, unitId: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select l.tree, u.code, u.short_name as name, l.valid_from as "from", l.valid_to as "to"
    from tree_links l join units u on u.id = l.parent_id where l.unit_id = ${unitId} order by l.tree, l.valid_from`.execute(db)
  return rows
}

/** The day the latest place of a unit in a second tree began. */
export async function lastPlacedIn(db: Db, tree: SecondTree, unitId: number): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(valid_from) as day from tree_links where tree = ${tree} and unit_id = ${unitId}`.execute(db)
  return rows[0]?.day ?? null
}

/** From the day on the unit stands under the parent; where it stood until then stays. */
export async function placeIn(
  db: Db,
  tree: SecondTree,
  unit: Unit,
  parent: Unit,
  from: Day,
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    update tree_links set valid_to = ${from}::date where tree = ${tree} and unit_id = ${unit.id} and (valid_to is null or valid_to > ${from}::date)`.execute(
    db,
  )
  await sql`
    insert into tree_links (tree, unit_id, parent_id, valid_from, set_by, set_at)
    values (${tree}, ${unit.id}, ${parent.id}, ${from}, ${by}, ${at})`.execute(db)
}
