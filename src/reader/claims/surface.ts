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

/** Digits and signs of other scripts, each one sign for one: full-width, Arabic-Indic, those of India, Thailand, Laos, the Khmer. */
const FOREIGN =
  /[\u0660-\u066c\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff05\uff0c\uff0e\uff0f\uff10-\uff19]/g
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0, 0xff10]
const SIGNS: Readonly<Record<string, string>> = { '٪': '%', '٫': ',', '٬': '.', '％': '%', '，': ',', '．': '.', '／': '/' }

function ownDigit(sign: string): string {
  const code = sign.charCodeAt(0)
  const zero = ZEROS.findLast((each) => each <= code) ?? code
  return SIGNS[sign] ?? String(code - zero)
}

export function surfaceOf(foreign: string): Surface {
  const given = foreign.search(FOREIGN) < 0 ? foreign : foreign.replace(FOREIGN, ownDigit)
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
