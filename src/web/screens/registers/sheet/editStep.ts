import type { ListedRow } from '../../../contract.ts'
import type { Content } from './cellContent.ts'
import type { Draft } from './draft.ts'

/** What a person put into a cell; into a line below the last where no row is given. */
export type CellEdit = { row: ListedRow | null; column: string; content: Content }
export type Change = { id: string; column: string; before: Content; after: Content }
/** One thing a person did: cells changed, and rows it began. */
export type Step = { changes: Change[]; added: Draft['unit'] | null; ids: string[] }

/** Where the screen goes when a step is taken back or done again. */
export const placeOf = ({ changes }: Step, nowOf: (id: string) => string) => {
  const first = changes[0]
  return first ? { id: nowOf(first.id), column: first.column } : null
}
