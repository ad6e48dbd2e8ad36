import { sql } from 'kysely'
import { addDays, type Day, monthEnd, monthOfYear, monthStart, monthYear, reportingMonth, type Window } from '#domain/period.ts'
import type { Db } from './db.ts'
import { SPREAD } from './ledger.ts'

/** What to sum: flows within a window, stocks up to its last day; the same again for the year before. */
export type FigureQuestion = { unitIds: readonly number[]; now: Window; before: Window | null; measures?: readonly number[] }

/** One unit's sum of one measure; null where nothing was ever entered (missing is not zero). */
export type FigureSum = { unitId: number; measure: number; now: number | null; before: number | null }

/** Whole reporting months first..last, and the days of those a window cuts. */
export type Parts = { first: number; last: number; days: Window[] }
type Side = { window: Window; flow: Parts; stock: Parts }

/**
 * Figures of units at any level, right at this moment: folded months, the days of a month cut short, and the entries
 * not folded yet, read in one statement so that all three are of the same instant. The rows of a unit and a year lie side
 * by side: each such page is one look into the index and comes as one row of arrays, for thousands of small rows would
 * cost more on the way here than their reading.
 */
export async function readFigures(db: Db, { unitIds, now, before, measures }: FigureQuestion): Promise<FigureSum[]> {
  if (unitIds.length === 0) return []
  const units = sql`${unitIds}::bigint[]`
  const only = (alias: string) => (measures ? sql`and ${sql.ref(`${alias}.measure`)} = any (${measures}::smallint[])` : sql``)
  const sides = [now, before].map((window) => (window ? { window, flow: partsOf(window), stock: stockParts(window.to) } : null))
  const both = (of: (side: Side) => string) => sides.map((side) => (side ? of(side) : NOTHING))
  const pages = pagesOf(sides).map(
    ({ years, nowSum, beforeSum, stocksAlone }) => sql`
      select w.id as unit_id, f.* from wanted w cross join lateral (
        select ${sql.raw(PAGE(nowSum, beforeSum))} from figure_years f
        where f.province_id = w.province_id and f.unit_id = w.id and ${sql.raw(years)} ${only('f')} ${stocksAlone ? sql`and w.stocks[f.measure]` : sql``} offset 0
      ) f where f.measures is not null
      union all`,
  )
  const cut = merged(sides.flatMap((side) => (side ? [...side.flow.days, ...side.stock.days] : [])))
  const cutDays = cut.map(({ from, to }) => `(${dayText(from)}, ${dayText(to)})`).join(', ')
  const ofDays = both(
    ({ flow, stock }) =>
      `sum(d.amount) filter (where case when d.stock then ${within('d.day', stock.days)} else ${within('d.day', flow.days)} end)::bigint`,
  )
  // The days are asked for unit by unit and cut by cut (offset 0 keeps the planner from asking for all days of the unit).
  const daysOf = (columns: string, source: string) => sql`
        select w.id as unit_id, d.measure, d.day, d.amount, ${sql.raw(columns)} as stock
        from wanted w cross join (values ${sql.raw(cutDays)}) c (first, last) cross join lateral (
          select d.* from ${sql.table(source)} d
          where d.province_id = w.province_id and d.unit_id = w.id and d.day between c.first and c.last ${only('d')} offset 0
        ) d`
  const inDays = sql`
      select f.unit_id, ${sql.raw(PAGE('f.now', 'f.before'))} from (
        select d.unit_id, d.measure, ${sql.raw(ofDays.join(', '))}
        from (
          ${daysOf('w.stocks[d.measure]', 'figure_days')}
          union all
          ${daysOf('d.stock', 'ledger')}
          where d.folded and d.day >= w.valid_from and (w.valid_to is null or d.day < w.valid_to)
        ) d group by d.unit_id, d.measure
      ) f (unit_id, measure, now, before) group by f.unit_id
      union all`
  const pending = both(
    ({ window: { from, to } }) =>
      `sum(d.amount) filter (where d.day <= ${dayText(to)} and (d.stock or d.day >= ${dayText(from)}))::bigint`,
  )
  const { rows } = await sql<Page>`
    with wanted as materialized (select u.id, u.province_id, u.valid_from, u.valid_to, (${STOCKS}) as stocks from units u where u.id = any (${units}))
    ${sql.join(pages, sql``)}
    ${cut.length > 0 ? inDays : sql``}
    select f.unit_id, ${sql.raw(PAGE('f.now', 'f.before'))} from (
      select d.ancestor_id, d.measure, ${sql.raw(pending.join(', '))}
      from (
        with b as (select p.unit_id, p.measure, p.day, p.amount, p.stock from ledger p where not p.folded ${only('p')}) ${SPREAD}
      ) d where d.ancestor_id = any (${units}) group by d.ancestor_id, d.measure
    ) f (unit_id, measure, now, before) group by f.unit_id`.execute(db)
  const out: FigureSum[] = []
  for (const [unitId, held] of Map.groupBy(rows, (row) => row.unitId)) addUp(unitId, held, out)
  return out
}

const NOTHING = 'null::bigint'

/** A page of figures `f` as text of arrays; a side on which the page has nothing to say is not written at all. */
const PAGE = (now: string, before: string): string => {
  const side = (sum: string, name: string) => `${sum === NOTHING ? 'null::text' : `array_agg(${sum})::text`} as ${name}`
  return `array_agg(f.measure)::text as measures, ${side(now, 'now')}, ${side(before, 'before')}`
}

