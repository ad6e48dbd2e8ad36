/** What a workbook is made of, in the words of a person who lays one out. The writer adds only XML. */
export type SheetSpec = {
  /** Made acceptable to Excel where it is not: 31 characters, none of []:*?/\ , different from the others. */
  name: string
  columns: ColumnSpec[]
  /** Lines above the headings, each merged over all columns. */
  title?: TitleLine[]
  /** Headings in several rows; without it the one row of `columns[].heading`. */
  headings?: HeadingCell[][]
  rows: Iterable<CellSpec[]> | AsyncIterable<CellSpec[]>
  /** Lines below the rows, merged over all columns. */
  foot?: TitleLine[]
  /** First columns that stay on screen and are repeated on every printed page. */
  frozenColumns?: number
  filter?: boolean
  /** `headings`: only data cells can be typed in, rows can be added, sorted, filtered. `all`: nothing can. No password. */
  protect?: 'headings' | 'all'
  /** Rows, from the first data row, that get drop-downs and input checks though still empty. */
  roomForRows?: number
  orientation?: 'landscape' | 'portrait'
  /** Printed at the foot of every page, left of the page number. */
  pageFoot?: string
  hidden?: boolean
}

/** An ordinal is a whole number that names, as a year does: no dots, nothing to add up. */
export type ColumnKind = 'text' | 'integer' | 'ordinal' | 'decimal' | 'percent' | 'date' | 'choice'

export type ColumnSpec = {
  heading: string
  kind: ColumnKind
  /** In characters of the body font; by kind when missing. */
  width?: number
  choices?: readonly string[]
  /** Shown when the cell is selected. Excel keeps 255 characters. */
  note?: string
  /** Personal data: its heading is tinted so that the file shows what it carries. */
  sensitive?: boolean
  /** Bounds of what may be typed: numbers, or days as 2023-07-15. */
  from?: number | string
  to?: number | string
}

export type TitleLine = { text: string; look?: 'title' | 'line' | 'note' | 'signature' }

export type HeadingCell = { text: string; columns?: number; rows?: number }

/** How a row or a cell stands out. `example` marks the row a person overwrites; `finding` a cell to repair. */
export type Look = 'plain' | 'total' | 'example' | 'finding'

export type CellValue = string | number | bigint | boolean | null

/**
 * A plain value follows the kind of its column: in a `date` column 2023-07-15 becomes a day, and 0.6164 in a
 * `percent` column is shown as 61,64%. With a formula, `value` is the result kept for readers that do not calculate.
 */
export type CellSpec = CellValue | { value: CellValue; formula?: string; look?: Look; kind?: ColumnKind; columns?: number }

/** The sheet row (1-based) on which the first row of data stands: what formulas must count from. */
export function firstDataRow(spec: Pick<SheetSpec, 'title' | 'headings'>): number {
  return titleRows(spec) + (spec.headings?.length ?? 1) + 1
}

export const titleRows = (spec: Pick<SheetSpec, 'title'>): number => spec.title?.length ?? 0

export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

export const addressOf = (column: number, row: number): string => `${columnLetters(column)}${row}`
