import { sql } from 'kysely'
import { addDays, type Day, monthEnd, monthStart, monthYear, reportingMonth, type Window } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { type SealedYears, sealedYearCut } from '#domain/sealing.ts'
import { arrayText, elementsOf } from './arrayText.ts'
import type { Db } from './db.ts'
import { type Page, readPage } from './figurePage.ts'
import { cellOfDay } from './figurePages.ts'
import { askKept } from './keptStatements.ts'
import { shownIn } from './ledger.ts'
import { SEALED } from './sealing.ts'
import { forgetTakenBack, takenBackOf } from './takenBack.ts'

/**
 * What to sum: flows within a window, stocks up to its last day; the same again for the year before. `measuresOf` tells
 * which measures are wanted of a unit, all where it tells nothing: a question may be everything of a unit and little of
 * those below it.
 */
export type FigureQuestion = {
  unitIds: readonly number[]
  now: Window
  before: Window | null
  measuresOf?: (unitId: number) => ReadonlySet<number> | undefined
}

/** One unit's sum of one measure; null where nothing was ever entered (missing is not zero). */
export type FigureSum = { unitId: number; measure: number; now: number | null; before: number | null }

/** Figures of units at any level, right at this moment. */
export async function readFigures(db: Db, { unitIds, now, before, measuresOf }: FigureQuestion): Promise<FigureSum[]> {
  const sums = await readSums(db, { unitIds, windows: before ? [now, before] : [now], ...(measuresOf && { measuresOf }) })
  return sums.map(({ unitId, measure, sums: [inNow = null, inBefore = null] }) => ({
    unitId,
    measure,
    now: inNow,
    before: inBefore,
  }))
}

/**
 * The sums of a unit in each of some windows, by the number of the measure; NaN where nothing was ever entered. Lists and not
 * objects: a province by its children is some forty thousand sums.
 */
export type UnitSums = readonly Float64Array[]

/** The same of any number of windows. */
export type SumsQuestion = Pick<FigureQuestion, 'unitIds' | 'measuresOf'> & { windows: readonly Window[] }
/** In the order of the windows; a measure that none of them holds anything of is not there. */
export type WindowSums = { unitId: number; measure: number; sums: (number | null)[] }

/** Whole reporting months first..last, and the days of those a window cuts. */
type Parts = { first: number; last: number; days: Window[] }
type Side = { window: Window; flow: Parts; stock: Parts }

/**
 * The pages of years, the pages of the months a window cuts, the days of the ledger that stand nowhere else, and the
 * entries not folded yet, read in one statement so that all are of the same instant. Pages are added up here: the
 * database would have to open each of them anew for every question. What waits is spread over the units asked by the
 * database, which looks at the tree once for each unit something waits at. Of units that are not asked `whole` only the part of
 * a page is read that holds what units are held to. Of measures that are only `heardOf` it is told whether anything was said in
 * a window, as a nought.
 */
export async function askSums(
  db: Db,
  unitIds: readonly number[],
  windows: readonly Window[],
  whole: readonly number[] = unitIds,
): Promise<(measuresOf: SumsQuestion['measuresOf'], heardOf?: SumsQuestion['measuresOf']) => Map<number, UnitSums>> {
  if (unitIds.length === 0 || windows.length === 0) return () => new Map()
  const sides = windows.map((window) => ({ window, flow: partsOf(window), stock: stockParts(window.to) }))
  const cutDays = sides.flatMap(({ flow, stock }) => [...flow.days, ...stock.days])
  const cut = merged(cutDays)
  const dates = (days: readonly Day[]) => sql`${arrayText(days)}::date[]`
  const each = (of: (at: number) => string) => sql.raw(windows.map((_, at) => of(at)).join(', '))
  const rows = await askKept(
    db,
    sql<Line>`
    with wanted as materialized (
      select u.id, u.province_id, u.valid_from, u.valid_to, case when u.id = any (${arrayText(whole)}::bigint[]) then 1 else 0 end as parts from units u where u.id = any (${arrayText(unitIds)}::bigint[])
    ),
    b as materialized (select unit_id, measure, day, stock, amount from ledger where not folded)
    select null::bigint as unit_id, 'measures' as kind, max(no)::int as at, null::text as page, (array_agg(no) filter (where stock))::text as measures,
      (select value::text from settings where name = ${SEALED}) as days, ${each((at) => `null::text as s${at}`)} from measures
    union all
    select w.id, 'years', f.year, f.page, null, null, ${each(() => 'null')} from wanted w join figure_years f on f.province_id = w.province_id and f.unit_id = w.id
      and f.part <= w.parts and f.year <= ${Math.max(...sides.map(({ flow, stock }) => monthYear(Math.max(flow.last, stock.last))))}::int
    union all
    select w.id, 'days', f.month, f.page, null, null, ${each(() => 'null')} from wanted w join figure_days f on f.province_id = w.province_id and f.unit_id = w.id
      and f.part <= w.parts and f.month = any (${arrayText([...new Set(cutDays.map(({ from }) => reportingMonth(from)))])}::int[])
    union all
    select d.unit_id, 'dated', null, null, array_agg(d.measure)::text, array_agg(d.day)::text, ${each((at) => (at === 0 ? 'array_agg(d.amount)::text' : 'null'))} from (
      select w.id as unit_id, d.measure, d.day, sum(d.amount)::bigint as amount
      from wanted w cross join unnest(${dates(cut.map(({ from }) => from))}, ${dates(cut.map(({ to }) => to))}) c (first, last)
      cross join lateral (
        select d.* from ledger d
        where d.province_id = w.province_id and d.unit_id = w.id and d.day between c.first and c.last offset 0
      ) d
      where d.folded and d.day >= w.valid_from and (w.valid_to is null or d.day < w.valid_to)
      group by w.id, d.measure, d.day
    ) d group by d.unit_id
    union all
    select s.ancestor_id, 'waiting', null, null, array_agg(s.measure)::text, null, ${each((at) => `array_agg(s.s${at})::text`)} from (
      ${shownIn(windows)}
    ) s group by s.ancestor_id`,
  )
  return (measuresOf, heardOf) => addedUp(rows, measuresOf, heardOf, sides)
}

