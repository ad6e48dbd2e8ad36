import type { Row } from '#domain/register.ts'
import type { ListedRow, OpenedRow } from '../../../contract.ts'
import type { Content } from './cellContent.ts'

/** A row being worked on in the grid, until what was typed stands in the book. */
export type Draft = {
  id: string
  isNew: boolean
  unit: { code: string; name: string }
  version: number
  /** What the book holds, as far as is known here. */
  base: Row
  /** What it held when the list was read: the sums of the list know only that. */
  listed: Row
  shown: Readonly<Record<string, string>>
  contents: Map<string, Content>
  state: 'typing' | 'saving' | 'saved' | 'stopped' | 'waiting' | 'conflict'
  /** Somebody else's version, where both changed the same cells. */
  theirs: OpenedRow | null
  /** The person has gone on to another row: only now is what is missing told. */
  left: boolean
}
/** What the book holds of a row, as the list or the draft knows it. */
export const valuesOf = (row: ListedRow | Draft): Row => ('values' in row ? row.values : row.base)
