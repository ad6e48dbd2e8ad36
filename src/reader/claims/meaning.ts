/**
 * The indicator each figure speaks of. Phrases of the catalogue are scored around the figure; the unit word then says
 * which indicators can be counted so, and the relations say the rest: a percentage of a pair is the ratio of that pair.
 */
import type { Indicator } from '#domain/indicator.ts'
import { explained, lowerBound, wordsBeside } from './beside.ts'
import { type Framed, framedAt, type Said, saidIn } from './framed.ts'
import { factsOf, thingOf } from './indicatorFacts.ts'
import { lendToAttained, lendToGrowth, lendToShare, topOf } from './lent.ts'
import type { Linked } from './linked.ts'
import { type Hits, hitsIn, MEASURED, type Measured, phraseIndex } from './phraseIndex.ts'
import { PhraseScorer, type Scored } from './phraseScorer.ts'
import type { Marks } from './sentences.ts'
import { type Stream, streamOf } from './stream.ts'
import type { Tables } from './tables.ts'
import { canonical, type Token } from './tokens.ts'
import { kinship } from './unitWords.ts'
import { WEIGHTS } from './weights.ts'

export type Meaning = { indicator: string; score: number }
export type Found = { best: string | null; candidates: Meaning[]; standing: 'stated' | 'proposed' | 'aimed' }

const KEPT = 5

export function meaningsOf(
  tokens: readonly Token[],
  marks: Marks,
  linked: readonly Linked[],
  indicators: readonly Indicator[],
  text: string,
  offset: number,
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
  const stream = streamOf(tokens, (i) => figure[i] === 1, capitals)
  const ground: Ground = {
    tokens,
    marks,
    counts,
    stream,
    hits: hitsIn(phraseIndex(indicators), stream),
    scorers: scorersOf(indicators),
    said: saidIn(stream, indicators),
    tables,
    openings: new Map(linked.toReversed().map((item) => [item.sentence, item.first])),
  }
  const lists = listEnds(tokens, linked)
  const framed = (item: Linked, before?: Linked, after?: Linked): Framed =>
    framedAt(item, before, after, measuredBy(item), ground.said, marks, indicators, tables)
  const own = linked.map((item, i) => {
    const [before, after] = [linked[i - 1], linked[i + 1]]
    const scored = scoreAround(item, before, after, linked[lists[i] ?? i] ?? item, ground)
    return rate(scored, item, ground, indicators, framed(item, before, after))
  })
  const found = own.map((scores) => new Map(scores))
  for (let i = 0; i < linked.length; i++) {
    shareNoun(i, linked, own, found, indicators)
    if (movesOn(tokens, linked[i - 1], linked[i]))
      for (const [indicator, score] of found[i - 1] ?? [])
        found[i]?.set(indicator, Math.max(found[i]?.get(indicator) ?? 0, score * 0.98))
  }
  agreeOnChapter(linked, found, indicators)
  const facts = factsOf(indicators)
  for (let i = 0; i < linked.length; i++) {
    lendToAttained(i, linked, found, facts)
    lendToGrowth(i, linked, found, facts)
    lendToShare(i, linked, found, facts)
  }
  const spoken = found.map((scores) => new Map(scores))
  for (let i = 0; i < linked.length; i++) inherit(i, linked, spoken, found, indicators)
  const score = (item: Linked): Scores =>
    rate(scoreAround(item, undefined, undefined, item, ground), item, ground, indicators, framed(item))
  return {
    figures: found.map((scores, i) => answer(scores, linked[i], tokens, indicators)),
    mentions: vague.map((item) => answer(score(item), item, tokens, indicators)),
  }
}

const isCapitals = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase()

type Ground = {
  /** Sentence → token of its first figure. */
  openings: ReadonlyMap<number, number>
  tokens: readonly Token[]
  marks: Marks
  counts: Int32Array
  stream: Stream
  hits: Hits
  scorers: ReadonlyMap<Measured, PhraseScorer>
  said: Said
  tables: Tables | null
}

const kept = new WeakMap<readonly Indicator[], Map<Measured, PhraseScorer>>()

