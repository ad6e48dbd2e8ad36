/**
 * Bytes → Vietnamese text. Unicode first; then the two families of fonts that filled Vietnamese offices before it, TCVN3
 * (one letter, one byte) and VNI (a letter and the mark behind it), which are recognised by their look and spelled anew.
 */
export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1258' | 'tcvn3' | 'vni' } | null

export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return unicode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return unicode(bytes, 'utf-16be')
  const wide = wideOf(bytes)
  if (wide) return unicode(bytes, wide)
  if (isBinary(bytes)) return null
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null) return respell(utf8) ?? { text: utf8, encoding: 'utf-8' }
  const latin = new TextDecoder('windows-1252').decode(bytes)
  const respelt = respell(latin)
  if (respelt) return respelt
  const windows = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  return looksVietnamese(windows) ? { text: windows, encoding: 'windows-1258' } : null
}

function unicode(bytes: Uint8Array, name: 'utf-16le' | 'utf-16be'): Decoded {
  const text = strictly(bytes, name)
  return text === null ? null : { text, encoding: 'utf-16' }
}

function strictly(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    // Not in this encoding: the next one is tried.
    return null
  }
}

/** UTF-16 without a mark: every other byte of the first lines is zero. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 400)
  if (head.length < 8) return null
  let [even, odd] = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++
  })
  if (odd > head.length / 5 && even === 0) return 'utf-16le'
  return even > head.length / 5 && odd === 0 ? 'utf-16be' : null
}

/** Control bytes that no text holds. */
function isBinary(bytes: Uint8Array): boolean {
  let strange = 0
  const head = bytes.subarray(0, 65_536)
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) strange++
  return strange > head.length / 200
}

const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/g
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length
const looksVietnamese = (text: string): boolean =>
  count(text.slice(0, 20_000), VIETNAMESE) * 40 > count(text.slice(0, 20_000), /\p{L}/gu)

const TCVN3_FROM = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦'
const TCVN3_TO = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ'
/** Signs that stand inside words in TCVN3 and nowhere else. */
const TCVN3_SIGNS = /[\p{L}][µ¸¶·¹¨»¾¼½©®ª«¬\u00ad]|[µ¸¶·¹¨»¾¼½©®ª«¬\u00ad][\p{L}]/gu

const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const VNI_WHOLE: Readonly<Record<string, string>> = { ñ: 'đ', ö: 'ư', ô: 'ơ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const VNI_LETTER = /([aeouyAEOUYöôÖÔ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|[ñöôíìæóòîÑÖÔÍÌÆÓÒÎ]/g
const VNI_LOOK = /[aeoAEO][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[uöôUÖÔ][ùøûõïÙØÛÕÏ]|ñ/g

function respell(text: string): Decoded {
  const head = text.slice(0, 40_000)
  const letters = count(head, /\p{L}/gu)
  if (letters < 12 || count(head, /[\u1ea0-\u1ef9]/g) * 100 > letters) return null
  if (count(head, TCVN3_SIGNS) * 25 > letters) return { text: fromTcvn3(text), encoding: 'tcvn3' }
  if (count(head, VNI_LOOK) * 18 > letters) return { text: fromVni(text), encoding: 'vni' }
  return null
}

const tcvn3 = new Map([...TCVN3_FROM].map((from, i) => [from, [...TCVN3_TO][i] ?? from]))
export const fromTcvn3 = (text: string): string => Array.from(text, (character) => tcvn3.get(character) ?? character).join('')

export function fromVni(text: string): string {
  const whole = (character: string): string => {
    const lower = VNI_WHOLE[character.toLowerCase()]
    return lower === undefined ? character : character === character.toLowerCase() ? lower : lower.toUpperCase()
  }
  // A letter with its mark is spelled once; what stands alone is looked up by itself.
  return text
    .replace(VNI_LETTER, (one: string, letter: string | undefined, mark: string | undefined) =>
      letter && mark ? whole(letter) + (VNI_MARKS[mark.toLowerCase()] ?? '') : whole(one),
    )
    .normalize('NFC')
}
