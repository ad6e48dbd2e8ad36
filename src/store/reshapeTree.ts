import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { netDeltas } from '#domain/register.ts'
import type { Reshaped, TreeUnit } from '#domain/reorganisation.ts'
import type { Unit } from '#domain/unit.ts'
import { unitContributions } from '#domain/unitCounts.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { appendLedger, entryOf } from './ledger.ts'
import { searchTextOf, unitsByCodes } from './units.ts'

/** The units of a subtree by code, as a reorganisation meets them: those that ended and those to come are there too. */
export async function treeUnder(db: Db, root: Unit): Promise<Map<string, TreeUnit>> {
  const { rows } = await sql<TreeUnit>`
    select u.code, u.kind, u.short_name as name, u.valid_from, u.valid_to, case when u.id = ${root.id} then null else p.code end as parent,
      coalesce(l.valid_from, u.valid_from) as linked_on, coalesce(n.valid_to, u.valid_from) as named_on
    from units u
    left join lateral (select parent_id, valid_from from unit_links where unit_id = u.id order by valid_from desc limit 1) l on true
    left join lateral (select valid_to from unit_names where unit_id = u.id order by valid_from desc limit 1) n on true
    left join units p on p.id = l.parent_id
    where u.pos between ${root.pos} and ${root.end} order by u.pos`.execute(db)
  return new Map(rows.map((unit) => [unit.code, unit]))
}

/** Ends and moves links, ends units, keeps names and successions: the tree as it is from the day on. Numbers come after. */
export async function reshapeLinks(
  db: Db,
  home: Home,
  { moved, ended, renamed }: Reshaped,
  { on, id, source }: { on: Day; id: string | null; source: string },
): Promise<void> {
  const codes = [
    ...moved.flatMap(({ unit, to }) => [unit, to]),
    ...ended.flatMap((one) => [one.unit, one.heir ?? '', ...one.successors]),
  ]
  const units = await unitsByCodes(db, [...codes, ...renamed.map(({ unit }) => unit)])
  const of = (code: string): Unit => units.get(code) ?? unknown(code)
  const leaving = [...moved, ...ended].map(({ unit }) => of(unit).id)
  await sql`update unit_links set valid_to = ${on}::date where unit_id = any (${leaving}::bigint[]) and (valid_to is null or valid_to > ${on}::date)`.execute(
    db,
  )
  await sql`
    insert into unit_links (unit_id, parent_id, valid_from)
    select u, p, ${on}::date from unnest(${moved.map(({ unit }) => of(unit).id)}::bigint[], ${moved.map(({ to }) => of(to).id)}::bigint[]) x (u, p)`.execute(
    db,
  )
  await sql`update units set valid_to = ${on}::date where id = any (${ended.map(({ unit }) => of(unit).id)}::bigint[])`.execute(
    db,
  )
  const entries = ended.flatMap(({ unit: code }) => {
    const unit = of(code)
    const ends = netDeltas(unitContributions(unit), unitContributions({ ...unit, validTo: on }))
    return ends.map((delta) => entryOf(home, unit, delta, 'units', null))
  })
  await appendLedger(db, entries)
  for (const { unit: code, name, shortName } of renamed) {
    const unit = of(code)
    await sql`
      insert into unit_names (unit_id, name, short_name, valid_from, valid_to)
      values (${unit.id}, ${unit.name}, ${unit.shortName}, coalesce((select max(valid_to) from unit_names where unit_id = ${unit.id}), ${unit.validFrom}::date), ${on}::date)`.execute(
      db,
    )
    const now = { code, name, shortName: shortName ?? name }
    // Whoever looks for the former name finds the unit.
    await sql`
      update units set name = ${now.name}, short_name = ${now.shortName}, search_text = ${searchTextOf(now)} || ' ' || search_text where id = ${unit.id}`.execute(
      db,
    )
  }
  const successions = ended.flatMap(({ unit, role, heir, successors }) => [
    ...successors.map((successor) => ({
      unit,
      successor,
      role: role === 'merged' ? 'merged' : 'split',
      remains: successor === heir,
    })),
    ...(heir !== null && !successors.includes(heir) ? [{ unit, successor: heir, role: 'kept', remains: true }] : []),
  ])
  await writeSuccessions(
    db,
    successions.map((one) => ({ ...one, unit: of(one.unit).id, successor: of(one.successor).id, on })),
    { id, source },
  )
}

export type Succession = { unit: number; successor: number; role: string; remains: boolean; on: Day }

export async function writeSuccessions(
  db: Db,
  list: readonly Succession[],
  { id, source }: { id: string | null; source: string },
): Promise<void> {
  await sql`
    insert into unit_successions (unit_id, successor_id, valid_from, role, remains, reorganisation, source)
    select u, s, d, r, k, ${id}::uuid, ${source}::text from unnest(${list.map((one) => one.unit)}::bigint[], ${list.map((one) => one.successor)}::bigint[],
      ${list.map((one) => one.on)}::date[], ${list.map((one) => one.role)}::text[], ${list.map((one) => one.remains)}::boolean[]) x (u, s, d, r, k)`.execute(
    db,
  )
}

/** A unit that gave up some of its people and stays is remembered as the one they came from. */
export const splitOf = (unit: Unit, successors: readonly Unit[], on: Day): Succession[] =>
  successors
    .filter(({ id }) => id !== unit.id)
    .map((successor) => ({ unit: unit.id, successor: successor.id, role: 'split', remains: false, on }))

/** Units whose ancestors are others now: those that moved or ended, and all whose way up ever led through one of them. */
export async function unitsThrough(db: Db, codes: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct l.unit_id as id from units u join unit_lineage l on l.ancestor_id = u.id where u.code = any (${codes}::text[])`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

function unknown(code: string): never {
  throw new Problem('unit.unknown', { unit: code })
}

/** Statistics of the tree, where many units were written just now. */
export const analyzeTree = (db: Db): Promise<unknown> => sql`select analyze_tree()`.execute(db)
