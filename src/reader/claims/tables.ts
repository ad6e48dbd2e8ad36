/**
 * Rows of a table, one to a line with | between the cells. A number in a cell is spoken of by its own row and by the
 * heading of its column; what stands in the rows above and below speaks of other numbers. A heading over several columns
 * is followed by empty cells; a row with words in one cell alone opens a part of the table and is read with the rows of it.
 */
import { type Aspect, aspectOf, isPlain } from './aspect.ts'
import type { Token } from './tokens.ts'

export type Table = {
  /** First token of the table and the one after its last. */
  from: number
  to: number
  /** First token of its first row of figures: above it stand the headings; `from` where it has none. */
  body: number
  /** Column of the units its rows speak of, -1 where the rows speak of something else. */
  units: number
  /** Heading words of each column, from the top, and those of its lowest heading alone. */
  headings: readonly (readonly string[])[]
  lowest: readonly string[]
  /** Tokens of the lowest heading. */
  places: readonly (readonly [number, number])[]
}

/** Whose figures stand in a row: a unit's by name, the sum of the rows, or nobody's in particular. */
export type RowOf = 'unit' | 'total' | null

export type Tables = {
  /** Table of a token, null outside. */
  at(token: number): Table | null
  /** How near a word of the same table is to a figure in it: its own row, its own heading, or neither. */
  near(figure: number, word: number): number
  /** Stretches of tokens that speak of a figure in a table: headings, the row that opens its part, its own row; null outside. */
  spans(figure: number): readonly (readonly [number, number])[] | null
  /** Words of the headings above a figure. */
  heading(figure: number): readonly string[]
  isOver(word: number, figure: number): boolean
  /** What the heading says a number is of its indicator; null outside a column of figures. */
  aspect(figure: number): Aspect | null
  /** The heading says nothing but the aspect ("Giao", "Đạt"): the row names the indicator. */
  isPlain(figure: number): boolean
  rowOf(figure: number): RowOf
  /** Tokens of the cell that names the unit of a figure's row, from and to; null where rows are no units. */
  unitCell(figure: number): readonly [number, number] | null
  /** Tokens of the lowest heading over a figure. */
  lowestHeading(figure: number): readonly [number, number] | null
  /** Line of a token in the text, -1 outside tables. */
  row(token: number): number
  /** First token of the row of a figure; of a row longer than a line of words, somewhat before the figure. */
  rowStart(figure: number): number
  column(token: number): number
}

const OWN_ROW = 0.96
const OWN_HEADING = 0.93
/** What stands over several columns tells them less apart. */
const UPPER_HEADING = 0.75
/** The cell just before is the row's name more surely than one farther left. */
const ELSEWHERE = 0.02

export function tablesIn(tokens: readonly Token[]): Tables | null {
  if (!tokens.some((token) => token.key === '|')) return null
  const row = new Int32Array(tokens.length).fill(-1)
  const column = new Int32Array(tokens.length)
  /** The last column a heading stands over. */
  const reach = new Int32Array(tokens.length)
  const tables: Table[] = []
  const inTable = new Int32Array(tokens.length).fill(-1)
  const lines = linesOf(tokens)
  /** Line → the one that opened its part of the table. */
  const opener = new Int32Array(lines.length).fill(-1)
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (end < lines.length && lines[end]?.barred) end++
    const [first, last] = [lines[i], lines[end - 1]]
    if (end - i >= 2 && first && last) {
      // Either every row is framed by signs, or a row that begins with one begins with an empty cell.
      const framed = lines.slice(i, end).every(({ from }) => tokens[from]?.key === '|')
      for (let at = i; at < end; at++) markRow(tokens, lines[at] as Line, at, framed, row, column, reach)
      let body = i
      while (body < end && !holdsFigure(tokens, lines[body] as Line)) body++
      const bodyToken = lines[body]?.from ?? last.to
      // A row of one cell right above the figures opens the first part; it is no heading.
      while (body > i + 1 && opens(tokens, lines[body - 1] as Line, column)) body--
      let open = -1
      for (let at = body; at < end; at++) {
        if (opens(tokens, lines[at] as Line, column)) open = at
        else opener[at] = open
      }
      const from = body < end ? (lines[body]?.from ?? bodyToken) : bodyToken
      widen(tokens, lines.slice(i, body), column, reach)
      const headings = headingsOf(tokens, first.from, from, column, reach)
      inTable.fill(tables.length, first.from, last.to)
      tables.push({ from: first.from, to: last.to, body: from, ...headings })
    }
    i = Math.max(end, i + 1)
  }
  if (tables.length === 0) return null
  const at = (token: number): Table | null => tables[inTable[token] ?? -1] ?? null
  const isOver = (word: number, figure: number): boolean =>
    (column[word] as number) <= (column[figure] as number) && (column[figure] as number) <= (reach[word] as number)
  const lowest = (figure: number): string | null => {
    const table = at(figure)
    return table && figure >= table.body ? (table.lowest[column[figure] as number] ?? null) : null
  }
  return {
    at,
    isOver,
    near(figure, word) {
      const table = at(figure)
      if (!table) return 0
      if (row[word] === row[figure] || row[word] === opener[row[figure] as number]) return OWN_ROW
      if (word >= table.body || !isOver(word, figure)) return ELSEWHERE
      const [from, to] = table.places[column[figure] as number] ?? [0, 0]
      return word >= from && word < to ? OWN_HEADING : UPPER_HEADING
    },
    spans(figure) {
      const table = at(figure)
      const line = lines[row[figure] ?? -1]
      if (!table || !line) return null
      if (line.from < table.body) return [[table.from, table.body]]
      const part = lines[opener[row[figure] as number] ?? -1]
      const spans: [number, number][] = table.from === table.body ? [] : [[table.from, table.body]]
      if (part) spans.push([part.from, part.to])
      // The name of an office ("Sở Giáo dục và Đào tạo") says whose the figure is, not what it is.
      if (table.units < 0 || part === line || opens(tokens, line, column)) spans.push([line.from, line.to])
      return spans
    },
    heading: (figure) => at(figure)?.headings[column[figure] as number] ?? [],
    aspect(figure) {
      const line = lines[row[figure] ?? -1]
      if (!line || opens(tokens, line, column)) return null
      const words = lowest(figure)
      return words === null || words === '' ? null : aspectOf(words)
    },
    isPlain: (figure) => isPlain((at(figure)?.headings[column[figure] as number] ?? []).join(' ')),
    rowOf(figure) {
      const table = at(figure)
      const line = lines[row[figure] ?? -1]
      if (!table || !line || figure < table.body || opens(tokens, line, column)) return null
      return TOTAL.test(nameOf(tokens, line)) ? 'total' : table.units < 0 ? null : 'unit'
    },
    unitCell(figure) {
      const table = at(figure)
      const line = lines[row[figure] ?? -1]
      if (!table || !line || table.units < 0) return null
      let from = line.from
      while (from < line.to && (column[from] !== table.units || tokens[from]?.key === '|')) from++
      let to = from
      while (to < line.to && column[to] === table.units && tokens[to]?.key !== '|') to++
      return from < to ? [from, to] : null
    },
    lowestHeading: (figure) => at(figure)?.places[column[figure] as number] ?? null,
    row: (token) => row[token] ?? -1,
    rowStart: (figure) => Math.max(lines[row[figure] ?? -1]?.from ?? figure, figure - 40),
    column: (token) => column[token] ?? 0,
  }
}

