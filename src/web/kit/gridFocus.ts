import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'

type CellProps = {
  'data-at': string
  tabIndex: 0 | -1
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** One stop of the Tab key for a grid of marks; arrows go from mark to mark. */
export function useGridFocus(
  rows: number,
  columns: number,
): { grid: RefObject<HTMLDivElement | null>; cellProps: (row: number, column: number) => CellProps } {
  const [at, setAt] = useState<[number, number]>([0, 0])
  const grid = useRef<HTMLDivElement>(null)
  const go = (row: number, column: number) => {
    const next: [number, number] = [clamp(row, rows), clamp(column, columns)]
    setAt(next)
    grid.current?.querySelector<HTMLElement>(`[data-at="${next[0]}.${next[1]}"]`)?.focus()
  }
  const cellProps = (row: number, column: number): CellProps => ({
    'data-at': `${row}.${column}`,
    tabIndex: row === at[0] && column === at[1] ? 0 : -1,
    onFocus: () => setAt([row, column]),
    onKeyDown: (event) => {
      const step = STEPS[event.key]
      if (!step) return
      event.preventDefault()
      go(row + step[0], column + step[1])
    },
  })
  return { grid, cellProps }
}

const STEPS: Readonly<Record<string, [down: number, across: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
}
const clamp = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at))
