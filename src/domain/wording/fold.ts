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
