/**
 * What the letters of a word, a number or a sign say wherever they stand, worked out once for each spelling. A text says the
 * same few thousand words again and again: they are found again by their letters, without cutting them out of it.
 */
export type Spelling = {
  kind: 'word' | 'number' | 'sign'
  /** What a number written in digits alone says; −1 for everything else. */
  whole: number
  /** Canonical spelling of a word, digits of a number, the sign itself. */
  key: string
  /** A word that begins with a capital letter. */
  capital: boolean
  letters: string
  mixed: number
  /** One bit for each question asked of every word (`asking`): 1 where the answer is yes. */
  answers: number
  /** Without tone marks, as the names of units are compared; null until it is asked for. */
  folded: string | null
  /** What the stream of words hears in it, once it was asked. */
  heard: Heard | null
}

export type Heard = {
  /** In the lexicon; asked for again when the lexicon has grown. */
  number: number
  asked: number
  /** The words an abbreviation is short for. */
  words: readonly number[] | null
  inCapitalsAlone: boolean
  /** Only joins others. */
  empty: boolean
  /** "Sở", "Công ty": what stands behind it is a name. */
  office: boolean
}

/** What a sign of the text can be without asking the language: nearly every one of a Vietnamese text. */
export const BLANK = 1
export const LETTER = 2
export const DIGIT = 3
export const OTHER = 4
export const ASK = 0
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return /\s/.test(sign) ? BLANK : /[a-z]/i.test(sign) ? LETTER : /\d/.test(sign) ? DIGIT : OTHER
})

export const sortOf = (code: number): number =>
  code < 128
    ? (SORTS[code] as number)
    : (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff)
      ? LETTER
      : // Dashes, quotation marks, bullets, the ellipsis.
        code >= 0x2010 && code <= 0x2027
        ? OTHER
        : ASK

const questions: ((key: string) => boolean)[] = []

/** A question that is asked of every word of a text, answered once for each spelling: the bit of its answer. */
export function asking(question: (key: string) => boolean): number {
  questions.push(question)
  forget()
  return 1 << (questions.length - 1)
}

const answersOf = (key: string): number => questions.reduce((bits, question, at) => (question(key) ? bits | (1 << at) : bits), 0)

/** Open addressing over the letters; begun anew when it has grown so far. */
const MOST = 6_000
const MASK = 16_383
const held: (Spelling | undefined)[] = new Array(MASK + 1).fill(undefined)
let size = 0

export function spellingAt(text: string, from: number, to: number): Spelling {
  let mixed = 0
  for (let i = from; i < to; i++) mixed = (Math.imul(mixed, 31) + text.charCodeAt(i)) | 0
  const begin = mixed ^ (mixed >>> 15)
  let step = 0
  for (; step < FARTHEST; step++) {
    const found = held[(begin + step) & MASK]
    if (found === undefined) break
    if (found.mixed === mixed && isWritten(found.letters, text, from, to)) return found
  }
  // A run of letters without end is noise, and so are words made to fall on one place: neither is kept.
  if (to - from > LONGEST || step === FARTHEST) return spell(text.slice(from, to), mixed)
  if (size >= MOST) {
    forget()
    step = 0
  }
  // Written anew, for a cut would keep the whole text alive.
  const spelling = spell([...text.slice(from, to)].join(''), mixed)
  held[(begin + step) & MASK] = spelling
  size++
  return spelling
}

function forget(): void {
  held.fill(undefined)
  size = 0
}

const LONGEST = 64
const FARTHEST = 16

function isWritten(letters: string, text: string, from: number, to: number): boolean {
  if (letters.length !== to - from) return false
  for (let i = 0; i < letters.length; i++) if (letters.charCodeAt(i) !== text.charCodeAt(from + i)) return false
  return true
}

function spell(letters: string, mixed: number): Spelling {
  const code = letters.charCodeAt(0)
  const digit = code >= 48 && code <= 57
  const word = !digit && isLetter(letters, code)
  const key = word ? canonical(letters) : letters
  return {
    kind: digit ? 'number' : word ? 'word' : 'sign',
    whole: digit ? wholeOf(letters) : -1,
    key,
    capital: word && isCapital(letters, code),
    letters,
    mixed,
    answers: answersOf(key),
    folded: null,
    heard: null,
  }
}

/** Plain letters stand in the code below the small ones; of the others the language says. */
const isCapital = (letters: string, code: number): boolean =>
  code < 128 ? code <= 90 : letters.charAt(0) !== letters.charAt(0).toLowerCase()

const wholeOf = (digits: string): number => (digits.includes('.') || digits.includes(',') ? -1 : Number(digits))

const isLetter = (letters: string, code: number): boolean => sortOf(code) === LETTER || (code > 127 && /^\p{L}/u.test(letters))

const known = new Map<string, string>()
const KEPT = 20_000

/** The spelling under which a word is compared. */
export function canonical(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const key = oneForAll(respell(word.normalize('NFC').toLowerCase()))
  if (known.size >= KEPT) known.clear()
  known.set(word, key)
  return key
}

/** The name of a property is kept once for all that bear it: such words are compared as fast as numbers. */
const oneForAll = (word: string): string => Object.keys({ [word]: 0 })[0] ?? word

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
