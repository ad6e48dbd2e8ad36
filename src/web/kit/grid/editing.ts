import type { Box, Cell } from './selection.ts'

/** An item offered while a cell is typed into; `value` where the words alone do not say which is meant. */
export type Offered = { text: string; note?: string; value?: string }
export type TypedCell = { row: number; column: string; text: string; value?: string }
export type Mark = { look: 'error' | 'warning' | 'waiting' | 'conflict'; words: string }

/** What a grid that can be written into asks of its screen; the grid itself knows no rows. */
export type GridEditing = {
  can(row: number, column: string): boolean
  /** The text an editor starts from. */
  text(row: number, column: string): string
  /** What may stand in the column, narrowed by what is typed so far; null where anything may. */
  offers(column: string): ((typed: string) => Promise<Offered[]> | Offered[]) | null
  /** One step of the person: it is taken back as one. */
  put(cells: readonly TypedCell[]): void
  paste(block: string[][], box: Box): void
  undo(): Cell | null
  redo(): Cell | null
  save(): void
  today: string
  mark(row: number, column: string): Mark | null
  /** The next cell something is said about, from here on, around the end. */
  finding(from: Cell, back: boolean): Cell | null
  /** The person stands in this row now. */
  onRow(row: number): void
}
