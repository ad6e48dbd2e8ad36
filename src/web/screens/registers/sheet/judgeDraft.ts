import { type Finding, finding } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { type CellValue, isSealed, type Register, type Row, withComputed } from '#domain/register.ts'
import { checkRow } from '#domain/rowCheck.ts'
import type { Content } from './cellContent.ts'

/** A row as it would stand with what was typed; cells that could not be read keep what they had. */
export function rowWith(base: Row, contents: ReadonlyMap<string, Content>): Row {
  const row: Record<string, CellValue> = { ...base }
  for (const [column, content] of contents) if (!('wrong' in content)) row[column] = content.value
  return row
}

/**
 * The same rules as the server's, run here: kinds, limits, lists, days, and the book's own checks. What is sealed comes
 * masked and is judged only by the server.
 */
export function judgeDraft(register: Register, base: Row, contents: ReadonlyMap<string, Content>, today: Day): Finding[] {
  const unread = [...contents].flatMap(([column, content]) =>
    'wrong' in content ? [finding('form.wrong', { column }, content.wrong)] : [],
  )
  const row: Record<string, CellValue> = { ...rowWith(base, contents) }
  const masked = new Set<string>()
  for (const [key, column] of Object.entries(register.columns))
    if (isSealed(column) && String(row[key] ?? '').includes('•')) {
      row[key] = null
      masked.add(key)
    }
  const broken = new Set(unread.map(({ where }) => where.column))
  const found = checkRow(register, withComputed(register, row), today).filter(
    ({ where }) => !broken.has(where.column) && !masked.has(where.column ?? ''),
  )
  return [...unread, ...found]
}