function scorersOf(indicators: readonly Indicator[]): Map<Measured, PhraseScorer> {
  let ready = kept.get(indicators)
  if (!ready) {
    const { tables } = phraseIndex(indicators)
    ready = new Map(tables.map((table, kind) => [MEASURED[kind] as Measured, new PhraseScorer(table, kind)]))
    kept.set(indicators, ready)
  }
  return ready
}

const measuredBy = (item: Linked): Measured =>
  item.form === 'percent' || item.form === 'points' ? 'percent' : item.form === 'money' ? 'money' : 'count'

/** How far words reach: some ninety words back over sentence ends, less and less; forward to the end of the clause. */
const BACK = 80
const AHEAD = 24
/** Behind a list, whose items share one predicate. */
const LISTED = 40

function scoreAround(
  item: Linked,
  previous: Linked | undefined,
  next: Linked | undefined,
  last: Linked,
  { tokens, marks, counts, stream, hits, scorers, openings, tables }: Ground,
): Scored[] {
  const scorer = scorers.get(measuredBy(item))
  if (!scorer) return []
  const spans = tables?.spans(item.first) ?? null
  if (spans && tables) return scoreCell(item, spans, tables, stream, hits, scorer)
  const low = lowerBound(stream.at, item.first - BACK)
  const high = lowerBound(stream.at, last.unitEnd + (last === item ? AHEAD : LISTED))
  const near = new Float64Array(high - low + 3)
  const { soft, hard, inner, sentence } = marks
  const [softHere, hardHere, innerHere, ownCount] = [
    soft[item.first] as number,
    hard[item.first] as number,
    inner[item.first] as number,
    counts[item.first] as number,
  ]
  // Of the last token, not the one behind: a figure at the end of its line belongs to that line.
  const end = item.end - 1
  const [softEnd, hardEnd, innerEnd] = [soft[end] as number, hard[end] as number, inner[end] as number]
  const subject = tokens[item.first - 1]?.key === 'là'
  const tail = previous ? tailEnd(tokens, previous.unitEnd, item.first) : 0
  const bare = previous !== undefined && previous.sentence === item.sentence && isBare(tokens, previous.unitEnd, item.first)
  const opening = openings.get(item.sentence) ?? 0
  const head = next && next.sentence === item.sentence ? headStart(tokens, item.unitEnd, next.first) : Infinity
  for (let place = low; place < high; place++) {
    const at = stream.at[place] as number
    let weight: number
    if (at < item.first) {
      const shared = bare && at < (previous?.first ?? 0) ? WEIGHTS.bare : 0
      const same = sentence[at] === item.sentence
      const passed = Math.max(0, ownCount - 1 - (counts[at] as number) - shared)
      const between = same && at < opening ? Math.min(passed, WEIGHTS.topic) : passed
      if (subject && same && inner[at] === innerHere)
        weight = WEIGHTS.subject ** between * WEIGHTS.subjectHard ** (hardHere - (hard[at] as number))
      else {
        const gap = item.first - at
        if (gap <= 4 && between <= 0 && soft[at] === softHere && hard[at] === hardHere) weight = WEIGHTS.verb
        else
          weight =
            WEIGHTS.inner ** (innerHere - (inner[at] as number)) *
            WEIGHTS.claims ** between *
            WEIGHTS.soft ** (softHere - (soft[at] as number)) *
            WEIGHTS.hard ** (hardHere - (hard[at] as number)) *
            (same ? 1 : WEIGHTS.sentence) *
            (gap <= 7 ? 1 : 1 / (1 + (gap - 7) / WEIGHTS.back))
      }
      if (previous && at < tail && at >= previous.end) weight *= WEIGHTS.tail
    } else if (at < item.unitEnd) weight = WEIGHTS.own
    else if (last !== item && at >= last.unitEnd) {
      // What stands behind a list is said of every item: "5 tập thể, 3 chiến sĩ thi đua … được tặng danh hiệu".
      weight =
        0.85 *
        WEIGHTS.claimsAfter ** ((counts[at] as number) - (counts[last.first] as number)) *
        WEIGHTS.softAfter ** Math.max(0, (soft[at] as number) - (soft[last.unitEnd] as number)) *
        0.12 ** Math.max(0, (hard[at] as number) - hardEnd) *
        (at - last.unitEnd <= 12 ? 1 : 1 / (1 + (at - last.unitEnd - 12) / 30))
    } else {
      const between = Math.max(0, (counts[at] as number) - ownCount)
      const gap = at - item.end
      const signs = Math.max(0, (soft[at] as number) - softEnd)
      if (between === 0 && signs === 0 && gap <= 5 && hard[at] === hardEnd) weight = WEIGHTS.own
      else
        weight =
          WEIGHTS.claimsAfter ** between *
          WEIGHTS.softAfter ** signs *
          0.12 ** Math.max(0, (hard[at] as number) - hardEnd) *
          0.15 ** Math.max(0, (inner[at] as number) - innerEnd)
      if (gap > 8) weight *= 1 / (1 + (gap - 8) / 12)
      if (at >= head) weight *= WEIGHTS.head
    }
    near[place - low] = weight
  }
  return scorer.score(hits, [[lowerBound(hits.places, low), lowerBound(hits.places, high)]], near, low)
}

