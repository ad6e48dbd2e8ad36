/**
 * Rows of a table, one to a line with | between the cells. A number in a cell is spoken of by its own row and by the
 * heading of its column; what stands in the rows above and below speaks of other numbers.
 */
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

export type Table = {
  /** First token of the table and the one after its last. */
  from: number
  to: number
  /** First token of its first row of figures: above it stand the headings; `from` where it has none. */
  body: number
}

export type Tables = {
  /** Table of a token, null outside. */
  at(token: number): Table | null
  /** How near a word of the same table is to a figure in it: its own row, its own heading, or neither. */
  near(figure: number, word: number): number
  /** Stretches of tokens that speak of a figure in a table: the headings and its own row; null outside. */
  spans(figure: number): readonly (readonly [number, number])[] | null
  /** Words of the heading above a figure. */
  heading(figure: number): string[]
}

const OWN_ROW = 0.96
const OWN_HEADING = 0.93
/** The cell just before is the row's name more surely than one farther left. */
const ELSEWHERE = 0.02

export function tablesIn(tokens: readonly Token[]): Tables | null {
  if (!tokens.some((token) => token.key === '|')) return null
  const row = new Int32Array(tokens.length).fill(-1)
  const column = new Int32Array(tokens.length)
  const tables: Table[] = []
  const inTable = new Int32Array(tokens.length).fill(-1)
  const lines = linesOf(tokens)
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (end < lines.length && lines[end]?.barred) end++
    const [first, last] = [lines[i], lines[end - 1]]
    if (end - i >= 2 && first && last) {
      for (let at = i; at < end; at++) markRow(tokens, lines[at] as Line, at, row, column)
      const body = lines.slice(i, end).find((line) => holdsFigure(tokens, line))
      inTable.fill(tables.length, first.from, last.to)
      tables.push({ from: first.from, to: last.to, body: body?.from ?? last.to })
    }
    i = Math.max(end, i + 1)
  }
  if (tables.length === 0) return null
  const at = (token: number): Table | null => tables[inTable[token] ?? -1] ?? null
  const isHeading = (table: Table, token: number): boolean => token < table.body
  return {
    at,
    near(figure, word) {
      const table = at(figure)
      if (!table) return 0
      if (row[word] === row[figure]) return OWN_ROW
      return isHeading(table, word) && column[word] === column[figure] ? OWN_HEADING : ELSEWHERE
    },
    spans(figure) {
      const table = at(figure)
      const line = lines[row[figure] ?? -1]
      if (!table || !line) return null
      return line.from <= table.body && table.body < line.to && table.from === table.body
        ? [[line.from, line.to]]
        : line.from < table.body
          ? [[table.from, table.body]]
          : [
              [table.from, table.body],
              [line.from, line.to],
            ]
    },
    heading(figure) {
      const table = at(figure)
      if (!table) return []
      const words: string[] = []
      for (let i = table.from; i < table.body; i++)
        if (column[i] === column[figure] && tokens[i]?.key !== '|') words.push(tokens[i]?.key ?? '')
      return words
    },
  }
}

type Line = { from: number; to: number; barred: boolean }

function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = []
  tokens.forEach((token, i) => {
    if (token.opens || i === 0) lines.push({ from: i, to: i + 1, barred: false })
    const line = lines.at(-1)
    if (!line) return
    line.to = i + 1
    if (token.key === '|') line.barred = true
  })
  return lines
}

function markRow(tokens: readonly Token[], line: Line, number: number, row: Int32Array, column: Int32Array): void {
  let cell = 0
  for (let i = line.from; i < line.to; i++) {
    if (tokens[i]?.key === '|' && i > line.from) cell++
    row[i] = number
    column[i] = cell
  }
}

/** A cell behind the first that is nothing but a number. */
const holdsFigure = (tokens: readonly Token[], line: Line): boolean => {
  for (let i = line.from + 1; i < line.to; i++) {
    const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]]
    const open = before?.key === '|'
    const closed = i + 1 >= line.to || after?.key === '|' || after?.key === '%'
    if (token?.kind === 'number' && open && closed) return true
  }
  return false
}

/** Units and percent signs of a table stand in its heading or in a cell of their own. */
export function takeCellUnits(tokens: readonly Token[], quantities: readonly Quantity[], tables: Tables | null): void {
  if (!tables) return
  for (const quantity of quantities) {
    const table = tables.at(quantity.first)
    if (!table || quantity.unit !== null || quantity.form !== 'count') continue
    const heading = tables.heading(quantity.first).join(' ')
    const cells = rowCells(tokens, quantity.first)
    if (/%|tỉ lệ|phần trăm/.test(heading) || cells.some((cell) => cell.length === 1 && cell[0]?.key === '%')) {
      quantity.form = 'percent'
      quantity.unit = '%'
      quantity.family = 'share'
      continue
    }
    const own = cells.map((cell) => wholeUnit(tokens, cell)).find((unit) => unit !== null)
    const bracket = ownBracket(tokens, table, tables, quantity.first)
    const unit = own ?? bracket
    if (!unit || unit.family === 'money') continue
    quantity.unit = unit.text
    quantity.family = unit.family
  }
}

type Cell = (Token & { place: number })[]

function rowCells(tokens: readonly Token[], figure: number): Cell[] {
  let [from, to] = [figure, figure]
  while (from > 0 && !tokens[from]?.opens) from--
  while (to + 1 < tokens.length && !tokens[to + 1]?.opens) to++
  const cells: Cell[] = [[]]
  for (let i = from; i <= to; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.key === '|') cells.push([])
    else cells.at(-1)?.push({ ...token, place: i })
  }
  return cells
}

function wholeUnit(tokens: readonly Token[], cell: Cell): ReturnType<typeof unitAt> {
  const [first, last] = [cell[0], cell.at(-1)]
  if (!first || !last) return null
  const unit = unitAt(tokens, first.place)
  return unit && unit.end === last.place + 1 ? unit : null
}

/** "Có mặt (đồng chí)". */
function ownBracket(tokens: readonly Token[], table: Table, tables: Tables, figure: number): ReturnType<typeof unitAt> {
  for (let i = table.from; i < table.body; i++) {
    if (tokens[i]?.key !== '(' || tables.near(figure, i) !== OWN_HEADING) continue
    const unit = unitAt(tokens, i + 1)
    if (unit && tokens[unit.end]?.key === ')') return unit
  }
  return null
}
