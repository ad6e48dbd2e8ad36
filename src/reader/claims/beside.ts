/** What stands right beside a figure: the verb before it and the noun behind it, weighed by how much they tell indicators apart. */
import { isPlain } from './aspect.ts'
import { ALONE, type Things } from './indicatorFacts.ts'
import { UNKNOWN } from './lexicon.ts'
import type { Linked } from './linked.ts'
import type { Stream } from './stream.ts'
import type { Token } from './tokens.ts'

/** Things by number, and how much they tell in all; a word no indicator speaks of has no number here. */
export type Beside = {
  pairs: number[]
  pairTotal: number
  words: number[]
  wordTotal: number
  /** Fewer or fainter words than this say nothing about what the figure is not. */
  least: number
}

/** What a word no indicator knows tells: that the figure is of something else, though less than a rare known one. */
const STRANGE = 0.7
const LOUD = 5

/** Up to the nearest sign on either side; the words of the unit itself name nothing alone and are left out of `words`. */
export function wordsBeside(
  item: Linked,
  tokens: readonly Token[],
  { at, numbers }: Stream,
  { numbers: things, tells, strange }: Things,
  /** The heading over a number in a cell stands for the words around one in a sentence. */
  heading: readonly [number, number] | null,
): Beside {
  let [from, to] = heading ?? [item.first, item.unitEnd]
  while (!heading && from > 0 && from > item.first - 5 && tokens[from - 1]?.kind === 'word') from--
  while (!heading && to < tokens.length && to < item.unitEnd + 7 && tokens[to]?.kind === 'word' && !tokens[to]?.opens) to++
  const beside: Beside = { pairs: [], pairTotal: 0, words: [], wordTotal: 0, least: heading ? 0 : LOUD }
  for (let place = lowerBound(at, from); place < at.length; place++) {
    const here = at[place] as number
    if (here >= to) break
    const number = numbers[place] as number
    const token = tokens[here]
    if (heading && isPlain(token?.key ?? '')) continue
    if ((here < item.first || here >= item.unitEnd) && token?.kind === 'word') {
      const thing = number === UNKNOWN ? -1 : things.get(number, ALONE)
      if (thing >= 0) {
        beside.words.push(thing)
        beside.wordTotal += tells[thing] as number
      }
      // A name nobody knows says where, not what.
      else if (!token.capital) beside.wordTotal += strange * STRANGE
    }
    const next = place + 1 < at.length && (at[place + 1] as number) < to ? (numbers[place + 1] as number) : UNKNOWN
    if (number === UNKNOWN || next === UNKNOWN) continue
    const pair = things.get(number, next)
    if (pair < 0) continue
    beside.pairs.push(pair)
    beside.pairTotal += tells[pair] as number
  }
  return beside
}

/** How much of what stands beside the figure an indicator speaks of, 0 to 1; 1 where nothing telling stands there. */
export const pairsKnown = ({ pairs, pairTotal }: Beside, spokenOf: Uint8Array, { tells }: Things): number =>
  pairTotal <= 0 ? 1 : knownOf(pairs, spokenOf, tells) / pairTotal

export const wordsKnown = ({ words, wordTotal, least }: Beside, spokenOf: Uint8Array, { tells }: Things): number =>
  wordTotal <= least ? 1 : knownOf(words, spokenOf, tells) / wordTotal

function knownOf(things: readonly number[], spokenOf: Uint8Array, tells: Float64Array): number {
  let known = 0
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as number
    if (spokenOf[thing] === 1) known += tells[thing] as number
  }
  return known
}

export function lowerBound(values: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
