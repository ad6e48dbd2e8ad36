/** The frames with their cues and roles as syllables, ready to be looked up in a text; built once for a catalogue. */
import type { Indicator } from '#domain/indicator.ts'
import { MEASURED, type Measured, measuredOf } from '../phraseIndex.ts'
import { type Stream, streamOf } from '../stream.ts'
import { tokensOf } from '../tokens.ts'
import { FORCE_FRAMES } from './forceFrames.ts'
import type { Frame } from './frame.ts'
import { OFFICE_FRAMES } from './officeFrames.ts'
import { PEOPLE_FRAMES } from './peopleFrames.ts'

export const FRAMES: readonly Frame[] = [...FORCE_FRAMES, ...PEOPLE_FRAMES, ...OFFICE_FRAMES]
/** In the list of words, what is none of the roles. */
export const NEVER = -1

export type Word = { keys: readonly string[]; frame: number; indicator: number }
export type Book = {
  cues: ReadonlyMap<string, readonly Word[]>
  /** Words of the roles a figure of each kind of measure can play, and of none of them. */
  words: Readonly<Record<Measured, ReadonlyMap<string, readonly Word[]>>>
  /** Indicator → frames it plays a role in. */
  member: ReadonlyMap<number, readonly number[]>
  /** Frame → the indicators whose unit word alone will do. */
  alone: readonly (readonly number[])[]
  /** Frame → the indicator that adds up its others. */
  totals: readonly (number | undefined)[]
}

const books = new WeakMap<readonly Indicator[], Book>()

const keysIn = (phrase: string): string[] =>
  streamOf(
    tokensOf(phrase),
    () => false,
    () => true,
  ).keys

const listed = (list: string): string[][] =>
  list
    .split(';')
    .map((each) => keysIn(each.trim().replace(/^\*/, '')))
    .filter((keys) => keys.length > 0)

export function bookOf(indicators: readonly Indicator[]): Book {
  const ready = books.get(indicators)
  if (ready) return ready
  const place = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const cues = new Map<string, Word[]>()
  const words = { count: new Map<string, Word[]>(), percent: new Map<string, Word[]>(), money: new Map<string, Word[]>() }
  const member = new Map<number, number[]>()
  const enter = (map: Map<string, Word[]>, word: Word): void => {
    const first = word.keys[0] as string
    const list = map.get(first)
    if (list) list.push(word)
    else map.set(first, [word])
  }
  const alone = FRAMES.map((each, frame) => {
    for (const keys of listed(each.cues)) enter(cues, { keys, frame, indicator: NEVER })
    for (const keys of listed(each.never ?? ''))
      for (const measured of MEASURED) enter(words[measured], { keys, frame, indicator: NEVER })
    return Object.entries(each.roles).flatMap(([id, list]) => {
      const indicator = place.get(id)
      const meant = indicators[indicator ?? -1]
      if (indicator === undefined || !meant) return []
      member.set(indicator, [...(member.get(indicator) ?? []), frame])
      for (const keys of listed(list)) enter(words[measuredOf(meant)], { keys, frame, indicator })
      return list.startsWith('*') ? [indicator] : []
    })
  })
  const totals = FRAMES.map((each) => (each.total === undefined ? undefined : place.get(each.total)))
  const book = { cues, words, member, alone, totals }
  books.set(indicators, book)
  return book
}

export type Match = { place: number; end: number; word: Word }

export function matchesIn(map: ReadonlyMap<string, readonly Word[]>, { keys }: Stream, from: number, to: number): Match[] {
  const found: Match[] = []
  for (let place = from; place < to; place++) {
    const words = map.get(keys[place] as string)
    if (!words) continue
    for (let w = 0; w < words.length; w++) {
      const word = words[w] as Word
      const size = word.keys.length
      if (place + size > to) continue
      let at = 1
      while (at < size && keys[place + at] === word.keys[at]) at++
      if (at === size) found.push({ place, end: place + size, word })
    }
  }
  return found
}

/** Of two words of one frame the longer one is meant: "phó chỉ huy trưởng" is no "chỉ huy trưởng". */
export function longest(matches: readonly Match[]): Match[] {
  return matches.filter((match, i) => {
    const { frame, indicator, keys } = match.word
    for (let at = i - 1; at >= 0 && (matches[at] as Match).place > match.place - 8; at--)
      if (hides(matches[at] as Match)) return false
    for (let at = i + 1; at < matches.length && (matches[at] as Match).place <= match.place; at++)
      if (hides(matches[at] as Match)) return false
    return true
    function hides(other: Match): boolean {
      return (
        other.word.frame === frame &&
        other.word.indicator !== indicator &&
        other.word.keys.length > keys.length &&
        other.place <= match.place &&
        other.end >= match.end
      )
    }
  })
}
