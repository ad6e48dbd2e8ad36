import { wordKey } from '#domain/nearestWord.ts'
import type { Column } from '#domain/register.ts'
import { cleanText } from '#domain/typedCell.ts'
import type { Book } from '../../../book.ts'
import { read } from '../../../call.ts'
import type { ListedRow } from '../../../contract.ts'
import type { Offered } from '../../../kit/grid/editing.ts'
import type { Content } from './cellContent.ts'

export type Looking = { registers: readonly Book[]; unit: string; asOf: string }

/** Rows of another book whose words fit; units above included, where the book lets those below read it. */
async function rowsNamed({ registers, unit, asOf }: Looking, column: Column, words: string): Promise<[Book, ListedRow[]] | null> {
  const target = registers.find((one) => one.key === column.refersTo)
  if (!target || words === '') return null
  const asked = { register: target.key, unit, ...(target.dated ? { asOf } : {}), search: words, limit: 8, above: true }
  return [target, (await read('listRows', asked)).rows]
}

/** What a name may mean, with a second line to tell namesakes apart. */
export async function offeredRows(looking: Looking, column: Column, typed: string): Promise<Offered[]> {
  const found = await rowsNamed(looking, column, cleanText(typed)).catch(() => null)
  if (!found) return []
  const [target, rows] = found
  return rows.map((row) => ({
    text: row.shown[target.label] ?? '',
    note: [target.on === target.label ? '' : row.shown[target.on], row.unit.name].filter(Boolean).join(' · '),
    value: row.id,
  }))
}

/** The one row a pasted name means; where none or several do, the cell says so. */
export async function namedRow(looking: Looking, column: Column, text: string): Promise<Content> {
  const words = cleanText(text)
  if (words === '') return { value: null, shown: '' }
  const found = await rowsNamed(looking, column, words).catch(() => null)
  if (!found) return { wrong: `Chưa tra được “${words}”. Có mạng thì ghi lại ô này.`, text }
  const [target, rows] = found
  const same = rows.filter((row) => wordKey(row.shown[target.label] ?? '') === wordKey(words))
  const only = same[0]
  if (only && same.length === 1) return { value: only.id, shown: only.shown[target.label] ?? '' }
  return {
    wrong: only
      ? `Có ${same.length} dòng tên “${words}” trong ${target.title}. Gõ tên rồi chọn trong danh sách.`
      : `“${words}” không có trong ${target.title}.`,
    text,
  }
}