export async function readSums(db: Db, { unitIds, windows, measuresOf }: SumsQuestion): Promise<WindowSums[]> {
  const out: WindowSums[] = []
  const [ask, taken] = await Promise.all([askSums(db, unitIds, windows), takenBackOf(db, { unitIds, windows })])
  const all = ask(measuresOf)
  await forgetTakenBack(db, taken, { windows }, all)
  for (const [unitId, lists] of all) {
    const most = lists[0]?.length ?? 0
    for (let measure = 0; measure < most; measure++) {
      const sums = lists.map((list) => spoken(list[measure]))
      if (sums.some((sum) => sum !== null)) out.push({ unitId, measure, sums })
    }
  }
  return out
}

const spoken = (sum: number | undefined): number | null => (sum === undefined || Number.isNaN(sum) ? null : sum)

/**
 * A page of a year or of days; the days of the ledger at a unit, a day and an amount (s0) for each measure; what waits to
 * be folded, a sum for each window; or, once, how many measures there are, which are stocks and which years are sealed.
 */
type Line = { unitId: number } & (
  | { kind: 'years' | 'days'; at: number; page: Page }
  | { kind: 'dated'; measures: string; days: string; s0: string }
  | ({ kind: 'waiting'; measures: string } & Record<`s${number}`, string>)
  | { kind: 'measures'; at: number | null; measures: string | null; days: string | null }
)

function addedUp(
  lines: readonly Line[],
  measuresOf: SumsQuestion['measuresOf'],
  heardOf: SumsQuestion['measuresOf'],
  sides: readonly Side[],
): Map<number, UnitSums> {
  const measures = lines.find((line) => line.kind === 'measures')
  const stocks = numbersIn(measures?.measures)
  const most = measures?.at ?? 0
  const masks = masksOf(sides, stocks, most)
  const cut = sealedAmong(sides, measures?.days ?? null)
  const out = new Map<number, Float64Array[]>()
  for (const line of lines) {
    if (line.kind === 'measures') continue
    let sums = out.get(line.unitId)
    if (!sums) {
      sums = sides.map(() => new Float64Array(most + 1).fill(Number.NaN))
      out.set(line.unitId, sums)
    }
    const wanted = measuresOf?.(line.unitId)
    if (line.kind === 'waiting') addWaiting(line, wanted, sums)
    else if (line.kind === 'dated') addDated(line, sides, stocks, wanted, sums)
    else addPage(line.page, masks(line.kind, line.at, wanted, heardOf?.(line.unitId)), sums)
  }
  for (const at of cut) for (const sums of out.values()) sums[at]?.fill(Number.NaN)
  return out
}

/**
 * The windows that cut a sealed year: of those nothing is kept, and nothing is not zero. What is asked for in the first place
 * is refused with the reason; what stands beside it, the year before, is missing.
 */
function sealedAmong(sides: readonly Side[], text: string | null): number[] {
  const sealed = text === null ? null : (JSON.parse(text) as SealedYears)
  if (!sealed) return []
  return sides.flatMap(({ window }, at) => {
    const year = sealedYearCut(window, sealed)
    if (year !== null && at === 0) throw new Problem('period.sealed', { year })
    return year === null ? [] : [at]
  })
}

/** What a page holds of the cells asked. */
function addPage(page: Page, { of, any, heard }: Masks, sums: readonly Float64Array[]): void {
  readPage(page, any, heard, (measure, there, amounts) => {
    for (let at = 0; at < of.length; at++) {
      const cells = there & ((of[at] as Int32Array)[measure] as number)
      if (cells === 0) continue
      if (amounts) total(sums[at] as Float64Array, measure, amounts, cells)
      else hear(sums[at] as Float64Array, measure)
    }
  })
}

