import { type Day, monthOfYear, monthYear, reportingMonth } from '#domain/period.ts'
import { type Lineage, spread, type Unit } from '#domain/unit.ts'
import type { Cells } from '../figurePage.ts'
import { type ChangedPage, cellOfDay } from '../figurePages.ts'

/** An entry of the ledger as it is summed here. */
export type SummedEntry = { measure: number; day: Day; amount: number; stock: boolean; alone: boolean }

type PagesOfUnit = { years: Map<number, Map<number, number[]>>; months: Map<number, Map<number, number[]>> }

/**
 * What entries show at every level (domain/unit.ts `spread`), summed into the cells of pages: the work of the folder
 * (ledger.ts) done beside the database, for entries by the million. Units that stand under the same ancestors for the same
 * stretches are summed first and carried up together.
 */
export class ShownSums {
  readonly #pages = new Map<number, PagesOfUnit>()
  readonly #above = new Map<string, { lineage: readonly Lineage[]; sums: Map<string, SummedEntry> }>()

  add(lineage: readonly Lineage[], entries: Iterable<SummedEntry>): void {
    const own = lineage.filter(({ depth }) => depth === 0)
    const ancestors = lineage.filter(({ depth }) => depth > 0)
    const key = ancestors.map(({ ancestorId, depth, from, to }) => `${ancestorId} ${depth} ${from} ${to}`).join()
    const above = this.#above.get(key) ?? { lineage: ancestors, sums: new Map<string, SummedEntry>() }
    this.#above.set(key, above)
    for (const entry of entries) {
      this.#show(entry, own)
      if (entry.alone) continue
      const name = `${entry.measure} ${entry.day} ${entry.stock}`
      const sum = above.sums.get(name)
      if (sum) sum.amount += entry.amount
      else above.sums.set(name, { ...entry })
    }
  }

  #show(entry: SummedEntry, lineage: readonly Lineage[]): void {
    for (const { unitId, depth, day, amount } of spread(entry, lineage)) {
      const pages = this.#pages.get(unitId) ?? { years: new Map(), months: new Map() }
      this.#pages.set(unitId, pages)
      const { month, cell } = placeOf(day)
      addCell(pages.years, monthYear(month), entry.measure, monthOfYear(month) - 1, amount)
      // What happened at the unit itself on that very day is read in the ledger.
      if (depth > 0 || day !== entry.day) addCell(pages.months, month, entry.measure, cell, amount)
    }
  }

  /** The changes of the pages of some units, which it forgets. */
  take(units: ReadonlyMap<number, Pick<Unit, 'provinceId' | 'pos'>>): { years: ChangedPage[]; days: ChangedPage[] } {
    for (const { lineage, sums } of this.#above.values()) for (const entry of sums.values()) this.#show(entry, lineage)
    const out = { years: [] as ChangedPage[], days: [] as ChangedPage[] }
    for (const [unitId, { years, months }] of this.#pages) {
      const unit = units.get(unitId)
      if (!unit) throw new Error(`figures of a unit that was not named: ${unitId}`)
      const place = { provinceId: unit.provinceId, unitId, orgPos: unit.pos }
      for (const [at, cells] of years) out.years.push({ ...place, at, changes: exact(cells) })
      for (const [at, cells] of months) out.days.push({ ...place, at, changes: exact(cells) })
    }
    this.#pages.clear()
    this.#above.clear()
    return out
  }
}

function addCell(pages: Map<number, Map<number, number[]>>, at: number, measure: number, cell: number, amount: number): void {
  const page = pages.get(at) ?? new Map<number, number[]>()
  pages.set(at, page)
  const cells = page.get(measure) ?? []
  page.set(measure, cells)
  cells[cell] = (cells[cell] ?? 0) + amount
}

const exact = (page: ReadonlyMap<number, number[]>): Cells =>
  new Map(
    [...page].map(([measure, cells]) => [
      measure,
      Array.from(cells, (amount) => (amount === undefined ? undefined : BigInt(amount))),
    ]),
  )

const places = new Map<Day, { month: number; cell: number }>()

function placeOf(day: Day): { month: number; cell: number } {
  let place = places.get(day)
  if (!place) {
    const month = reportingMonth(day)
    place = { month, cell: cellOfDay(month, day) }
    places.set(day, place)
  }
  return place
}
