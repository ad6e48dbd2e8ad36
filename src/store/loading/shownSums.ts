import { type Day, monthOfYear, monthYear, reportingMonth } from '#domain/period.ts'
import { type Lineage, spread, type Unit } from '#domain/unit.ts'
import type { Cells } from '../figurePage.ts'
import { type ChangedPage, cellOfDay } from '../figurePages.ts'

/** Entries of the ledger of one unit and measure, summed by their day. */
export type SummedDays = { measure: number; stock: boolean; alone: boolean; days: ReadonlyMap<Day, number> }

type Cell = number | undefined
type PagesOfUnit = { years: Map<number, Map<number, Cell[]>>; months: Map<number, Map<number, Cell[]>> }
/** What units that stand alike add at the levels above: by measure, flows and stocks apart. */
type Above = { lineage: readonly Lineage[]; flows: Map<number, Map<Day, number>>; stocks: Map<number, Map<Day, number>> }

/**
 * What entries show at every level (domain/unit.ts `spread`), summed into the cells of pages: the work of the folder
 * (ledger.ts) done beside the database, for entries by the million. Units that stand under the same ancestors for the same
 * stretches are summed first and carried up together.
 */
export class ShownSums {
  readonly #pages = new Map<number, PagesOfUnit>()
  readonly #above = new Map<string, Above>()
  readonly #known = new WeakMap<readonly Lineage[], { own: readonly Lineage[]; above: Above }>()

  add(lineage: readonly Lineage[], { measure, stock, alone, days }: SummedDays): void {
    const { own, above } = this.#apart(lineage)
    this.#showOwn({ measure, stock, days }, own)
    if (alone) return
    const sums = stock ? above.stocks : above.flows
    const sum = sums.get(measure) ?? new Map<Day, number>()
    sums.set(measure, sum)
    for (const [day, amount] of days) sum.set(day, (sum.get(day) ?? 0) + amount)
  }

  #apart(lineage: readonly Lineage[]) {
    const known = this.#known.get(lineage)
    if (known) return known
    const ancestors = lineage.filter(({ depth }) => depth > 0)
    const key = ancestors.map(({ ancestorId, depth, from, to }) => `${ancestorId} ${depth} ${from} ${to}`).join()
    const above = this.#above.get(key) ?? { lineage: ancestors, flows: new Map(), stocks: new Map() }
    this.#above.set(key, above)
    const parts = { own: lineage.filter(({ depth }) => depth === 0), above }
    this.#known.set(lineage, parts)
    return parts
  }

  /** At the unit itself. A unit that stood throughout, as nearly all do, shows an entry on its day: nothing has to be spread. */
  #showOwn({ measure, stock, days }: Pick<SummedDays, 'measure' | 'stock' | 'days'>, own: readonly Lineage[]): void {
    const [only, second] = own
    const throughout = only !== undefined && second === undefined && only.to === null
    const years = throughout ? this.#pagesOf(only.ancestorId).years : null
    let [shown, cells]: [number | null, Cell[]] = [null, []]
    for (const [day, amount] of days) {
      if (!years || !throughout || day < only.from) {
        this.#show(measure, { day, amount, stock }, own)
        continue
      }
      const { year, monthCell } = placeOf(day)
      if (year !== shown) {
        shown = year
        cells = cellsOf(years, year, measure)
      }
      cells[monthCell] = (cells[monthCell] ?? 0) + amount
    }
  }

  #pagesOf(unitId: number): PagesOfUnit {
    const pages = this.#pages.get(unitId) ?? { years: new Map(), months: new Map() }
    this.#pages.set(unitId, pages)
    return pages
  }

  #show(measure: number, entry: { day: Day; amount: number; stock: boolean }, lineage: readonly Lineage[]): void {
    for (const { unitId, depth, day, amount } of spread(entry, lineage)) {
      const pages = this.#pagesOf(unitId)
      const { month, year, monthCell, dayCell } = placeOf(day)
      addCell(pages.years, year, measure, monthCell, amount)
      // What happened at the unit itself on that very day is read in the ledger.
      if (depth > 0 || day !== entry.day) addCell(pages.months, month, measure, dayCell, amount)
    }
  }

  /** The changes of the pages of some units, which it forgets. */
  take(units: ReadonlyMap<number, Pick<Unit, 'provinceId' | 'pos'>>): { years: ChangedPage[]; days: ChangedPage[] } {
    for (const { lineage, flows, stocks } of this.#above.values())
      for (const [sums, stock] of [[flows, false] as const, [stocks, true] as const])
        for (const [measure, days] of sums) for (const [day, amount] of days) this.#show(measure, { day, amount, stock }, lineage)
    const out = { years: [] as ChangedPage[], days: [] as ChangedPage[] }
    for (const [unitId, { years, months }] of this.#pages) {
      const unit = units.get(unitId)
      if (!unit) throw new Error(`figures of a unit that was not named: ${unitId}`)
      const place = { provinceId: unit.provinceId, unitId, orgPos: unit.pos }
      for (const [at, cells] of years) out.years.push({ ...place, at, changes: exact(cells) })
      for (const [at, cells] of months) out.days.push({ ...place, at, changes: exact(cells) })
    }
    this.#pages.clear()
    for (const { flows, stocks } of this.#above.values()) for (const sums of [flows, stocks]) sums.clear()
    return out
  }
}

function addCell(pages: Map<number, Map<number, Cell[]>>, at: number, measure: number, cell: number, amount: number): void {
  const cells = cellsOf(pages, at, measure)
  cells[cell] = (cells[cell] ?? 0) + amount
}

function cellsOf(pages: Map<number, Map<number, Cell[]>>, at: number, measure: number): Cell[] {
  const page = pages.get(at) ?? new Map<number, Cell[]>()
  pages.set(at, page)
  const cells = page.get(measure) ?? []
  page.set(measure, cells)
  return cells
}

const exact = (page: ReadonlyMap<number, Cell[]>): Cells =>
  new Map(
    [...page].map(([measure, cells]) => [
      measure,
      Array.from(cells, (amount) => (amount === undefined ? undefined : BigInt(amount))),
    ]),
  )

/** Where a day stands: on the page of its reporting month, and the month on the page of its year. */
type DayPlace = { month: number; year: number; monthCell: number; dayCell: number }
const places = new Map<Day, DayPlace>()

function placeOf(day: Day): DayPlace {
  let place = places.get(day)
  if (!place) {
    const month = reportingMonth(day)
    place = { month, year: monthYear(month), monthCell: monthOfYear(month) - 1, dayCell: cellOfDay(month, day) }
    places.set(day, place)
  }
  return place
}
