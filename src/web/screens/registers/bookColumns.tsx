import { type Condition, isSealed } from '#domain/register.ts'
import { type Book, shownColumns } from '../../book.ts'
import type { GridColumn } from '../../kit/Grid.tsx'
import { ColumnFilter } from './ColumnFilter.tsx'

type Narrow = (column: string, conditions: Condition[]) => void

/** The grid is the declaration: the row's name first and always in sight, then its columns, each with its filter, then the unit. */
export function bookColumns(book: Book, where: readonly Condition[], sort: string | undefined, onNarrow: Narrow): GridColumn[] {
  const sorted = (id: string) => (sort === id ? 'up' : sort === `-${id}` ? 'down' : null)
  const declared = shownColumns(book).map(
    ([id, column]): GridColumn => ({
      key: id,
      title: column.title,
      width: Math.max(58, (column.width ?? 14) * 7.6 + 28),
      numeric: column.kind === 'integer',
      centred: column.kind === 'yesNo',
      frozen: id === book.label,
      sortable: !isSealed(column),
      sorted: sorted(id),
      head: (
        <ColumnFilter
          id={id}
          column={column}
          conditions={where.filter((one) => one.column === id)}
          onChange={(next) => onNarrow(id, next)}
        />
      ),
    }),
  )
  const label = declared.filter((column) => column.key === book.label)
  const rest = declared.filter((column) => column.key !== book.label)
  const unit: GridColumn = { key: 'unit', title: 'Đơn vị', width: 170, sortable: true, sorted: sorted('unit') }
  return [{ key: '#', title: '#', width: 54, numeric: true, frozen: true }, ...label, ...rest, unit]
}
