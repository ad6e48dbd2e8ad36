/**
 * Numbers in words, both directions: 1.215 ↔ "một nghìn hai trăm mười lăm". Printed as schools teach it (mốt, tư, lăm,
 * linh, nghìn); read as people also write it (ngàn, lẻ, bẩy, "hai mốt", "ba trăm rưỡi", "một triệu hai").
 */
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const SCALES = ['', 'nghìn', 'triệu', 'tỷ'] as const

/** Words of a whole number from 0 up; '' for a negative one, which no register holds. */
export function printWords(value: number | bigint): string {
  const number = BigInt(value)
  if (number < 0n) return ''
  if (number === 0n) return DIGITS[0]
  return groupsOf(number, false).join(' ')
}

/** Above a tỷ the groups repeat: nghìn tỷ, triệu tỷ, tỷ tỷ. */
function groupsOf(number: bigint, inner: boolean): string[] {
  const above = number / 1_000_000_000n
  const words = above > 0n ? [...groupsOf(above, inner), 'tỷ'] : []
  let started = above > 0n || inner
  for (let index = 2; index >= 0; index--) {
    const group = Number((number / 1000n ** BigInt(index)) % 1000n)
    if (group === 0) continue
    words.push(...threeDigits(group, started))
    if (index > 0) words.push(SCALES[index] ?? '')
    started = true
  }
  return words
}

function threeDigits(group: number, full: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10]
  const words: string[] = []
  if (hundreds > 0 || full) words.push(DIGITS[hundreds] ?? '', 'trăm')
  if (tens === 0) return ones === 0 ? words : words.length > 0 ? [...words, 'linh', DIGITS[ones] ?? ''] : [DIGITS[ones] ?? '']
  words.push(...(tens === 1 ? ['mười'] : [DIGITS[tens] ?? '', 'mươi']))
  if (ones === 1) words.push(tens === 1 ? 'một' : 'mốt')
  else if (ones === 4) words.push(tens === 1 ? 'bốn' : 'tư')
  else if (ones === 5) words.push('lăm')
  else if (ones > 0) words.push(DIGITS[ones] ?? '')
  return words
}

/** Value of a word that may stand as a plain digit; "mốt", "tư", "lăm", "nhăm" only after a ten. */
const PLAIN: ReadonlyMap<string, number> = new Map([...DIGITS.map((word, value): [string, number] => [word, value]), ['bẩy', 7]])
const AFTER_TEN: ReadonlyMap<string, number> = new Map([...PLAIN, ['mốt', 1], ['tư', 4], ['lăm', 5], ['nhăm', 5]])
const SCALE_OF: ReadonlyMap<string, bigint> = new Map([
  ['nghìn', 1000n],
  ['ngàn', 1000n],
  ['triệu', 1_000_000n],
  ['tỷ', 1_000_000_000n],
  ['tỉ', 1_000_000_000n],
])

const BILLION = 1_000_000_000n

const NUMBER_WORDS: ReadonlySet<string> = new Set([...AFTER_TEN.keys(), 'mười', 'chục'])

export const isNumberWord = (word: string): boolean => NUMBER_WORDS.has(word)
export const isScaleWord = (word: string): boolean => SCALE_OF.has(word)
export const scaleOf = (word: string): bigint | undefined => SCALE_OF.get(word)

export type WordsRead = { value: bigint; words: number }

/**
 * The longest number standing at `from` in a list of lower-case words, with how many words it took; null when none
 * begins there. "năm" alone is read as 5: whether it is a year is for the caller to see.
 */
export function readWordsAt(words: readonly string[], from: number): WordsRead | null {
  let at = from
  let total = 0n
  /** What the last group counted: null before the first one, then nghìn, triệu, tỷ or 1. */
  let lowest: bigint | null = null
  for (;;) {
    const group = readGroup(words, at, lowest !== null)
    if (!group) break
    const scale = SCALE_OF.get(words[group.end] ?? '')
    const unit = scale ?? 1n
    if (lowest !== null && unit === 1n && group.digits === 1 && !group.linked && lowest >= 1000n) {
      // "một triệu hai" is 1.200.000: a bare digit after a scale counts its hundreds.
      return { value: total + (BigInt(group.value) * lowest) / 10n, words: group.end - from }
    }
    if (lowest !== null && unit >= lowest && unit < BILLION) break
    // A tỷ counts everything said so far: "hai nghìn ba trăm tỷ", "một triệu tỷ".
    total = unit === BILLION ? (total + BigInt(group.value)) * BILLION : total + BigInt(group.value) * unit
    at = group.end + (scale === undefined ? 0 : 1)
    lowest = unit
    while (scale !== undefined && SCALE_OF.get(words[at] ?? '') === BILLION) {
      total *= BILLION
      lowest = BILLION
      at++
    }
    if (words[at] === 'rưỡi') return { value: total + (lowest > 1n ? lowest : group.lastUnit) / 2n, words: at + 1 - from }
    if (lowest === 1n) break
  }
  return lowest === null ? null : { value: total, words: at - from }
}

