/**
 * The indicator each figure speaks of. Phrases of the catalogue are scored around the figure; the unit word then says
 * which indicators can be counted so, and the relations say the rest: a percentage of a pair is the ratio of that pair.
 */
import type { Indicator } from '#domain/indicator.ts'
import { type Ground, listEnds, measuredBy, scoreAround, scorersOf } from './around.ts'
import { type Framed, framedAt, saidIn } from './framed.ts'
import { bookOf } from './frames/book.ts'
import { factsOf } from './indicatorFacts.ts'
import {
  lendToAttained,
  lendToBase,
  lendToBefore,
  lendToCost,
  lendToGrowth,
  lendToLevels,
  lendToPart,
  lendToShare,
  lendToWhole,
  tellPartFromWhole,
  topOf,
} from './lent.ts'
import type { Linked } from './linked.ts'
import { hitsIn, phraseIndex } from './phraseIndex.ts'
import { rate } from './rated.ts'
import type { Scores } from './scores.ts'
import type { Marks } from './sentences.ts'
import { streamOf } from './stream.ts'
import type { Tables } from './tables.ts'
import type { Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'
import { Words } from './words.ts'

export type Meaning = { indicator: string; score: number }
export type Found = {
  best: string | null
  candidates: Meaning[]
  standing: 'stated' | 'proposed' | 'aimed'
}

const KEPT = 5

export function meaningsOf(
  tokens: readonly Token[],
  marks: Marks,
  linked: readonly Linked[],
  indicators: readonly Indicator[],
  text: string,
  offset: number,
  keys: readonly string[],
  vague: readonly Linked[] = [],
  tables: Tables | null = null,
): { figures: Found[]; mentions: Found[] } {
  if (linked.length + vague.length === 0) return { figures: [], mentions: [] }
  const figure = new Uint8Array(tokens.length)
  const counts = new Int32Array(tokens.length + 1)
  for (const item of linked) {
    // The length of a course is part of its name ("huấn luyện 12 ngày"), so its digits stay readable.
    if (item.family !== 'time') for (let i = item.first; i < item.end; i++) figure[i] = 1
    counts[item.first] = (counts[item.first] ?? 0) + 1
  }
  for (let i = 1; i <= tokens.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0)
  const capitals = (token: Token): boolean => isCapitals(text.slice(token.start - offset, token.end - offset))
  // The catalogue enters its syllables in the lexicon before those of the text are looked up there.
  const [index, facts] = [phraseIndex(indicators), factsOf(indicators)]
  bookOf(indicators)
  const stream = streamOf(tokens, figure, capitals)
  const ground: Ground = {
    tokens,
    words: new Words(keys),
    marks,
    counts,
    stream,
    hits: hitsIn(index, stream),
    scorers: scorersOf(indicators),
    said: saidIn(stream, indicators),
    tables,
    openings: new Map(linked.toReversed().map((item) => [item.sentence, item.first])),
  }
  const lists = listEnds(tokens, linked)
  const framed = (item: Linked, before?: Linked, after?: Linked): Framed =>
    framedAt(item, before, after, measuredBy(item), ground.said, marks, indicators, tables, ground.openings.get(item.sentence))
  const own = linked.map((item, i) => {
    const [before, after] = [linked[i - 1], linked[i + 1]]
    const scored = scoreAround(item, before, after, linked[lists[i] ?? i] ?? item, ground)
    return rate(scored, item, ground, indicators, framed(item, before, after))
  })
  for (let i = 0; i + 1 < linked.length; i++) tellTurns(linked[i], linked[i + 1], own[i], indicators)
  const found = own.map((scores) => scores.copy())
  for (let i = 0; i < linked.length; i++) {
    shareNoun(i, linked, own, found, indicators)
    const [before, here] = [found[i - 1], found[i]]
    if (before && here && movesOn(tokens, linked[i - 1], linked[i]))
      for (let k = 0; k < before.values.length; k++)
        here.raise(before.indicators[k] as number, (before.values[k] as number) * 0.98)
  }
  agreeOnChapter(linked, found, indicators)
  for (let i = 0; i < linked.length; i++) {
    lendToAttained(i, linked, found, facts)
    lendToGrowth(i, linked, found, facts)
    lendToShare(i, linked, found, facts)
    lendToBefore(i, linked, found)
    lendToLevels(i, linked, found)
  }
  for (let i = 0; i < linked.length; i++) lendToWhole(i, linked, found, facts)
  const spoken = found.map((scores) => scores.copy())
  for (let i = 0; i < linked.length; i++) inherit(i, linked, spoken, found, indicators)
  for (let i = 0; i < linked.length; i++) {
    lendToPart(i, linked, found, facts)
    lendToBase(i, linked, found, facts)
    lendToCost(i, linked, found, facts)
    tellPartFromWhole(i, linked, found, facts)
  }
  const score = (item: Linked): Scores =>
    rate(scoreAround(item, undefined, undefined, item, ground), item, ground, indicators, framed(item))
  return {
    figures: found.map((scores, i) => answer(scores, linked[i], ground, indicators, tables)),
    mentions: vague.map((item) => answer(score(item), item, ground, indicators)),
  }
}

const isCapitals = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase()

/** Figures of one sentence mostly speak of one chapter: what the neighbours are sure of helps the one in between. */
function agreeOnChapter(linked: readonly Linked[], found: readonly Scores[], indicators: readonly Indicator[]): void {
  const { list, overs } = factsOf(indicators)
  const tops = found.map(topOf)
  for (let i = 0; i < linked.length; i++) {
    for (const at of [i - 2, i - 1, i + 1, i + 2]) {
      const chapter = list[tops[at] ?? -1]?.chapter
      if (chapter === undefined || linked[at]?.sentence !== linked[i]?.sentence) continue
      const { indicators: own, values } = found[i] as Scores
      for (let k = 0; k < own.length; k++)
        if (list[own[k] as number]?.chapter === chapter)
          values[k] = (values[k] as number) * (Math.abs(at - i) === 1 ? WEIGHTS.chapter : Math.sqrt(WEIGHTS.chapter))
    }
    const relation = linked[i]?.relation
    const object = relation?.kind === 'per_object' && relation.base === null ? relation.to[0] : undefined
    const top = object === undefined ? undefined : tops[object]
    if (top !== undefined)
      for (const cost of overs.get(top) ?? []) found[i]?.add(cost, (found[object ?? -1]?.get(top) ?? 0) * 0.6)
  }
}

/** "tuần tra 86 lượt với 1.032 lượt cán bộ": of two turns side by side those of people are the second. */
function tellTurns(
  item: Linked | undefined,
  next: Linked | undefined,
  scores: Scores | undefined,
  indicators: readonly Indicator[],
): void {
  if (!item || !next || !scores || item.family !== 'turn' || next.family !== 'personTurn' || item.sentence !== next.sentence)
    return
  const { list } = factsOf(indicators)
  for (let k = 0; k < scores.values.length; k++)
    if (list[scores.indicators[k] as number]?.family === 'personTurn')
      scores.values[k] = (scores.values[k] as number) * WEIGHTS.turnStock
}

/** A percentage of a pair is the ratio whose numerator the pair is; the pair speaks for the ratio and the ratio for the pair. */
function inherit(
  i: number,
  linked: readonly Linked[],
  own: readonly Scores[],
  found: readonly Scores[],
  indicators: readonly Indicator[],
): void {
  const facts = factsOf(indicators)
  const { relation } = linked[i] ?? {}
  const part = relation?.to[0]
  const [mine, theirs, ratioScores, partScores] = [found[i], found[part ?? -1], own[i], own[part ?? -1]]
  if (
    !mine ||
    !theirs ||
    !ratioScores ||
    !partScores ||
    (relation?.kind !== 'share_of_pair' && relation?.kind !== 'share_of_whole' && relation?.kind !== 'share_of_base')
  )
    return
  const top = partScores.highest()
  partScores.indicators.forEach((indicator, k) => {
    const score = partScores.values[k] as number
    if (score < top * 0.7) return
    for (const ratio of facts.ratios.get(indicator) ?? []) {
      const said = ratioScores.get(ratio)
      mine.add(ratio, score * 0.8)
      if (said > 0) theirs.add(indicator, said * 0.8)
    }
  })
}

/** "tăng từ 150 lên 180": both figures are of one indicator. */
function movesOn(tokens: readonly Token[], before: Linked | undefined, item: Linked | undefined): boolean {
  if (!before || !item || before.sentence !== item.sentence || before.form !== item.form || item.first - before.unitEnd > 8)
    return false
  for (let i = before.unitEnd; i < item.first; i++) if (tokens[i]?.key === 'lên' || tokens[i]?.key === 'xuống') return true
  return false
}

/** "548 trên tổng số 842 đồng chí tham gia huấn luyện": the noun stands behind the whole, the part means the same. */
function shareNoun(
  i: number,
  linked: readonly Linked[],
  own: readonly Scores[],
  found: readonly Scores[],
  indicators: readonly Indicator[],
): void {
  const { relation } = linked[i] ?? {}
  const place = relation?.to[0]
  const [mine, theirs, scores] = [found[i], found[place ?? -1], own[place ?? -1]]
  if (!mine || !theirs || !scores || relation?.kind !== 'part_of' || relation.base !== null) return
  const { list } = factsOf(indicators)
  scores.indicators.forEach((indicator, k) => {
    const score = scores.values[k] as number
    // Of those who were due the part attended.
    const attained = list[indicator]?.ofTarget ? list.findIndex((fact) => fact.target === indicator) : -1
    mine.raise(attained >= 0 ? attained : indicator, attained >= 0 ? score * 1.05 : score)
    const target = list[indicator]?.target
    if (target !== undefined) theirs.raise(target, score * 1.2)
  })
}

const PROPOSED = /đề nghị[^.;]{0,40}$|đề xuất[^.;]{0,30}$/
/** "chỉ đạo 6 đơn vị ban hành nghị quyết": those told to make a paper are no papers, and have not made it yet. */
const TOLD_TO = /(^| )(chỉ đạo|đôn đốc|yêu cầu|hướng dẫn)$/
const TOLD: ReadonlySet<string | null> = new Set(['body', 'place'])
const AIMED = /(phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|(?<!đạt )yêu cầu|bảo đảm|chỉ đạo|phải đạt|dự kiến)[^.;,]{0,40}$/

function answer(
  scores: Scores,
  item: Linked | undefined,
  { words }: Ground,
  indicators: readonly Indicator[],
  tables: Tables | null = null,
): Found {
  const floor = WEIGHTS.enough * 0.5
  const ranked: [number, number][] = []
  for (let i = 0; i < scores.values.length; i++)
    if ((scores.values[i] as number) >= floor) ranked.push([scores.indicators[i] as number, scores.values[i] as number])
  ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const candidates = ranked.slice(0, KEPT).map(([indicator, score]) => ({
    indicator: indicators[indicator]?.id ?? '',
    score: Math.round((score / (score + WEIGHTS.enough)) * 1000) / 1000,
  }))
  // In a table the heading of its column says whether a number was aimed at or attained.
  const heading = item ? tables?.heading(item.first).join(' ') : ''
  const before = heading || (item ? words.between(item.first - 12, item.first) : '')
  const standing = PROPOSED.test(before) ? 'proposed' : AIMED.test(before) ? 'aimed' : 'stated'
  // By how much something moved is no figure of it, but for the growth the catalogue itself keeps.
  const { list } = factsOf(indicators)
  const top = list[ranked[0]?.[0] ?? -1]
  const moved = item !== undefined && item.change !== null && !(item.form === 'percent' && top?.growth)
  const told = item !== undefined && top?.family === 'document' && TOLD.has(item.family) && TOLD_TO.test(before)
  return {
    best: (ranked[0]?.[1] ?? 0) >= WEIGHTS.enough && !moved && !told ? (candidates[0]?.indicator ?? null) : null,
    candidates,
    standing,
  }
}