/** How many words above a table still name what it is of. */
const CAPTION = 30

/** A number in a cell: its row, its heading and, less, the lines above the table. */
function scoreCell(
  item: Linked,
  spans: readonly (readonly [number, number])[],
  tables: Tables,
  stream: Stream,
  hits: Hits,
  scorer: PhraseScorer,
): Scored[] {
  const top = spans[0]?.[0] ?? item.first
  const ranges = [[Math.max(0, top - CAPTION), top] as const, ...spans].map(
    ([from, to]) => [lowerBound(stream.at, from), lowerBound(stream.at, to)] as const,
  )
  const low = ranges[0]?.[0] ?? 0
  const near = new Float64Array((ranges.at(-1)?.[1] ?? low) - low + 3)
  for (const [from, to] of ranges)
    for (let place = from; place < to; place++) {
      const at = stream.at[place] as number
      near[place - low] = at < top ? 0.5 / (1 + (top - at) / 20) : tables.near(item.first, at)
    }
  return scorer.score(
    hits,
    ranges.map(([from, to]) => [lowerBound(hits.places, from), lowerBound(hits.places, to)] as const),
    near,
    low,
  )
}

/** For each figure the last one of its list: items parted only by a comma or "và" and the few words that name them. */
function listEnds(tokens: readonly Token[], linked: readonly Linked[]): number[] {
  const ends = linked.map((_, i) => i)
  for (let i = linked.length - 2; i >= 0; i--) {
    const [one, next] = [linked[i], linked[i + 1]]
    if (
      !one ||
      !next ||
      one.sentence !== next.sentence ||
      one.form !== 'count' ||
      next.form !== 'count' ||
      next.first - one.unitEnd > 4
    )
      continue
    const link = tokens.slice(one.unitEnd, next.first)
    if (
      link.some((token) => token.key === ',' || token.key === 'và') &&
      link.every((token) => token.kind === 'word' || token.key === ',') &&
      !link.some((token) => LIST_BREAKS.has(token.key))
    )
      ends[i] = ends[i + 1] ?? i + 1
  }
  return ends
}

const LIST_BREAKS = new Set(['trong', 'đạt', 'tăng', 'giảm', 'gồm', 'có', 'được', 'với', 'còn', 'chiếm', 'là', 'bằng', 'đã'])

/** The words right behind a figure up to the next sign are its own; none where no sign parts it from the next figure. */
function tailEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (tokens[i]?.kind === 'sign' || tokens[i]?.key === 'và') return i
  return 0
}

/** Where the words that lead up to the next figure begin: behind the last sign before it. */
function headStart(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (tokens[i]?.kind === 'sign') return i
  return Infinity
}

/** No word of its own stands before the figure: "40 lượt tổ, 120 lượt đồng chí" share the verb of the first. */
function isBare(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 6) return false
  for (let i = to - 1; i >= from; i--) {
    const token = tokens[i]
    if (!token || (token.kind === 'sign' && token.key !== '(' && token.key !== '/' && token.key !== ',')) return false
    if (token.kind === 'sign') return true
    if (!JOINS.has(token.key)) return false
  }
  return true
}

