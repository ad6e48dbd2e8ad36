/**
 * Which indicator does a figure speak of? Every phrase of the catalogue is cut into syllables; a syllable counts where it
 * stands in the text beside its neighbour of the phrase, weighed by how rare it is and how near the figure it stands.
 * The best phrase speaks for its indicator. Linear in the text: a pair of syllables leads straight to its phrases.
 */
import type { Indicator } from '#domain/indicator.ts'
import { numberFor, PairTable, UNKNOWN } from './lexicon.ts'
import { keysOfPhrase, type Stream } from './stream.ts'
import { tokensOf } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** Percentages, money and counts are looked up apart: no figure can be of two of these. */
export type Measured = 'percent' | 'money' | 'count'
export const MEASURED: readonly Measured[] = ['percent', 'money', 'count']

/** The phrases of one kind of measure: a slot is one syllable of one phrase. */
export type PhraseTable = {
  indicators: readonly Indicator[]
  /** First slot of each phrase, and behind the last. */
  from: Int32Array
  /** Slot → the entry its syllable forms with the next of the phrase (a phrase of one syllable: alone); none at its end. */
  entryOf: Int32Array
  weight: Float64Array
  /** Sum of the weights of a phrase. */
  total: Float64Array
  owner: Int32Array
  /** 1 for the rarest syllable, TURNS where the phrase is not this phrase without it: a digit, "chưa", "nữ"; `needs` adds them up. */
  needed: Uint8Array
  needs: Uint16Array
  /** The phrases each entry stands in, as often as it does: those of entry e from `listed[e]` up to `listed[e + 1]`. */
  phrases: Int32Array
  listed: Int32Array
  /** Entry → the weights of its first and its second syllable, side by side. */
  syllables: Float64Array
}

export type PhraseIndex = {
  /** By kind of measure, in the order of MEASURED. */
  tables: readonly PhraseTable[]
  /** Pair of syllables → entry. A phrase of one syllable stands under its syllable and ALONE. */
  entries: PairTable
}

const ALONE = -2
/** More than the ones of a phrase can add up to. */
export const TURNS = 8

const built = new WeakMap<readonly Indicator[], PhraseIndex>()

export function phraseIndex(indicators: readonly Indicator[]): PhraseIndex {
  const ready = built.get(indicators)
  if (ready) return ready
  const index = indexOf(indicators)
  built.set(indicators, index)
  return index
}

export const measuredOf = (indicator: Indicator): Measured =>
  indicator.unit.includes('%') ? 'percent' : /(?<!hội )đồng(?!\s*chí)/.test(indicator.unit) ? 'money' : 'count'

const keysIn = (phrase: string): string[] =>
  keysOfPhrase(
    tokensOf(phrase),
    (token) => phrase.slice(token.start, token.end) !== phrase.slice(token.start, token.end).toLowerCase(),
  )

type Phrases = { list: { owner: number; keys: string[] }[]; spread: Map<string, Set<number>> }

function phrasesOf(indicators: readonly Indicator[]): Phrases {
  const list: Phrases['list'] = []
  const spread: Phrases['spread'] = new Map()
  indicators.forEach((indicator, owner) => {
    const seen = new Set<string>()
    for (const phrase of [...indicator.phrases, indicator.title]) {
      const keys = keysIn(phrase)
      if (keys.length === 0 || seen.has(keys.join(' '))) continue
      seen.add(keys.join(' '))
      list.push({ owner, keys })
      for (const key of keys) {
        const owners = spread.get(key)
        if (owners) owners.add(owner)
        else spread.set(key, new Set([owner]))
      }
    }
  })
  return { list, spread }
}

/** Words that turn the meaning of a phrase round; beside them a phrase needs its rarest syllable. */
const NEEDED = new Set([
  'chưa',
  'thiếu',
  'nữ',
  'không',
  'dự',
  'miễn',
  'hoãn',
  'phải',
  'biển',
  'khẩu',
  'tập',
  'diễn',
  'trực',
  'tuần',
  'khám',
  'bồi',
  'sơ',
  'đảng',
  'đoàn',
  'trường',
  'dân',
  'vệ',
  'trưởng',
  'phó',
])

