import type { Day } from './period.ts'
import { meets, type Register, type Row, type UnitFacts } from './register.ts'

/** Somebody is somewhere, each day from one to another, both included. */
export type Stretch = { register: Register; row: Row; from: Day; to: Day; half: string | null }

/** Where a row keeps its person; null where its book names nobody, or the row keeps nobody. */
export function stretchOf(register: Register, row: Row, unit: UnitFacts): Stretch | null {
  const { busy } = register
  if (!busy || !(busy.where ?? []).every((condition) => meets(condition, row, unit))) return null
  const [from, to] = [row[busy.from], row[busy.to]]
  const half = busy.half === undefined ? null : row[busy.half]
  return typeof row[busy.person] === 'string' && typeof from === 'string' && typeof to === 'string' && from <= to
    ? { register, row, from, to, half: typeof half === 'string' ? half : null }
    : null
}

/** Whether nobody can be at both: they share a day, and not one by day and the other by night. */
export const clash = (a: Stretch, b: Stretch): boolean =>
  a.from <= b.to && b.from <= a.to && !((a.half === 'day' && b.half === 'night') || (a.half === 'night' && b.half === 'day'))
