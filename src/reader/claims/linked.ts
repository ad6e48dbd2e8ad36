/** A figure that knows how it hangs together with the others of its sentence. */
import type { Grade } from './graded.ts'
import type { Quantity } from './quantities.ts'
import { kinship } from './unitWords.ts'

export type Relation = {
  kind:
    | 'share_of_pair'
    | 'share_of_whole'
    | 'share_of_base'
    | 'part_of'
    | 'sum_of'
    | 'attained_of_target'
    | 'change'
    | 'beyond_target'
    | 'per_object'
    | 'average'
  /** Places of the claims it refers to, within the text. */
  to: number[]
  /** The base as the text names it: "dân số", "cùng kỳ năm 2022". */
  base: string | null
  /** Said by the words of the sentence; otherwise only likely, and never a ground to accuse. */
  explicit: boolean
  direction: 'up' | 'down' | null
}

export type Linked = Quantity & {
  sentence: number
  change: 'up' | 'down' | null
  /** What stood in the same period before: "so với cùng kỳ (57,58%)". */
  before: boolean
  relation: Relation | null
  /** The grade it counts or is a share of: giỏi, khá, đạt. */
  grade: Grade | null
  text(from: number, to: number): string
}

export const TARGET_WORDS = ['chỉ tiêu', 'kế hoạch', 'được giao', 'phải', 'cần', 'nhu cầu', 'trên giao', 'giao']

export const RELATION = { to: [] as number[], base: null, explicit: true, direction: null }

export type Keys = (from: number, to: number) => string[]

/** The words of a base up to the next sign or figure. */
export function baseText(claim: Linked, after: readonly string[], from: number): string | null {
  const words: string[] = []
  for (let at = from; at < after.length && words.length < 9; at++) {
    const word = after[at] ?? ''
    if (/^[.,;:()|]$/.test(word) || word === 'đạt' || (word === 'và' && /^\d/.test(after[at + 1] ?? ''))) break
    words.push(word)
  }
  return words.length === 0 ? null : claim.text(claim.unitEnd + from, claim.unitEnd + from + words.length)
}

export const sameSentence = (linked: readonly Linked[], i: number): number[] => {
  const places: number[] = []
  for (let at = i - 1; at >= 0 && linked[at]?.sentence === linked[i]?.sentence && places.length < 12; at--) places.unshift(at)
  return places
}

/** Counted in one kind of word. What is assigned to be filled ("1.428 chỉ tiêu") is filled by people. */
export const akin = (a: Quantity, b: Quantity): boolean =>
  a.family === null || b.family === null || kinship(a.family, b.family) >= 0.85 || fills(a, b) || fills(b, a)

const fills = (quota: Quantity, people: Quantity): boolean => quota.family === 'quota' && people.family === 'person'
