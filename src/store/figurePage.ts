/**
 * A page of figures: all measures of one unit over one year (a cell for each of the twelve reporting months) or over one
 * reporting month (a cell for each day), as one text. Read by the hundred, small rows cost more on the way here than their
 * reading; a page is one row. Measures stand in the order of their numbers, and the same cells are always the same page.
 *
 * Each measure: the distance of its number from the one before, a bit for each cell that holds something, how many signs
 * those cells take (so that a reader may pass by), then the cells. All of them whole numbers, the lowest bits first: signs
 * from 0x20 on carry five bits and say that more follow, one from 0x40 on carries six and is the last. A cell is doubled
 * so that its own sign stands in the lowest bit. A cell without entries is not there, a cell whose entries cancel is 0.
 *
 * Signs and not bytes: the database sends text as it lies there, bytes only spelled out at twice their length.
 */
export type Page = string

/** The cells of measures by the measure's number; on a change, what is to be added to each. */
export type Cells = Map<number, (bigint | undefined)[]>

/** Days of the longest reporting month. */
const MOST_CELLS = 31

/** The signs of the page being read: one place for all pages, read before the next is. */
let signs = Buffer.allocUnsafe(16_384)

/**
 * Goes through a page measure by measure. `asked` says by the number of the measure which cells are wanted, a bit each;
 * of those that are there `take` is told. `cells` is one list for all: only what is told is to be looked at. Of a measure that
 * is only `heard` they are passed by, and none are told.
 */
export function readPage(
  page: Page,
  asked: Int32Array,
  heard: Uint8Array,
  take: (measure: number, there: number, cells: Float64Array | null) => void,
): void {
  if (page.length > signs.length) signs = Buffer.allocUnsafe(page.length * 2)
  const end = signs.write(page, 'latin1')
  const from = signs
  let measure = 0
  let at = 0
  while (at < end) {
    let sign = from[at++] as number
    let step = sign & LAST
    if (sign < END) {
      step = sign & MORE
      for (let shift = 5; ; shift += 5) {
        sign = from[at++] as number
        if (sign >= END) {
          step |= (sign & LAST) << shift
          break
        }
        step |= (sign & MORE) << shift
      }
    }
    measure += step
    sign = from[at++] as number
    let held = 0
    let shift = 0
    for (; sign < END; shift += 5) {
      held |= (sign & MORE) << shift
      sign = from[at++] as number
    }
    held |= (sign & LAST) << shift
    sign = from[at++] as number
    let length = 0
    for (shift = 0; sign < END; shift += 5) {
      length |= (sign & MORE) << shift
      sign = from[at++] as number
    }
    length |= (sign & LAST) << shift
    const next = at + length
    const there = held & (asked[measure] ?? 0)
    if (there !== 0) {
      if (heard[measure] === 1) take(measure, there, null)
      else {
        openCells(from, at, held, there)
        take(measure, there, opened)
      }
    }
    at = next
  }
}

/** From here on a sign is the last of its number; bits of the last, and of those before it. */
const END = 0x40
const LAST = 0x3f
const MORE = 0x1f

const opened = new Float64Array(MOST_CELLS)

/** The cells of one measure, up to the last that is wanted. */
function openCells(from: Uint8Array, start: number, held: number, wanted: number): void {
  const last = 31 - Math.clz32(wanted)
  let at = start
  for (let left = held; left !== 0; left &= left - 1) {
    const cell = 31 - Math.clz32(left & -left)
    if (cell > last) return
    let sign = from[at++] as number
    const negative = (sign & 1) !== 0
    let size = (sign & (sign < END ? MORE : LAST)) >> 1
    for (let weight = 0x10; sign < END; weight *= 0x20) {
      sign = from[at++] as number
      size += (sign & (sign < END ? MORE : LAST)) * weight
    }
    if (size >= Number.MAX_SAFE_INTEGER) throw new RangeError('count out of range on a page of figures')
    opened[cell] = negative ? -size - 1 : size
  }
}

/** The page with something added to some of its cells; what is not touched is taken over byte by byte. */
export function addToPage(page: Page | undefined, changes: Cells): Page {
  const from = new PageReader(page ?? '')
  const to = new PageWriter(from.signs.length + changes.size * 16)
  const changed = [...changes.keys()].sort((a, b) => a - b)
  let next = 0
  for (;;) {
    const there = from.measure()
    const wanted = changed[next]
    if (there === undefined && wanted === undefined) return to.done()
    if (wanted === undefined || (there !== undefined && there < wanted)) {
      to.measure(there as number)
      to.copy(from.signs, from.at, from.skip())
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
  signs: Uint8Array
  at = 0
  last = 0
  ahead: number | undefined

  constructor(page: Page) {
    this.signs = Buffer.from(page, 'latin1')
  }

  /** The number of the measure the reader stands at, before its cells. */
  measure(): number | undefined {
    if (this.ahead === undefined && this.at < this.signs.length) {
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
    for (let shift = 0n; ; shift += 5n) {
      const sign = this.signs[this.at++]
      if (sign === undefined) throw new RangeError('a page of figures ends in the middle of a number')
      if (sign >= END) return size | (BigInt(sign & LAST) << shift)
      size |= BigInt(sign & MORE) << shift
    }
  }
}

class PageWriter {
  signs: Buffer
  at = 0
  last = 0

  constructor(expected: number) {
    this.signs = Buffer.allocUnsafe(expected + 64)
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
    this.copy(amounts.signs, 0, amounts.at)
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.room(end - start)
    this.signs.set(from.subarray(start, end), this.at)
    this.at += end - start
  }

  done(): Page {
    return this.signs.toString('latin1', 0, this.at)
  }

  amount(amount: bigint): void {
    const size = amount >= 0n ? amount * 2n : amount * -2n - 1n
    if (size <= 0x7fffffffn) {
      this.number(Number(size))
      return
    }
    let rest = size
    for (; rest > 0x3fn; rest >>= 5n) this.sign(Number(rest & 0x1fn) | 0x20)
    this.sign(Number(rest) | END)
  }

  number(size: number): void {
    let rest = size
    for (; rest > LAST; rest >>>= 5) this.sign((rest & MORE) | 0x20)
    this.sign(rest | END)
  }

  sign(sign: number): void {
    this.room(1)
    this.signs[this.at++] = sign
  }

  room(more: number): void {
    if (this.at + more <= this.signs.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.signs.length * 2, this.at + more))
    larger.set(this.signs.subarray(0, this.at))
    this.signs = larger
  }
}
