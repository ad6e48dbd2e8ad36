/** Adds up, for one figure, how well each phrase of the catalogue is covered by the words around it. */
import { type Hits, type PhraseTable, TURNS } from './phraseIndex.ts'
import { WEIGHTS } from './weights.ts'

export type Scored = { indicator: number; score: number }

/** A hit farther than this adds nothing that could name an indicator. */
const FAINT = 0.03
/** A phrase of which less stands near is not meant; weighing it would cost time and change nothing. */
const LEAST_COVERED = 0.33
/** With one word standing between two syllables of a phrase they belong together a little less. */
const GAP = 0.85

/** Working memory shared by the figures of one reading. */
export class PhraseScorer {
  table: PhraseTable
  /** Place of its kind of measure among the slots of a hit. */
  kind: number
  filled: Float64Array
  sums: Float64Array
  got: Uint16Array
  touched: Int32Array
  touches = 0
  best: Float64Array

  constructor(table: PhraseTable, kind: number) {
    this.table = table
    this.kind = kind
    this.filled = new Float64Array(table.phraseOf.length)
    this.sums = new Float64Array(table.total.length)
    this.got = new Uint16Array(table.total.length)
    this.touched = new Int32Array(table.phraseOf.length)
    this.best = new Float64Array(table.indicators.length)
  }

  /** Scores of all indicators some phrase of which stands near; `near[place - base]` weighs a stream place, 0 to 1. */
  score(hits: Hits, ranges: readonly (readonly [number, number])[], near: Float64Array, base: number): Scored[] {
    this.touches = 0
    for (const [from, to] of ranges) this.fill(hits, from, to, near, base)
    return this.collect()
  }

  fill(hits: Hits, from: number, to: number, near: Float64Array, base: number): void {
    const { filled, touched } = this
    for (let h = from; h < to; h++) {
      const place = (hits.places[h] ?? 0) - base
      const step = hits.steps[h] ?? 0
      const one = near[place] ?? 0
      const two = near[place + step] ?? 0
      if (one <= FAINT || two <= FAINT) continue
      const slots = hits.slots[h]?.[this.kind]
      if (!slots) continue
      const factor = step === 2 ? GAP : 1
      const low = one < two ? one : two
      const first = step === 0 ? one : Math.max(low, one * 0.9) * factor
      const second = Math.max(low, two * 0.9) * factor
      for (let s = 0; s < slots.length; s++) {
        const slot = slots[s] as number
        const before = filled[slot] as number
        if (first > before) {
          if (before === 0) touched[this.touches++] = slot
          filled[slot] = first
        }
        if (step === 0) continue
        const behind = filled[slot + 1] as number
        if (second > behind) {
          if (behind === 0) touched[this.touches++] = slot + 1
          filled[slot + 1] = second
        }
      }
    }
  }

  collect(): Scored[] {
    const { phraseOf, weight, total, owner, needed, needs } = this.table
    const { filled, sums, got, touched, best } = this
    const phrases: number[] = []
    for (let t = 0; t < this.touches; t++) {
      const slot = touched[t] as number
      const phrase = phraseOf[slot] as number
      if (sums[phrase] === 0) phrases.push(phrase)
      if ((needed[slot] as number) > 0 && (filled[slot] as number) > 0.3)
        got[phrase] = (got[phrase] as number) + (needed[slot] as number)
      sums[phrase] = (sums[phrase] as number) + (filled[slot] as number) * (weight[slot] as number)
      filled[slot] = 0
    }
    const found: number[] = []
    for (const phrase of phrases) {
      const whole = total[phrase] as number
      const covered = Math.min(1.1, (sums[phrase] as number) / whole)
      const missing = (needs[phrase] as number) - (got[phrase] as number)
      sums[phrase] = 0
      got[phrase] = 0
      if (covered < LEAST_COVERED) continue
      const score =
        covered ** WEIGHTS.cover *
        whole ** WEIGHTS.power *
        (missing >= TURNS ? WEIGHTS.turned : missing > 0 ? WEIGHTS.lacking : 1)
      const indicator = owner[phrase] as number
      if (best[indicator] === 0) found.push(indicator)
      if (score > (best[indicator] as number)) best[indicator] = score
    }
    const scored = found.map((indicator) => ({ indicator, score: best[indicator] as number }))
    for (const indicator of found) best[indicator] = 0
    return scored
  }
}
