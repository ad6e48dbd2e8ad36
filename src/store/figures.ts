import { sql } from 'kysely'
import { addDays, type Day, monthEnd, monthOfYear, monthStart, monthYear, reportingMonth, type Window } from '#domain/period.ts'
import type { Db } from './db.ts'
import { SPREAD } from './ledger.ts'

/** What to sum: flows within a window, stocks up to its last day; the same again for the year before. */
export type FigureQuestion = { unitIds: readonly number[]; now: Window; before: Window | null; measures?: readonly number[] }

/** One unit's sum of one measure; null where nothing was ever entered (missing is not zero). */
export type FigureSum = { unitId: number; measure: number; now: number | null; before: number | null }

/** Whole reporting months first..last, and the days of those a window cuts. */
type Parts = { first: number; last: number; days: Window[] }
type Side = { window: Window; flow: Parts; stock: Parts }

/**
 * Figures of units at any level, right at this moment: folded months, the days of a month cut short, and the entries
 * not folded yet, read in one statement so that all three are of the same instant. Each unit comes as one row of arrays:
 * thousands of small rows would cost more on the way here than their reading.
 */
export async function readFigures(db: Db, { unitIds, now, before, measures }: FigureQuestion): Promise<FigureSum[]> {
  if (unitIds.length === 0) return []
  const units = sql`${unitIds}::bigint[]`
  const only = (alias: string) => (measures ? sql`and ${sql.ref(`${alias}.measure`)} = any (${measures}::smallint[])` : sql``)
  const sides = [now, before].map((window) => (window ? { window, flow: partsOf(window), stock: stockParts(window.to) } : null))
  const both = (of: (side: Side) => string) => sql.raw(sides.map((side) => (side ? of(side) : 'null::bigint')).join(', '))
  const ofDays = both(
    ({ flow, stock }) =>
      `sum(d.amount) filter (where case when d.stock then ${within('d.day', stock.days)} else ${within('d.day', flow.days)} end)::bigint`,
  )
  const pending = both(
    ({ window: { from, to } }) =>
      `sum(d.amount) filter (where d.day <= ${dayText(to)} and (d.stock or d.day >= ${dayText(from)}))::bigint`,
  )
  const cut = merged(sides.flatMap((side) => (side ? [...side.flow.days, ...side.stock.days] : [])))
  const cutDays = cut.map(({ from, to }) => `(${dayText(from)}, ${dayText(to)})`).join(', ')

  // The days are asked for unit by unit and cut by cut (offset 0 keeps the planner from asking for all days of the unit).
  const daysOf = (columns: string, source: string) => sql`
        select w.id as unit_id, d.measure, d.day, d.amount, ${sql.raw(columns)} as stock
        from wanted w cross join (values ${sql.raw(cutDays)}) c (first, last) cross join lateral (
          select d.* from ${sql.table(source)} d
          where d.province_id = w.province_id and d.unit_id = w.id and d.day between c.first and c.last ${only('d')} offset 0
        ) d`
  const inDays = sql`
      union all
      select d.unit_id, d.measure, ${ofDays}
      from (
        ${daysOf('w.stocks[d.measure]', 'figure_days')}
        union all
        ${daysOf('d.stock', 'ledger')}
        where d.folded and d.day >= w.valid_from and (w.valid_to is null or d.day < w.valid_to)
      ) d group by d.unit_id, d.measure`
  const { rows } = await sql<{ unitId: number; measures: string; now: string; before: string }>`
    with wanted as materialized (select u.id, u.province_id, u.valid_from, u.valid_to, (${STOCKS}) as stocks from units u where u.id = any (${units})),
    parts (unit_id, measure, now, before) as (
      select f.unit_id, f.measure, ${both(yearSql)}
      from wanted w join figure_years f on f.province_id = w.province_id and f.unit_id = w.id
      where f.year <= ${sql.raw(String(lastYear(sides)))} and (w.stocks[f.measure] or f.year >= ${sql.raw(String(firstYear(sides)))}) ${only('f')}
      ${cut.length > 0 ? inDays : sql``}
      union all
      select d.ancestor_id, d.measure, ${pending}
      from (
        with b as (select p.unit_id, p.measure, p.day, p.amount, p.stock from ledger p where not p.folded ${only('p')}) ${SPREAD}
      ) d where d.ancestor_id = any (${units}) group by d.ancestor_id, d.measure
    )
    select unit_id, array_agg(measure)::text as measures, array_agg(now)::text as now, array_agg(before)::text as before
    from parts group by unit_id`.execute(db)
  return rows.flatMap(addUp)
}

