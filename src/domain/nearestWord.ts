import type { Choice } from './register.ts'
import { foldSpelling } from './wording.ts'

/** What is compared when a person wrote a word: without tone marks, case, punctuation, and with sĩ and sỹ as one. */
export const wordKey = (text: string): string =>
  foldSpelling(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** How many letters must be changed, put in or left out; for words of a list, so short. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The word of a list that was probably meant, or null when none is near. */
export function nearest(text: string, words: Iterable<string>): string | null {
  const key = wordKey(text)
  let best: string | null = null
  let least = Math.max(1, Math.floor(key.length / 3)) + 1
  for (const word of words) {
    const other = wordKey(word)
    if (Math.abs(other.length - key.length) >= least) continue
    const far = distance(key, other)
    if (far < least) [best, least] = [word, far]
  }
  return best
}

/** The item of a list a wording means: what fits it letter by letter, else what is nearest. */
export function nearestChoice(choices: readonly Choice[], text: string): Choice | null {
  const key = wordKey(text)
  if (key === '') return null
  const words = new Map(
    choices.flatMap((choice) => [choice.title, ...(choice.also ?? [])].map((word) => [word, choice] as const)),
  )
  const same = [...words].find(([word]) => wordKey(word) === key)
  return same?.[1] ?? words.get(nearest(text, words.keys()) ?? '') ?? null
}
