import { isStock, type Register } from '#domain/register.ts'
import { measuresAlone } from '#domain/sources.ts'
import type { Lineage } from '#domain/unit.ts'
import type { ChangedPage } from '../figurePages.ts'
import type { Home } from '../home.ts'
import { rowSums } from '../rowSums.ts'
import { copyText, type Pouring, pouring, type RowToPour } from './copyRows.ts'
import { Lines } from './lines.ts'
import type { PlacedUnit, PlacedUnits } from './placedUnits.ts'
import { ShownSums, type SummedDays } from './shownSums.ts'

const LEDGER: Pouring = {
  table: 'ledger',
  columns: ['province_id', 'unit_id', 'org_pos', 'measure', 'day', 'amount', 'stock', 'source', 'folded'],
}
/** What a piece came to, ready to be poured: only bytes, numbers and words, so that a thread can hand it over. */
export type MadePiece = {
  tables: { into: Pouring; chunks: Uint8Array[] }[]
  years: ChangedPage[]
  days: ChangedPage[]
  /** Rows of books, and with the entries of the ledger. */
  records: number
  rows: number
}

/**
 * The books of some units as lines for COPY, with the entries their rows add to the ledger (summed by day, as an import sums
 * them) and what these show at every level: made without the database, poured by `pour`. Once taken it begins anew.
 */
export class Piece {
  readonly #sums = new ShownSums()
  readonly #kit: Pick<Home, 'measures' | 'seal'>
  readonly #by: string
  readonly #books = new Map<string, ReturnType<typeof pouring> & { lines: Lines }>()
  readonly #ledger = new Lines()
  readonly #alone = measuresAlone()

  constructor(kit: Pick<Home, 'measures' | 'seal'>, by: string) {
    this.#kit = kit
    this.#by = by
  }

  add(unit: PlacedUnit, lineage: readonly Lineage[], books: readonly { register: Register; rows: readonly RowToPour[] }[]): void {
    for (const { register, rows } of books) {
      const { lineOf, lines } = this.#bookOf(register)
      const line = lineOf(unit)
      for (const row of rows) lines.add(line(row))
      const start = `${unit.provinceId}\t${unit.id}\t${unit.pos}\t`
      for (const summed of this.#entriesOf(register, unit, rows)) {
        const { measure, stock, days } = summed
        const end = `\t${stock ? 't' : 'f'}\t${copyText(register.key)}\tt\n`
        let entries = ''
        for (const [day, amount] of days) entries += `${start}${measure}\t${day}\t${amount}${end}`
        this.#ledger.add(entries, days.size)
        this.#sums.add(lineage, summed)
      }
    }
  }

  #bookOf(register: Register) {
    const held = this.#books.get(register.key) ?? { ...pouring(register, this.#kit.seal, this.#by), lines: new Lines() }
    this.#books.set(register.key, held)
    return held
  }

  /** What the rows add, summed by count and day as an import sums them; sums that come to nothing are none. */
  #entriesOf(register: Register, unit: PlacedUnit, rows: readonly RowToPour[]): SummedDays[] {
    const added = rowSums<PlacedUnit>(register)
    for (const { values } of rows) added.add({ unit, after: values })
    return added.sums().flatMap(({ counts }) =>
      [...counts].map(([count, sums]) => {
        const measure = this.#kit.measures.byId.get(count.indicator)
        if (!measure) throw new Error(`measure without a number: ${count.indicator}`)
        const days = new Map([...sums].filter(([, amount]) => amount !== 0))
        return { measure: measure.no, stock: isStock(count), alone: this.#alone.has(count.indicator), days }
      }),
    )
  }

  /** Books that others refer to come first, the ledger last. */
  take(units: PlacedUnits['units']): MadePiece {
    const books = [...this.#books.values()]
    const records = books.reduce((sum, { lines }) => sum + lines.rows, 0)
    const rows = records + this.#ledger.rows
    const tables = [...books, { into: LEDGER, lines: this.#ledger }].map(({ into, lines }) => ({ into, chunks: lines.take() }))
    return { tables, records, rows, ...this.#sums.take(units) }
  }
}
