import { sql } from 'kysely'
import { type Day, monthEnd, monthOfYear, monthStart, monthYear, reportingMonth, type Window } from '#domain/period.ts'
import { type Db } from './db.ts'
import { SPREAD } from './ledger.ts'

/** What to sum: flows within a window, stocks up to its last day; the same again for the year before. */
export type FigureQuestion = { unitIds: readonly number[]; now: Window; before: Window | null; measures?: readonly number[] }

/** One unit's sum of one measure; null where nothing was ever entered (missing is not zero). */
export type FigureSum = { unitId: number; measure: number; now: number | null; before: number | null }

/** A window as whole reporting months and the days left over at its ends. */
function partsOf({ from, to }: Window): { first: number; last: number; days: Window[] } {
  let first = reportingMonth(from)
  let last = reportingMonth(to)
  const days: Window[] = []
  const startsWhole = monthStart(first) === from
  const endsWhole = monthEnd(last) === to
  if (first === last && !(startsWhole && endsWhole)) return { first: 0, last: -1, days: [{ from, to }] }
  if (!startsWhole) { days.push({ from, to: monthEnd(first) }); first++ }
  if (!endsWhole) { days.push({ from: monthStart(last), to }); last-- }
  return { first, last, days }
}

/** SQL sum of the months first..last of a row of `figure_years f`, null where all of them are. */
function monthsSql(first: number, last: number): string {
  if (last < first) return 'null::bigint'
  const cases: string[] = []
  for (let year = monthYear(first); year <= monthYear(last); year++) {
    const months = []
    for (let index = Math.max(first, year * 12); index <= Math.min(last, year * 12 + 11); index++) months.push(`f.m${monthOfYear(index)}`)
    cases.push(`when ${year} then case when coalesce(${months.join(', ')}) is not null then ${months.map((m) => `coalesce(${m}, 0)`).join(' + ')} end`)
  }
  return `case f.year ${cases.join(' ')} end`
}

/** Stock at the end of month `last`: whole earlier years, then the months of its year. */
function stockSql(last: number): string {
  const year = monthYear(last)
  return `case when f.year < ${year} then f.total else ${monthsSql(year * 12, last)} end`
}

const dayText = (day: Day): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`not a day: ${day}`)
  return `'${day}'::date`
}

/**
 * Figures of units at any level, right at this moment: folded months, the days of a month cut short, and the entries
 * not folded yet, read in one statement so that all three are of the same instant.
 */
export async function readFigures(db: Db, { unitIds, now, before, measures }: FigureQuestion): Promise<FigureSum[]> {
  if (unitIds.length === 0) return []
  const sides = [now, before].map((window) => (window ? { window, flow: partsOf(window), stock: stockParts(window.to) } : null))
  const only = measures ? sql`and f.measure = any (${measures}::smallint[])` : sql``
  const units = sql`array(select unnest(${unitIds}::bigint[]))`
  const years = sides.flatMap((side) => (side && side.flow.last >= side.flow.first ? [monthYear(side.flow.first), monthYear(side.flow.last)] : []))
  const yearTo = Math.max(...sides.map((side) => (side ? monthYear(side.stock.last) : 0)))
  const column = (of: (side: NonNullable<(typeof sides)[number]>) => string) => sides.map((side) => (side ? of(side) : 'null::bigint')).join(', ')

  const dayRange = (side: NonNullable<(typeof sides)[number]>, stock: boolean, expression: string): string => {
    const ranges = stock ? side.stock.days : side.flow.days
    if (ranges.length === 0) return 'null::bigint'
    return `case when ${ranges.map((r) => `(d.day between ${dayText(r.from)} and ${dayText(r.to)})`).join(' or ')} then ${expression} end`
  }
  const partial = sides.flatMap((side) => (side ? [...side.flow.days, ...side.stock.days] : []))
  const inPartial = partial.length === 0 ? 'false' : partial.map((r) => `(d.day between ${dayText(r.from)} and ${dayText(r.to)})`).join(' or ')
  const dayColumns = column((side) => `case when m.stock then ${dayRange(side, true, 'd.amount')} else ${dayRange(side, false, 'd.amount')} end`)
  const pendingColumns = column((side) => `case when case when m.stock then d.day <= ${dayText(side.window.to)} else d.day between ${dayText(side.window.from)} and ${dayText(side.window.to)} end then d.amount end`)

  const { rows } = await sql<FigureSum>`
    with wanted as materialized (select u.id, u.province_id, u.valid_from, u.valid_to from units u where u.id = any (${units})),
    parts (unit_id, measure, now, before) as (
      select f.unit_id, f.measure, ${sql.raw(column((side) => monthsSql(side.flow.first, side.flow.last)))}
      from wanted w join figure_years f on f.province_id = w.province_id and f.unit_id = w.id join measures m on m.no = f.measure
      where not m.stock and f.year = any (${years}::smallint[]) ${only}
      union all
      select f.unit_id, f.measure, ${sql.raw(column((side) => stockSql(side.stock.last)))}
      from wanted w join figure_years f on f.province_id = w.province_id and f.unit_id = w.id join measures m on m.no = f.measure
      where m.stock and f.year <= ${yearTo} ${only}
      union all
      select d.unit_id, d.measure, ${sql.raw(dayColumns)}
      from wanted w join figure_days d on d.province_id = w.province_id and d.unit_id = w.id join measures m on m.no = d.measure
      where (${sql.raw(inPartial)}) ${measures ? sql`and d.measure = any (${measures}::smallint[])` : sql``}
      union all
      select d.unit_id, d.measure, ${sql.raw(dayColumns)}
      from wanted w join ledger d on d.province_id = w.province_id and d.unit_id = w.id join measures m on m.no = d.measure
      where d.folded and d.day >= w.valid_from and (w.valid_to is null or d.day < w.valid_to) and (${sql.raw(inPartial)})
        ${measures ? sql`and d.measure = any (${measures}::smallint[])` : sql``}
      union all
      select d.ancestor_id, d.measure, ${sql.raw(pendingColumns)}
      from (
        with b as (select p.unit_id, p.measure, p.day, p.amount, p.stock from ledger p where not p.folded) ${SPREAD}
      ) d join measures m on m.no = d.measure
      where d.ancestor_id = any (${units}) ${measures ? sql`and d.measure = any (${measures}::smallint[])` : sql``}
    )
    select unit_id, measure, sum(now)::bigint as now, sum(before)::bigint as before from parts group by unit_id, measure
    having sum(now) is not null or sum(before) is not null`.execute(db)
  return rows
}

/** Whole months up to the cut-off, and the days of the month it cuts. */
function stockParts(asOf: Day): { last: number; days: Window[] } {
  const month = reportingMonth(asOf)
  return monthEnd(month) === asOf ? { last: month, days: [] } : { last: month - 1, days: [{ from: monthStart(month), to: asOf }] }
}