function hear(list: Float64Array, measure: number): void {
  if (Number.isNaN(list[measure])) list[measure] = 0
}

const numbersIn = (list: string | null | undefined): Set<number> => new Set(list ? elementsOf(list).map(Number) : [])

/** Entries not folded yet, where the tree shows them. */
function addWaiting(
  line: Line & { kind: 'waiting' },
  wanted: ReadonlySet<number> | undefined,
  sums: readonly Float64Array[],
): void {
  const measures = elementsOf(line.measures).map(Number)
  for (const [window, list] of sums.entries())
    for (const [at, text] of elementsOf(line[`s${window}`] ?? '').entries()) {
      const measure = measures[at] ?? 0
      if (text !== 'NULL' && wanted?.has(measure) !== false) add(list, measure, Number(text))
    }
}

/** The days of a unit's own in the months a window cuts. */
function addDated(
  line: Line & { kind: 'dated' },
  sides: readonly Side[],
  stocks: ReadonlySet<number>,
  wanted: ReadonlySet<number> | undefined,
  sums: readonly Float64Array[],
): void {
  const [days, amounts] = [elementsOf(line.days), elementsOf(line.s0)]
  for (const [index, text] of elementsOf(line.measures).entries()) {
    const measure = Number(text)
    if (wanted?.has(measure) === false) continue
    const day = days[index] ?? ''
    for (const [at, side] of sides.entries()) {
      const windows = stocks.has(measure) ? side.stock.days : side.flow.days
      if (windows.some(({ from, to }) => from <= day && day <= to)) add(sums[at] as Float64Array, measure, Number(amounts[index]))
    }
  }
}

function total(list: Float64Array, measure: number, amounts: Float64Array, cells: number): void {
  const there = list[measure] as number
  let sum = Number.isNaN(there) ? 0 : there
  for (let left = cells; left !== 0; left &= left - 1) {
    sum += amounts[31 - Math.clz32(left & -left)] as number
    if (sum > Number.MAX_SAFE_INTEGER || sum < -Number.MAX_SAFE_INTEGER) throw new RangeError(`count out of range: ${sum}`)
  }
  list[measure] = sum
}

function add(list: Float64Array, measure: number, amount: number): void {
  const there = list[measure] as number
  const both = Number.isNaN(there) ? amount : there + amount
  if (!Number.isSafeInteger(both)) throw new RangeError(`count out of range: ${both}`)
  list[measure] = both
}

/** The cells asked of a page, a bit each, by the number of the measure: of each window, and of any; and what is only heard. */
type Masks = { of: Int32Array[]; any: Int32Array; heard: Uint8Array }

/** The pages of all units are of the same few years and days: what is asked of them is worked out once for each. */
function masksOf(sides: readonly Side[], stocks: ReadonlySet<number>, most: number) {
  const known = new Map<ReadonlySet<number> | undefined, Map<string, Masks>>()
  const ofSide = ({ flow, stock }: Side, kind: 'years' | 'days', at: number): { flow: number; stock: number } =>
    kind === 'days'
      ? { flow: daysOn(at, flow.days), stock: daysOn(at, stock.days) }
      : { flow: monthsOn(at, flow.first, flow.last), stock: monthsOn(at, 0, stock.last) }
  return (
    kind: 'years' | 'days',
    page: number,
    wanted: ReadonlySet<number> | undefined,
    heard: ReadonlySet<number> | undefined,
  ): Masks => {
    const pages = known.get(wanted) ?? new Map<string, Masks>()
    known.set(wanted, pages)
    let masks = pages.get(`${kind} ${page}`)
    if (!masks) {
      const asked = sides.map((side) => ofSide(side, kind, page))
      masks = { of: asked.map(() => new Int32Array(most + 1)), any: new Int32Array(most + 1), heard: new Uint8Array(most + 1) }
      for (const no of heard ?? []) masks.heard[no] = 1
      for (let no = 0; no <= most; no++) {
        if (wanted?.has(no) === false) continue
        for (const [at, { flow, stock }] of asked.entries()) {
          const cells = stocks.has(no) ? stock : flow
          ;(masks.of[at] as Int32Array)[no] = cells
          masks.any[no] = (masks.any[no] ?? 0) | cells
        }
      }
      pages.set(`${kind} ${page}`, masks)
    }
    return masks
  }
}

/** The months first..last that stand on the page of a year. */
function monthsOn(year: number, first: number, last: number): number {
  let cells = 0
  for (let month = Math.max(first, year * 12); month <= Math.min(last, year * 12 + 11); month++) cells |= 1 << (month - year * 12)
  return cells
}

/** The days of some windows that stand on the page of a reporting month. */
function daysOn(month: number, windows: readonly Window[]): number {
  let cells = 0
  for (const { from, to } of windows)
    if (reportingMonth(from) === month)
      for (let cell = cellOfDay(month, from); cell <= cellOfDay(month, to); cell++) cells |= 1 << cell
  return cells
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
