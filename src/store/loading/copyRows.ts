import type { Register, Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { searchTexts, storedColumns } from '../recordColumns.ts'
import type { Seal } from '../seal.ts'

/** A table as rows are poured into it. */
export type Pouring = { table: string; columns: readonly string[] }

/** A row of a book before it stands there; `labels`: texts of what it refers to. */
export type RowToPour = { id: string; values: Row; labels: readonly string[] }

/** How the rows of a register are written for COPY: the very columns an insert writes (records.ts). */
export function pouring(register: Register, seal: Seal, by: string) {
  const columns = storedColumns(register, seal)
  const textOf = searchTexts(register)
  const into: Pouring = {
    table: register.table,
    columns: ['province_id', 'unit_id', 'org_pos', 'changed_by', 'id', 'search_text', ...columns.map(({ name }) => name)],
  }
  const written = columns.map(({ of }) => remembering(of))
  const lineOf = ({ provinceId, id, pos }: Pick<Unit, 'id' | 'provinceId' | 'pos'>) => {
    const start = `${provinceId}\t${id}\t${pos}\t${copyText(by)}\t`
    return ({ id: row, values, labels }: RowToPour): string => {
      let line = `${start}${row}\t${copyText(textOf(values, labels))}`
      for (const text of written) line += text(values)
      return `${line}\n`
    }
  }
  return { into, lineOf }
}

/** A column of a row after its tab: rows that follow one another mostly say the same in it. */
function remembering(of: (row: Row, before: null) => unknown): (row: Row) => string {
  let last: unknown
  let text = `\t${copyText(undefined)}`
  return (row) => {
    const value = of(row, null)
    if (value !== last) {
      last = value
      text = `\t${copyText(value)}`
    }
    return text
  }
}

/** A value in the text format of COPY. */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value !== 'string') throw new TypeError(`not a value of a row: ${typeof value}`)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign) : value
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
