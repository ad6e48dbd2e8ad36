/**
 * Which indicator does a figure speak of? Every phrase of the catalogue is cut into syllables; a syllable counts where it
 * stands in the text beside its neighbour of the phrase, weighed by how rare it is and how near the figure it stands.
 * The best phrase speaks for its indicator. Linear in the text: a pair of syllables leads straight to its phrases.
 */
import type { Indicator } from '#domain/indicator.ts'
import { type Stream, streamOf } from './stream.ts'
import { tokensOf } from './tokens.ts'
import { T } from './meaning.ts'

export type PhraseIndex = {
  indicators: readonly Indicator[]
  /** Pair of syllables → slots (one slot is one syllable of one phrase); both syllables of the pair are filled. */
  pairs: ReadonlyMap<string, Int32Array>
  /** A phrase of one syllable has no pair. */
  singles: ReadonlyMap<string, Int32Array>
  phraseOf: Int32Array
  weight: Float64Array
  /** Sum of the weights of a phrase. */
  total: Float64Array
  owner: Int32Array
  first: Int32Array
  /** 1 where the phrase is not this phrase without the syllable: a digit, "chưa", "nữ". */
  needed: Uint8Array
  needs: Uint8Array
}

const built = new WeakMap<readonly Indicator[], PhraseIndex>()

export function phraseIndex(indicators: readonly Indicator[]): PhraseIndex {
  const ready = built.get(indicators)
  if (ready) return ready
  const index = build(indicators)
  built.set(indicators, index)
  return index
}

const keysOfPhrase = (phrase: string): string[] => {
  const tokens = tokensOf(phrase)
  return streamOf(tokens, () => false, (token) => phrase.slice(token.start, token.end) !== phrase.slice(token.start, token.end).toLowerCase()).keys
}

function build(indicators: readonly Indicator[]): PhraseIndex {
  const phrases: { owner: number; keys: string[] }[] = []
  const spread = new Map<string, Set<number>>()
  indicators.forEach((indicator, owner) => {
    const seen = new Set<string>()
    for (const phrase of [...indicator.phrases, indicator.title]) {
      const keys = keysOfPhrase(phrase)
      if (keys.length === 0 || seen.has(keys.join(' '))) continue
      seen.add(keys.join(' '))
      phrases.push({ owner, keys })
      for (const key of keys) {
        const owners = spread.get(key) ?? new Set()
        owners.add(owner)
        spread.set(key, owners)
      }
    }
  })
  const size = phrases.reduce((sum, { keys }) => sum + keys.length, 0)
  const phraseOf = new Int32Array(size)
  const weight = new Float64Array(size)
  const total = new Float64Array(phrases.length)
  const owner = Int32Array.from(phrases, (phrase) => phrase.owner)
  const first = new Int32Array(phrases.length)
  const needed = new Uint8Array(size)
  const pairs = new Map<string, number[]>()
  const singles = new Map<string, number[]>()
  let slot = 0
  phrases.forEach(({ keys }, number) => {
    first[number] = slot
    keys.forEach((key, i) => {
      phraseOf[slot] = number
      if (/^\d/.test(key) || NEEDED.has(key)) needed[slot] = 1
      weight[slot] = Math.log(1 + indicators.length / (spread.get(key)?.size ?? 1))
      total[number] = (total[number] ?? 0) + (weight[slot] ?? 0)
      if (i + 1 < keys.length) append(pairs, `${key} ${keys[i + 1]}`, slot)
      if (keys.length === 1) append(singles, key, slot)
      slot++
    })
  })
  return { indicators, pairs: packed(pairs), singles: packed(singles), phraseOf, weight, total, owner, first, needed, needs: Uint8Array.from(phrases, (_, number) => needed.subarray(first[number], (first[number + 1] ?? size)).reduce((sum, one) => sum + one, 0)) }
}

/** Words that turn the meaning of a phrase round. */
const NEEDED = new Set(['chưa', 'thiếu', 'nữ', 'không', 'dự', 'miễn', 'hoãn', 'phải', 'biển', 'khẩu'])

function append(map: Map<string, number[]>, key: string, slot: number): void {
  const slots = map.get(key)
  if (slots) slots.push(slot)
  else map.set(key, [slot])
}

