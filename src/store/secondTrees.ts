import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { SecondTree, Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { unitsByIds } from './units.ts'

/** Units directly under one in a second tree on a day. */
export async function childrenIn(db: Db, tree: SecondTree, parentId: number, on: Day): Promise<Unit[]> {
  const { rows } = await sql<{ id: number }>`
    select l.unit_id as id from tree_links l where l.tree = ${tree} and l.parent_id = ${parentId}
      and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)`.execute(db)
  const units = await unitsByIds(
    db,
    rows.map(({ id }) => id),
  )
  return [...units.values()]
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on))
    .sort((a, b) => a.pos - b.pos)
}

/** Everybody above a unit in a second tree on a day, itself first. */
export async function aboveIn(db: Db, tree: SecondTree, unitId: number, on: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive up as (
      select ${unitId}::bigint as id, 0 as depth
      union all
      select l.parent_id, up.depth + 1 from up join tree_links l on l.tree = ${tree} and l.unit_id = up.id
        and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)
    ) cycle id set again using path
    select id from up where not again order by depth`.execute(db)
  return rows.map(({ id }) => id)
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