const JOINS = new Set(['và', 'với', 'cùng', 'gần', 'hơn', 'trên', 'khoảng'])

type Scores = Map<number, number>

const ASSIGNED_BEFORE = /(chỉ tiêu|kế hoạch|được giao|phải|cần|trên giao|nhu cầu|triệu tập)|(trên|trong) tổng số$/
const ASSIGNED_AFTER = /(^| )(phải|cần|theo kế hoạch|được giao)( |$)/
const LACKING = /(^| )(chưa|thiếu|chậm)( |$)/

const words = (tokens: readonly Token[], from: number, to: number): string => {
  let text = ''
  for (let i = Math.max(0, from); i < to && i < tokens.length; i++) text += text === '' ? tokens[i]?.key : ` ${tokens[i]?.key}`
  return text
}

/** The unit word, the kind of number and the words of assignment weigh each indicator. */
function rate(
  scored: readonly Scored[],
  item: Linked,
  { tokens, stream, tables }: Ground,
  indicators: readonly Indicator[],
  { added, worth }: Framed,
): Scores {
  const facts = factsOf(indicators)
  const scores: Scores = new Map()
  const heading = tables?.heading(item.first).join(' ')
  const before = heading || words(tokens, item.first - 7, item.first)
  const after = words(tokens, item.unitEnd, item.unitEnd + 7)
  const assigned = item.family === 'quota' || ASSIGNED_BEFORE.test(before) || ASSIGNED_AFTER.test(after)
  const lacking = LACKING.test(`${before.split(/[.;]/).at(-1)} ${after.split(/[.;,]/)[0]}`)
  const percent = item.form === 'percent' || item.form === 'points'
  const head = canonical((item.unit ?? '').split(/[ ,]/)[0] ?? '')
  const beside = wordsBeside(item, tokens, stream, facts)
  const averaged = item.relation?.kind === 'average' || /(bình quân|trung bình|mỗi)/.test(before) || /^mỗi /.test(after)
  const base = item.relation?.base?.toLowerCase() ?? null
  const thing = item.form === 'count' ? thingOf(item.unit) : null
  for (const { indicator, score } of scored) {
    const fact = facts.list[indicator]
    if (!fact) continue
    let weight = 1
    if (item.form === 'count')
      weight =
        item.family === null
          ? 0.85
          : kinship(item.family, fact.family) * (item.family === 'person' || fact.head === head ? 1 : WEIGHTS.otherWord)
    const known = explained(beside, fact.things)
    weight *= 1 - WEIGHTS.explains * (1 - known.pairs)
    weight *= 1 - WEIGHTS.strange * (1 - known.words)
    if (fact.average !== averaged && (fact.average || item.relation?.kind === 'average')) weight *= WEIGHTS.average
    if (item.family === 'time') weight *= fact.family === 'time' ? WEIGHTS.time : 0.1
    if (thing !== null) weight *= fact.things.has(thing) ? WEIGHTS.named : WEIGHTS.unnamed
    if (fact.ofTarget) weight *= item.denominator ? 0.4 : assigned ? 1.3 : 0.6
    if (assigned && !item.denominator && !percent && fact.hasTarget) weight *= 0.85
    if (lacking !== fact.lacking) weight *= lacking ? 0.85 : 0.6
    if (base !== null && fact.bases.some((phrase) => base.includes(phrase))) weight *= 2
    if (percent && fact.growth !== (item.change !== null)) weight *= fact.growth ? 0.1 : item.form === 'points' ? 0.15 : 0.3
    if (item.relation?.kind === 'beyond_target' && !fact.lacking) weight *= WEIGHTS.beyond
    if (!percent && item.change !== null) weight *= WEIGHTS.beyond
    if (item.form === 'money') weight *= rateWeight(item, fact.rate)
    if (weight > 0) scores.set(indicator, score * weight * worth(indicator))
  }
  for (const [indicator, score] of added) {
    const fact = facts.list[indicator]
    if (!fact) continue
    let weight = 1
    if (fact.average !== averaged && (fact.average || item.relation?.kind === 'average')) weight *= WEIGHTS.average
    if (fact.ofTarget) weight *= item.denominator ? 0.4 : assigned ? 1 : 0.6
    if (lacking !== fact.lacking) weight *= lacking ? 0.85 : 0.3
    if (percent && fact.growth !== (item.change !== null)) weight *= fact.growth ? 0.1 : item.form === 'points' ? 0.15 : 0.3
    if (item.relation?.kind === 'beyond_target' && !fact.lacking) weight *= WEIGHTS.beyond
    if (!percent && item.change !== null) weight *= WEIGHTS.beyond
    if (item.form === 'money') weight *= rateWeight(item, fact.rate)
    scores.set(indicator, (scores.get(indicator) ?? 0) + score * weight)
  }
  return scores
}

