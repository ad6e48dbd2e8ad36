import type { CellValue, Column, Row } from '#domain/register.ts'
import { printDay, readDay, readInteger } from '#domain/wording.ts'
import { type Book, typedColumns } from '../../book.ts'

/** What stands in the boxes of a form: texts, ticks; read back into values when it is sent. */
export type Typed = Record<string, string | boolean>

export function typedOf(register: Book, row: Row | null): Typed {
  const typed: Typed = {}
  for (const [key, column] of typedColumns(register)) {
    const value = row ? (row[key] ?? null) : (column.initial ?? null)
    if (column.kind === 'yesNo') typed[key] = value === true
    else if (column.kind === 'day') typed[key] = typeof value === 'string' ? printDay(value) : ''
    else typed[key] = value === null ? '' : String(value)
  }
  return typed
}

/** The values, or what is not understood, column by column. `only` limits it to some columns. */
export function readTyped(
  register: Book,
  typed: Typed,
  only?: readonly string[],
): { values: Record<string, CellValue>; wrong: Record<string, string> } {
  const values: Record<string, CellValue> = {}
  const wrong: Record<string, string> = {}
  for (const [key, column] of typedColumns(register)) {
    if (only && !only.includes(key)) continue
    const text = typed[key] ?? ''
    const read = typeof text === 'boolean' ? text : readCell(column, text)
    if (read === undefined) wrong[key] = notUnderstood(column, String(text))
    else if (read === null && !column.optional && column.kind !== 'yesNo') wrong[key] = `${column.title} chưa ghi.`
    else values[key] = read
  }
  return { values, wrong }
}

/** undefined: not understood; null: nothing written. */
function readCell(column: Column, raw: string): CellValue | undefined {
  const text = raw.trim()
  if (text === '') return null
  if (column.kind === 'day') return readDay(text) ?? undefined
  if (column.kind === 'integer') {
    const whole = readInteger(text)
    return whole === null ? undefined : Number(whole)
  }
  return text
}

const notUnderstood = (column: Column, text: string): string =>
  column.kind === 'day'
    ? `“${text}” không phải một ngày có thật. Viết như 12/5/1994.`
    : `“${text}” không phải số nguyên. Viết như 1122 hoặc 1.122.`
