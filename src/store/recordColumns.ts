import { type CellValue, type Column, isSealed, MASK, type Register, type Row, snake } from '#domain/register.ts'
import { foldTone, otherSpelling } from '#domain/wording.ts'
import { physicalColumns } from './registerTable.ts'
import { choiceMark, type Seal } from './seal.ts'

/** What a declared column is in the table: how a value is written, and how a stored row becomes values again. */
export type StoredColumn = { name: string; type: string; of(row: Row, before: StoredRow | null): unknown }
export type StoredRow = Record<string, unknown>

const isMasked = (value: CellValue | undefined): boolean => typeof value === 'string' && value.startsWith(MASK)

/** Given name, middle, family: how Vietnamese lists are ordered; tone marks order after the bare letter. */
export function nameKey(name: string): string {
  const words = name.trim().split(/\s+/)
  const given = words.at(-1) ?? ''
  const ordered = [given, ...words.slice(1, -1), ...(words.length > 1 ? [words[0] ?? ''] : [])]
  return ordered.map((word) => `${letterKey(word)}`).join(' ')
}

/** The letters of a word as names are ordered by them, without its tones. */
export const letterOrder = (word: string): string => letterKey(word).split('|')[0] ?? ''

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const TONES = '\u0300\u0309\u0303\u0301\u0323'

/** A hundred thousand names are made of a few hundred words: what was worked out of one is kept. */
function ofWords(work: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = work(word)
    if (known.size < 20_000) known.set(word, made)
    return made
  }
}

/** Letters by their place in the Vietnamese alphabet first, then all tones: a ă â …, then bằng huyền hỏi ngã sắc nặng. */
const letterKey = ofWords((word) => {
  let letters = ''
  let tones = ''
  for (const char of word.toLowerCase().normalize('NFC')) {
    const [letter, tone] = placeOf(char)
    letters += letter
    tones += tone
  }
  return `${letters}|${tones}`
})

const places = new Map<string, readonly [string, string]>()

/** A letter's place in the alphabet and its tone, worked out once for each of the few there are. */
function placeOf(char: string): readonly [string, string] {
  const known = places.get(char)
  if (known) return known
  const parts = [...char.normalize('NFD')]
  const tone = parts.find((part) => TONES.includes(part))
  const bare = parts
    .filter((part) => part !== tone)
    .join('')
    .normalize('NFC')
  const at = ALPHABET.indexOf(bare)
  const letter = at < 0 ? bare : String.fromCharCode(0x61 + Math.floor(at / 8)) + String.fromCharCode(0x61 + (at % 8))
  const place = [letter, tone ? String(TONES.indexOf(tone) + 1) : '0'] as const
  places.set(char, place)
  return place
}

export function storedColumns(register: Register, seal: Seal): StoredColumn[] {
  return Object.entries(register.columns).flatMap(([key, column]) =>
    column.kind === 'choice' && isSealed(column) ? sealedChoice(register.table, key, seal) : storedColumn(key, column, seal),
  )
}

/** A code that stays keeps its sealed bytes: an edit of another column leaves no sign on this one. */
function sealedChoice(table: string, key: string, seal: Seal): StoredColumn[] {
  const name = snake(key)
  const kept = (field: 'Sealed' | 'Mark', made: (code: string) => Buffer) => (row: Row, before: StoredRow | null) => {
    const code = row[key]
    const stored = before?.[`${key}${field}`] ?? null
    if (code === undefined || isMasked(code)) return stored
    if (typeof code !== 'string' || code === '') return null
    const mark = before?.[`${key}Mark`]
    return Buffer.isBuffer(mark) && mark.equals(choiceMark(seal, table, key, code)) ? stored : made(code)
  }
  return [
    { name: `${name}_sealed`, type: 'bytea', of: kept('Sealed', seal.close) },
    { name: `${name}_mark`, type: 'bytea', of: kept('Mark', (code) => choiceMark(seal, table, key, code)) },
  ]
}

const openings = new WeakMap<Seal, Map<string, ReadonlyMap<string, string>>>()

/** The codes of a sealed choice by their marks: a row is opened for counting and judging without deciphering it. */
function codesByMark(seal: Seal, register: Register, key: string, column: Column): ReadonlyMap<string, string> {
  const ofSeal = openings.get(seal) ?? new Map<string, ReadonlyMap<string, string>>()
  openings.set(seal, ofSeal)
  const name = `${register.table}.${key}`
  const known = ofSeal.get(name)
  if (known) return known
  const made = new Map(
    (column.choices ?? []).map(({ code }) => [choiceMark(seal, register.table, key, code).toString('hex'), code]),
  )
  ofSeal.set(name, made)
  return made
}

/** The code of a sealed choice that a mark stands for. */
export function codeOfMark(register: Register, seal: Seal, key: string, mark: Buffer): string | null {
  const column = register.columns[key]
  return column ? (codesByMark(seal, register, key, column).get(mark.toString('hex')) ?? null) : null
}

const choicesSealed = new WeakMap<Register, readonly string[]>()

/** Found once: every row written asks, and few books have any. */
function sealedChoices(register: Register): readonly string[] {
  const known = choicesSealed.get(register)
  if (known) return known
  const made = Object.entries(register.columns).flatMap(([key, column]) =>
    column.kind === 'choice' && isSealed(column) ? [key] : [],
  )
  choicesSealed.set(register, made)
  return made
}

