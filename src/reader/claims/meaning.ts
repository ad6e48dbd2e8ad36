/**
 * The indicator each figure speaks of. Phrases of the catalogue are scored around the figure; the unit word then says
 * which indicators can be counted so, and the relations say the rest: a percentage of a pair is the ratio of that pair.
 */
import type { Indicator } from '#domain/indicator.ts'
import { type Hits, hitsIn, phraseIndex, PhraseScorer, type Scored } from './phraseIndex.ts'
import type { Linked } from './relations.ts'
import type { Marks } from './sentences.ts'
import { type Stream, streamOf } from './stream.ts'
import { canonical, type Token } from './tokens.ts'
import { type Family, familyOf, kinship } from './unitWords.ts'

export type Meaning = { indicator: string; score: number }
export type Found = { best: string | null; candidates: Meaning[]; standing: 'stated' | 'proposed' | 'aimed' }

/** Below this a figure is said to fit no indicator; between the two lines it has candidates but no answer. */
const KEPT = 5
/**
 * Found by search over the labelled narratives (bench/narrative.ts): the score from which an indicator is named, what a figure,
 * a comma and a semicolon between a word and its figure take from the word, what the words right behind a figure gain,
 * over how many words nearness fades, how dearly an uncovered syllable costs and how much a longer phrase counts.
 */
export const T = { enough: 2.2, claims: 0.73, soft: 0.9, inner: 1, own: 1.05, back: 50, cover: 3, power: 0.93, single: 0.85 }
/** Another unit word of the same family: possible, but less likely. */
const OTHER_WORD = 0.85

type Facts = { families: Family[]; ratios: Map<string, number[]>; percent: boolean[]; ofTarget: boolean[]; place: ReadonlyMap<string, number> }
const known = new WeakMap<readonly Indicator[], Facts>()

function factsOf(indicators: readonly Indicator[]): Facts {
  const ready = known.get(indicators)
  if (ready) return ready
  const place = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const ratios = new Map<string, number[]>()
  indicators.forEach((indicator, i) => {
    if (indicator.measure !== 'ratio' || !indicator.formula) return
    const [over] = indicator.formula.split('/')
    for (const id of over?.match(/[a-z_0-9.]+/g) ?? []) ratios.set(id, [...(ratios.get(id) ?? []), i])
  })
  const facts = { families: indicators.map((indicator) => familyOf(indicator.unit)), ratios, percent: indicators.map((indicator) => indicator.unit.includes('%')), ofTarget: indicators.map((indicator) => indicator.targetOf !== undefined), place }
  known.set(indicators, facts)
  return facts
}

export function meaningsOf(tokens: readonly Token[], marks: Marks, linked: readonly Linked[], indicators: readonly Indicator[], text: string, offset: number): Found[] {
  if (linked.length === 0) return []
  const figure = new Uint8Array(tokens.length)
  const counts = new Int32Array(tokens.length + 1)
  for (const item of linked) {
    // The length of a course is part of its name ("huấn luyện 12 ngày"), so its digits stay readable.
    if (item.family !== 'time') for (let i = item.first; i < item.end; i++) figure[i] = 1
    counts[item.first] = (counts[item.first] ?? 0) + 1
  }
  for (let i = 1; i <= tokens.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0)
  const capitals = (token: Token): boolean => isCapitals(text.slice(token.start - offset, token.end - offset))
  const stream = streamOf(tokens, (i) => figure[i] === 1, capitals)
  const index = phraseIndex(indicators)
  const hits = hitsIn(index, stream)
  const scorer = new PhraseScorer(index)
  const found = linked.map((item) => rate(scoreAround(item, tokens, stream, hits, scorer, marks, counts), item, tokens, indicators))
  const own = found.map((scores) => new Map(scores))
  for (let i = 0; i < linked.length; i++) {
    inherit(i, linked, own, found, indicators)
    shareNoun(i, linked, own, found, indicators)
  }
  return found.map((scores, i) => answer(scores, linked[i], tokens, indicators))
}

const isCapitals = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase()

/** How far words reach: forty tokens back over sentence ends, less and less; forward to the end of the clause. */
const BACK = 90
const AHEAD = 26

