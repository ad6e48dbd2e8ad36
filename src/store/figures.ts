import { sql } from 'kysely'
import { addDays, type Day, monthEnd, monthStart, monthYear, reportingMonth, type Window } from '#domain/period.ts'
import { type Lineage, spread } from '#domain/unit.ts'
import { arrayText, elementsOf } from './arrayText.ts'
import type { Db } from './db.ts'
import { type Page, readPage } from './figurePage.ts'
import { cellOfDay } from './figurePages.ts'

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
export async function readFigures(db: Db, { now, before, ...question }: FigureQuestion): Promise<FigureSum[]> {
  const sums = await readSums(db, { ...question, windows: before ? [now, before] : [now] })
  return sums.map(({ unitId, measure, sums: [inNow = null, inBefore = null] }) => ({
    unitId,
    measure,
    now: inNow,
    before: inBefore,
  }))
}

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
 * database would have to open each of them anew for every question.
 */
export async function readSums(db: Db, question: SumsQuestion): Promise<WindowSums[]> {
  const { unitIds, windows } = question
  if (unitIds.length === 0 || windows.length === 0) return []
  const units = sql`${arrayText(unitIds)}::bigint[]`
  const sides = windows.map((window) => ({ window, flow: partsOf(window), stock: stockParts(window.to) }))
  const each = (of: (side: Side, at: number) => string) => sql.raw(sides.map(of).join(', '))
  const names = each((_, at) => `s${at}`)
  const sums = each((_, at) => `array_agg(d.s${at})::text`)
  const noSums = each(() => 'null::text')
  const cutDays = sides.flatMap(({ flow, stock }) => [...flow.days, ...stock.days])
  const cut = merged(cutDays)
  const inDays = sql`
    union all
    select w.id, 'days', f.month, f.page, null, ${noSums} from wanted w join figure_days f on f.province_id = w.province_id and f.unit_id = w.id
      and f.month = any (${[...new Set(cutDays.map(({ from }) => reportingMonth(from)))]}::int[])
    union all
    select d.unit_id, 'sums', null, null, array_agg(d.measure)::text, ${sums} from (
      select w.id as unit_id, d.measure, ${each(
        ({ flow, stock }) =>
          `(sum(d.amount) filter (where case when d.stock then ${within('d.day', stock.days)} else ${within('d.day', flow.days)} end))::bigint`,
      )}
      from wanted w cross join (values ${sql.raw(cut.map(({ from, to }) => `(${dayText(from)}, ${dayText(to)})`).join(', '))}) c (first, last)
      cross join lateral (
        select d.* from ledger d
        where d.province_id = w.province_id and d.unit_id = w.id and d.day between c.first and c.last offset 0
      ) d
      where d.folded and d.day >= w.valid_from and (w.valid_to is null or d.day < w.valid_to)
      group by w.id, d.measure
    ) d (unit_id, measure, ${names}) group by d.unit_id`
  const { rows } = await sql<Line>`
    with wanted as materialized (select u.id, u.province_id, u.valid_from, u.valid_to from units u where u.id = any (${units}))
    select null::bigint as unit_id, 'measures' as kind, max(no)::int as at, null::bytea as page, (array_agg(no) filter (where stock))::text as measures,
      ${each((_, at) => `${at === 0 ? '(array_agg(no) filter (where alone))::text' : 'null::text'} as s${at}`)} from measures
    union all
    select w.id, 'years', f.year, f.page, null, ${noSums} from wanted w join figure_years f on f.province_id = w.province_id and f.unit_id = w.id
      and f.year <= ${Math.max(...sides.map(({ flow, stock }) => monthYear(Math.max(flow.last, stock.last))))}
    ${cut.length > 0 ? inDays : sql``}
    union all
    select p.unit_id, 'waiting', null, null, (
        select string_agg(concat_ws(' ', l.ancestor_id, l.depth, l.valid_from, l.valid_to), ',') from unit_lineage l
        where l.unit_id = p.unit_id and l.ancestor_id = any (${units})
      ), ${each((_, at) => (at === 0 ? "string_agg(concat_ws(' ', p.measure, p.day, p.amount), ',')" : 'null'))}
    from ledger p where not p.folded group by p.unit_id`.execute(db)
  return addedUp(rows, question, sides)
}

/**
 * A page of a year or of days; sums the database made already, as arrays; the entries of a unit that wait to be folded (s0),
 * with its lineage under the units asked; or, once, how many measures there are, which are stocks, which stand alone (s0).
 */
type Line = { unitId: number } & (
  | { kind: 'years' | 'days'; at: number; page: Page }
  | ({ kind: 'sums'; measures: string } & Record<`s${number}`, string>)
  | { kind: 'waiting'; measures: string | null; s0: string }
  | { kind: 'measures'; at: number | null; measures: string | null; s0: string | null }
)

