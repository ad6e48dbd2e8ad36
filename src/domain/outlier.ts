/**
 * How far a value stands from those it is like. Middle and spread are the median and the median distance from it (MAD),
 * which one wrong value among many cannot move; a value is far where its distance is more than 3,5 spreads (Iglewicz and
 * Hoaglin, 1993). A count is never surer than chance: its spread is at least the square root of what is counted, so that
 * two instead of one is nothing to ask about.
 */
export type Usual = { middle: number; from: number; to: number; of: number }

/** From so many values on there is a middle to speak of; with fewer nobody can tell. */
export const ENOUGH = 5

const FAR = 3.5
/** Makes the median distance of chance values as wide as their standard deviation. */
const LIKE_DEVIATION = 1.4826

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? 0, sorted[half] ?? 0]
  return (low + high) / 2
}

/** What is usual among values, no narrower than `chance` on either side; null where they are too few to tell. */
export function usualOf(values: readonly number[], chance: (middle: number) => number): Usual | null {
  const middle = values.length >= ENOUGH ? median(values) : null
  if (middle === null) return null
  const distance = median(values.map((value) => Math.abs(value - middle))) ?? 0
  const reach = FAR * Math.max(LIKE_DEVIATION * distance, chance(middle))
  return { middle, from: middle - reach, to: middle + reach, of: values.length }
}

export const isUsual = (value: number, { from, to }: Usual): boolean => value >= from && value <= to

/** Chance alone moves a count by about the square root of it. */
export const chanceOfCount = (middle: number): number => Math.sqrt(Math.max(middle, 1))

/** How a count stands to what it was, on a scale where doubling and halving are as far; none and one are told apart. */
export const growth = (now: number, before: number): number => Math.log((now + 0.5) / (before + 0.5))

/** What `growth` may be by chance between two counts of this size. */
export const chanceOfGrowth = (now: number, before: number): number => Math.sqrt(1 / (now + 0.5) + 1 / (before + 0.5))

/** The count a growth makes of what it was. */
export const grown = (before: number, by: number): number => Math.max(0, Math.exp(by) * (before + 0.5) - 0.5)
