import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { GridProps } from '../Grid.tsx'
import type { Leaving } from './CellEditor.tsx'
import { printCells, readCells } from './clipboardCells.ts'
import type { TypedCell } from './editing.ts'
import type { Typing } from './GridRow.tsx'
import { type GridCommand, gridCommand } from './gridKeys.ts'
import { at, boxOf, type Cell, isSingle, type Span } from './selection.ts'

/** Where a person stands in the grid, what is selected, which cell is typed into; and what each key does to these. */
export function useGridKeys(props: GridProps, scroll: RefObject<HTMLDivElement | null>, show: (cell: Cell) => void) {
  const { columns, count, editing, onOpen, onActive, rowHeight = 32 } = props
  const [span, setSpan] = useState<Span>(at({ row: 0, column: 0 }))
  const [typing, setTyping] = useState<Typing | null>(null)
  // Where a run of Tabs began: Enter goes back under it, as in Excel. Outside a run Tab leaves the grid.
  const run = useRef<number | null>(null)

  const held = (cell: Cell): Cell => ({
    row: Math.max(0, Math.min(count - 1, cell.row)),
    column: Math.max(0, Math.min(columns.length - 1, cell.column)),
  })
  const stand = (cell: Cell, extend = false) => {
    const next = held(cell)
    // What is being typed is kept: leaving the box by any way but Esc puts it down.
    if (typing) scroll.current?.focus({ preventScroll: true })
    setTyping(null)
    setSpan((old) => (extend ? { ...old, active: next } : at(next)))
    show(next)
    onActive?.(next.row)
    editing?.onRow(next.row)
  }
  const keyAt = (column: number) => columns[column]?.key ?? ''
  const begin = (cell: Cell, typed: Omit<Typing, 'column'>): boolean => {
    if (!editing?.can(cell.row, keyAt(cell.column))) return false
    // At once: the letter that began it belongs to the box.
    flushSync(() => {
      setSpan(at(cell))
      setTyping({ ...typed, column: cell.column })
    })
    return true
  }
  const edit = (cell: Cell) =>
    begin(cell, { initial: editing?.text(cell.row, keyAt(cell.column)) ?? '', over: false, pick: false })
  const goBack = () => scroll.current?.focus({ preventScroll: true })

  const onDone = (row: number, column: number, text: string, value: string | undefined, leaving: Leaving) => {
    const key = keyAt(column)
    setTyping(null)
    if (leaving !== 'stay') goBack()
    if (editing && (value !== undefined || text !== editing.text(row, key)))
      editing.put([value === undefined ? { row, column: key, text } : { row, column: key, text, value }])
    if (leaving === 'right' || leaving === 'left') {
      run.current ??= column
      stand({ row, column: column + (leaving === 'right' ? 1 : -1) })
    } else if (leaving !== 'stay') {
      const back = run.current
      run.current = null
      // A row typed into the last, empty line makes another line below it.
      setSpan(at({ row: row + (leaving === 'down' ? 1 : row > 0 ? -1 : 0), column: back ?? column }))
      show({ row: leaving === 'down' ? row + 1 : Math.max(0, row - 1), column: back ?? column })
      editing?.onRow(leaving === 'down' ? row + 1 : Math.max(0, row - 1))
    }
  }
  const onCancel = () => {
    setTyping(null)
    goBack()
  }

  const cells = (each: (row: number, column: string) => TypedCell | null): TypedCell[] => {
    const { top, bottom, left, right } = boxOf(span)
    const made: TypedCell[] = []
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const key = keyAt(column)
        const cell = editing?.can(row, key) ? each(row, key) : null
        if (cell) made.push(cell)
      }
    return made
  }
  const fillDown = () => {
    const { top } = boxOf(span)
    const single = span.anchor.row === span.active.row
    const source = single ? top - 1 : top
    if (source < 0 || !editing) return
    editing.put(cells((row, column) => (row === source ? null : { row, column, text: editing.text(source, column) })))
  }

  /** Whether the key was the grid's; the browser keeps what is not. */
  const obey = (command: GridCommand): boolean => {
    const { row, column } = span.active
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2)
    const extend = 'extend' in command && command.extend && editing !== undefined
    if (command.to !== 'tab' && command.to !== 'type' && command.to !== 'edit') run.current = null
    switch (command.to) {
      case 'move':
        stand({ row: row + command.rows, column: column + command.columns }, extend)
        return true
      case 'page':
        stand({ row: row + (command.down ? page : -page), column }, extend)
        return true
      case 'home':
        stand({ row: command.corner ? 0 : row, column: 0 }, extend)
        return true
      case 'end':
        stand({ row: command.corner ? count - 1 : row, column: columns.length - 1 }, extend)
        return true
      case 'open':
      case 'menu':
        onOpen?.(row, false)
        return onOpen !== undefined
      case 'edit':
        if (!edit(span.active)) onOpen?.(row, true)
        return true
      default:
        return editing !== undefined && obeyEditing(command, row, column)
    }
  }
  const obeyEditing = (command: GridCommand, row: number, column: number): boolean => {
    if (!editing) return false
    switch (command.to) {
      case 'pick':
        return begin(span.active, { initial: '', over: true, pick: true })
      case 'clear':
        editing.put(cells((one, key) => ({ row: one, column: key, text: '' })))
        return true
      case 'fillDown':
        fillDown()
        return true
      case 'today':
        editing.put(editing.can(row, keyAt(column)) ? [{ row, column: keyAt(column), text: editing.today }] : [])
        return true
      case 'undo':
      case 'redo': {
        const to = command.to === 'undo' ? editing.undo() : editing.redo()
        if (to) stand(to)
        return true
      }
      case 'finding': {
        const to = editing.finding(span.active, command.back)
        if (to) stand(to)
        return true
      }
      case 'selectRow':
        setSpan({ anchor: { row, column: 0 }, active: { row, column: columns.length - 1 } })
        return true
      case 'save':
        editing.save()
        return true
      case 'tab':
        if (run.current === null) return false
        stand({ row, column: column + (command.back ? -1 : 1) })
        return true
      case 'type':
        // Not taken from the browser: the letter goes into the box that has just opened.
        begin(span.active, { initial: '', over: true, pick: false })
        return false
      default:
        return false
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons in the head keep their own keys; Telex in mid-syllable owns all of them.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    const command = event.keyCode === 229 ? ({ to: 'type' } as const) : gridCommand(event)
    if (command && obey(command)) event.preventDefault()
  }

  const copied = (event: ClipboardEvent): boolean => {
    const { text } = props
    if (!text || event.target !== event.currentTarget || getSelection()?.toString()) return false
    const { top, bottom, left, right } = boxOf(span)
    const rows: string[][] = []
    for (let row = top; row <= bottom; row++) rows.push(columns.slice(left, right + 1).map(({ key }) => text(row, key)))
    event.clipboardData.setData('text/plain', printCells(rows))
    event.preventDefault()
    return true
  }
  const onCopy = (event: ClipboardEvent) => void copied(event)
  const onCut = (event: ClipboardEvent) => {
    if (editing && copied(event)) editing.put(cells((row, column) => ({ row, column, text: '' })))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!editing || event.target !== event.currentTarget) return
    const block = readCells(event.clipboardData.getData('text/plain'))
    if (block.length === 0) return
    event.preventDefault()
    editing.paste(block, boxOf(span))
  }
  return { span, setSpan, typing, stand, edit, onDone, onCancel, onKeyDown, onCopy, onCut, onPaste, single: isSingle(span) }
}
