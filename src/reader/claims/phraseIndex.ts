/**
 * Which indicator does a figure speak of? Every phrase of the catalogue is cut into syllables; a syllable counts where it
 * stands in the text beside its neighbour of the phrase, weighed by how rare it is and how near the figure it stands.
 * The best phrase speaks for its indicator. Linear in the text: a pair of syllables leads straight to its phrases.
 */
import type { Indicator } from '#domain/indicator.ts'
import { type Stream, streamOf } from './stream.ts'
import { tokensOf } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** Percentages, money and counts are looked up apart: no figure can be of two of these. */
export type Measured = 'percent' | 'money' | 'count'
export const MEASURED: readonly Measured[] = ['percent', 'money', 'count']

/** The phrases of one kind of measure: a slot is one syllable of one phrase. */
export type PhraseTable = {
  indicators: readonly Indicator[]
  phraseOf: Int32Array
  weight: Float64Array
  /** Sum of the weights of a phrase. */
  total: Float64Array
  owner: Int32Array
  /** 1 for the rarest syllable, TURNS where the phrase is not this phrase without it: a digit, "chưa", "nữ"; `needs` adds them up. */
  needed: Uint8Array
  needs: Uint16Array
}

/** Slots by kind of measure, in the order of MEASURED. */
export type Slots = readonly (Int32Array | undefined)[]

export type PhraseIndex = {
  tables: readonly PhraseTable[]
  /** Number of a syllable that stands in some phrase. */
  vocabulary: ReadonlyMap<string, number>
  /** Pair of syllables (first × SPREAD + second) → slots of the first; the second stands one slot behind. */
  pairs: ReadonlyMap<number, Slots>
  /** A phrase of one syllable has no pair. */
  singles: ReadonlyMap<number, Slots>
}

const SPREAD = 65_536
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

const keysOfPhrase = (phrase: string): string[] =>
  streamOf(
    tokensOf(phrase),
    () => false,
    (token) => phrase.slice(token.start, token.end) !== phrase.slice(token.start, token.end).toLowerCase(),
  ).keys

type Phrases = { list: { owner: number; keys: string[] }[]; spread: Map<string, Set<number>> }

function phrasesOf(indicators: readonly Indicator[]): Phrases {
  const list: Phrases['list'] = []
  const spread: Phrases['spread'] = new Map()
  indicators.forEach((indicator, owner) => {
    const seen = new Set<string>()
    for (const phrase of [...indicator.phrases, indicator.title]) {
      const keys = keysOfPhrase(phrase)
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
  const vocabulary = new Map([...phrases.spread.keys()].map((key, i) => [key, i]))
  const pairs = new Map<number, (number[] | undefined)[]>()
  const singles = new Map<number, (number[] | undefined)[]>()
  const tables = MEASURED.map((measured, kind) =>
    tableOf(indicators, phrases, measured, (slot, key, next) => {
      const first = vocabulary.get(key) ?? 0
      const [map, number] = next === undefined ? [singles, first] : [pairs, first * SPREAD + (vocabulary.get(next) ?? 0)]
      const entry = map.get(number) ?? []
      const list = entry[kind]
      if (list) list.push(slot)
      else entry[kind] = [slot]
      map.set(number, entry)
    }),
  )
  return { tables, vocabulary, pairs: packed(pairs), singles: packed(singles) }
}

const packed = (map: ReadonlyMap<number, (number[] | undefined)[]>): ReadonlyMap<number, Slots> =>
  new Map(
    [...map].map(([key, kinds]) => [key, MEASURED.map((_, kind) => (kinds[kind] ? Int32Array.from(kinds[kind]) : undefined))]),
  )

/** `enter` is told every slot with its syllable and the next of its phrase; none next for a phrase of one syllable. */
function tableOf(
  indicators: readonly Indicator[],
  { list, spread }: Phrases,
  measured: Measured,
  enter: (slot: number, key: string, next: string | undefined) => void,
): PhraseTable {
  const phrases = list.filter(({ owner }) => indicators[owner] && measuredOf(indicators[owner]) === measured)
  const size = phrases.reduce((sum, { keys }) => sum + keys.length, 0)
  const table: PhraseTable = {
    indicators,
    phraseOf: new Int32Array(size),
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
      table.phraseOf[slot] = number
      const need = /^\d/.test(key) || NEEDED.has(key) ? TURNS : keys.length > 1 && key === rarest ? 1 : 0
      table.needed[slot] = need
      table.needs[number] = (table.needs[number] ?? 0) + need
      const weight = Math.log(1 + indicators.length / (spread.get(key)?.size ?? 1)) ** WEIGHTS.rare
      table.weight[slot] = weight
      table.total[number] = (table.total[number] ?? 0) + weight
      if (i + 1 < keys.length || keys.length === 1) enter(slot, key, keys[i + 1])
      slot++
    })
  })
  return table
}

/** Where the pairs of the catalogue stand in a stream, found once and used by every figure of the text. */
export type Hits = {
  /** Stream places, rising. */
  places: number[]
  slots: Slots[]
  /** Places to the second syllable: 0 for a phrase of one syllable, 2 where one word stands between. */
  steps: number[]
}

export function hitsIn({ vocabulary, pairs, singles }: PhraseIndex, { keys, at }: Stream): Hits {
  const hits: Hits = { places: [], slots: [], steps: [] }
  const numbers = new Int32Array(keys.length + 2).fill(-1)
  for (let i = 0; i < keys.length; i++) numbers[i] = vocabulary.get(keys[i] as string) ?? -1
  const add = (place: number, slots: Slots | undefined, step: number): void => {
    if (!slots) return
    hits.places.push(place)
    hits.slots.push(slots)
    hits.steps.push(step)
  }
  for (let i = 0; i < keys.length; i++) {
    const first = numbers[i] as number
    if (first < 0) continue
    const [second, third] = [numbers[i + 1] as number, numbers[i + 2] as number]
    add(i, singles.get(first), 0)
    if (second >= 0) add(i, pairs.get(first * SPREAD + second), 1)
    // The figure parts them and turns them round: "trực 48 lượt" is the phrase "lượt trực".
    if (second >= 0 && (at[i + 1] ?? 0) - (at[i] ?? 0) > 1) add(i, pairs.get(second * SPREAD + first), 1)
    if (third >= 0) add(i, pairs.get(first * SPREAD + third), 2)
  }
  return hits
}