function scoreAround(item: Linked, tokens: readonly Token[], stream: Stream, hits: Hits, scorer: PhraseScorer, marks: Marks, counts: Int32Array): Scored[] {
  const from = lowerBound(hits.places, lowerBound(stream.at, item.first - BACK))
  const to = lowerBound(hits.places, lowerBound(stream.at, item.unitEnd + AHEAD))
  const inner = marks.inner[item.first] ?? 0
  const [soft, hard, sentence, own] = [marks.soft[item.first] ?? 0, marks.hard[item.first] ?? 0, item.sentence, counts[item.first] ?? 0]
  const [softEnd, hardEnd, innerEnd] = [marks.soft[item.end] ?? 0, marks.hard[item.end] ?? 0, marks.inner[item.end] ?? 0]
  const subject = tokens[item.first - 1]?.key === 'là'
  return scorer.score(hits, from, to, (place) => {
    const at = stream.at[place] ?? 0
    if (at < item.first) {
      const claims = own - 1 - (counts[at] ?? 0)
      const gap = item.first - at
      if (subject && marks.sentence[at] === sentence && (marks.inner[at] ?? 0) === inner) return 0.95 ** (claims + hard - (marks.hard[at] ?? 0))
      return T.inner ** (inner - (marks.inner[at] ?? 0)) * T.claims ** Math.max(0, claims) * T.soft ** (soft - (marks.soft[at] ?? 0)) * 0.72 ** (hard - (marks.hard[at] ?? 0)) * (marks.sentence[at] === sentence ? 1 : 0.6) * (gap <= 7 ? 1 : 1 / (1 + (gap - 7) / T.back))
    }
    const claims = (counts[at] ?? 0) - own
    const gap = at - item.end
    const inUnit = at < item.unitEnd
    return (inUnit || (claims === 0 && gap <= 5 && (marks.soft[at] ?? 0) === softEnd) ? T.own : 0.3 ** Math.max(0, claims) * 0.55 ** Math.max(0, (marks.soft[at] ?? 0) - softEnd) * 0.12 ** Math.max(0, (marks.hard[at] ?? 0) - hardEnd) * 0.15 ** Math.max(0, (marks.inner[at] ?? 0) - innerEnd)) * (gap <= 8 ? 1 : 1 / (1 + (gap - 8) / 12))
  })
}

