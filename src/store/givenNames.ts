import { type RawBuilder, sql } from 'kysely'
import { type Register, snake } from '#domain/register.ts'
import { otherSpelling } from '#domain/wording.ts'
import { isBegun, letterOrder, searchWords } from './recordColumns.ts'

/** Letters that are one without their marks. */
const MARKED: Readonly<Record<string, string>> = { a: 'aăâ', d: 'dđ', e: 'eê', o: 'oôơ', u: 'uư' }
/** What stands behind the letters of a word, before its tones; and the sign after it. */
const TONES = '|'
const END = '}'
/** A word of more spellings than these is no name: it is searched as any other. */
const MOST = 40

/**
 * A single word in a book of names: the stretches of the order of names where people are called so, one for each spelling with
 * marks. They stand first in the list: who types "hùng" looks for people of that name, and behind them come the others the
 * word is found at. So the first page of a name tens of thousands bear is read off the order, as no list of a word can be.
 */
export function calledSo(register: Register, search: string): RawBuilder<unknown>[] {
  const [word, ...more] = searchWords(search)
  if (word === undefined || more.length > 0 || register.columns[register.label]?.kind !== 'name') return []
  const key = sql.ref(`r.${snake(register.label)}_key`)
  const [begun, other] = [isBegun(word, true), otherSpelling(word)]
  // As in the words of a search: what may be only begun is the word itself, its other spelling is whole. "my" is no "minh".
  const called = [
    ...spellings(word).map((spelled) => ({ letters: letterOrder(spelled), from: begun ? '' : TONES })),
    ...(other === null ? [] : spellings(other)).map((spelled) => ({ letters: letterOrder(spelled), from: TONES })),
  ]
  if (called.length > MOST) return []
  // The stretch is how the order is entered; what is called so is said by the letters, however a database sorts them.
  return called.map(
    ({ letters, from }) =>
      sql`(${key} >= ${letters + from} and ${key} < ${letters + END} and ${key} like ${`${letters}${from}%`})`,
  )
}

function spellings(word: string): string[] {
  let out = ['']
  for (const letter of word) out = out.flatMap((begun) => [...(MARKED[letter] ?? letter)].map((marked) => begun + marked))
  return out
}
