import { eachContribution, isStock, type Register } from '#domain/register.ts'
import { measuresAlone } from '#domain/sources.ts'
import type { Lineage, Unit } from '#domain/unit.ts'
import type { Home } from '../home.ts'
import { copyText, type Pouring, pouring, type RowToPour } from './copyRows.ts'
import { ShownSums, type SummedEntry } from './shownSums.ts'

const LEDGER: Pouring = {
  table: 'ledger',
  columns: ['province_id', 'unit_id', 'org_pos', 'measure', 'day', 'amount', 'stock', 'source', 'folded'],
}
/** Lines are handed to the database in pieces of about this many signs. */
const CHUNK = 256 * 1024

/** Lines of one table, waiting to be poured. */
class Lines {
  readonly chunks: Buffer[] = []
  rows = 0
  #text = ''

  add(line: string): void {
    this.rows++
    this.#text += line
    if (this.#text.length > CHUNK) this.#cut()
  }

  #cut(): void {
    if (this.#text !== '') this.chunks.push(Buffer.from(this.#text))
    this.#text = ''
  }

  end(): readonly Buffer[] {
    this.#cut()
    return this.chunks
  }
}

/**
 * The books of some units as lines for COPY, with the entries their rows add to the ledger (summed by day, as an import sums
 * them) and what these show at every level: made without the database, poured by `pour`.
 */
export class Piece {
  readonly units: Unit[] = []
  readonly sums = new ShownSums()
  readonly #home: Home
  readonly #by: string
  readonly #lines = new Map<string, { into: Pouring; lines: Lines }>()
  readonly #alone = measuresAlone()

  constructor(home: Home, by: string) {
    this.#home = home
    this.#by = by
  }

  add(unit: Unit, lineage: readonly Lineage[], books: readonly { register: Register; rows: readonly RowToPour[] }[]): void {
    this.units.push(unit)
    for (const { register, rows } of books) {
      const { into, lineOf } = pouring(register, this.#home.seal, this.#by)
      const lines = this.#linesOf(into)
      const line = lineOf(unit)
      for (const row of rows) lines.add(line(row))
      const entries = this.#entriesOf(register, unit, rows)
      const ledger = this.#linesOf(LEDGER)
      const start = `${unit.provinceId}\t${unit.id}\t${unit.pos}\t`
      for (const { measure, day, amount, stock } of entries)
        ledger.add(`${start}${measure}\t${day}\t${amount}\t${stock ? 't' : 'f'}\t${copyText(register.key)}\tt\n`)
      this.sums.add(lineage, entries)
    }
  }

  #linesOf(into: Pouring): Lines {
    const held = this.#lines.get(into.table) ?? { into, lines: new Lines() }
    this.#lines.set(into.table, held)
    return held.lines
  }

  #entriesOf(register: Register, unit: Unit, rows: readonly RowToPour[]): SummedEntry[] {
    const byCount = new Map(register.counts.map((count) => [count, new Map<string, number>()]))
    for (const { values } of rows)
      eachContribution(register, values, unit, (count, day, amount) => {
        const days = byCount.get(count)
        days?.set(day, (days.get(day) ?? 0) + amount)
      })
    return [...byCount].flatMap(([count, days]) => {
      const measure = this.#home.measures.byId.get(count.indicator)
      if (!measure) throw new Error(`measure without a number: ${count.indicator}`)
      const alone = this.#alone.has(count.indicator)
      return [...days].flatMap(([day, amount]) =>
        amount === 0 ? [] : [{ measure: measure.no, day, amount, stock: isStock(count), alone }],
      )
    })
  }

  tables(): { into: Pouring; chunks: readonly Buffer[] }[] {
    return [...this.#lines.values()].map(({ into, lines }) => ({ into, chunks: lines.end() }))
  }

  /** Rows of books, and with the entries of the ledger. */
  counted(): { records: number; rows: number } {
    const [all, ledger] = [[...this.#lines.values()].reduce((sum, { lines }) => sum + lines.rows, 0), this.#linesOf(LEDGER).rows]
    return { records: all - ledger, rows: all }
  }
}
