/**
 * A stretch of text cut into words, numbers and signs. Words are compared by a canonical spelling: lower case, tone mark
 * on one place (hòa = hoà), one spelling of the final i (kỹ = kĩ, tỷ = tỉ).
 */
export type Token = {
  kind: 'word' | 'number' | 'sign'
  /** What a number written in digits alone says; −1 for everything else. */
  whole: number
  /** Canonical spelling of a word, digits of a number, the sign itself. */
  key: string
  start: number
  end: number
  /** A word that begins with a capital letter. */
  capital: boolean
  /** Blank or line end stands before it. */
  spaced: boolean
  /** First token of its line. */
  opens: boolean
}

const LEXEME = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*|[^\s]/gu

/** What a sign of the text can be without asking the language: nearly every one of a Vietnamese text. */
const BLANK = 1
const LETTER = 2
const DIGIT = 3
const OTHER = 4
const ASK = 0
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return /\s/.test(sign) ? BLANK : /[a-z]/i.test(sign) ? LETTER : /\d/.test(sign) ? DIGIT : OTHER
})

const sortOf = (code: number): number =>
  code < 128
    ? (SORTS[code] as number)
    : (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff)
      ? LETTER
      : ASK

/** Where the lexeme that begins at `from` ends; −1 where the language is to be asked. */
function endOf(text: string, from: number): number {
  const sort = sortOf(text.charCodeAt(from))
  if (sort === OTHER) return from + 1
  if (sort !== LETTER && sort !== DIGIT) return -1
  let at = from + 1
  let next = ASK
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    next = sortOf(code)
    if (next === sort) continue
    // 1.122 and 95,87: a point or a comma between digits is part of the number.
    if (sort === DIGIT && (code === 44 || code === 46) && sortOf(text.charCodeAt(at + 1)) === DIGIT) continue
    break
  }
  return at < text.length && sort === LETTER && next === ASK ? -1 : at
}

export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = []
  let last = 0
  let fresh = true
  let newline = lineEnd(text, 0)
  for (let start = 0; start < text.length; ) {
    if (sortOf(text.charCodeAt(start)) === BLANK) {
      start++
      continue
    }
    let end = endOf(text, start)
    if (end < 0) {
      LEXEME.lastIndex = start
      const match = LEXEME.exec(text)
      if (!match) break
      start = match.index
      end = start + match[0].length
    }
    const lexeme = text.slice(start, end)
    const code = lexeme.charCodeAt(0)
    const gap = start > last || start === 0
    if (gap && start > 0) {
      if (newline < last) newline = lineEnd(text, last)
      if (newline < start) fresh = true
    }
    const digit = code >= 48 && code <= 57
    const word = !digit && isLetter(lexeme, code)
    tokens.push({
      kind: digit ? 'number' : word ? 'word' : 'sign',
      whole: digit ? wholeOf(lexeme) : -1,
      key: word ? canonical(lexeme) : lexeme,
      start: start + offset,
      end: end + offset,
      capital: word && isCapital(lexeme, code),
      spaced: gap,
      opens: fresh,
    })
    fresh = false
    last = end
    start = end
  }
  return tokens
}

/** Plain letters stand in the code below the small ones; of the others the language says. */
const isCapital = (lexeme: string, code: number): boolean =>
  code < 128 ? code <= 90 : lexeme.charAt(0) !== lexeme.charAt(0).toLowerCase()

const wholeOf = (digits: string): number => (digits.includes('.') || digits.includes(',') ? -1 : Number(digits))

/** Looked for once a line: to look at every blank is to read a long line again and again. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

const isLetter = (lexeme: string, code: number): boolean => sortOf(code) === LETTER || (code > 127 && /^\p{L}/u.test(lexeme))

const known = new Map<string, string>()
const KEPT = 20_000

/** The spelling under which a word is compared. */
export function canonical(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const key = respell(word.normalize('NFC').toLowerCase())
  if (known.size >= KEPT) known.clear()
  known.set(word, key)
  return key
}

const PLACED: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/o([àáảãạ])$/, 'àáảãạ', 'òóỏõọ'],
  [/o([èéẻẽẹ])$/, 'èéẻẽẹ', 'òóỏõọ'],
  [/(?<!q)u([ỳýỷỹỵ])$/, 'ỳýỷỹỵ', 'ùúủũụ'],
]
const PLAIN_VOWEL: Readonly<Record<string, string>> = {
  à: 'a',
  á: 'a',
  ả: 'a',
  ã: 'a',
  ạ: 'a',
  è: 'e',
  é: 'e',
  ẻ: 'e',
  ẽ: 'e',
  ẹ: 'e',
  ỳ: 'y',
  ý: 'y',
  ỷ: 'y',
  ỹ: 'y',
  ỵ: 'y',
}
const FINAL_Y: Readonly<Record<string, string>> = { y: 'i', ỳ: 'ì', ý: 'í', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

function respell(word: string): string {
  for (const [pattern, marked, moved] of PLACED) {
    const match = pattern.exec(word)
    const vowel = match?.[1]
    if (vowel) return word.slice(0, -2) + (moved[marked.indexOf(vowel)] ?? '') + (PLAIN_VOWEL[vowel] ?? '')
  }
  const match = /^([hklmst]|qu)([yỳýỷỹỵ])$/.exec(word)
  return match ? (match[1] ?? '') + (FINAL_Y[match[2] ?? ''] ?? '') : word
}

/** Canonical words of a phrase written in a lexicon: punctuation and "và" fall away. */
export function keysOf(phrase: string): string[] {
  return tokensOf(phrase)
    .filter((token) => token.kind !== 'sign' && token.key !== 'và')
    .map((token) => token.key)
}
