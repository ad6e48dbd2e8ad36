/**
 * The text as the reader sees it: composed (NFC), without invisible marks, one kind of blank — and, for every character
 * of it, where that character stood in the text that was given. Every claim points back through this map.
 */
export type Surface = {
  text: string
  /** Offset in the given text of character `index` of `text`; `index` may be the length. */
  origin(index: number): number
}

/** Zero-width and direction marks, soft hyphen, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const MARK = /[\u0300-\u036f]/
const BLANK = /[\u00a0\u2000-\u200a\u202f\u3000]/g
const NEEDS_MAP = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

export function surfaceOf(given: string): Surface {
  if (!NEEDS_MAP.test(given)) {
    const text = given.replace(BLANK, ' ')
    return { text, origin: (index) => Math.min(index, given.length) }
  }
  const parts: string[] = []
  const origins: number[] = []
  let at = 0
  while (at < given.length) {
    const character = given[at] ?? ''
    if (INVISIBLE.test(character)) {
      at++
      continue
    }
    let end = at + 1
    // A run of marks longer than Vietnamese can write is noise: thirty keep the cluster bounded.
    while (end < given.length && end - at < 32 && MARK.test(given[end] ?? '')) end++
    const composed = end === at + 1 ? character : given.slice(at, end).normalize('NFC')
    // A mark that no letter takes up (on a digit) stands for itself.
    for (let i = 0; i < composed.length; i++) origins.push(i === 0 ? at : end - (composed.length - i))
    parts.push(composed)
    at = end
  }
  origins.push(given.length)
  const text = parts.join('').replace(BLANK, ' ')
  return { text, origin: (index) => origins[Math.min(index, origins.length - 1)] ?? given.length }
}
