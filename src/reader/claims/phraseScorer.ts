/** Adds up, for one figure, how well each phrase of the catalogue is covered by the words around it. */
import { type Hits, type PhraseTable, TURNS } from './phraseIndex.ts'
import { WEIGHTS } from './weights.ts'

export type Scored = { indicator: number; score: number }

/** A hit farther than this adds nothing that could name an indicator. */
export const FAINT = 0.03
/** A phrase of which less stands near is not meant; weighing it would cost time and change nothing. */
const LEAST_COVERED = 0.33
/** No phrase is covered farther than its nearest syllable; a hair less, for sums of fractions are not exact. */
const SEED = LEAST_COVERED * (1 - 1e-9)
/** A needed syllable is there when it stands so near. */
const PRESENT = 0.3
/** The most a syllable repeated lifts the cover of a phrase. */
const MOST_COVERED = 1.1
/** A power is no more than its whole part, but where it lifts what is covered more than wholly. */
const SQUARED = WEIGHTS.cover >= 2
const OVER = MOST_COVERED ** (WEIGHTS.cover - (SQUARED ? 2 : 1)) * (1 + 1e-9)
/** With one word standing between two syllables of a phrase they belong together a little less. */
const GAP = 0.85

/**
 * Working memory shared by the figures of one reading. What each pair of syllables is worth here is worked out first. Only
 * a phrase that holds a pair worth LEAST_COVERED can itself be covered so far; what all its pairs together could cover at
 * most says which of these are weighed.
 */
export class PhraseScorer {
  table: PhraseTable
  /** The whole of a phrase, to its power. */
  worth: Float64Array
  /** What must stand near of a phrase, at least. */
  floor: Float64Array
  /** How near the first and the second syllable of each entry stand, side by side; behind the last stands what no slot points to. */
  stands: Float64Array
  touched: Int32Array
  /** Of the touched those worth too little to begin a phrase. */
  faint: Int32Array
  touches = 0
  /** What the pairs of a phrase cover at most; 0 where none is worth enough. */
  most: Float64Array
  begun: Int32Array
  best: Float64Array

  constructor(table: PhraseTable) {
    const entries = table.listed.length - 1
    this.table = table
    this.worth = table.total.map((whole) => whole ** WEIGHTS.power)
    this.floor = table.total.map((whole) => whole * SEED)
    this.stands = new Float64Array(2 * entries + 2)
    this.touched = new Int32Array(entries)
    this.faint = new Int32Array(entries)
    this.most = new Float64Array(table.total.length)
    this.begun = new Int32Array(table.total.length)
    this.best = new Float64Array(table.indicators.length)
  }

  /** Scores of all indicators some phrase of which stands near; `near[place - base]` weighs a stream place, 0 to 1. */
  score(hits: Hits, ranges: readonly (readonly [number, number])[], near: Float64Array, base: number): Scored[] {
    this.touches = 0
    for (const [from, to] of ranges) this.fill(hits, from, to, near, base)
    const begun = this.begin()
    const scored = this.collect(begun)
    for (let t = 0; t < this.touches; t++) {
      const entry = 2 * (this.touched[t] as number)
      this.stands[entry] = 0
      this.stands[entry + 1] = 0
    }
    return scored
  }

  fill(hits: Hits, from: number, to: number, near: Float64Array, base: number): void {
    const { stands, touched } = this
    const { places, entries, steps } = hits
    let touches = this.touches
    for (let h = from; h < to; h++) {
      const place = (places[h] as number) - base
      const step = steps[h] as number
      const one = near[place] as number
      const two = near[place + step] as number
      if (one <= FAINT || two <= FAINT) continue
      const entry = entries[h] as number
      const factor = step === 2 ? GAP : 1
      const low = one < two ? one : two
      const first = step === 0 ? one : Math.max(low, one * 0.9) * factor
      const second = step === 0 ? 0 : Math.max(low, two * 0.9) * factor
      const before = stands[2 * entry] as number
      if (before === 0) touched[touches++] = entry
      if (first > before) stands[2 * entry] = first
      if (second > (stands[2 * entry + 1] as number)) stands[2 * entry + 1] = second
    }
    this.touches = touches
  }

  /** The phrases that hold a pair worth enough, and what stands near of them at most; how many they are. */
  begin(): number {
    const { table, stands, touched, touches, most, begun } = this
    const { phrases, listed, syllables } = table
    let count = 0
    let faint = 0
    for (let t = 0; t < touches; t++) {
      const entry = touched[t] as number
      const [front, back] = [stands[2 * entry] as number, stands[2 * entry + 1] as number]
      if (front < SEED && back < SEED) {
        this.faint[faint++] = entry
        continue
      }
      const covers = front * (syllables[2 * entry] as number) + back * (syllables[2 * entry + 1] as number)
      const to = listed[entry + 1] as number
      for (let p = listed[entry] as number; p < to; p++) {
        const phrase = phrases[p] as number
        const before = most[phrase] as number
        if (before === 0) begun[count++] = phrase
        most[phrase] = before + covers
      }
    }
    for (let t = 0; t < faint; t++) {
      const entry = this.faint[t] as number
      const covers =
        (stands[2 * entry] as number) * (syllables[2 * entry] as number) +
        (stands[2 * entry + 1] as number) * (syllables[2 * entry + 1] as number)
      const to = listed[entry + 1] as number
      for (let p = listed[entry] as number; p < to; p++) {
        const phrase = phrases[p] as number
        const before = most[phrase] as number
        if (before !== 0) most[phrase] = before + covers
      }
    }
    return count
  }

  collect(count: number): Scored[] {
    const { table, floor, most, begun, best } = this
    const found: number[] = []
    for (let p = 0; p < count; p++) {
      const phrase = begun[p] as number
      const score = (most[phrase] as number) < (floor[phrase] as number) ? 0 : this.weigh(phrase)
      most[phrase] = 0
      if (score === 0) continue
      const indicator = table.owner[phrase] as number
      if (best[indicator] === 0) found.push(indicator)
      if (score > (best[indicator] as number)) best[indicator] = score
    }
    const scored: Scored[] = []
    for (let i = 0; i < found.length; i++) {
      const indicator = found[i] as number
      scored.push({ indicator, score: best[indicator] as number })
      best[indicator] = 0
    }
    return scored
  }

  /** A syllable stands as near as the nearer of the two pairs it is part of. */
  weigh(phrase: number): number {
    const { table, stands } = this
    const { entryOf, weight, needed } = table
    const to = table.from[phrase + 1] as number
    let sum = 0
    let missing = table.needs[phrase] as number
    let behind = 0
    for (let slot = table.from[phrase] as number; slot < to; slot++) {
      const entry = 2 * (entryOf[slot] as number)
      const ahead = stands[entry] as number
      const filled = ahead > behind ? ahead : behind
      behind = stands[entry + 1] as number
      if (filled === 0) continue
      sum += filled * (weight[slot] as number)
      if (filled > PRESENT) missing -= needed[slot] as number
    }
    const covered = Math.min(MOST_COVERED, sum / (table.total[phrase] as number))
    if (covered < LEAST_COVERED) return 0
    const lacks = missing >= TURNS ? WEIGHTS.turned : missing > 0 ? WEIGHTS.lacking : 1
    const worth = this.worth[phrase] as number
    // A power takes longer than all before it; most phrases are not the best of their indicator by far.
    const bound = (SQUARED ? covered * covered : covered) * OVER * worth * lacks
    if (bound < (this.best[table.owner[phrase] as number] as number)) return 0
    return covered ** WEIGHTS.cover * worth * lacks
  }
}
