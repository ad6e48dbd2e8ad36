import type { Day } from './period.ts'
import type { Row } from './register.ts'

/** How a unit stands to a paper it must hold: it has it, never had it, or had it until it expired. */
export type Holding = 'held' | 'lacking' | 'expired'

const within = (on: Day, from: unknown, until: unknown): boolean =>
  typeof from === 'string' && from <= on && !(typeof until === 'string' && until <= on)

/** By the stretches the row works out of itself, so that the matrix and the figures can never tell two stories. */
export function holdingAt(row: Row, on: Day): Holding | null {
  if (within(on, row.heldFrom, row.heldUntil)) return 'held'
  if (within(on, row.expiredFrom, row.expiredUntil)) return 'expired'
  return within(on, row.lacksFrom, row.lacksUntil) ? 'lacking' : null
}
