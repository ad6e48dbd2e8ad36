// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw twenty thousand rows a few dozen at a time
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one tab stop; its head holds buttons of its own
import type { GridColumn } from '../Grid.tsx'
import { Icon } from '../Icon.tsx'
import { look, sticking } from './GridRow.tsx'

type Props = {
  columns: readonly GridColumn[]
  frozen: readonly (number | undefined)[]
  template: string
  width: number
  onSort: ((column: string) => void) | undefined
}

export function GridHead({ columns, frozen, template, width, onSort }: Props) {
  return (
    <div role="rowgroup" className="grid-head" style={{ minWidth: width }}>
      <div role="row" aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: template }}>
        {columns.map((column, index) => (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 1}
            data-head={column.key}
            aria-sort={column.sorted ? (column.sorted === 'up' ? 'ascending' : 'descending') : undefined}
            className={`grid-title ${look(column, frozen[index])}`}
            style={sticking(frozen[index])}
          >
            {column.sortable && onSort ? (
              <button type="button" className="grid-sort" onClick={() => onSort(column.key)} title={`Xếp theo ${column.title}`}>
                <span>{column.title}</span>
                {column.sorted && <Icon name={column.sorted === 'up' ? 'sortUp' : 'sortDown'} size={13} />}
              </button>
            ) : (
              <span className="grid-word">{column.title}</span>
            )}
            {column.head}
            {column.below && <span className="grid-below">{column.below}</span>}
          </div>
        ))}
      </div>
    </div>
  )
}