/**
 * The row with its masked choices opened, to be judged, counted and compared; never to be shown. Identity numbers stay
 * masked: nothing follows from them.
 */
export function openedRow(register: Register, seal: Seal, row: Row, stored: StoredRow | null): Row {
  let out = row
  for (const key of sealedChoices(register)) {
    if (!isMasked(row[key])) continue
    const mark = stored?.[`${key}Mark`]
    out = { ...out, [key]: Buffer.isBuffer(mark) ? codeOfMark(register, seal, key, mark) : null }
  }
  return out
}

function storedColumn(key: string, column: Column, seal: Seal): StoredColumn[] {
  const name = snake(key)
  const text = (row: Row): string | null => (typeof row[key] === 'string' && row[key] !== '' ? (row[key] as string) : null)
  switch (column.kind) {
    case 'name':
      return [
        { name, type: 'text', of: text },
        { name: `${name}_key`, type: 'text', of: (row) => nameKey(text(row) ?? '') },
      ]
    case 'identity': {
      const kept = (field: string) => (row: Row, before: StoredRow | null, made: (value: string) => unknown) => {
        const value = row[key]
        if (value === undefined || isMasked(value)) return before?.[field] ?? null
        return typeof value === 'string' && value !== '' ? made(value) : null
      }
      return [
        { name: `${name}_sealed`, type: 'bytea', of: (row, before) => kept(`${key}Sealed`)(row, before, seal.close) },
        {
          name: `${name}_mark`,
          type: 'bytea',
          of: (row, before) => kept(`${key}Mark`)(row, before, (value) => `\\x${seal.markHex(value)}`),
        },
        { name: `${name}_last`, type: 'text', of: (row, before) => kept(`${key}Last`)(row, before, (value) => value.slice(-4)) },
      ]
    }
    case 'yesNo':
      return [{ name, type: 'boolean', of: (row) => row[key] === true }]
    case 'integer':
      return [
        { name, type: physicalColumns(key, column)[name] ?? 'integer', of: (row) => row[key] ?? (column.optional ? null : 0) },
      ]
    case 'day':
      return [{ name, type: 'date', of: text }]
    case 'reference':
      return [{ name, type: 'uuid', of: text }]
    default:
      return [{ name, type: 'text', of: text }]
  }
}

/** Values of a stored row by declared keys; sensitive ones masked. */
export function valuesOf(register: Register, stored: StoredRow): Row {
  const values: Record<string, CellValue> = {}
  for (const [key, column] of Object.entries(register.columns)) {
    if (column.kind === 'identity') {
      const last = stored[`${key}Last`]
      values[key] = typeof last === 'string' ? `${MASK}${last}` : null
    } else if (isSealed(column)) values[key] = stored[`${key}Mark`] ? MASK : null
    else values[key] = (stored[key] as CellValue | undefined) ?? null
  }
  return values
}

/** Words as search compares them: lower case, without tone marks. */
export const searchWords = (text: string): string[] =>
  foldTone(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/**
 * What is typed, as the index of words is asked: the last word may be only begun, those before it are whole, but for a
 * single letter or letters without a vowel ("Ng.", "Th."), which no syllable is and which shorten a name. Words are letters
 * and digits and need no quoting. A syllable with two spellings is found by both. A last word that no letter could lengthen to another
 * syllable is whole as well: its list is stepped through, where all words that begin so would be gathered first.
 */
export const askedWords = (text: string, without: ReadonlySet<string> = new Set()): string =>
  searchWords(text)
    .flatMap((word, at, words) => {
      if (without.has(word)) return []
      const asked = isBegun(word, at === words.length - 1) ? `${word}:*` : word
      const other = otherSpelling(word)
      return other === null ? asked : `(${asked} | ${other})`
    })
    .join(' & ')

/** Whether a word of a search may be the beginning of one. */
export const isBegun = (word: string, isLast: boolean): boolean =>
  (isLast && !ENDED.test(word)) || /^(?:[a-z]|[b-df-hj-np-tv-xz]+)$/.test(word)

/** A syllable no other begins with: one that ends in ng, nh, ch, m, p, t, or in a vowel nothing follows (mai, hieu, bao). */
const ENDED =
  /^(?!giu$)(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiou]{0,2}(?:[aeiouy](?:ng|nh|ch|[mpt])|[ou]c|yen|[aou]i|[ae]o|[aeiou]u|ay)$/

const foldedWord = ofWords((word) => searchWords(word).join(' '))

/** Places, titles and numbers of decisions stand in many rows whole. */
const foldedText = ofWords((text) => {
  let found = ''
  for (const word of text.split(/\s/)) {
    const folded = foldedWord(word)
    if (folded !== '') found += ` ${folded}`
  }
  return found
})

/** What a row is found by: the words of its texts and names and of what it refers to, each after a space. */
export function searchTexts(register: Register): (row: Row, labels: readonly string[]) => string {
  const keys = Object.entries(register.columns).flatMap(([key, { kind }]) => (kind === 'text' || kind === 'name' ? [key] : []))
  return (row, labels) => {
    let found = ''
    for (const key of keys) {
      const value = row[key]
      if (typeof value === 'string') found += foldedText(value)
    }
    for (const label of labels) found += foldedText(label)
    return found === '' ? ' ' : found.slice(0, 2000)
  }
}
