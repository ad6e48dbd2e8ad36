import { Buffer } from 'node:buffer'

export { distance, nearest, wordKey } from '#domain/nearestWord.ts'

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

/**
 * The code pages of TCVN3 (.VnTime) and VNI put marked letters where Unicode has signs: "NguyÔn V¨n". Read as they stand
 * they would be names nobody can find.
 */
export const isLegacyFont = (text: string): boolean => /[\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\u00fe\u00ff\u00a8]/.test(text)
