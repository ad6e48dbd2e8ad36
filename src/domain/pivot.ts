import { addsUp, type Column, type Condition, isSealed, type Register } from './register.ts'

/** What a book can be laid out by: who did it, in which reporting month, or a column with few values. */
export type PivotAxis = 'unit' | 'month' | `column:${string}`
/** What is counted: rows, or the sum of a column that adds up. */
export type PivotValue = 'count' | `sum:${string}`

/** As much of a register as laying it out needs: the declaration, or what a screen is told of it. */
export type PivotBook = Pick<Register, 'columns' | 'on'> & { dated?: Register['dated'] | null }
export type Named<Key> = { key: Key; title: string }

const isAxis = (column: Column): boolean =>
  !isSealed(column) &&
  column.hidden !== true &&
  (column.kind === 'choice' || column.kind === 'yesNo' || (column.kind === 'integer' && column.names === true))

/** A book whose rows hold over days has no month of its own: it is laid out as it stands on a day. */
export function pivotAxes({ columns, dated }: PivotBook): Named<PivotAxis>[] {
  return [
    { key: 'unit', title: 'Đơn vị' },
    ...(dated ? [] : [{ key: 'month', title: 'Tháng báo cáo' } as const]),
    ...Object.entries(columns).flatMap(([key, column]) =>
      isAxis(column) ? [{ key: `column:${key}` as const, title: column.title }] : [],
    ),
  ]
}

export function pivotValues({ columns }: Pick<PivotBook, 'columns'>): Named<PivotValue>[] {
  return [
    { key: 'count', title: 'Số dòng' },
    ...Object.entries(columns).flatMap(([key, column]) =>
      addsUp(column) && column.hidden !== true ? [{ key: `sum:${key}` as const, title: `Tổng: ${column.title}` }] : [],
    ),
  ]
}

export const columnOf = (key: string): string => key.slice(key.indexOf(':') + 1)

/** The rows a press on a value opens: exactly those that were counted. */
export function valueCondition(axis: PivotAxis, value: string | null): Condition[] {
  if (axis === 'unit' || axis === 'month') return []
  const column = columnOf(axis)
  if (value === null) return [{ column, is: 'empty' }]
  return [{ column, is: 'equal', value: value === 'true' ? true : value === 'false' ? false : value }]
}
