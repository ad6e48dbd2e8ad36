import type { Day } from '#domain/period.ts'
import type { CellValue, Register } from '#domain/register.ts'
import type { RosterColumn } from '#domain/rosterColumns.ts'
import type { SheetCell, SheetRow } from '../sheet.ts'
import { cellReader } from './cells.ts'
import { plainText, wordKey } from './texts.ts'

/**
 * Rows below the headings that are no data: the numbers of the columns, the example of the template, a line merged over
 * the table, sums and signatures. Each is told by a note, so that nothing is left out unseen.
 */
export type Aside = 'numbering' | 'example' | 'spread' | 'total' | 'foot'

const TOTAL = /^(tong|tong cong|tong so|cong|cong chung)( |$)/

export function asideReader(register: Register, columns: ReadonlyMap<number, RosterColumn>, today: Day) {
  const isExample = exampleReader(register, columns, today)
  const integers = new Set([...columns].filter(([, { column }]) => column.kind === 'integer').map(([at]) => at))
  let afterTotal = false
  let lastData = 0
  return {
    /** What a row is, when it is no data. Rows must be asked about from the top down. */
    read(row: SheetRow, values: Readonly<Record<string, CellValue | undefined>>, count: number): Aside | null {
      // A row of several values is data, but for sums of whole numbers, the row below the headings and the example.
      if (lastData > 0 && count > 2 && integers.size === 0 && !isExample(values)) {
        lastData = row.number
        return null
      }
      const filled = row.cells.filter((cell) => columns.has(cell.column) && cell.value !== null)
      const aside = kindOf(row, filled, values)
      if (aside === 'total') afterTotal = true
      if (aside === null) lastData = row.number
      return aside
    },
  }

  function kindOf(row: SheetRow, filled: SheetCell[], values: Readonly<Record<string, CellValue | undefined>>): Aside | null {
    if (lastData === 0 && isNumbering(filled)) return 'numbering'
    if (isExample(values)) return 'example'
    const [only] = filled
    if (filled.length <= 1 && only?.span && only.span.columns > 1)
      return TOTAL.test(wordKey(String(only.value))) ? 'total' : 'spread'
    const texts = filled.filter(({ column }) => !integers.has(column))
    if (
      texts.length === 1 &&
      texts[0]?.kind === 'text' &&
      TOTAL.test(wordKey(plainText(String(texts[0].value)))) &&
      columns.size > 2
    )
      return 'total'
    const afterGap = lastData > 0 && row.number > lastData + 1
    if ((afterTotal || afterGap) && filled.length <= 2 && columns.size >= 5 && filled.every(({ kind }) => kind === 'text'))
      return 'foot'
    return null
  }
}

/** 1, 2, 3 … or (1), (2), (3) … under the headings. */
function isNumbering(filled: readonly SheetCell[]): boolean {
  const numbers = filled.map(({ value }) => Number(/^\(?\s*(\d{1,2})\s*\)?$/.exec(plainText(String(value)))?.[1] ?? Number.NaN))
  return (
    numbers.length >= 3 &&
    numbers.every((number, at) => Number.isInteger(number) && (at === 0 || number === (numbers[at - 1] ?? 0) + 1))
  )
}

/** Whether every value the template gives as an example still stands. */
function exampleReader(
  register: Register,
  columns: ReadonlyMap<number, RosterColumn>,
  today: Day,
): (values: Readonly<Record<string, CellValue | undefined>>) => boolean {
  const expected: [string, CellValue][] = []
  for (const { key, column, role } of columns.values()) {
    if (role !== 'value' || column.example === undefined || column.example === '') continue
    const value = cellReader(column, today)(
      { ref: '', column: 0, kind: 'text', value: String(column.example), raw: '' },
      () => {},
    )
    if (value !== undefined && value !== null) expected.push([key, value])
  }
  const label = expected.find(([key]) => key === register.label)
  // The row is looked at whole only where its name is the example's.
  return (values) =>
    expected.length >= 3 && (!label || values[label[0]] === label[1]) && expected.every(([key, value]) => values[key] === value)
}
