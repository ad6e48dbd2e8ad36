import type { CellSpec, ColumnSpec } from './xlsx/spec.ts'

/**
 * Lists as CSV: UTF-8 with its mark (without it Excel shows Vietnamese as noise), CRLF, RFC 4180 quoting.
 * A field is quoted for either separator, so that a file cut at commas is also whole when read with semicolons.
 */
export type CsvSetting = { separator?: ',' | ';' }

export async function* writeCsv(
  columns: readonly Pick<ColumnSpec, 'heading'>[],
  rows: Iterable<CellSpec[]> | AsyncIterable<CellSpec[]>,
  { separator = ',' }: CsvSetting = {},
): AsyncGenerator<string> {
  const line = (cells: readonly CellSpec[]) => `${cells.map(field).join(separator)}\r\n`
  let piece = `\uFEFF${line(columns.map(({ heading }) => heading))}`
  for await (const row of rows) {
    piece += line(row)
    if (piece.length > 60_000) {
      yield piece
      piece = ''
    }
  }
  yield piece
}

/** The whole file at once. */
export async function csvText(...lists: Parameters<typeof writeCsv>): Promise<string> {
  let text = ''
  for await (const piece of writeCsv(...lists)) text += piece
  return text
}

function field(cell: CellSpec): string {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'string') return String(value)
  const text = BEGINS_FORMULA.test(value) ? `'${value}` : value
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Excel calculates a field that begins so, even a quoted one; an apostrophe makes it text. Wide forms are read alike.
const BEGINS_FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/
