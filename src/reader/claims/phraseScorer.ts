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

/** What a slot and a phrase are and what is being added up for them stand side by side: they are looked at together. */
const SLOT = 4
const [FILLED, WEIGHT, PHRASE, NEEDED] = [0, 1, 2, 3]
const PHRASES = 4
const [SUM, GOT, TOTAL, NEEDS] = [0, 1, 2, 3]

/** Working memory shared by the figures of one reading. */
export class PhraseScorer {
  /** Place of its kind of measure among the slots of a hit. */
  kind: number
  owner: Int32Array
  slots: Float64Array
  phrases: Float64Array
  touched: Int32Array
  touches = 0
  /** Phrases some syllable of which stands near. */
  begun: Int32Array
  best: Float64Array

  constructor({ phraseOf, weight, total, owner, needed, needs, indicators }: PhraseTable, kind: number) {
    this.kind = kind
    this.owner = owner
    this.slots = Float64Array.from({ length: phraseOf.length * SLOT }, (_, i) => {
      const [slot, field] = [Math.floor(i / SLOT), i % SLOT]
      return (field === WEIGHT ? weight[slot] : field === PHRASE ? phraseOf[slot] : field === NEEDED ? needed[slot] : 0) ?? 0
    })
    this.phrases = Float64Array.from({ length: total.length * PHRASES }, (_, i) => {
      const [phrase, field] = [Math.floor(i / PHRASES), i % PHRASES]
      return (field === TOTAL ? total[phrase] : field === NEEDS ? needs[phrase] : 0) ?? 0
    })
    this.touched = new Int32Array(phraseOf.length)
    this.begun = new Int32Array(total.length)
    this.best = new Float64Array(indicators.length)
  }

  /** Scores of all indicators some phrase of which stands near; `near[place - base]` weighs a stream place, 0 to 1. */
  score(hits: Hits, ranges: readonly (readonly [number, number])[], near: Float64Array, base: number): Scored[] {
    this.touches = 0
    for (const [from, to] of ranges) this.fill(hits, from, to, near, base)
    return this.collect()
  }

  fill(hits: Hits, from: number, to: number, near: Float64Array, base: number): void {
    const { slots: filled, touched } = this
    let touches = this.touches
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
        const slot = (slots[s] as number) * SLOT
        const before = filled[slot + FILLED] as number
        if (first > before) {
          if (before === 0) touched[touches++] = slot
          filled[slot + FILLED] = first
        }
        if (step === 0) continue
        const next = slot + SLOT
        const behind = filled[next + FILLED] as number
        if (second > behind) {
          if (behind === 0) touched[touches++] = next
          filled[next + FILLED] = second
        }
      }
    }
    this.touches = touches
  }

  collect(): Scored[] {
    const { slots, phrases, owner, touched, begun, best } = this
    let count = 0
    for (let t = 0; t < this.touches; t++) {
      const slot = touched[t] as number
      const phrase = (slots[slot + PHRASE] as number) * PHRASES
      const filled = slots[slot + FILLED] as number
      if (phrases[phrase + SUM] === 0) begun[count++] = phrase
      if (filled > 0.3) phrases[phrase + GOT] = (phrases[phrase + GOT] as number) + (slots[slot + NEEDED] as number)
      phrases[phrase + SUM] = (phrases[phrase + SUM] as number) + filled * (slots[slot + WEIGHT] as number)
      slots[slot + FILLED] = 0
    }
    const found: number[] = []
    for (let p = 0; p < count; p++) {
      const phrase = begun[p] as number
      const whole = phrases[phrase + TOTAL] as number
      const covered = Math.min(1.1, (phrases[phrase + SUM] as number) / whole)
      const missing = (phrases[phrase + NEEDS] as number) - (phrases[phrase + GOT] as number)
      phrases[phrase + SUM] = 0
      phrases[phrase + GOT] = 0
      if (covered < LEAST_COVERED) continue
      const score =
        covered ** WEIGHTS.cover *
        whole ** WEIGHTS.power *
        (missing >= TURNS ? WEIGHTS.turned : missing > 0 ? WEIGHTS.lacking : 1)
      const indicator = owner[phrase / PHRASES] as number
      if (best[indicator] === 0) found.push(indicator)
      if (score > (best[indicator] as number)) best[indicator] = score
    }
    const scored = found.map((indicator) => ({ indicator, score: best[indicator] as number }))
    for (const indicator of found) best[indicator] = 0
    return scored
  }
}
