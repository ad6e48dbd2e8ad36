/** The frames with their cues and roles as syllables, ready to be looked up in a text; built once for a catalogue. */
import type { Indicator } from '#domain/indicator.ts'
import { numberFor, PairTable, UNKNOWN } from '../lexicon.ts'
import { MEASURED, type Measured, measuredOf } from '../phraseIndex.ts'
import { keysOfPhrase, type Stream } from '../stream.ts'
import { tokensOf } from '../tokens.ts'
import { FORCE_FRAMES } from './forceFrames.ts'
import type { Frame } from './frame.ts'
import { OFFICE_FRAMES } from './officeFrames.ts'
import { PEOPLE_FRAMES } from './peopleFrames.ts'

export const FRAMES: readonly Frame[] = [...FORCE_FRAMES, ...PEOPLE_FRAMES, ...OFFICE_FRAMES]
/** In the list of words, what is none of the roles. */
export const NEVER = -1
/** In the list of words, what is any role but this one. */
export const exceptOf = (indicator: number): number => -2 - indicator

/** `order`: its place in the catalogue; words found at one place of a text are told in that order. */
export type Word = { frame: number; indicator: number; size: number; order: number }
export type Book = {
  /** Words by their syllables: from a state over a syllable to the next; where a state ends words, it has them. */
  steps: PairTable
  ends: readonly (Ends | null)[]
  /** Indicator → frames it plays a role in. */
  member: readonly (readonly number[] | undefined)[]
  /** Frame → the indicators whose unit word alone will do. */
  alone: readonly (readonly number[])[]
  /** Frame → the indicator that adds up its others. */
  totals: readonly (number | undefined)[]
}

/** Cues, and words of the roles a figure of each kind of measure can play, or of none of them. */
export type List = 'cues' | Measured
const LISTS: readonly List[] = ['cues', 'count', 'percent', 'money']
/** By the place of its list in LISTS. */
type Ends = (Word[] | undefined)[]

const books = new WeakMap<readonly Indicator[], Book>()

const keysIn = (phrase: string): string[] => keysOfPhrase(tokensOf(phrase), () => true)

const listed = (list: string): string[][] =>
  list
    .split(';')
    .map((each) => keysIn(each.trim().replace(/^\*/, '')))
    .filter((keys) => keys.length > 0)

export function bookOf(indicators: readonly Indicator[]): Book {
  const ready = books.get(indicators)
  if (ready) return ready
  const place = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const member: number[][] = []
  const steps = new PairTable()
  const ends: (Ends | null)[] = [null]
  let order = 0
  const enter = (list: List, keys: readonly string[], frame: number, indicator: number): void => {
    let state = START
    for (const key of keys) {
      state = steps.take(state, numberFor(key), ends.length)
      ends[state] ??= null
    }
    const held = ends[state] ?? LISTS.map(() => undefined)
    ends[state] = held
    const word = { frame, indicator, size: keys.length, order: order++ }
    const words = held[LISTS.indexOf(list)]
    if (words) words.push(word)
    else held[LISTS.indexOf(list)] = [word]
  }
  const alone = FRAMES.map((each, frame) => {
    for (const keys of listed(each.cues)) enter('cues', keys, frame, NEVER)
    for (const keys of listed(each.never ?? '')) for (const measured of MEASURED) enter(measured, keys, frame, NEVER)
    for (const [id, list] of Object.entries(each.except ?? {})) {
      const indicator = place.get(id)
      const meant = indicators[indicator ?? -1]
      if (indicator === undefined || !meant) continue
      for (const keys of listed(list)) enter(measuredOf(meant), keys, frame, exceptOf(indicator))
    }
    return Object.entries(each.roles).flatMap(([id, list]) => {
      const indicator = place.get(id)
      const meant = indicators[indicator ?? -1]
      if (indicator === undefined || !meant) return []
      member[indicator] = [...(member[indicator] ?? []), frame]
      for (const keys of listed(list)) enter(measuredOf(meant), keys, frame, indicator)
      return list.startsWith('*') ? [indicator] : []
    })
  })
  const totals = FRAMES.map((each) => (each.total === undefined ? undefined : place.get(each.total)))
  const book = { steps, ends, member, alone, totals }
  books.set(indicators, book)
  return book
}

const START = 0

export type Match = { place: number; end: number; word: Word }

/** Every word of the book that stands in a stream, by list, in the order of the text. */
export function matchesIn({ steps, ends }: Book, { numbers }: Stream): Record<List, Match[]> {
  const [cues, count, percent, money]: [Match[], Match[], Match[], Match[]] = [[], [], [], []]
  for (let place = 0; place < numbers.length; place++) {
    let state = START
    for (let at = place; at < numbers.length; at++) {
      const number = numbers[at] as number
      state = number === UNKNOWN ? -1 : steps.get(state, number)
      if (state < 0) break
      const here = ends[state]
      if (!here) continue
      take(cues, here[0], place, at + 1)
      take(count, here[1], place, at + 1)
      take(percent, here[2], place, at + 1)
      take(money, here[3], place, at + 1)
    }
  }
  return { cues, count, percent, money }
}

/** Of the words that begin at one place those the catalogue names first come first. */
function take(found: Match[], words: readonly Word[] | undefined, place: number, end: number): void {
  if (words === undefined) return
  for (let w = 0; w < words.length; w++) {
    const word = words[w] as Word
    let to = found.length
    found.push({ place, end, word })
    for (; to > 0; to--) {
      const before = found[to - 1] as Match
      if (before.place !== place || before.word.order <= word.order) break
      found[to] = before
    }
    if (to < found.length - 1) found[to] = { place, end, word }
  }
}

/** Of two words of one frame the longer one is meant: "phó chỉ huy trưởng" is no "chỉ huy trưởng". */
export function longest(matches: readonly Match[]): Match[] {
  const shown: Match[] = []
  for (let i = 0; i < matches.length; i++) if (!isHidden(matches, i)) shown.push(matches[i] as Match)
  return shown
}

function isHidden(matches: readonly Match[], i: number): boolean {
  const match = matches[i] as Match
  for (let at = i - 1; at >= 0 && (matches[at] as Match).place > match.place - 8; at--)
    if (hides(matches[at] as Match, match)) return true
  for (let at = i + 1; at < matches.length && (matches[at] as Match).place <= match.place; at++)
    if (hides(matches[at] as Match, match)) return true
  return false
}

const hides = (other: Match, match: Match): boolean =>
  other.word.frame === match.word.frame &&
  other.word.indicator !== match.word.indicator &&
  other.word.size > match.word.size &&
  other.place <= match.place &&
  other.end >= match.end
