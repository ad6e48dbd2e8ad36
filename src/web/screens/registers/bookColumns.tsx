import { type Column, type Condition, isSealed } from '#domain/register.ts'
import type { Book } from '../../book.ts'
import type { GridColumn } from '../../kit/Grid.tsx'
import { ColumnFilter } from './ColumnFilter.tsx'
import type { Viewed } from './viewedColumns.ts'

type Narrow = (column: string, conditions: Condition[]) => void

/** The grid is the declaration: the row's name first and always in sight, then the columns looked at, each with its filter. */
export function bookColumns(
  book: Book,
  viewed: readonly Viewed[],
  where: readonly Condition[],
  sort: string | undefined,
  onNarrow: Narrow,
): GridColumn[] {
  const sorted = (id: string) => (sort === id ? 'up' : sort === `-${id}` ? 'down' : null)
  const columns = viewed.map(({ key, title, column }): GridColumn => {
    if (!column) return { key, title, width: 170, sortable: true, sorted: sorted(key) }
    return {
      key,
      title,
      width: widthOf(column),
      numeric: column.kind === 'integer',
      centred: column.kind === 'yesNo',
      frozen: key === book.label,
      sortable: !isSealed(column),
      sorted: sorted(key),
      head: (
        <ColumnFilter
          id={key}
          column={column}
          conditions={where.filter((one) => one.column === key)}
          onChange={(next) => onNarrow(key, next)}
        />
      ),
    }
  })
  return [{ key: '#', title: '#', width: 54, numeric: true, frozen: true }, ...columns]
}

/** As declared, but a heading is read whole beside its filter and so is a word of a short list, within reason. */
function widthOf({ width = 14, title, choices = [] }: Column): number {
  const longest = choices.reduce((most, choice) => Math.max(most, choice.title.length), 0)
  return Math.max(58, width * 7.6 + 28, Math.min(title.length * 7.4 + 46, 190), Math.min(longest * 7.2 + 24, 170))
}
