import { printInteger } from '#domain/wording.ts'
import { printTable } from './table.ts'

type Distributed = { words: string; tables: readonly { table: string; parts: number; created: number }[] }

/** The sentence first; which tables are in how many parts below it. */
export function printDistributed({ words, tables }: Distributed): string {
  const rows = tables.filter(({ parts }) => parts > 0).map(({ table, parts, created }) => [table, parts, created])
  return rows.length === 0 ? words : `${words}\n\n${printTable(['Bảng', 'Số phần', 'Mới lập'], rows, text)}`
}

type Sealing = {
  words: string
  years: readonly { year: number; entries: number; kept: number }[]
  open: readonly { year: number; name: string }[]
}

/** Each year with what is left of it, and who still has one of them open. */
export function printSealing({ words, years, open }: Sealing): string {
  const rows = years.map(({ year, entries, kept }) => [String(year), entries, kept])
  const still = open.map(({ year, name }) => [String(year), name])
  return [
    words,
    ...(rows.length > 0 ? [printTable(['Năm', 'Bút toán', 'Còn lại'], rows, text)] : []),
    ...(still.length > 0 ? [printTable(['Năm', 'Đơn vị chưa khóa'], still, text)] : []),
  ].join('\n\n')
}

const text = (value: unknown): string => (typeof value === 'number' ? printInteger(value) : String(value))
