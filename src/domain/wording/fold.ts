/**
 * One key for the many spellings of a Vietnamese word: lower case, no tone and no vowel marks, đ → d, one blank between
 * words. "Hòa" and "Hoà", composed and decomposed, all fold alike. For search and matching, never for printing.
 */
export function foldTone(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The syllables two spellings in use write with "i" or with "y" at their end: sĩ, kĩ, mĩ, lí, quí, and sỹ, kỹ, mỹ, lý, quý. "Tay" and "tai" are two words. */
const I_OR_Y = /(?<![a-z0-9])([hklmstv]|qu)y(?![a-z0-9])/g

/** The same key with both spellings of such a syllable as one: "chiến sỹ" and "chiến sĩ", "quí" and "quý". */
export const foldSpelling = (text: string): string => foldTone(text).replace(I_OR_Y, '$1i')

/** The other spelling of one folded word, where it has one. */
export function otherSpelling(word: string): string | null {
  const [, start, end] = /^([hklmstv]|qu)([iy])$/.exec(word) ?? []
  return start === undefined ? null : `${start}${end === 'i' ? 'y' : 'i'}`
}