const UNITS =
  /^(tên )?(các )?(đơn vị|địa phương|cơ quan|tổ chức|xã|phường|huyện|quận|tỉnh|thành phố|khu vực|cơ sở|doanh nghiệp|ban chqs)(?! tính)/
const ORDINAL = /^(số )?(tt|stt|thứ tự|số thứ tự)$/
const TOTAL = /^(tổng|cộng|toàn|chung)/

const nameOf = (tokens: readonly Token[], line: Line): string => {
  for (let i = line.from; i < line.to; i++) if (tokens[i]?.kind === 'word') return `${tokens[i]?.key} ${tokens[i + 1]?.key ?? ''}`
  return ''
}

const RULE = new Set(['-', '–', '—', '=', '_', '+'])

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

function markRow(
  tokens: readonly Token[],
  line: Line,
  number: number,
  framed: boolean,
  row: Int32Array,
  column: Int32Array,
  reach: Int32Array,
): void {
  let cell = framed ? -1 : 0
  for (let i = line.from; i < line.to; i++) {
    if (tokens[i]?.key === '|') cell++
    row[i] = number
    column[i] = cell
    reach[i] = cell
  }
}

/** Words in its first cell and nothing in the others. */
function opens(tokens: readonly Token[], { from, to }: Line, column: Int32Array): boolean {
  let words = 0
  for (let i = from; i < to; i++) {
    if (tokens[i]?.key === '|') continue
    if ((column[i] as number) > 0) return false
    words++
  }
  return words > 0 && (column[to - 1] as number) > 0
}

/** A heading of an upper row stands over the empty cells to its right, where a lower row parts them. */
function widen(tokens: readonly Token[], lines: readonly Line[], column: Int32Array, reach: Int32Array): void {
  const filled = lines.map(({ from, to }) => {
    const cells = new Set<number>()
    for (let i = from; i < to; i++) if (tokens[i]?.key !== '|') cells.add(column[i] as number)
    return cells
  })
  lines.forEach(({ from, to }, at) => {
    const below = filled.slice(at + 1)
    for (let i = from; i < to; i++) {
      if (tokens[i]?.key === '|') continue
      let last = column[i] as number
      while (last < (column[to - 1] as number) && !filled[at]?.has(last + 1) && below.some((cells) => cells.has(last + 1))) last++
      reach[i] = last
    }
  })
}

function headingsOf(
  tokens: readonly Token[],
  from: number,
  body: number,
  column: Int32Array,
  reach: Int32Array,
): Pick<Table, 'headings' | 'lowest' | 'units' | 'places'> {
  const headings: string[][] = []
  const lowest: string[] = []
  const places: [number, number][] = []
  const line: number[] = []
  let row = 0
  for (let i = from; i < body; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.opens) row++
    // A line drawn under the headings ("| --- | --- |") is none of them.
    if (token.key === '|' || RULE.has(token.key)) continue
    for (let at = column[i] as number; at <= (reach[i] as number); at++) {
      headings[at] = [...(headings[at] ?? []), token.key]
      places[at] = [line[at] === row ? (places[at]?.[0] ?? i) : i, i + 1]
      lowest[at] = line[at] === row ? `${lowest[at]} ${token.key}` : token.key
      line[at] = row
    }
  }
  // The column behind the ordinal: "Chỉ tiêu | Đơn vị | Kế hoạch" names a unit of measure there, farther right.
  const name = lowest.findIndex((words) => words !== undefined && !ORDINAL.test(words))
  return { headings, lowest, places, units: UNITS.test(lowest[name] ?? '') ? name : -1 }
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