type Group = { value: number; end: number; digits: number; linked: boolean; lastUnit: bigint }

/** A number below one thousand: [x trăm] [linh y | x mươi y | mười y | x chục | y]. */
function readGroup(words: readonly string[], from: number, after: boolean): Group | null {
  let at = from
  let value = 0
  const linked = after && (words[at] === 'linh' || words[at] === 'lẻ')
  if (linked) at++
  const first = PLAIN.get(words[at] ?? '')
  if (first !== undefined && words[at + 1] === 'trăm') {
    value = first * 100
    at += 2
    if (words[at] === 'linh' || words[at] === 'lẻ') {
      const ones = PLAIN.get(words[at + 1] ?? '')
      return ones === undefined
        ? { value, end: at, digits: 3, linked, lastUnit: 100n }
        : { value: value + ones, end: at + 2, digits: 3, linked, lastUnit: 1n }
    }
    const tail = readTens(words, at)
    if (tail) return { value: value + tail.value, end: tail.end, digits: 3, linked, lastUnit: 1n }
    const bare = AFTER_TEN.get(words[at] ?? '')
    // "hai trăm tư" is 240: a bare digit after the hundreds counts tens.
    if (bare !== undefined && bare > 0 && words[at] !== 'năm')
      return { value: value + bare * 10, end: at + 1, digits: 3, linked, lastUnit: 1n }
    return { value, end: at, digits: 3, linked, lastUnit: 100n }
  }
  const tens = readTens(words, at)
  if (tens) return { value: tens.value, end: tens.end, digits: 2, linked, lastUnit: tens.round ? 10n : 1n }
  if (first === undefined) return null
  return { value: first, end: at + 1, digits: 1, linked, lastUnit: 1n }
}

function readTens(words: readonly string[], at: number): { value: number; end: number; round: boolean } | null {
  const word = words[at] ?? ''
  const next = words[at + 1] ?? ''
  if (word === 'mười') {
    const ones = next === 'lăm' || next === 'nhăm' ? 5 : PLAIN.get(next)
    return ones === undefined || ones === 0 || next === 'năm' || isScaleStart(words, at + 1)
      ? { value: 10, end: at + 1, round: true }
      : { value: 10 + ones, end: at + 2, round: false }
  }
  const tens = PLAIN.get(word)
  if (tens === undefined || tens < 1) return null
  if (next === 'mươi' || next === 'chục') {
    const third = words[at + 2] ?? ''
    const ones = AFTER_TEN.get(third)
    // "hai mươi năm 2023" holds a year, not a five: after a ten the five is written "lăm".
    return ones === undefined || ones === 0 || third === 'năm' || isScaleStart(words, at + 2)
      ? { value: tens * 10, end: at + 2, round: true }
      : { value: tens * 10 + ones, end: at + 3, round: false }
  }
  if (tens > 1 && (next === 'mốt' || next === 'lăm' || next === 'nhăm' || next === 'tư')) {
    const ones = AFTER_TEN.get(next) ?? 0
    return { value: tens * 10 + ones, end: at + 2, round: false }
  }
  return null
}

/** A digit that itself opens hundreds ("hai mươi ba trăm") does not belong to the ten before it. */
const isScaleStart = (words: readonly string[], at: number): boolean => PLAIN.has(words[at] ?? '') && words[at + 1] === 'trăm'

/** Reads a whole text as one number in words; null when anything is left over. */
export function readWords(text: string): bigint | null {
  const words = text.normalize('NFC').toLowerCase().trim().split(/\s+/)
  const read = readWordsAt(words, 0)
  return read !== null && read.words === words.length ? read.value : null
}