/** Figures of one sentence mostly speak of one chapter: what the neighbours are sure of helps the one in between. */
function agreeOnChapter(linked: readonly Linked[], found: readonly Scores[], indicators: readonly Indicator[]): void {
  const { list, overs } = factsOf(indicators)
  const tops = found.map(topOf)
  for (let i = 0; i < linked.length; i++) {
    for (const at of [i - 2, i - 1, i + 1, i + 2]) {
      const chapter = list[tops[at] ?? -1]?.chapter
      if (chapter === undefined || linked[at]?.sentence !== linked[i]?.sentence) continue
      for (const [indicator, score] of found[i] ?? [])
        if (list[indicator]?.chapter === chapter)
          found[i]?.set(indicator, score * (Math.abs(at - i) === 1 ? WEIGHTS.chapter : Math.sqrt(WEIGHTS.chapter)))
    }
    const relation = linked[i]?.relation
    const object = relation?.kind === 'per_object' ? relation.to[0] : undefined
    const top = object === undefined ? undefined : tops[object]
    if (top !== undefined)
      for (const cost of overs.get(top) ?? [])
        found[i]?.set(cost, (found[i]?.get(cost) ?? 0) + (found[object ?? -1]?.get(top) ?? 0) * 0.6)
  }
}

/** 327.600 đồng/ngày is a rate; a sum without "/" may be one while it is small, never at twenty million and more. */
function rateWeight(item: Linked, rate: boolean): number {
  if (item.unit?.includes('/')) return rate ? 1.3 : 0.3
  if (!rate) return 1
  return item.value.n / item.value.d >= 20_000_000n ? 0.03 : 0.7
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
  const top = Math.max(0, ...partScores.values())
  for (const [indicator, score] of partScores) {
    if (score < top * 0.7) continue
    for (const ratio of facts.ratios.get(indicator) ?? []) {
      const said = ratioScores.get(ratio) ?? 0
      mine.set(ratio, (mine.get(ratio) ?? 0) + score * 0.8)
      if (said > 0) theirs.set(indicator, (theirs.get(indicator) ?? 0) + said * 0.8)
    }
  }
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
  for (const [indicator, score] of scores) {
    mine.set(indicator, Math.max(mine.get(indicator) ?? 0, score))
    const target = factsOf(indicators).list[indicator]?.target
    if (target !== undefined) theirs.set(target, Math.max(theirs.get(target) ?? 0, score * 1.2))
  }
}

const PROPOSED = /đề nghị[^.;]{0,40}$|đề xuất[^.;]{0,30}$/
const AIMED = /(phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|bảo đảm|chỉ đạo|phải đạt|dự kiến)[^.;,]{0,40}$/

function answer(scores: Scores, item: Linked | undefined, tokens: readonly Token[], indicators: readonly Indicator[]): Found {
  const floor = WEIGHTS.enough * 0.5
  const ranked: [number, number][] = []
  for (const [indicator, score] of scores) if (score >= floor) ranked.push([indicator, score])
  ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const candidates = ranked.slice(0, KEPT).map(([indicator, score]) => ({
    indicator: indicators[indicator]?.id ?? '',
    score: Math.round((score / (score + WEIGHTS.enough)) * 1000) / 1000,
  }))
  const before = item ? words(tokens, item.first - 12, item.first) : ''
  const standing = PROPOSED.test(before) ? 'proposed' : AIMED.test(before) ? 'aimed' : 'stated'
  return { best: (ranked[0]?.[1] ?? 0) >= WEIGHTS.enough ? (candidates[0]?.indicator ?? null) : null, candidates, standing }
}