function indexOf(indicators: readonly Indicator[]): PhraseIndex {
  const phrases = phrasesOf(indicators)
  const entries = new PairTable()
  for (const { keys } of phrases.list)
    keys.forEach((key, i) => {
      const next = keys[i + 1]
      if (next !== undefined) entries.take(numberFor(key), numberFor(next), entries.size)
      else if (i === 0) entries.take(numberFor(key), ALONE, entries.size)
    })
  return { tables: MEASURED.map((measured) => tableOf(indicators, phrases, measured, entries)), entries }
}

function tableOf(
  indicators: readonly Indicator[],
  { list, spread }: Phrases,
  measured: Measured,
  entries: PairTable,
): PhraseTable {
  const phrases = list.filter(({ owner }) => indicators[owner] && measuredOf(indicators[owner]) === measured)
  const size = phrases.reduce((sum, { keys }) => sum + keys.length, 0)
  const standing: (number[] | undefined)[] = []
  const syllables = new Float64Array(2 * entries.size)
  const weightOf = (key: string): number => Math.log(1 + indicators.length / (spread.get(key)?.size ?? 1)) ** WEIGHTS.rare
  const table = {
    indicators,
    from: new Int32Array(phrases.length + 1),
    entryOf: new Int32Array(size).fill(entries.size),
    weight: new Float64Array(size),
    total: new Float64Array(phrases.length),
    owner: Int32Array.from(phrases, (phrase) => phrase.owner),
    needed: new Uint8Array(size),
    needs: new Uint16Array(phrases.length),
  }
  let slot = 0
  phrases.forEach(({ keys }, number) => {
    const rarest = keys.reduce(
      (best, key) => ((spread.get(key)?.size ?? 0) < (spread.get(best)?.size ?? 0) ? key : best),
      keys[0] ?? '',
    )
    keys.forEach((key, i) => {
      const need = /^\d/.test(key) || NEEDED.has(key) ? TURNS : keys.length > 1 && key === rarest ? 1 : 0
      table.needed[slot] = need
      table.needs[number] = (table.needs[number] ?? 0) + need
      const weight = weightOf(key)
      table.weight[slot] = weight
      table.total[number] = (table.total[number] ?? 0) + weight
      const next = keys[i + 1]
      if (next !== undefined || keys.length === 1) {
        const entry = entries.get(numberFor(key), next === undefined ? ALONE : numberFor(next))
        table.entryOf[slot] = entry
        const list = standing[entry]
        if (list) list.push(number)
        else standing[entry] = [number]
        syllables[2 * entry] = weight
        if (next !== undefined) syllables[2 * entry + 1] = weightOf(next)
      }
      slot++
    })
    table.from[number + 1] = slot
  })
  const listed = new Int32Array(entries.size + 1)
  for (let entry = 0; entry < entries.size; entry++)
    listed[entry + 1] = (listed[entry] as number) + (standing[entry]?.length ?? 0)
  const lists = Array.from({ length: entries.size }, (_, entry) => standing[entry] ?? [])
  return { ...table, syllables, phrases: Int32Array.from(lists.flat()), listed }
}

/** Where the pairs of the catalogue stand in a stream, found once and used by every figure of the text. */
export type Hits = {
  /** Stream places, rising. */
  places: number[]
  entries: number[]
  /** Places to the second syllable: 0 for a phrase of one syllable, 2 where one word stands between. */
  steps: number[]
}

export function hitsIn({ entries }: PhraseIndex, { numbers, at }: Stream): Hits {
  const hits: Hits = { places: [], entries: [], steps: [] }
  const add = (place: number, entry: number, step: number): void => {
    if (entry < 0) return
    hits.places.push(place)
    hits.entries.push(entry)
    hits.steps.push(step)
  }
  for (let i = 0; i < at.length; i++) {
    const first = numbers[i] as number
    if (first === UNKNOWN) continue
    add(i, entries.get(first, ALONE), 0)
    const second = i + 1 < at.length ? (numbers[i + 1] as number) : UNKNOWN
    const third = i + 2 < at.length ? (numbers[i + 2] as number) : UNKNOWN
    if (second !== UNKNOWN) {
      add(i, entries.get(first, second), 1)
      // The figure parts them and turns them round: "trực 48 lượt" is the phrase "lượt trực".
      if ((at[i + 1] as number) - (at[i] as number) > 1) add(i, entries.get(second, first), 1)
    }
    if (third !== UNKNOWN) add(i, entries.get(first, third), 2)
  }
  return hits
}