const packed = (map: Map<string, number[]>): ReadonlyMap<string, Int32Array> => new Map([...map].map(([key, slots]) => [key, Int32Array.from(slots)]))

/** Where the pairs of the catalogue stand in a stream, found once and used by every figure of the text. */
export type Hits = { /** Stream places, rising. */ places: Int32Array; slots: Int32Array[]; single: Uint8Array }

export function hitsIn(index: PhraseIndex, { keys }: Stream): Hits {
  const places: number[] = []
  const slots: Int32Array[] = []
  const single: number[] = []
  for (let i = 0; i < keys.length; i++) {
    const one = index.singles.get(keys[i] ?? '')
    if (one) {
      places.push(i)
      slots.push(one)
      single.push(1)
    }
    for (let step = 1; step <= 2; step++) {
      const two = i + step < keys.length ? index.pairs.get(`${keys[i]} ${keys[i + step]}`) : undefined
      if (!two) continue
      places.push(i)
      slots.push(two)
      single.push(step === 1 ? 0 : 2)
    }
  }
  return { places: Int32Array.from(places), slots, single: Uint8Array.from(single) }
}

export type Scored = { indicator: number; score: number }

/** Working memory shared by the figures of one reading. */
export class PhraseScorer {
  index: PhraseIndex
  filled: Float64Array
  sums: Float64Array
  got: Uint8Array
  touched: number[] = []
  phrases: number[] = []
  best: Float64Array

  constructor(index: PhraseIndex) {
    this.index = index
    this.filled = new Float64Array(index.phraseOf.length)
    this.sums = new Float64Array(index.total.length)
    this.got = new Uint8Array(index.total.length)
    this.best = new Float64Array(index.indicators.length)
  }

  /** Scores of all indicators some phrase of which stands near; `near` gives the weight of a stream place, 0 to 1. */
  score(hits: Hits, from: number, to: number, near: (place: number) => number): Scored[] {
    const { phraseOf, weight, total, owner } = this.index
    for (let h = from; h < to; h++) {
      const place = hits.places[h] ?? 0
      const kind = hits.single[h]
      const one = near(place)
      if (one <= 0.02) continue
      const two = kind === 1 ? 0 : near(place + (kind === 2 ? 2 : 1))
      const both = (kind === 2 ? 0.85 : 1) * Math.min(one, two)
      for (const slot of hits.slots[h] ?? []) {
        if (kind === 1) this.fill(slot, one)
        else if (two > 0.02) {
          this.fill(slot, Math.max(both, one * 0.9 * (kind === 2 ? 0.85 : 1)))
          this.fill(slot + 1, Math.max(both, two * 0.9 * (kind === 2 ? 0.85 : 1)))
        }
      }
    }
    for (const slot of this.touched) {
      const phrase = phraseOf[slot] ?? 0
      if (this.sums[phrase] === 0) this.phrases.push(phrase)
      if (this.index.needed[slot] === 1 && (this.filled[slot] ?? 0) > 0.3) this.got[phrase] = (this.got[phrase] ?? 0) + 1
      this.sums[phrase] = (this.sums[phrase] ?? 0) + (this.filled[slot] ?? 0) * (weight[slot] ?? 0)
      this.filled[slot] = 0
    }
    const found: number[] = []
    for (const phrase of this.phrases) {
      const whole = total[phrase] ?? 1
      const covered = (this.sums[phrase] ?? 0) / whole
      this.sums[phrase] = 0
      const lacks = (this.index.needs[phrase] ?? 0) - (this.got[phrase] ?? 0)
      this.got[phrase] = 0
      const score = Math.min(1.1, covered) ** T.cover * whole ** T.power * (lacks > 0 ? 0.4 : 1)
      const indicator = owner[phrase] ?? 0
      if (this.best[indicator] === 0) found.push(indicator)
      if (score > (this.best[indicator] ?? 0)) this.best[indicator] = score
    }
    this.touched.length = 0
    this.phrases.length = 0
    const scored = found.map((indicator) => ({ indicator, score: this.best[indicator] ?? 0 }))
    for (const indicator of found) this.best[indicator] = 0
    return scored
  }

  fill(slot: number, amount: number): void {
    const before = this.filled[slot] ?? 0
    if (amount <= before) return
    if (before === 0) this.touched.push(slot)
    this.filled[slot] = amount
  }
}
