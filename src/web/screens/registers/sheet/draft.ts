import type { CellValue, Register, Row } from '#domain/register.ts'
import type { ListedRow, OpenedRow, Writes } from '../../../contract.ts'
import { type Content, shownValue } from './cellContent.ts'

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

/** The cells somebody else changed to something other than was typed here: only these are chosen between. */
export function contested(draft: Draft, theirs: OpenedRow): string[] {
  return [...draft.contents].flatMap(([column, content]) => {
    const stands = theirs.values[column] ?? null
    const isMine = !('wrong' in content) && content.value === stands
    return !isMine && stands !== (draft.base[column] ?? null) ? [column] : []
  })
}

/** A row nothing was typed into yet: what the book says new rows begin with. */
export function blankRow(register: Register, unit: Draft['unit'], id: string): ListedRow {
  const values: Record<string, CellValue> = {}
  const shown: Record<string, string> = {}
  for (const [key, column] of Object.entries(register.columns))
    if (column.initial !== undefined && column.carried === undefined && !column.computed) {
      values[key] = column.initial
      shown[key] = shownValue(column, column.initial)
    }
  return { id, unit, version: 0, values, shown }
}

/** What is sent of a row: the cells typed, and which row it is; a new one by the key that tells a second sending. */
export function inputOf(register: Register, draft: Draft, sent: ReadonlyMap<string, Content>): Writes['saveRow'][0] {
  const values: Record<string, CellValue> = {}
  for (const [column, content] of sent) if (!('wrong' in content)) values[column] = content.value
  const known = draft.version === 0 ? { key: draft.id } : { id: draft.id, version: draft.version }
  return { register: register.key, unit: draft.unit.code, values, ...known }
}
