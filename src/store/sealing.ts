import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { type SealedYears, yearWindow } from '#domain/sealing.ts'
import type { Db } from './db.ts'
import { addToPages, pagesOf, type ShownDays } from './figurePages.ts'
import { BY_UNIT, holdFolding, SHOWN_DAYS } from './ledger.ts'
import { layOut, type Walk } from './recomputedCounts.ts'
import { readSetting, writeSetting } from './users.ts'

/** The setting that says which years are sealed. */
export const SEALED = 'sealed'

export const sealedYears = (db: Db): Promise<SealedYears | null> => readSetting<SealedYears>(db, SEALED)

/** The reporting year of a day, in SQL: 15 December and seventeen days are New Year. */
const YEAR = sql.raw('extract(year from d.day + 17)::integer')

/** Days on which a unit began, ended or changed its place: what happened on both sides of one does not become one. */
const prepareTurns = async (db: Db): Promise<void> => {
  await sql`
    create temporary table turns on commit drop as
      select unit_id, valid_from as day from unit_lineage union select unit_id, valid_to from unit_lineage where valid_to is not null`.execute(
    db,
  )
  await sql`create index on turns (unit_id, day)`.execute(db)
  await sql`analyze turns`.execute(db)
}

/** The one day on which a sealed year keeps what a unit did: its last, or the last before the unit's place changed. */
const KEPT_DAY = sql`least(make_date(${YEAR}, 12, 14), (select min(t.day) - 1 from turns t where t.unit_id = d.unit_id and t.day > d.day))`

/** What was worked out anew from the records is put on the days sealed years keep. */
export async function foldRecomputed(db: Db, walks: readonly Walk[]): Promise<void> {
  const sealed = await sealedYears(db)
  if (!sealed) return
  await layOut(db, walks, yearWindow(sealed.first).from, yearWindow(sealed.through).to)
  await prepareTurns(db)
  await sql`
    update recomputed d set day = ${KEPT_DAY}
    where d.day between ${yearWindow(sealed.first).from}::date and ${yearWindow(sealed.through).to}::date`.execute(db)
  // What a unit that never closed such a year wrote into it since stands on its own day in the ledger: there it is looked for.
  await sql`
    insert into recomputed (unit_id, measure, day, amount, stock)
    select x.unit_id, x.measure, t.day, t.amount, x.stock
    from (
      select d.unit_id, d.measure, d.day, ${KEPT_DAY} as kept, d.amount, d.stock from ledger d
      where d.day between ${yearWindow(sealed.first).from}::date and ${yearWindow(sealed.through).to}::date
    ) x cross join lateral (values (x.day, x.amount), (x.kept, -x.amount)) t (day, amount) where x.kept <> x.day`.execute(db)
  await sql`drop table turns`.execute(db)
}

/** A year that can be sealed: how many entries it has, and how many are left of them. */
export type YearToSeal = { year: number; entries: number; kept: number }
/** A unit that still may write into such a year. */
export type OpenYear = { year: number; unit: string; name: string }

/** Every year up to one that has entries and is not sealed yet. */
export async function yearsToSeal(db: Db, through: number): Promise<YearToSeal[]> {
  await prepareTurns(db)
  const since = (await sealedYears(db))?.through ?? 0
  const { rows } = await sql<YearToSeal>`
    select x.year, count(*) as entries, count(distinct (x.unit_id, x.measure, x.day)) as kept
    from (select ${YEAR} as year, d.unit_id, d.measure, ${KEPT_DAY} as day from ledger d where d.day <= ${yearWindow(through).to}::date) x
    where x.year > ${since} group by x.year order by x.year`.execute(db)
  await sql`drop table turns`.execute(db)
  return rows
}

/** Units with figures of some years of which not every day is closed, by themselves or above them. */
export async function openOf(db: Db, years: readonly number[], limit: number): Promise<OpenYear[]> {
  if (years.length === 0) return []
  const { rows } = await sql<OpenYear>`
    select y.year, u.code as unit, u.short_name as name
    from (select distinct ${YEAR} as year, d.unit_id from ledger d where d.day <= ${yearWindow(Math.max(...years)).to}::date) y
    join units u on u.id = y.unit_id
    where y.year = any (${years}::int[]) and not coalesce((
      select range_agg(daterange(c.window_from, c.window_to, '[]')) @> daterange(make_date(y.year - 1, 12, 15), make_date(y.year, 12, 14), '[]')
      from unit_lineage l join closed_periods c on c.unit_id = l.ancestor_id where l.unit_id = y.unit_id), false)
    order by y.year, u.pos limit ${limit}`.execute(db)
  return rows
}

/**
 * Folds the entries of some years to one a unit, measure, year and place in the tree, and makes the pages of these years anew
 * from them. In the transaction of the owner: nobody else may take an entry out of the ledger. Nothing may wait to be folded.
 */
export async function sealThrough(
  db: Db,
  years: readonly number[],
  progress: (done: number, year: number) => void,
): Promise<void> {
  const [first = 0, last = 0] = [years[0], years.at(-1)]
  const [from, to] = [yearWindow(first).from, yearWindow(last).to]
  await holdFolding(db)
  await prepareTurns(db)
  await sql`
    create temporary table kept on commit drop as
      select x.province_id, x.unit_id, x.org_pos, x.measure, x.stock, x.day, sum(x.amount) as amount from (
        select d.province_id, d.unit_id, d.org_pos, d.measure, d.stock, ${KEPT_DAY} as day, d.amount from ledger d
        where d.day between ${from}::date and ${to}::date
      ) x group by 1, 2, 3, 4, 5, 6`.execute(db)
  await sql`delete from ledger where day between ${from}::date and ${to}::date`.execute(db)
  await sql`
    insert into ledger (province_id, unit_id, org_pos, measure, day, amount, stock, source, record, folded)
    select province_id, unit_id, org_pos, measure, day, amount, stock, 'sealed', null, true from kept order by province_id, unit_id, day, measure`.execute(
    db,
  )
  await sql`drop table kept`.execute(db)
  await sql`drop table turns`.execute(db)
  await sql`delete from figure_years where year between ${first} and ${last}`.execute(db)
  await sql`delete from figure_days where month between ${first * 12} and ${last * 12 + 11}`.execute(db)
  for (const [done, year] of years.entries()) {
    progress(done, year)
    await foldYear(db, yearWindow(year).from, yearWindow(year).to)
  }
  const before = await sealedYears(db)
  await writeSetting(db, SEALED, { first: before?.first ?? first, through: last })
}

/** What shows in a year at every level; a stock of before shows where its unit changed its place. */
async function foldYear(db: Db, from: Day, to: Day): Promise<void> {
  const { rows } = await sql<ShownDays>`
    with b as (select unit_id, measure, day, amount, stock from ledger where day <= ${to}::date), s as (${SHOWN_DAYS})
    select u.province_id, u.id as unit_id, u.pos as org_pos, ${BY_UNIT}
    from s join units u on u.id = s.ancestor_id where s.day between ${from}::date and ${to}::date group by u.id`.execute(db)
  const { years, days } = pagesOf(rows)
  await addToPages(db, 'years', years)
  await addToPages(db, 'days', days)
}
