import { sql } from 'kysely'
import type { Lineage } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { addToPages, pagesOf, type ShownDays } from './figurePages.ts'
import { BY_UNIT, holdFolding, shownDays } from './ledger.ts'
import { lineageOf, writeLineage } from './units.ts'

/**
 * Works the lineage of some units out anew and brings what is folded to it, in this transaction: nobody reads figures of two
 * trees at once. Folding waits until it is over; what is not folded yet follows the new lineage by itself.
 */
export async function changeLineage(db: Db, unitIds: readonly number[]): Promise<void> {
  await holdFolding(db)
  const before = await lineageOf(db, unitIds)
  await sql`create temporary table lineage_before on commit drop as select * from unit_lineage where unit_id = any (${unitIds}::bigint[])`.execute(
    db,
  )
  await writeLineage(db, unitIds)
  const { lost, gained } = ancestorsChanged(before, await lineageOf(db, unitIds))
  await foldAnew(db, lost)
  await foldDifference(db, unitIds, gained)
  await sql`drop table lineage_before`.execute(db)
}

/**
 * Ancestors that no longer stand where they stood, whose pages are made anew, and those that only gain: there the
 * difference is added, for it may be the nation.
 */
export function ancestorsChanged(
  before: ReadonlyMap<number, readonly Lineage[]>,
  after: ReadonlyMap<number, readonly Lineage[]>,
): { lost: number[]; gained: number[] } {
  const [lost, gained] = [new Set<number>(), new Set<number>()]
  for (const unit of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before, after].map((side) => Map.groupBy(side.get(unit) ?? [], ({ ancestorId }) => ancestorId))
    for (const ancestor of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const [old, now] = [was?.get(ancestor) ?? [], is?.get(ancestor) ?? []]
      const text = (rows: readonly Lineage[]) =>
        rows
          .map(({ from, to, depth }) => `${from} ${to} ${depth > 0}`)
          .sort()
          .join()
      if (text(old) === text(now)) continue
      ;(keeps(old, now) ? gained : lost).add(ancestor)
    }
  }
  return { lost: [...lost], gained: [...gained].filter((ancestor) => !lost.has(ancestor)) }
}

/** Whether every day and every edge of the old stretches is there in the new ones: then nothing shown before is gone. */
function keeps(old: readonly Lineage[], now: readonly Lineage[]): boolean {
  const ordered = now.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return old.every(({ from, to, depth }) => {
    let at = ordered.find((one) => one.from === from && one.depth > 0 === depth > 0)
    while (at && at.to !== to) {
      const next: Lineage | undefined = ordered.find((one) => one.from === at?.to && one.depth > 0 === depth > 0)
      at = next
    }
    return at !== undefined
  })
}

const asPages = sql`select u.province_id, u.id as unit_id, u.pos as org_pos, ${BY_UNIT} from s join units u on u.id = s.ancestor_id group by u.id`

async function foldAnew(db: Db, units: readonly number[]): Promise<void> {
  if (units.length === 0) return
  await sql`delete from figure_years where unit_id = any (${units}::bigint[])`.execute(db)
  await sql`delete from figure_days where unit_id = any (${units}::bigint[])`.execute(db)
  await sql`create temporary table lineage_lost on commit drop as select * from unit_lineage where ancestor_id = any (${units}::bigint[])`.execute(
    db,
  )
  const { rows } = await sql<ShownDays>`
    with b as (select unit_id, measure, day, amount, stock from ledger where folded and unit_id in (select unit_id from lineage_lost)),
    s as (${shownDays('lineage_lost')}) ${asPages}`.execute(db)
  await sql`drop table lineage_lost`.execute(db)
  await addAll(db, rows)
}

async function foldDifference(db: Db, unitIds: readonly number[], ancestors: readonly number[]): Promise<void> {
  if (ancestors.length === 0) return
  await sql`create temporary table lineage_kept on commit drop as
    select * from unit_lineage where unit_id = any (${unitIds}::bigint[]) and ancestor_id = any (${ancestors}::bigint[])`.execute(
    db,
  )
  await sql`delete from lineage_before where ancestor_id <> all (${ancestors}::bigint[])`.execute(db)
  const { rows } = await sql<ShownDays>`
    with b as (select unit_id, measure, day, amount, stock from ledger where folded and unit_id = any (${unitIds}::bigint[])),
    now as (${shownDays('lineage_kept')}), was as (${shownDays('lineage_before')}),
    s as (
      select now.ancestor_id, now.measure, now.day, now.amount - coalesce(was.amount, 0) as amount,
        case when now.above is null then null else now.above - coalesce(was.above, 0) end as above
      from now left join was on was.ancestor_id = now.ancestor_id and was.measure = now.measure and was.day = now.day
      where was.amount is null or now.amount <> was.amount or now.above is distinct from was.above
    ) ${asPages}`.execute(db)
  await sql`drop table lineage_kept`.execute(db)
  await addAll(db, rows)
}

async function addAll(db: Db, rows: readonly ShownDays[]): Promise<void> {
  const { years, days } = pagesOf(rows)
  await addToPages(db, 'years', years)
  await addToPages(db, 'days', days)
}