type Page = { unitId: number; measures: string; now: string | null; before: string | null }

/**
 * Which measures are stocks, as an array by their number. A join would say the same, but where the planner expects a row
 * and meets thousands (it cannot know how many lie in a scope) it compares every row with every measure.
 */
const STOCKS = sql.raw(`select array_agg(m.stock order by g.no)
      from generate_series(1, (select max(no) from measures)) g (no) left join measures m on m.no = g.no`)

/** The pages of one unit, added by measure. */
function addUp(unitId: number, pages: readonly Page[], out: FigureSum[]): void {
  const sums = new Map<number, FigureSum>()
  for (const { measures, now, before } of pages) {
    const numbers = listOf(measures)
    const nows = now === null ? null : listOf(now)
    const befores = before === null ? null : listOf(before)
    for (let at = 0; at < numbers.length; at++) {
      const measure = Number(numbers[at])
      let sum = sums.get(measure)
      if (!sum) {
        sum = { unitId, measure, now: null, before: null }
        sums.set(measure, sum)
      }
      if (nows) sum.now = plus(sum.now, nows[at])
      if (befores) sum.before = plus(sum.before, befores[at])
    }
  }
  for (const sum of sums.values()) if (sum.now !== null || sum.before !== null) out.push(sum)
}

const listOf = (array: string): string[] => array.slice(1, -1).split(',')

function plus(sum: number | null, text: string | undefined): number | null {
  if (text === undefined || text === 'NULL') return sum
  const total = (sum ?? 0) + Number(text)
  if (!Number.isSafeInteger(total)) throw new RangeError(`count out of range: ${text}`)
  return total
}

export function partsOf({ from, to }: Window): Parts {
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
export function stockParts(asOf: Day): Parts {
  const last = reportingMonth(asOf)
  return monthEnd(last) === asOf
    ? { first: 0, last, days: [] }
    : { first: 0, last: last - 1, days: [{ from: monthStart(last), to: asOf }] }
}

/** Rows of `figure_years f` that are read together: years of which the same is asked. */
type YearPage = { years: string; nowSum: string; beforeSum: string; stocksAlone: boolean }

function pagesOf(sides: readonly (Side | null)[]): YearPage[] {
  const asked = sides.filter((side) => side !== null)
  const first = Math.min(...asked.flatMap(({ flow, stock }) => [flow.first, stock.last].map(yearOf)), 9999)
  const last = Math.max(...asked.flatMap(({ flow, stock }) => [flow.last, stock.last].map(yearOf)), 0)
  // Before the first year only stocks are left; in between, whole years ask the same however many they are.
  const spans: { from: number; to: number; page: Omit<YearPage, 'years'> }[] = []
  for (let year = first - 1; year <= last; year++) {
    const page = yearPage(sides, year)
    const before = spans.at(-1)
    if (before && before.page.nowSum === page.nowSum && before.page.beforeSum === page.beforeSum) before.to = year
    else spans.push({ from: year === first - 1 ? Number.NEGATIVE_INFINITY : year, to: year, page })
  }
  return spans.flatMap(({ from, to, page }) =>
    page.nowSum === NOTHING && page.beforeSum === NOTHING ? [] : [{ ...page, years: yearsSql(from, to) }],
  )
}

const yearsSql = (from: number, to: number): string =>
  from === Number.NEGATIVE_INFINITY ? `f.year <= ${to}` : from === to ? `f.year = ${to}` : `f.year between ${from} and ${to}`

function yearPage(sides: readonly (Side | null)[], year: number): Omit<YearPage, 'years'> {
  const stock = sides.map((side) => (side ? stockSum(side, year) : NOTHING))
  const flow = sides.map((side) => (side ? flowSum(side, year) : NOTHING))
  const sums = stock.map((one, at) => {
    const other = flow[at] ?? NOTHING
    return one === other ? one : `case when w.stocks[f.measure] then ${one} else ${other} end`
  })
  return {
    nowSum: sums[0] ?? NOTHING,
    beforeSum: sums[1] ?? NOTHING,
    stocksAlone: flow.every((one) => one === NOTHING),
  }
}

const yearOf = (month: number): number => (month < 0 ? 9999 : monthYear(month))

/** A stock: whole earlier years, then the months of its last one. */
function stockSum({ stock }: Side, year: number): string {
  const last = monthYear(stock.last)
  if (year < last) return WHOLE_YEAR
  return year > last ? NOTHING : monthsSum(year * 12, stock.last)
}

/** A flow: its months that lie in the year. */
const flowSum = ({ flow }: Side, year: number): string =>
  monthsSum(Math.max(flow.first, year * 12), Math.min(flow.last, year * 12 + 11))

const MONTHS = Array.from({ length: 12 }, (_, index) => `f.m${index + 1}`)

const WHOLE_YEAR = `case when coalesce(${MONTHS.join(', ')}) is not null then f.total end`

/** SQL sum of the months first..last of one row of `figure_years f`, null where all of them are. */
function monthsSum(first: number, last: number): string {
  if (last < first) return NOTHING
  const months = Array.from({ length: last - first + 1 }, (_, index) => `f.m${monthOfYear(first + index)}`)
  if (months.length === 12) return WHOLE_YEAR
  if (months.length === 1) return months.join('')
  return `case when coalesce(${months.join(', ')}) is not null then ${months.map((month) => `coalesce(${month}, 0)`).join(' + ')} end`
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
