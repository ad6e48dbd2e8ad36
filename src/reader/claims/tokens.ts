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

export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = []
  let last = 0
  let fresh = true
  let newline = lineEnd(text, 0)
  LEXEME.lastIndex = 0
  for (let match = LEXEME.exec(text); match; match = LEXEME.exec(text)) {
    const lexeme = match[0]
    const code = lexeme.charCodeAt(0)
    const start = match.index
    const gap = start > last || start === 0
    if (gap && start > 0) {
      if (newline < last) newline = lineEnd(text, last)
      if (newline < start) fresh = true
    }
    const digit = code >= 48 && code <= 57
    const kind = digit ? 'number' : isLetter(lexeme, code) ? 'word' : 'sign'
    tokens.push({
      kind,
      whole: digit ? wholeOf(lexeme) : -1,
      key: kind === 'word' ? canonical(lexeme) : lexeme,
      start: start + offset,
      end: start + lexeme.length + offset,
      capital: kind === 'word' && isCapital(lexeme, code),
      spaced: gap,
      opens: fresh,
    })
    fresh = false
    last = start + lexeme.length
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

const isLetter = (lexeme: string, code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code > 127 && /^\p{L}/u.test(lexeme))

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
