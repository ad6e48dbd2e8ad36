/**
 * Whether a text holds more figures than one reading takes. Reading costs by the figure, not by the letter: five megabytes
 * of an ordinary report hold some twenty-five thousand, the same of nothing but digits two million.
 */
import { barsOf } from './barred.ts'
import { vagueIn } from './mentions.ts'
import { piecesOf } from './pieces.ts'
import { quantitiesIn } from './quantities.ts'
import { surfaceOf } from './surface.ts'
import { tokensOf } from './tokens.ts'

/** Measured: so many are read, recomputed and matched in some eight seconds of one slow core and 400 MB. */
export const MOST_FIGURES = 30_000
/** The shortest figure with what parts it from the next: "5;". */
const SHORTEST = 2

/** Counted the cheap way: found, neither understood nor kept; no farther than the bound. */
export function holdsTooManyFigures(given: string, most: number = MOST_FIGURES): boolean {
  if (given.length < most * SHORTEST) return false
  const { text } = surfaceOf(given)
  let found = 0
  for (const { from, to } of piecesOf(text)) {
    const tokens = tokensOf(text.slice(from, to))
    found += quantitiesIn(tokens, barsOf(tokens)).length + vagueIn(tokens, () => false).length
    if (found > most) return true
  }
  return false
}
