// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw twenty thousand rows a few dozen at a time
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one tab stop; cells are reached by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid owns the keys
// biome-ignore-all lint/a11y/useKeyWithMouseEvents: a selection drawn with the mouse is drawn with Shift and the arrows as well
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import type { GridEditing } from './grid/editing.ts'
import { GridHead } from './grid/GridHead.tsx'
import { type Drawing, GridRow } from './grid/GridRow.tsx'
import { boxOf, type Cell } from './grid/selection.ts'
import { useGridKeys } from './grid/useGridKeys.ts'
import './grid.css'

export type GridColumn = {
  key: string
  title: string
  /** Small words under the title. */
  below?: string
  width: number
  numeric?: boolean
  centred?: boolean
  /** Stays in sight when the rest scrolls sideways. */
  frozen?: boolean
  sortable?: boolean
  sorted?: 'up' | 'down' | null
  /** What opens from the head: the filter of this column. */
  head?: ReactNode
}

export type GridProps = {
  name: string
  columns: readonly GridColumn[]
  count: number
  cell: (row: number, column: string) => ReactNode
  /** Text of a cell for copying. */
  text?: (row: number, column: string) => string
  known: (row: number) => boolean
  rowClass?: (row: number) => string
  cellClass?: (row: number, column: string) => string
  /** What makes a row look as it does; rows whose stamp stays are not drawn anew. Without it every row is. */
  stamp?: (row: number) => unknown
  rowHeight?: number
  foot?: ReactNode
  selected?: number | null
  onOpen?: (row: number, editing: boolean) => void
  onSort?: (column: string) => void
  onRange?: (from: number, to: number) => void
  onActive?: (row: number) => void
  /** Sends the cursor and the focus to a cell; a new object is a new wish. */
  goTo?: Cell | null
  /** Present where cells may be written in place. */
  editing?: GridEditing | undefined
}