function lowerBound(values: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

type Scores = Map<number, number>

const TARGET = /(chỉ tiêu|kế hoạch|được giao|phải|cần|trên giao|nhu cầu)/

/** The unit word, the kind of number and the words of assignment weigh each indicator. */
function rate(scored: readonly Scored[], item: Linked, tokens: readonly Token[], indicators: readonly Indicator[]): Scores {
  const facts = factsOf(indicators)
  const scores: Scores = new Map()
  const before = tokens.slice(Math.max(0, item.first - 7), item.first).map((token) => token.key).join(' ')
  const after = tokens.slice(item.unitEnd, item.unitEnd + 7).map((token) => token.key).join(' ')
  const assigned = TARGET.test(before) || /(^| )(phải|cần|theo kế hoạch|được giao)( |$)/.test(after) || /(trên|trong) tổng số$/.test(before)
  const lacking = /(^| )(chưa|thiếu|còn chậm|chậm)( |$)/.test(`${before.split(/[.;]/).at(-1)} ${after.split(/[.;,]/)[0]}`)
  for (const { indicator, score } of scored) {
    let weight = 1
    const percent = facts.percent[indicator] ?? false
    if (item.form === 'percent' || item.form === 'points') weight = percent ? 1 : 0
    else if (percent) weight = 0
    else if (item.form === 'money') weight = facts.families[indicator] === 'money' ? 1 : 0
    else if (facts.families[indicator] === 'money') weight = 0
    else weight = item.family === null ? 0.85 : kinship(item.family, facts.families[indicator] ?? 'other') * (item.family === 'person' || sameHead(item.unit, indicators[indicator]?.unit) ? 1 : OTHER_WORD)
    if (facts.ofTarget[indicator]) weight *= item.denominator ? 0.4 : assigned ? 1.3 : 0.6
    if (assigned && !item.denominator && !percent && indicators[indicator]?.target !== undefined) weight *= 0.85
    if (lacking !== (indicators[indicator]?.lacking ?? false)) weight *= lacking ? 0.85 : 0.6
    const growth = indicators[indicator]?.formula?.includes('previous(') ?? false
    if (growth !== (item.change !== null) && percent) weight *= growth ? 0.1 : 0.35
    if (!percent && item.change !== null) weight *= 0.3
    if (item.unit?.includes('/') && item.form === 'money') weight *= indicators[indicator]?.unit.includes('/') ? 1.3 : 0.3
    if (weight > 0) scores.set(indicator, score * weight)
  }
  return scores
}

const sameHead = (a: string | null, b: string | undefined): boolean => canonical((a ?? '').split(/[ ,]/)[0] ?? '') === canonical((b ?? '').split(/[ ,]/)[0] ?? '')

/** A percentage of a pair is the ratio whose numerator the pair is; the pair speaks for the ratio and the ratio for the pair. */
function inherit(i: number, linked: readonly Linked[], own: readonly Scores[], found: readonly Scores[], indicators: readonly Indicator[]): void {
  const facts = factsOf(indicators)
  const { relation } = linked[i] ?? {}
  const part = relation?.to[0]
  const [mine, theirs, ratioScores, partScores] = [found[i], found[part ?? -1], own[i], own[part ?? -1]]
  if (!mine || !theirs || !ratioScores || !partScores || (relation?.kind !== 'share_of_pair' && relation?.kind !== 'share_of_whole' && relation?.kind !== 'share_of_base')) return
  const top = Math.max(0, ...partScores.values())
  for (const [indicator, score] of partScores) {
    if (score < top * 0.7) continue
    for (const ratio of facts.ratios.get(indicators[indicator]?.id ?? '') ?? []) {
      const said = ratioScores.get(ratio) ?? 0
      mine.set(ratio, (mine.get(ratio) ?? 0) + score * 0.8)
      if (said > 0) theirs.set(indicator, (theirs.get(indicator) ?? 0) + said * 0.5)
    }
  }
}

/** "548 trên tổng số 842 đồng chí tham gia huấn luyện": the noun stands behind the whole, the part means the same. */
function shareNoun(i: number, linked: readonly Linked[], own: readonly Scores[], found: readonly Scores[], indicators: readonly Indicator[]): void {
  const { relation } = linked[i] ?? {}
  const place = relation?.to[0]
  const [mine, theirs, scores] = [found[i], found[place ?? -1], own[place ?? -1]]
  if (!mine || !theirs || !scores || relation?.kind !== 'part_of' || relation.base !== null) return
  for (const [indicator, score] of scores) {
    mine.set(indicator, Math.max(mine.get(indicator) ?? 0, score))
    const target = factsOf(indicators).place.get(indicators[indicator]?.target ?? '')
    if (target !== undefined) theirs.set(target, Math.max(theirs.get(target) ?? 0, score * 1.2))
  }
}

const PROPOSED = /đề nghị[^.;]{0,40}$|đề xuất[^.;]{0,30}$/
const AIMED = /(phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|bảo đảm|chỉ đạo|phải đạt|dự kiến)[^.;,]{0,40}$/

function answer(scores: Scores, item: Linked | undefined, tokens: readonly Token[], indicators: readonly Indicator[]): Found {
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, KEPT)
  const candidates = ranked.filter(([, score]) => score >= T.enough * 0.5).map(([indicator, score]) => ({ indicator: indicators[indicator]?.id ?? '', score: Math.round((score / (score + T.enough)) * 1000) / 1000 }))
  const before = item ? tokens.slice(Math.max(0, item.first - 12), item.first).map((token) => token.key).join(' ') : ''
  const standing = PROPOSED.test(before) ? 'proposed' : AIMED.test(before) ? 'aimed' : 'stated'
  return { best: (ranked[0]?.[1] ?? 0) >= T.enough ? (candidates[0]?.indicator ?? null) : null, candidates, standing }
}
