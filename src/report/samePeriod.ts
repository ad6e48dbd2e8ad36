import type { FigureTable } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'

/** A count of the period beside that of the year before; `most` is the larger of the two. */
export type Pair = { id: string; title: string; unit: string; value: number; previous: number; most: number }

/**
 * What moved most first, for that is what is asked about. Only counts both years know: a book begun this year grew by nothing.
 */
export function pairsOf(figures: FigureTable, most: number): Pair[] {
  const pairs = INDICATORS.flatMap(({ id, title, unit, measure, targetOf, lacking }): Pair[] => {
    const { value = null, previous = null } = figures.get(id) ?? {}
    if (measure !== 'count' || targetOf !== undefined || lacking) return []
    if (value === null || previous === null || Math.min(value, previous) <= 0) return []
    return [{ id, title, unit, value, previous, most: Math.max(value, previous) }]
  })
  return pairs.sort((a, b) => Math.abs(b.value - b.previous) * a.most - Math.abs(a.value - a.previous) * b.most).slice(0, most)
}
