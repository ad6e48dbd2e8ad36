import { sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { sealedYearCut } from '#domain/sealing.ts'
import { countsUntil, type PlacedUnit, type Placing, placesIn, type Turn } from '#domain/treeBasis.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import type { Db } from './db.ts'
import type { FigureSum } from './figures.ts'
import type { Home } from './home.ts'
import { type JointShift, jointShifts } from './jointUnder.ts'
import { sealedYears } from './sealing.ts'
import type { Lines } from './takenBack.ts'

type Known = PlacedUnit & { code: string; name: string }

/** The tree of a day, and where every unit there ever was stands in it. */
export type TreeBasis = {
  day: Day
  units: ReadonlyMap<number, Known>
  placing: (unit: number) => Placing
  /** Ancestors on the day from the root down, the unit itself last. */
  path: (unit: number) => readonly number[]
  until: (unit: number) => Day | null
}

/** Loads the tree of a day as far as the transaction sees it: units with their first and last parents, and who came after whom. */
export async function treeBasis(db: Db, day: Day): Promise<TreeBasis> {
  const { rows } = await sql<Known>`
    select u.id, u.code, u.short_name as name, u.valid_from, u.valid_to, f.parent_id as first_parent, l.parent_id as last_parent from units u
    left join lateral (select parent_id from unit_links where unit_id = u.id order by valid_from limit 1) f on true
    left join lateral (select parent_id from unit_links where unit_id = u.id order by valid_from desc limit 1) l on true`.execute(
    db,
  )
  const { rows: turns } = await sql<Turn>`
    select s.unit_id as unit, s.successor_id as successor, s.valid_from as "on", s.role, s.remains from unit_successions s order by s.valid_from`.execute(
    db,
  )
  const { rows: lines } = await sql<{ unitId: number; path: string }>`
    select l.unit_id, array_agg(l.ancestor_id order by l.depth desc)::text as path from unit_lineage l join units u on u.id = l.unit_id
    where l.valid_from <= ${day}::date and (l.valid_to is null or l.valid_to > ${day}::date)
      and u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to > ${day}::date) group by l.unit_id`.execute(db)
  const units = new Map(rows.map((unit) => [unit.id, unit]))
  const paths = new Map(lines.map(({ unitId, path }) => [unitId, path.slice(1, -1).split(',').map(Number)]))
  const path = (unit: number): readonly number[] => paths.get(unit) ?? []
  const heirs = new Map(turns.flatMap(({ unit, successor, remains }) => (remains ? [[unit, successor] as const] : [])))
  return { day, units, path, placing: placesIn({ day, units, turns, path }), until: (unit) => countsUntil(units, heirs, unit) }
}

/** Every unit whose figures stand under one of these in the tree of the day, and under which. */
function branchesOf(basis: TreeBasis, asked: ReadonlySet<number>): { unit: number; branch: number }[] {
  const out: { unit: number; branch: number }[] = []
  for (const unit of basis.units.keys()) {
    const { at } = basis.placing(unit)
    if (at !== null) for (const above of basis.path(at)) if (asked.has(above)) out.push({ unit, branch: above })
  }
  return out
}

/** The same with the days from and until which what a unit did counts there. */
export function linesUnder(basis: TreeBasis, unitIds: readonly number[]): Lines {
  const branches = branchesOf(basis, new Set(unitIds))
  return sql`(select * from unnest(${arrayText(branches, ({ unit }) => unit)}::bigint[], ${arrayText(branches, ({ branch }) => branch)}::bigint[],
      ${arrayText(branches, ({ unit }) => basis.units.get(unit)?.validFrom)}::date[], ${arrayText(branches, ({ unit }) => basis.until(unit))}::date[]) x (unit_id, ancestor_id, valid_from, valid_to))`
}

/**
 * Figures of units under the tree of one day, whatever tree each day had: what every unit itself did and held, added up where
 * that tree has it. Summed from the ledger, for the folded pages know the trees of their days alone.
 */
export async function figuresUnder(
  db: Db,
  home: Pick<Home, 'measures'>,
  basis: TreeBasis,
  unitIds: readonly number[],
  now: Window,
  before: Window | null,
  measures?: readonly number[],
): Promise<FigureSum[]> {
  const sealed = await sealedYears(db)
  const cut = sealed && sealedYearCut(now, sealed)
  if (cut) throw new Problem('period.sealed', { year: cut })
  if (sealed && before && sealedYearCut(before, sealed) !== null)
    return figuresUnder(db, home, basis, unitIds, now, null, measures)
  const branches = branchesOf(basis, new Set(unitIds))
  const side = (window: Window | null) =>
    window === null
      ? sql`null::bigint`
      : sql`(sum(d.amount) filter (where case when d.stock
          then d.day <= ${window.to}::date and (x.until is null or x.until > ${window.to}::date) and x.since <= ${window.to}::date
          else d.day between greatest(x.since, ${window.from}::date) and least(${window.to}::date, coalesce(x.until - 1, ${window.to}::date)) end))::bigint`
  const last = before !== null && before.to > now.to ? before.to : now.to
  const { rows } = await sql<FigureSum>`
    select x.branch as unit_id, d.measure, ${side(now)} as now, ${side(before)} as before
    from unnest(${arrayText(branches, ({ unit }) => unit)}::bigint[], ${arrayText(branches, ({ branch }) => branch)}::bigint[],
      ${arrayText(branches, ({ unit }) => basis.units.get(unit)?.validFrom)}::date[], ${arrayText(branches, ({ unit }) => basis.until(unit))}::date[]) x (unit, branch, since, until)
    join units u on u.id = x.unit join ledger d on d.province_id = u.province_id and d.unit_id = u.id join measures m on m.no = d.measure
    where d.day <= ${last}::date and (x.unit = x.branch or not m.alone) and (${measures === undefined} or d.measure = any (${measures ?? []}::smallint[]))
    group by x.branch, d.measure having ${side(now)} is not null or ${side(before)} is not null`.execute(db)
  const shifts = await jointShifts(db, home.measures, basis, before ? [now, before] : [now], measures)
  const sums = new Map(rows.map((row) => [`${row.unitId} ${row.measure}`, row]))
  for (const shift of shifts)
    for (const unitId of aboveShift(basis, shift, new Set(unitIds))) {
      const sum = sums.get(`${unitId} ${shift.measure}`)
      // A correction where nothing was done corrects nothing.
      if (!sum) continue
      if (isWithin(shift.day, now) && sum.now !== null) sum.now += shift.amount
      if (before && isWithin(shift.day, before) && sum.before !== null) sum.before += shift.amount
    }
  return rows
}

const isWithin = (day: Day, { from, to }: Window): boolean => from <= day && day <= to

/** Of some units those that show what is counted once at a unit, in the tree of the day. */
function aboveShift(basis: TreeBasis, { unit }: JointShift, asked: ReadonlySet<number>): number[] {
  const { at } = basis.placing(unit)
  return at === null ? [] : basis.path(at).filter((above) => asked.has(above))
}

/** Whose targets count for a unit of the tree of a day: its own, and those of units merged into it that stood on the day asked. */
export function mergedInto(basis: TreeBasis, unit: Unit, on: Day): number[] {
  const found: number[] = []
  for (const one of basis.units.values()) {
    const stood = one.validFrom <= on && (one.validTo === null || one.validTo > on)
    const { at, why } = basis.placing(one.id)
    if (stood && at === unit.id && (why === 'itself' || why === 'successor')) found.push(one.id)
  }
  return found
}

/** What one unit adds to another under the trees of the days, and under the tree of one day; `joint` counts activities once. */
export type Share = { unit: number; above: number; eachDay: number; oneDay: number; joint?: true }

/** For one measure, unit by unit: what stands elsewhere under the tree of the day. Rows that are the same are left out. */
export async function sharesThatDiffer(
  db: Db,
  { measures }: Pick<Home, 'measures'>,
  basis: TreeBasis,
  above: readonly number[],
  { measure, stock, window }: { measure: number; stock: boolean; window: Window },
): Promise<Share[]> {
  const branches = branchesOf(basis, new Set(above))
  const { rows } = await sql<Share>`
    with one_day as (
      select x.unit, x.branch as above, sum(d.amount)::bigint as amount
      from unnest(${arrayText(branches, ({ unit }) => unit)}::bigint[], ${arrayText(branches, ({ branch }) => branch)}::bigint[],
        ${arrayText(branches, ({ unit }) => basis.units.get(unit)?.validFrom)}::date[], ${arrayText(branches, ({ unit }) => basis.until(unit))}::date[]) x (unit, branch, since, until)
      join units u on u.id = x.unit join ledger d on d.province_id = u.province_id and d.unit_id = u.id and d.measure = ${measure}
      where case when ${stock} then d.day <= ${window.to}::date and (x.until is null or x.until > ${window.to}::date) and x.since <= ${window.to}::date
        else d.day between greatest(x.since, ${window.from}::date) and least(${window.to}::date, coalesce(x.until - 1, ${window.to}::date)) end
      group by 1, 2
    ), each_day as (
      select l.unit_id as unit, l.ancestor_id as above, sum(d.amount)::bigint as amount
      from unit_lineage l join units u on u.id = l.unit_id join ledger d on d.province_id = u.province_id and d.unit_id = u.id and d.measure = ${measure}
      where l.ancestor_id = any (${above}::bigint[]) and case when ${stock}
        then d.day <= ${window.to}::date and l.valid_from <= ${window.to}::date and (l.valid_to is null or l.valid_to > ${window.to}::date)
        else d.day between ${window.from}::date and ${window.to}::date and d.day >= l.valid_from and (l.valid_to is null or d.day < l.valid_to) end
      group by 1, 2
    )
    select coalesce(o.unit, e.unit) as unit, coalesce(o.above, e.above) as above, coalesce(e.amount, 0) as each_day, coalesce(o.amount, 0) as one_day
    from one_day o full join each_day e on e.unit = o.unit and e.above = o.above
    where coalesce(o.amount, 0) <> coalesce(e.amount, 0) order by 2, 1`.execute(db)
  const joint = new Map<string, Share>()
  for (const shift of await jointShifts(db, measures, basis, [window], [measure]))
    if (isWithin(shift.day, window))
      for (const one of aboveShift(basis, shift, new Set(above))) {
        const key = `${shift.unit} ${one}`
        const share = joint.get(key) ?? { unit: shift.unit, above: one, eachDay: 0, oneDay: 0, joint: true }
        joint.set(key, { ...share, oneDay: share.oneDay + shift.amount })
      }
  return [...rows, ...[...joint.values()].filter(({ oneDay }) => oneDay !== 0)]
}

/** How many units below another came, ended or moved between two days. */
export async function changedUnder(db: Db, unitId: number, after: Day, until: Day): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select count(distinct unit_id) as changed from unit_lineage where ancestor_id = ${unitId} and depth > 0
      and (valid_from > ${after}::date and valid_from <= ${until}::date or valid_to > ${after}::date and valid_to <= ${until}::date)`.execute(
    db,
  )
  return rows[0]?.changed ?? 0
}
