/** Adds up, for one figure, how well each phrase of the catalogue is covered by the words around it. */
import { type Hits, type PhraseTable, TURNS } from './phraseIndex.ts'
import { WEIGHTS } from './weights.ts'

export type Scored = { indicator: number; score: number }

/** A hit farther than this adds nothing that could name an indicator. */
const FAINT = 0.03
/** A phrase of which less stands near is not meant; weighing it would cost time and change nothing. */
const LEAST_COVERED = 0.33
/** No phrase is covered farther than its nearest syllable; a hair less, for sums of fractions are not exact. */
const SEED = LEAST_COVERED * (1 - 1e-9)
/** A needed syllable is there when it stands so near. */
const PRESENT = 0.3
/** With one word standing between two syllables of a phrase they belong together a little less. */
const GAP = 0.85

/**
 * Working memory shared by the figures of one reading. What each pair of syllables is worth here is worked out first; only
 * a phrase that holds a pair worth LEAST_COVERED can itself be covered so far, and only such phrases are weighed.
 */
export class PhraseScorer {
  table: PhraseTable
  /** The whole of a phrase, to its power. */
  worth: Float64Array
  /** Entry → how near its first and its second syllable stand; behind the last one stands what no slot points to. */
  front: Float64Array
  back: Float64Array
  touched: Int32Array
  touches = 0
  /** Number of the figure a phrase was last weighed for. */
  weighed: Int32Array
  figure = 0
  best: Float64Array

  constructor(table: PhraseTable) {
    const entries = table.phrases.length
    this.table = table
    this.worth = table.total.map((whole) => whole ** WEIGHTS.power)
    this.front = new Float64Array(entries + 1)
    this.back = new Float64Array(entries + 1)
    this.touched = new Int32Array(entries)
    this.weighed = new Int32Array(table.total.length)
    this.best = new Float64Array(table.indicators.length)
  }

  /** Scores of all indicators some phrase of which stands near; `near[place - base]` weighs a stream place, 0 to 1. */
  score(hits: Hits, ranges: readonly (readonly [number, number])[], near: Float64Array, base: number): Scored[] {
    this.touches = 0
    for (const [from, to] of ranges) this.fill(hits, from, to, near, base)
    return this.collect()
  }

  fill(hits: Hits, from: number, to: number, near: Float64Array, base: number): void {
    const { front, back, touched } = this
    let touches = this.touches
    for (let h = from; h < to; h++) {
      const place = (hits.places[h] as number) - base
      const step = hits.steps[h] as number
      const one = near[place] as number
      const two = near[place + step] as number
      if (one <= FAINT || two <= FAINT) continue
      const entry = hits.entries[h] as number
      const factor = step === 2 ? GAP : 1
      const low = one < two ? one : two
      const first = step === 0 ? one : Math.max(low, one * 0.9) * factor
      const second = step === 0 ? 0 : Math.max(low, two * 0.9) * factor
      const before = front[entry] as number
      if (before === 0) touched[touches++] = entry
      if (first > before) front[entry] = first
      if (second > (back[entry] as number)) back[entry] = second
    }
    this.touches = touches
  }

  collect(): Scored[] {
    const { table, front, back, touched, touches, weighed, best } = this
    const figure = ++this.figure
    const found: number[] = []
    for (let t = 0; t < touches; t++) {
      const entry = touched[t] as number
      if ((front[entry] as number) < SEED && (back[entry] as number) < SEED) continue
      const phrases = table.phrases[entry]
      if (!phrases) continue
      for (let p = 0; p < phrases.length; p++) {
        const phrase = phrases[p] as number
        if (weighed[phrase] === figure) continue
        weighed[phrase] = figure
        const score = this.weigh(phrase)
        if (score === 0) continue
        const indicator = table.owner[phrase] as number
        if (best[indicator] === 0) found.push(indicator)
        if (score > (best[indicator] as number)) best[indicator] = score
      }
    }
    for (let t = 0; t < touches; t++) front[touched[t] as number] = back[touched[t] as number] = 0
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
    const { table, front, back } = this
    const { entryOf, weight, needed } = table
    const to = table.from[phrase + 1] as number
    let sum = 0
    let missing = table.needs[phrase] as number
    let behind = 0
    for (let slot = table.from[phrase] as number; slot < to; slot++) {
      const entry = entryOf[slot] as number
      const ahead = front[entry] as number
      const filled = ahead > behind ? ahead : behind
      behind = back[entry] as number
      if (filled === 0) continue
      sum += filled * (weight[slot] as number)
      if (filled > PRESENT) missing -= needed[slot] as number
    }
    const covered = Math.min(1.1, sum / (table.total[phrase] as number))
    if (covered < LEAST_COVERED) return 0
    const lacks = missing >= TURNS ? WEIGHTS.turned : missing > 0 ? WEIGHTS.lacking : 1
    return covered ** WEIGHTS.cover * (this.worth[phrase] as number) * lacks
  }
}
