import { Buffer } from 'node:buffer'
import { foldTone } from '#domain/wording.ts'

/** Text of a cell as registers keep it: composed, one blank between words, nothing invisible. */
export function plainText(text: string): string {
  // A roster has a million cells, and nearly all of them stand as they should.
  if (!UNTIDY.test(text)) return ownCopy(text)
  return text.normalize('NFC').replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
}

/** V8 keeps a cut of a long text as a view of it: a name would hold on to the whole piece of the file it stood in. */
const ownCopy = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())

const UNTIDY = /^\s|\s$|\s\s|[\t\n\r]|\u00a0|\u00ad|\p{M}|[\u2000-\u200f\u202f\u2060]|\u3000|\ufeff/u
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const BLANKS = /[\s\u00a0\u2000-\u200a\u202f\u3000]+/g

/** What is compared when a person wrote a word: without tone marks, case, punctuation. */
export const wordKey = (text: string): string =>
  foldTone(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * The code pages of TCVN3 (.VnTime) and VNI put marked letters where Unicode has signs: "NguyÔn V¨n". Read as they stand
 * they would be names nobody can find.
 */
export const isLegacyFont = (text: string): boolean => /[\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u00fe\u00ff\u00a8]/.test(text)

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