/**
 * Which measures are stocks, as an array by their number. A join would say the same, but where the planner expects a row
 * and meets thousands (it cannot know how many lie in a scope) it compares every row with every measure.
 */
const STOCKS = sql.raw(`select array_agg(m.stock order by g.no)
      from generate_series(1, (select max(no) from measures)) g (no) left join measures m on m.no = g.no`)

/** The parts of one unit, added by measure. */
function addUp({
  unitId,
  measures,
  now,
  before,
}: {
  unitId: number
  measures: string
  now: string
  before: string
}): FigureSum[] {
  const sums = new Map<number, FigureSum>()
  const [nows, befores] = [listOf(now), listOf(before)]
  for (const [at, number] of listOf(measures).entries()) {
    const measure = Number(number)
    const sum = sums.get(measure)
    if (!sum) sums.set(measure, { unitId, measure, now: plus(null, nows[at]), before: plus(null, befores[at]) })
    else {
      sum.now = plus(sum.now, nows[at])
      sum.before = plus(sum.before, befores[at])
    }
  }
  return [...sums.values()].filter((sum) => sum.now !== null || sum.before !== null)
}

const listOf = (array: string): string[] => array.slice(1, -1).split(',')

function plus(sum: number | null, text: string | undefined): number | null {
  if (text === undefined || text === 'NULL') return sum
  const total = (sum ?? 0) + Number(text)
  if (!Number.isSafeInteger(total)) throw new RangeError(`count out of range: ${text}`)
  return total
}

function partsOf({ from, to }: Window): Parts {
  let first = reportingMonth(from)
  let last = reportingMonth(to)
  const days: Window[] = []
  const startsWhole = monthStart(first) === from
  const endsWhole = monthEnd(last) === to
  if (first === last && !(startsWhole && endsWhole)) return { first: 0, last: -1, days: [{ from, to }] }
  if (!startsWhole) {
    days.push({ from, to: monthEnd(first) })
    first++
  }
  if (!endsWhole) {
    days.push({ from: monthStart(last), to })
    last--
  }
  return { first, last, days }
}

/** All whole months up to the cut-off, and the days of the month it cuts. */
function stockParts(asOf: Day): Parts {
  const last = reportingMonth(asOf)
  return monthEnd(last) === asOf
    ? { first: 0, last, days: [] }
    : { first: 0, last: last - 1, days: [{ from: monthStart(last), to: asOf }] }
}

const firstYear = (sides: readonly (Side | null)[]): number =>
  Math.min(...sides.map((side) => (side && side.flow.last >= side.flow.first ? monthYear(side.flow.first) : 9999)))
const lastYear = (sides: readonly (Side | null)[]): number =>
  Math.max(...sides.map((side) => (side ? Math.max(monthYear(side.stock.last), monthYear(side.flow.last)) : 0)))

/** What a row of `figure_years f` adds to a side: whole earlier years of a stock, then the months of its year. */
function yearSql({ flow, stock }: Side): string {
  const year = monthYear(stock.last)
  const earlier = `case when f.year < ${year} then case when coalesce(${MONTHS.join(', ')}) is not null then f.total end`
  return `case when w.stocks[f.measure] then ${earlier} else ${monthsSql(year * 12, stock.last)} end else ${monthsSql(flow.first, flow.last)} end`
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `f.m${index + 1}`)

/** SQL sum of the months first..last of a row of `figure_years f`, null where all of them are. */
function monthsSql(first: number, last: number): string {
  if (last < first) return 'null::bigint'
  const cases: string[] = []
  for (let year = monthYear(first); year <= monthYear(last); year++) {
    const months = []
    for (let index = Math.max(first, year * 12); index <= Math.min(last, year * 12 + 11); index++)
      months.push(`f.m${monthOfYear(index)}`)
    cases.push(
      `when ${year} then case when coalesce(${months.join(', ')}) is not null then ${months.map((month) => `coalesce(${month}, 0)`).join(' + ')} end`,
    )
  }
  return `case f.year ${cases.join(' ')} end`
}

const within = (column: string, windows: readonly Window[]): string =>
  windows.length === 0
    ? 'false'
    : windows.map(({ from, to }) => `${column} between ${dayText(from)} and ${dayText(to)}`).join(' or ')

/** The same days as windows that do not touch each other, so that each is read once. */
function merged(windows: readonly Window[]): Window[] {
  const out: Window[] = []
  for (const { from, to } of [...windows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = out.at(-1)
    if (last && from <= addDays(last.to, 1)) last.to = to > last.to ? to : last.to
    else out.push({ from, to })
  }
  return out
}

const dayText = (day: Day): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`not a day: ${day}`)
  return `date '${day}'`
}
