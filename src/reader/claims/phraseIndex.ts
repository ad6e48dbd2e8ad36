/**
 * Which indicator does a figure speak of? Every phrase of the catalogue is cut into syllables; a syllable counts where it
 * stands in the text beside its neighbour of the phrase, weighed by how rare it is and how near the figure it stands.
 * The best phrase speaks for its indicator. Linear in the text: a pair of syllables leads straight to its phrases.
 */
import type { Indicator } from '#domain/indicator.ts'
import { type Stream, streamOf } from './stream.ts'
import { tokensOf } from './tokens.ts'

/** Percentages, money and counts are looked up apart: no figure can be of two of these. */
export type Measured = 'percent' | 'money' | 'count'
export const MEASURED: readonly Measured[] = ['percent', 'money', 'count']

export type PhraseIndex = {
  indicators: readonly Indicator[]
  /** Pair of syllables → slots (one slot is one syllable of one phrase); both syllables of the pair are filled. */
  pairs: ReadonlyMap<string, Int32Array>
  /** A phrase of one syllable has no pair. */
  singles: ReadonlyMap<string, Int32Array>
  phraseOf: Int32Array
  weight: Float64Array
  /** Sum of the weights of a phrase. */
  total: Float64Array
  owner: Int32Array
  /** 1 where the phrase is not this phrase without the syllable: a digit, "chưa", "nữ". */
  needed: Uint8Array
  needs: Uint8Array
}

const built = new WeakMap<readonly Indicator[], Map<Measured, PhraseIndex>>()

export function phraseIndex(indicators: readonly Indicator[], measured: Measured): PhraseIndex {
  let ready = built.get(indicators)
  if (!ready) {
    const phrases = phrasesOf(indicators)
    ready = new Map(MEASURED.map((kind) => [kind, build(indicators, phrases, kind)]))
    built.set(indicators, ready)
  }
  return ready.get(measured) as PhraseIndex
}

export const measuredOf = (indicator: Indicator): Measured => (indicator.unit.includes('%') ? 'percent' : /đồng(?!\s*chí)/.test(indicator.unit) ? 'money' : 'count')

const keysOfPhrase = (phrase: string): string[] => streamOf(tokensOf(phrase), () => false, (token) => phrase.slice(token.start, token.end) !== phrase.slice(token.start, token.end).toLowerCase()).keys

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

/** Words that turn the meaning of a phrase round. */
const NEEDED = new Set(['chưa', 'thiếu', 'nữ', 'không', 'dự', 'miễn', 'hoãn', 'phải', 'biển', 'khẩu'])

function build(indicators: readonly Indicator[], { list, spread }: Phrases, measured: Measured): PhraseIndex {
  const phrases = list.filter(({ owner }) => indicators[owner] && measuredOf(indicators[owner]) === measured)
  const size = phrases.reduce((sum, { keys }) => sum + keys.length, 0)
  const phraseOf = new Int32Array(size)
  const weight = new Float64Array(size)
  const needed = new Uint8Array(size)
  const total = new Float64Array(phrases.length)
  const needs = new Uint8Array(phrases.length)
  const pairs = new Map<string, number[]>()
  const singles = new Map<string, number[]>()
  let slot = 0
  phrases.forEach(({ keys }, number) => {
    keys.forEach((key, i) => {
      phraseOf[slot] = number
      if (/^\d/.test(key) || NEEDED.has(key)) {
        needed[slot] = 1
        needs[number] = (needs[number] ?? 0) + 1
      }
      weight[slot] = Math.log(1 + indicators.length / (spread.get(key)?.size ?? 1))
      total[number] = (total[number] ?? 0) + (weight[slot] ?? 0)
      if (i + 1 < keys.length) append(pairs, `${key} ${keys[i + 1]}`, slot)
      if (keys.length === 1) append(singles, key, slot)
      slot++
    })
  })
  return { indicators, pairs: packed(pairs), singles: packed(singles), phraseOf, weight, total, owner: Int32Array.from(phrases, (phrase) => phrase.owner), needed, needs }
}

function append(map: Map<string, number[]>, key: string, slot: number): void {
  const slots = map.get(key)
  if (slots) slots.push(slot)
  else map.set(key, [slot])
}

const packed = (map: Map<string, number[]>): ReadonlyMap<string, Int32Array> => new Map([...map].map(([key, slots]) => [key, Int32Array.from(slots)]))

/** Where the pairs of the catalogue stand in a stream, found once and used by every figure of the text. */
export type Hits = {
  /** Stream places, rising. */
  places: number[]
  slots: Int32Array[]
  /** Places to the second syllable: 0 for a phrase of one syllable, 2 where one word stands between. */
  steps: number[]
}

export function hitsIn(index: PhraseIndex, { keys }: Stream): Hits {
  const hits: Hits = { places: [], slots: [], steps: [] }
  const add = (place: number, slots: Int32Array | undefined, step: number): void => {
    if (!slots) return
    hits.places.push(place)
    hits.slots.push(slots)
    hits.steps.push(step)
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? ''
    add(i, index.singles.get(key), 0)
    if (i + 1 < keys.length) add(i, index.pairs.get(`${key} ${keys[i + 1]}`), 1)
    if (i + 2 < keys.length) add(i, index.pairs.get(`${key} ${keys[i + 2]}`), 2)
  }
  return hits
}