/** Excel's keys over rows drawn only where they are seen: one tab stop, arrows, ranges, Enter opens, F2 or a letter edits. */
export function Grid(props: GridProps) {
  const { name, columns, count, rowHeight = 32, foot, selected = null, onOpen, onSort, onRange, onActive, editing } = props
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // Before the window is measured a laptop's is taken: its rows stand in the first picture.
    initialRect: { width: 1200, height: 560 },
    scrollPaddingStart: 44,
    scrollPaddingEnd: 34,
  })
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  const drawn = items.length > 0
  useEffect(() => {
    if (drawn) onRange?.(from, to)
  }, [drawn, from, to, onRange])
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured anew when the density changes
  useEffect(() => rows.measure(), [rowHeight])

  const show = useCallback(
    (cell: Cell) => {
      rows.scrollToIndex(cell.row, { align: 'auto' })
      const box = scroll.current
      const column = columns[cell.column]
      if (!box || !column || column.frozen) return
      const start = columns.slice(0, cell.column).reduce((sum, one) => sum + one.width, 0)
      const held = columns.reduce((sum, one) => sum + (one.frozen ? one.width : 0), 0)
      if (start - held < box.scrollLeft) box.scrollLeft = start - held
      else if (start + column.width > box.scrollLeft + box.clientWidth) box.scrollLeft = start + column.width - box.clientWidth
    },
    [rows, columns],
  )
  const keys = useGridKeys(props, scroll, show)
  const { span, setSpan, typing } = keys
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a row opened from outside moves the cursor
  useEffect(() => {
    if (selected !== null && selected >= 0 && span.active.row !== selected)
      setSpan({ anchor: { ...span.active, row: selected }, active: { ...span.active, row: selected } })
  }, [selected])

  const { goTo } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish is followed once
  useEffect(() => {
    if (!goTo) return
    scroll.current?.focus({ preventScroll: true })
    keys.stand(goTo)
  }, [goTo])

  const drawing = useRef<Drawing>({} as Drawing)
  drawing.current = {
    cell: props.cell,
    known: props.known,
    cellClass: props.cellClass,
    rowClass: props.rowClass,
    editing,
    onDone: keys.onDone,
    onCancel: keys.onCancel,
  }
  const template = `${columns.map((column) => `${column.width}px`).join(' ')} minmax(0, 1fr)`
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const frozen = frozenPlaces(columns)
  const box = boxOf(span)
  const { active } = span

  const cellUnder = (target: EventTarget): Cell | null => {
    const at = (target as HTMLElement).closest?.<HTMLElement>('[data-at]')?.dataset.at?.split(' ').map(Number)
    return at ? { row: at[0] ?? 0, column: at[1] ?? 0 } : null
  }
  const onMouseDown = (event: React.MouseEvent) => {
    const cell = event.button === 0 ? cellUnder(event.target) : null
    if (!cell || (event.target as HTMLElement).closest('.cell-editor')) return
    keys.stand(cell, event.shiftKey && editing !== undefined)
    onActive?.(cell.row)
  }
  const onClick = (event: React.MouseEvent) => {
    const cell = cellUnder(event.target)
    if (!cell || event.shiftKey || (event.target as HTMLElement).closest('.cell-editor')) return
    // Where cells are written in place, a row is opened by its number or its name; the other cells are for writing.
    if (!editing || columns[cell.column]?.frozen) onOpen?.(cell.row, false)
  }
  return (
    <div
      ref={scroll}
      className={`grid ${editing ? 'writable' : ''}`}
      role="grid"
      aria-label={name}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-multiselectable={editing ? true : undefined}
      tabIndex={0}
      aria-activedescendant={
        count > 0 && !typing && active.row >= from && active.row <= to ? `cell-${active.row}-${active.column}` : undefined
      }
      onKeyDown={keys.onKeyDown}
      onCopy={keys.onCopy}
      onCut={keys.onCut}
      onPaste={keys.onPaste}
    >
      <GridHead columns={columns} frozen={frozen} template={template} width={width} onSort={onSort} />
      <div
        role="rowgroup"
        className="grid-body"
        style={{ height: rows.getTotalSize(), minWidth: width }}
        onMouseDown={onMouseDown}
        onMouseOver={(event) => {
          const cell = editing && event.buttons === 1 ? cellUnder(event.target) : null
          if (cell && !typing) keys.stand(cell, true)
        }}
        onClick={onClick}
        onDoubleClick={(event) => {
          const cell = cellUnder(event.target)
          if (cell && !columns[cell.column]?.frozen) keys.edit(cell)
        }}
      >
        {items.map((item) => {
          const inside = item.index >= box.top && item.index <= box.bottom
          return (
            <GridRow
              key={item.key}
              index={item.index}
              top={item.start}
              height={rowHeight}
              template={template}
              columns={columns}
              frozen={frozen}
              active={active.row === item.index ? active.column : -1}
              from={inside && editing ? box.left : -1}
              to={inside && editing ? box.right : -2}
              selected={selected === item.index}
              upward={item.index > 6 && item.index - from > (to - from) / 2}
              typing={typing && active.row === item.index ? typing : null}
              stamp={props.stamp ? props.stamp(item.index) : {}}
              drawing={drawing}
            />
          )
        })}
      </div>
      {foot && (
        <div className="grid-foot" role="rowgroup">
          <div role="row">
            <div role="gridcell" aria-colspan={columns.length}>
              {foot}
            </div>
          </div>
        </div>
      )}
    </div>
  )
}

const places = new WeakMap<readonly GridColumn[], (number | undefined)[]>()

/** How far from the edge each column that stays in sight stands; made once for each set of columns. */
function frozenPlaces(columns: readonly GridColumn[]): readonly (number | undefined)[] {
  const known = places.get(columns)
  if (known) return known
  let at = 0
  const made = columns.map((column) => {
    if (!column.frozen) return undefined
    const place = at
    at += column.width
    return place
  })
  places.set(columns, made)
  return made
}
