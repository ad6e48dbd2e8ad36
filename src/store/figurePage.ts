/**
 * A page of figures: all measures of one unit over one year (a cell for each of the twelve reporting months) or over one
 * reporting month (a cell for each day), as bytes. Read by the hundred, small rows cost more on the way here than their
 * reading; a page is one row. Measures stand in the order of their numbers, and the same cells are always the same bytes.
 *
 * Each measure: the distance of its number from the one before, a bit for each cell that holds something, how many bytes
 * those cells take (so that a reader may pass by), then the cells. All of them whole numbers of seven bits a byte, the
 * lowest first, the eighth bit set where more follow; a cell is doubled so that its sign stands in the lowest bit. A cell
 * without entries is not there, a cell whose entries cancel is 0.
 */
export type Page = Uint8Array

/** The cells of measures by the measure's number; on a change, what is to be added to each. */
export type Cells = Map<number, (bigint | undefined)[]>

/** Days of the longest reporting month. */
const MOST_CELLS = 31

/**
 * Goes through a page measure by measure. `asked` says by the number of the measure which cells are wanted, a bit each;
 * of those that are there `take` is told. `cells` is one list for all: only what is told is to be looked at.
 */
export function readPage(
  page: Page,
  asked: Int32Array,
  take: (measure: number, there: number, cells: Float64Array) => void,
): void {
  const cells = new Float64Array(MOST_CELLS)
  let measure = 0
  let at = 0
  const end = page.length
  while (at < end) {
    let byte = page[at++] as number
    let step = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = page[at++] as number
      step |= (byte & 0x7f) << shift
    }
    measure += step
    byte = page[at++] as number
    let held = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = page[at++] as number
      held |= (byte & 0x7f) << shift
    }
    byte = page[at++] as number
    let length = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = page[at++] as number
      length |= (byte & 0x7f) << shift
    }
    const next = at + length
    const there = held & (asked[measure] ?? 0)
    if (there !== 0) {
      openCells(page, at, held, there, cells)
      take(measure, there, cells)
    }
    at = next
  }
}

/** The cells of one measure, up to the last that is wanted. */
function openCells(page: Page, start: number, held: number, wanted: number, cells: Float64Array): void {
  const last = 31 - Math.clz32(wanted)
  let at = start
  for (let left = held; left !== 0; left &= left - 1) {
    const cell = 31 - Math.clz32(left & -left)
    if (cell > last) return
    let byte = page[at++] as number
    const negative = (byte & 1) !== 0
    let size = (byte & 0x7f) >> 1
    for (let weight = 0x40; byte > 0x7f; weight *= 0x80) {
      byte = page[at++] as number
      size += (byte & 0x7f) * weight
    }
    if (size >= Number.MAX_SAFE_INTEGER) throw new RangeError('count out of range on a page of figures')
    cells[cell] = negative ? -size - 1 : size
  }
}

/** The page with something added to some of its cells; what is not touched is taken over byte by byte. */
export function addToPage(page: Page | undefined, changes: Cells): Page {
  const from = new PageReader(page ?? new Uint8Array())
  const to = new PageWriter(from.page.length + changes.size * 16)
  const changed = [...changes.keys()].sort((a, b) => a - b)
  let next = 0
  for (;;) {
    const there = from.measure()
    const wanted = changed[next]
    if (there === undefined && wanted === undefined) return to.done()
    if (wanted === undefined || (there !== undefined && there < wanted)) {
      to.measure(there as number)
      to.copy(from.page, from.at, from.skip())
      continue
    }
    const cells: (bigint | undefined)[] = there === wanted ? from.cells() : []
    for (const [cell, amount] of (changes.get(wanted) ?? []).entries())
      if (amount !== undefined) cells[cell] = (cells[cell] ?? 0n) + amount
    if (cells.some((amount) => amount !== undefined)) {
      to.measure(wanted)
      to.cells(cells)
    }
    next++
  }
}

/** The cells of a page by measure, exact whatever their size. */
export function cellsOf(page: Page): Cells {
  const reader = new PageReader(page)
  const out: Cells = new Map()
  for (let measure = reader.measure(); measure !== undefined; measure = reader.measure()) out.set(measure, reader.cells())
  return out
}

class PageReader {
  page: Page
  at = 0
  last = 0
  ahead: number | undefined

  constructor(page: Page) {
    this.page = page
  }

  /** The number of the measure the reader stands at, before its cells. */
  measure(): number | undefined {
    if (this.ahead === undefined && this.at < this.page.length) {
      this.last += Number(this.number())
      this.ahead = this.last
    }
    return this.ahead
  }

  cells(): (bigint | undefined)[] {
    this.ahead = undefined
    const held = Number(this.number())
    this.number()
    const out: (bigint | undefined)[] = []
    for (let cell = 0; cell < MOST_CELLS; cell++) {
      if ((held & (1 << cell)) === 0) continue
      const size = this.number()
      out[cell] = (size & 1n) === 0n ? size >> 1n : -((size + 1n) >> 1n)
    }
    return out
  }

  /** Goes past the cells, and says where they end. */
  skip(): number {
    this.ahead = undefined
    this.number()
    const length = Number(this.number())
    this.at += length
    return this.at
  }

  number(): bigint {
    let size = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.page[this.at++]
      if (byte === undefined) throw new RangeError('a page of figures ends in the middle of a number')
      size |= BigInt(byte & 0x7f) << shift
      if (byte <= 0x7f) return size
    }
  }
}

class PageWriter {
  bytes: Uint8Array
  at = 0
  last = 0

  constructor(expected: number) {
    this.bytes = new Uint8Array(expected + 64)
  }

  measure(no: number): void {
    this.number(no - this.last)
    this.last = no
  }

  cells(cells: readonly (bigint | undefined)[]): void {
    let held = 0
    const amounts = new PageWriter(64)
    for (const [cell, amount] of cells.entries()) {
      if (amount === undefined) continue
      held |= 1 << cell
      amounts.amount(amount)
    }
    this.number(held)
    this.number(amounts.at)
    this.copy(amounts.bytes, 0, amounts.at)
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.room(end - start)
    this.bytes.set(from.subarray(start, end), this.at)
    this.at += end - start
  }

  done(): Page {
    return this.bytes.subarray(0, this.at)
  }

  amount(amount: bigint): void {
    const size = amount >= 0n ? amount * 2n : amount * -2n - 1n
    if (size <= 0x7fffffffn) {
      this.number(Number(size))
      return
    }
    let rest = size
    for (; rest > 0x7fn; rest >>= 7n) this.byte(Number(rest & 0x7fn) | 0x80)
    this.byte(Number(rest))
  }

  number(size: number): void {
    let rest = size
    for (; rest > 0x7f; rest >>>= 7) this.byte((rest & 0x7f) | 0x80)
    this.byte(rest)
  }

  byte(byte: number): void {
    this.room(1)
    this.bytes[this.at++] = byte
  }

  room(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return
    const more = new Uint8Array(Math.max(this.bytes.length * 2, this.at + bytes))
    more.set(this.bytes.subarray(0, this.at))
    this.bytes = more
  }
}
