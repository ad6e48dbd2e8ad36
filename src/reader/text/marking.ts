/**
 * Whether a text bears the marking of a state secret: the stamp, alone on its line or in its cell, or named as the grade of
 * the document. The word inside a sentence ("bảo vệ bí mật nhà nước") is no marking.
 */
const STAMPS: ReadonlySet<string> = new Set(['MẬT', 'TỐIMẬT', 'TUYỆTMẬT'])
const NAMED = /[Đđ]ộ mật[ \t]*:[ \t]*(?:[Tt]uyệt mật|[Tt]ối mật|[Mm]ật|TUYỆT MẬT|TỐI MẬT|MẬT)(?!\p{L})/u
/** A stamp is five to a dozen letters, however widely set. */
const LONGEST_STAMP = 60

export const bearsMarking = (text: string): boolean => text.normalize('NFC').split('\n').some(isMarked)

/** One line; cells beside one another are parted by a stroke. */
export function isMarked(line: string): boolean {
  if (NAMED.test(line)) return true
  return line.split(/[|\t]/).some((cell) => {
    if (cell.length > LONGEST_STAMP) return false
    const letters = cell.normalize('NFC').replace(/[^\p{L}\d]/gu, '')
    // In capitals, as stamps are; the two longer ones are plain in small letters too when nothing else stands there.
    return STAMPS.has(letters) || (STAMPS.has(letters.toUpperCase()) && letters.length > 3)
  })
}
