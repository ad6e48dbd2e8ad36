import type { CellValue, Register, Row } from '#domain/register.ts'
import type { ListedRow, OpenedRow, Writes } from '../../../contract.ts'
import type { OutItem, TypedRow } from '../../../offline/outbox.ts'
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

export const openedDraft = (row: ListedRow | Draft): Draft => ({
  id: row.id,
  isNew: false,
  unit: row.unit,
  version: row.version,
  base: valuesOf(row),
  listed: valuesOf(row),
  shown: row.shown,
  contents: new Map(),
  state: 'typing',
  theirs: null,
  left: false,
})

/** What is kept beside a row that waits on this machine, so that it can stand in the grid again. */
export function typedRow(draft: Draft, places: readonly string[]): TypedRow {
  const words: Record<string, string> = {}
  for (const [column, content] of draft.contents) if (!('wrong' in content)) words[column] = content.shown
  return { unit: draft.unit, places: [...new Set([draft.unit.code, ...places])], base: draft.base, shown: draft.shown, words }
}

/** The row of this book that waits in such an item, as it was typed; null for anything else, and for units not in sight. */
export function waitingDraft(item: OutItem, register: string, unit: string): Draft | null {
  const [step] = item.steps
  if (!step || 'figures' in step || step.done || !step.typed) return null
  const { input, typed } = step
  if (input.register !== register || !typed.places.includes(unit)) return null
  const contents = new Map<string, Content>()
  for (const [column, value] of Object.entries(input.values))
    contents.set(column, { value: value as CellValue, shown: typed.words[column] ?? '' })
  return {
    id: item.id,
    isNew: input.id === undefined,
    unit: typed.unit,
    version: input.version ?? 0,
    base: typed.base,
    listed: typed.base,
    shown: typed.shown,
    contents,
    state: 'waiting',
    theirs: null,
    left: true,
  }
}

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
