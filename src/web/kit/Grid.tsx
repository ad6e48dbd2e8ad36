// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw twenty thousand rows a few dozen at a time
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is the one tab stop; cells are reached by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid owns the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
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

type Props = {
  name: string
  columns: readonly GridColumn[]
  count: number
  cell: (row: number, column: string) => ReactNode
  /** Text of a cell for copying. */
  text?: (row: number, column: string) => string
  known: (row: number) => boolean
  rowClass?: (row: number) => string
  cellClass?: (row: number, column: string) => string
  rowHeight?: number
  foot?: ReactNode
  selected?: number | null
  onOpen?: (row: number, editing: boolean) => void
  onSort?: (column: string) => void
  onRange?: (from: number, to: number) => void
  onActive?: (row: number) => void
}

/** Excel's keys over rows drawn only where they are seen: one tab stop, arrows, Enter opens, F2 edits, Ctrl C copies. */
export function Grid(props: Props) {
  const { name, columns, count, cell, known, rowHeight = 32, foot, selected = null, onOpen, onSort, onRange, onActive } = props
  const scroll = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<{ row: number; column: number }>({ row: 0, column: 0 })
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
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
  useEffect(() => {
    if (selected !== null && selected >= 0) setActive((old) => (old.row === selected ? old : { ...old, row: selected }))
  }, [selected])

  const go = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(count - 1, row)), column: Math.max(0, Math.min(columns.length - 1, column)) }
    setActive(next)
    rows.scrollToIndex(next.row, { align: 'auto' })
    onActive?.(next.row)
    scroll.current
      ?.querySelector(`[data-head="${columns[next.column]?.key}"]`)
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    // Buttons in the head keep their own keys; Telex in mid-syllable owns all of them.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.target !== event.currentTarget) return
    const { row, column } = active
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2)
    if (event.key === 'ArrowDown') go(row + 1, column)
    else if (event.key === 'ArrowUp') go(row - 1, column)
    else if (event.key === 'ArrowRight') go(row, column + 1)
    else if (event.key === 'ArrowLeft') go(row, column - 1)
    else if (event.key === 'PageDown') go(row + page, column)
    else if (event.key === 'PageUp') go(row - page, column)
    else if (event.key === 'Home') go(event.ctrlKey ? 0 : row, 0)
    else if (event.key === 'End') go(event.ctrlKey ? count - 1 : row, columns.length - 1)
    else if (event.key === 'Enter') onOpen?.(row, false)
    else if (event.key === 'F2') onOpen?.(row, true)
    else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && props.text && !getSelection()?.toString())
      copy(props.text(row, columns[column]?.key ?? ''))
    else return
    event.preventDefault()
  }
  const template = `${columns.map((column) => `${column.width}px`).join(' ')} minmax(0, 1fr)`
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  let frozenAt = 0
  const frozen = columns.map((column) => {
    if (!column.frozen) return undefined
    const at = frozenAt
    frozenAt += column.width
    return at
  })
  const place = (index: number) => (frozen[index] === undefined ? {} : { insetInlineStart: frozen[index] })
  const look = (column: GridColumn, index: number) =>
    `${column.numeric ? 'numeric ' : ''}${column.centred ? 'centred ' : ''}${frozen[index] === undefined ? '' : 'frozen '}`
  return (
    <div
      ref={scroll}
      className="grid"
      role="grid"
      aria-label={name}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      aria-activedescendant={
        count > 0 && active.row >= from && active.row <= to ? `cell-${active.row}-${active.column}` : undefined
      }
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="grid-head" style={{ minWidth: width }}>
        <div role="row" aria-rowindex={1} className="grid-row" style={{ gridTemplateColumns: template }}>
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 1}
              data-head={column.key}
              aria-sort={column.sorted ? (column.sorted === 'up' ? 'ascending' : 'descending') : undefined}
              className={`grid-title ${look(column, index)}`}
              style={place(index)}
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
      <div role="rowgroup" className="grid-body" style={{ height: rows.getTotalSize(), minWidth: width }}>
        {items.map((item) => (
          <div
            key={item.key}
            role="row"
            aria-rowindex={item.index + 2}
            aria-selected={selected === item.index}
            className={`grid-row ${selected === item.index ? 'selected' : ''} ${props.rowClass?.(item.index) ?? ''}`}
            style={{ transform: `translateY(${item.start}px)`, height: rowHeight, gridTemplateColumns: template }}
            onClick={() => {
              setActive((old) => ({ ...old, row: item.index }))
              onActive?.(item.index)
              onOpen?.(item.index, false)
            }}
          >
            {columns.map((column, index) => (
              <div
                key={column.key}
                id={`cell-${item.index}-${index}`}
                role="gridcell"
                aria-colindex={index + 1}
                className={`grid-cell ${look(column, index)} ${active.row === item.index && active.column === index ? 'active' : ''} ${props.cellClass?.(item.index, column.key) ?? ''}`}
                style={place(index)}
              >
                {known(item.index) ? cell(item.index, column.key) : <span className="grid-waiting" />}
              </div>
            ))}
          </div>
        ))}
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

function copy(text: string): void {
  void navigator.clipboard?.writeText(text)
}
