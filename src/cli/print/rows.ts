import { shownColumns } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { printTable } from './table.ts'
import { printCell } from './value.ts'

type Rows = {
  register: string
  total: number
  atLeast?: boolean
  rows: readonly { unit: { name: string }; shown: Readonly<Record<string, string>> }[]
  sums: Readonly<Record<string, number>>
}

/** A page of a register with the headings of its declaration; columns that are empty on the page are left out. */
export function printRows(list: Rows): string {
  const register = registers[list.register]
  const columns = register ? shownColumns(register).map(([key, column]) => ({ key, title: column.title })) : []
  const filled = columns.filter(({ key }) => list.rows.some((row) => row.shown[key]))
  const table = printTable(
    [...filled.map(({ title }) => title), 'Đơn vị'],
    list.rows.map((row) => [...filled.map(({ key }) => row.shown[key] ?? ''), row.unit.name]),
    (cell) => String(cell ?? ''),
    32,
  )
  const sums = Object.entries(list.sums)
    .filter(([key]) => key !== 'count')
    .map(([key, sum]) => `${register?.columns[key]?.title ?? key} ${printCell(sum)}`)
  return `${register?.title ?? list.register}: ${printCell(list.rows.length)}/${list.atLeast ? 'hơn ' : ''}${printCell(list.total)} ${register?.rowName ?? 'dòng'}\n\n${table}${sums.length > 0 ? `\n\nCộng: ${sums.join('; ')}` : ''}`
}
