/** What stands right beside a figure: the verb before it and the noun behind it, weighed by how much they tell indicators apart. */
import { isPlain } from './aspect.ts'
import type { Facts } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Stream } from './stream.ts'
import type { Token } from './tokens.ts'

export type Beside = {
  pairs: [string, number][]
  pairTotal: number
  words: [string, number][]
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
  stream: Stream,
  { telling, single }: Facts,
  /** The heading over a number in a cell stands for the words around one in a sentence. */
  heading: readonly [number, number] | null,
): Beside {
  let [from, to] = heading ?? [item.first, item.unitEnd]
  while (!heading && from > 0 && from > item.first - 5 && tokens[from - 1]?.kind === 'word') from--
  while (!heading && to < tokens.length && to < item.unitEnd + 7 && tokens[to]?.kind === 'word' && !tokens[to]?.opens) to++
  const beside: Beside = { pairs: [], pairTotal: 0, words: [], wordTotal: 0, least: heading ? 0 : LOUD }
  for (let place = lowerBound(stream.at, from); (stream.at[place] ?? Infinity) < to; place++) {
    const at = stream.at[place] as number
    const key = stream.keys[place] as string
    if (heading && isPlain(tokens[at]?.key ?? '')) continue
    if ((at < item.first || at >= item.unitEnd) && tokens[at]?.kind === 'word') {
      const known = single.get(key)
      // A name nobody knows says where, not what.
      const tells = known ?? (tokens[at]?.capital ? 0 : Math.log(1 + telling.size) * STRANGE)
      if (tells > 0) {
        beside.words.push([key, tells])
        beside.wordTotal += tells
      }
    }
    if ((stream.at[place + 1] ?? Infinity) >= to) continue
    const pair = `${key} ${stream.keys[place + 1]}`
    const tells = telling.get(pair)
    if (tells === undefined) continue
    beside.pairs.push([pair, tells])
    beside.pairTotal += tells
  }
  return beside
}

/** How much of what stands beside the figure the indicator knows, 0 to 1; 1 where nothing telling stands there. */
export function explained(beside: Beside, things: ReadonlySet<string>): { pairs: number; words: number } {
  const part = (list: Beside['pairs'], total: number, least: number): number => {
    if (total <= least) return 1
    let known = 0
    for (const [each, tells] of list) if (things.has(each)) known += tells
    return known / total
  }
  return { pairs: part(beside.pairs, beside.pairTotal, 0), words: part(beside.words, beside.wordTotal, beside.least) }
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
