import type { Day } from '#domain/period.ts'
import type { CellValue, Column } from '#domain/register.ts'
import { isMasked, readTypedCell } from '#domain/typedCell.ts'
import { printDay, printInteger } from '#domain/wording.ts'

/** What stands in a cell: a value with its words, or a text that is none, with why. */
export type Content = { value: CellValue; shown: string } | { wrong: string; text: string }

export const textOf = (content: Content): string => ('wrong' in content ? content.text : content.shown)
export const sameContent = (a: Content, b: Content): boolean =>
  'wrong' in a || 'wrong' in b ? 'wrong' in a && 'wrong' in b && a.text === b.text : a.value === b.value

/** A value as the list shows it. */
export function shownValue(column: Column, value: CellValue): string {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? 'x' : ''
  if (typeof value === 'number') return column.names ? String(value) : printInteger(value)
  if (column.kind === 'day') return printDay(value)
  if (column.kind === 'choice') return column.choices?.find(({ code }) => code === value)?.title ?? value
  return value
}

/** What a typed or pasted text makes of a cell; null where it says the cell stays as it is (a mask pasted back). */
export function contentOf(column: Column, text: string, today: Day): Content | null {
  if (isMasked(column, text)) return null
  const read = readTypedCell(column, text, today)
  return 'value' in read ? { value: read.value, shown: shownValue(column, read.value) } : { wrong: read.message, text }
}
