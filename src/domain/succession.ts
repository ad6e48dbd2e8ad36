import type { Day } from './period.ts'
import type { Register, Row } from './register.ts'

/**
 * The day each row of one unit gives way to the next of the same key; null where none follows. A population of June
 * holds until that of next June: nobody types its end.
 */
export function endsOf({ by, from }: NonNullable<Register['succession']>, rows: readonly Row[]): Map<Row, Day | null> {
  const ends = new Map<Row, Day | null>()
  for (const group of Map.groupBy(rows, (row) => JSON.stringify(by.map((column) => row[column] ?? null))).values()) {
    const ordered = group.toSorted((a, b) => (String(a[from]) < String(b[from]) ? -1 : 1))
    for (const [at, row] of ordered.entries()) {
      const next = ordered.find((other, place) => place > at && String(other[from]) > String(row[from]))
      ends.set(row, next ? String(next[from]) : null)
    }
  }
  return ends
}
