// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw twenty thousand rows a few dozen at a time
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one tab stop; cells are reached by aria-activedescendant
import { memo, type ReactNode } from 'react'
import type { GridColumn } from '../Grid.tsx'
import { CellEditor, type Leaving } from './CellEditor.tsx'
import type { GridEditing } from './editing.ts'

/** The cell being typed into: what it starts from, and how the typing began. */
export type Typing = { column: number; initial: string; over: boolean; pick: boolean }

/** What a row is drawn with; one object for all rows, always the newest. */
export type Drawing = {
  cell: (row: number, column: string) => ReactNode
  known: (row: number) => boolean
  cellClass?: ((row: number, column: string) => string) | undefined
  rowClass?: ((row: number) => string) | undefined
  editing?: GridEditing | undefined
  onDone: (row: number, column: number, text: string, value: string | undefined, leaving: Leaving) => void
  onCancel: () => void
}

type Props = {
  index: number
  top: number
  height: number
  template: string
  columns: readonly GridColumn[]
  frozen: readonly (number | undefined)[]
  active: number
  from: number
  to: number
  selected: boolean
  upward: boolean
  typing: Typing | null
  /** Whatever makes this row look different: drawn anew only when it does. */
  stamp: unknown
  drawing: { current: Drawing }
}

export const look = (column: GridColumn, frozen: number | undefined): string =>
  `${column.numeric ? 'numeric ' : ''}${column.centred ? 'centred ' : ''}${frozen === undefined ? '' : 'frozen '}`
export const sticking = (frozen: number | undefined) => (frozen === undefined ? {} : { insetInlineStart: frozen })

/** A row of a long book: while one cell is typed into, the others stay as they are. */
export const GridRow = memo(function GridRow(props: Props) {
  const { index, columns, frozen, active, from, to, typing, drawing } = props
  const { cell, known, cellClass, rowClass, editing, onDone, onCancel } = drawing.current
  const here = known(index)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className={`grid-row ${props.selected ? 'selected' : ''} ${typing ? 'typing' : ''} ${rowClass?.(index) ?? ''}`}
      style={{ transform: `translateY(${props.top}px)`, height: props.height, gridTemplateColumns: props.template }}
    >
      {columns.map((column, at) => {
        const mark = here ? editing?.mark(index, column.key) : null
        const typed = typing?.column === at ? typing : null
        return (
          <div
            key={column.key}
            id={`cell-${index}-${at}`}
            data-at={`${index} ${at}`}
            role="gridcell"
            aria-colindex={at + 1}
            aria-invalid={mark?.look === 'error' || undefined}
            title={mark?.words}
            className={`grid-cell ${look(column, frozen[at])} ${active === at ? 'active' : ''} ${at >= from && at <= to ? 'in-range' : ''} ${mark ? `marked-${mark.look}` : ''} ${typed ? 'editing' : ''} ${cellClass?.(index, column.key) ?? ''}`}
            style={sticking(frozen[at])}
          >
            {typed ? (
              <CellEditor
                name={column.title}
                initial={typed.initial}
                over={typed.over}
                pick={typed.pick}
                numeric={column.numeric === true}
                upward={props.upward}
                offers={editing?.offers(column.key) ?? null}
                onDone={(text, value, leaving) => onDone(index, at, text, value, leaving)}
                onCancel={onCancel}
              />
            ) : here ? (
              cell(index, column.key)
            ) : (
              <span className="grid-waiting" />
            )}
            {mark && <span className="hidden-words">: {mark.words}</span>}
          </div>
        )
      })}
    </div>
  )
})