function addedUp(lines: readonly Line[], { measuresOf }: SumsQuestion, sides: readonly Side[]): WindowSums[] {
  const measures = lines.find((line) => line.kind === 'measures')
  const stocks = numbersIn(measures?.measures)
  const alone = numbersIn(measures?.s0)
  const masks = masksOf(sides, stocks, measures?.at ?? 0)
  const units = new Map<number, Map<number, WindowSums>>()
  const out: WindowSums[] = []
  const sumsOf = (unitId: number, measure: number): (number | null)[] => {
    const known = units.get(unitId) ?? new Map<number, WindowSums>()
    units.set(unitId, known)
    const there = known.get(measure)
    if (there) return there.sums
    const begun: WindowSums = { unitId, measure, sums: sides.map(() => null) }
    known.set(measure, begun)
    out.push(begun)
    return begun.sums
  }
  for (const line of lines) {
    if (line.kind === 'measures') continue
    if (line.kind === 'waiting') {
      addWaiting(line, sides, { stocks, alone }, measuresOf, sumsOf)
      continue
    }
    const wanted = measuresOf?.(line.unitId)
    if (line.kind === 'sums') {
      addSums(line, sides.length, wanted, sumsOf)
      continue
    }
    const { of, any } = masks(line.kind, line.at, wanted)
    readPage(line.page, any, (measure, there, amounts) => {
      const sums = sumsOf(line.unitId, measure)
      for (let at = 0; at < of.length; at++) {
        const cells = there & (of[at]?.[measure] ?? 0)
        if (cells !== 0) sums[at] = total(sums[at] ?? null, amounts, cells)
      }
    })
  }
  return out
}

const numbersIn = (list: string | null | undefined): Set<number> => new Set(list ? elementsOf(list).map(Number) : [])

/** Entries not folded yet show where the rule of the tree says (`spread`), each day of a stock until its unit leaves. */
function addWaiting(
  { measures: lineages, s0: entries }: Line & { kind: 'waiting' },
  sides: readonly Side[],
  { stocks, alone }: { stocks: ReadonlySet<number>; alone: ReadonlySet<number> },
  measuresOf: SumsQuestion['measuresOf'],
  sumsOf: (unitId: number, measure: number) => (number | null)[],
): void {
  if (lineages === null) return
  const lineage = lineages.split(',').map((text): Lineage => {
    const [ancestorId, depth, from = '', to = null] = text.split(' ')
    return { ancestorId: Number(ancestorId), depth: Number(depth), from, to }
  })
  for (const entry of entries.split(',')) {
    const [no, day = '', amount = ''] = entry.split(' ')
    const measure = Number(no)
    const stock = stocks.has(measure)
    for (const shown of spread({ day, amount: Number(amount), stock, alone: alone.has(measure) }, lineage)) {
      if (measuresOf?.(shown.unitId)?.has(measure) === false) continue
      for (const [at, { window }] of sides.entries()) {
        if (shown.day > window.to || !(stock || shown.day >= window.from)) continue
        const sums = sumsOf(shown.unitId, measure)
        sums[at] = plus(sums[at] ?? null, shown.amount)
      }
    }
  }
}

function addSums(
  line: Line & { kind: 'sums' },
  windows: number,
  wanted: ReadonlySet<number> | undefined,
  sumsOf: (unitId: number, measure: number) => (number | null)[],
): void {
  const measures = elementsOf(line.measures).map(Number)
  for (let window = 0; window < windows; window++) {
    for (const [at, text] of elementsOf(line[`s${window}`] ?? '').entries()) {
      const measure = measures[at] ?? 0
      if (text === 'NULL' || wanted?.has(measure) === false) continue
      const sums = sumsOf(line.unitId, measure)
      sums[window] = plus(sums[window] ?? null, Number(text))
    }
  }
}

function total(start: number | null, amounts: Float64Array, cells: number): number {
  let sum = start ?? 0
  for (let left = cells; left !== 0; left &= left - 1) {
    sum += amounts[31 - Math.clz32(left & -left)] as number
    if (sum > Number.MAX_SAFE_INTEGER || sum < -Number.MAX_SAFE_INTEGER) throw new RangeError(`count out of range: ${sum}`)
  }
  return sum
}

function plus(sum: number | null, amount: number): number {
  const both = (sum ?? 0) + amount
  if (!Number.isSafeInteger(both)) throw new RangeError(`count out of range: ${both}`)
  return both
}

/** The cells asked of a page, a bit each, by the number of the measure: of each window, and of any. */
type Masks = { of: Int32Array[]; any: Int32Array }

/** The pages of all units are of the same few years and days: what is asked of them is worked out once for each. */
function masksOf(sides: readonly Side[], stocks: ReadonlySet<number>, most: number) {
  const known = new Map<ReadonlySet<number> | undefined, Map<string, Masks>>()
  const ofSide = ({ flow, stock }: Side, kind: 'years' | 'days', at: number): { flow: number; stock: number } =>
    kind === 'days'
      ? { flow: daysOn(at, flow.days), stock: daysOn(at, stock.days) }
      : { flow: monthsOn(at, flow.first, flow.last), stock: monthsOn(at, 0, stock.last) }
  return (kind: 'years' | 'days', page: number, wanted: ReadonlySet<number> | undefined): Masks => {
    const pages = known.get(wanted) ?? new Map<string, Masks>()
    known.set(wanted, pages)
    let masks = pages.get(`${kind} ${page}`)
    if (!masks) {
      const asked = sides.map((side) => ofSide(side, kind, page))
      masks = { of: asked.map(() => new Int32Array(most + 1)), any: new Int32Array(most + 1) }
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
