/**
 * How well the phrases of each indicator stand around a figure: near words count more than far ones, words behind another
 * figure, a comma or a "trong đó" less. A number in a cell is told by its row and its heading instead.
 */
import type { Indicator } from '#domain/indicator.ts'
import { lowerBound } from './beside.ts'
import type { Said } from './framed.ts'
import type { Linked } from './linked.ts'
import { type Hits, MEASURED, type Measured, phraseIndex } from './phraseIndex.ts'
import { FAINT, PhraseScorer, type Scored } from './phraseScorer.ts'
import { powersOf } from './powers.ts'
import type { Marks } from './sentences.ts'
import type { Stream } from './stream.ts'
import type { Tables } from './tables.ts'
import type { Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'
import type { Words } from './words.ts'

export type Ground = {
  /** Sentence → token of its first figure. */
  openings: ReadonlyMap<number, number>
  tokens: readonly Token[]
  words: Words
  marks: Marks
  counts: Int32Array
  stream: Stream
  hits: Hits
  scorers: ReadonlyMap<Measured, PhraseScorer>
  said: Said
  tables: Tables | null
}

const kept = new WeakMap<readonly Indicator[], Map<Measured, PhraseScorer>>()

export function scorersOf(indicators: readonly Indicator[]): Map<Measured, PhraseScorer> {
  let ready = kept.get(indicators)
  if (!ready) {
    const { tables } = phraseIndex(indicators)
    ready = new Map(tables.map((table, kind) => [MEASURED[kind] as Measured, new PhraseScorer(table)]))
    kept.set(indicators, ready)
  }
  return ready
}

export const measuredBy = (item: Linked): Measured =>
  item.form === 'percent' || item.form === 'points' ? 'percent' : item.form === 'money' ? 'money' : 'count'

/** How far words reach: some ninety words back over sentence ends, less and less; forward to the end of the clause. */
const BACK = 80
const AHEAD = 24
/** "Một số đơn vị" opens the sentence that says of them what they lack. */
const VAGUE_AHEAD = 60
/** Behind a list, whose items share one predicate. */
const LISTED = 40

const [SUBJECT, SUBJECT_HARD, INNER] = [powersOf(WEIGHTS.subject), powersOf(WEIGHTS.subjectHard), powersOf(WEIGHTS.inner)]
const [CLAIMS, SOFT, HARD] = [powersOf(WEIGHTS.claims), powersOf(WEIGHTS.soft), powersOf(WEIGHTS.hard)]
const [CLAIMS_AFTER, SOFT_AFTER, VAGUE_SOFT] = [powersOf(WEIGHTS.claimsAfter), powersOf(WEIGHTS.softAfter), powersOf(0.97)]
const [HARD_AFTER, INNER_AFTER] = [powersOf(0.12), powersOf(0.15)]

let room = new Float64Array(256)

/** How near each place stands, for one figure at a time: what was written for the figure before is still there. */
function nearness(size: number): Float64Array {
  if (room.length < size) room = new Float64Array(size * 2)
  return room
}

export function scoreAround(
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
  const high = lowerBound(stream.at, last.unitEnd + (item.vague ? VAGUE_AHEAD : last === item ? AHEAD : LISTED))
  const near = nearness(high - low + 3)
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
  const middle = lowerBound(stream.at, item.first)
  let first = middle
  while (first > low) {
    const at = stream.at[--first] as number
    const shared = bare && at < (previous?.first ?? 0) ? WEIGHTS.bare : 0
    const same = sentence[at] === item.sentence
    const passed = Math.max(0, ownCount - 1 - (counts[at] as number) - shared)
    const between = same && at < opening ? Math.min(passed, WEIGHTS.topic) : passed
    let weight: number
    if (subject && same && inner[at] === innerHere) weight = SUBJECT(between) * SUBJECT_HARD(hardHere - (hard[at] as number))
    else {
      const gap = item.first - at
      if (gap <= 4 && between <= 0 && soft[at] === softHere && hard[at] === hardHere) weight = WEIGHTS.verb
      else
        weight =
          INNER(innerHere - (inner[at] as number)) *
          CLAIMS(between) *
          SOFT(softHere - (soft[at] as number)) *
          HARD(hardHere - (hard[at] as number)) *
          (same ? 1 : WEIGHTS.sentence) *
          (gap <= 7 ? 1 : 1 / (1 + (gap - 7) / WEIGHTS.back))
      // Beyond the sentence nothing that stands farther is nearer.
      if (!same && weight <= FAINT) {
        first++
        break
      }
    }
    if (previous && at < tail && at >= previous.end) weight *= WEIGHTS.tail
    near[first - low] = weight
  }
  let place = middle
  for (; place < high; place++) {
    const at = stream.at[place] as number
    let weight: number
    if (at < item.unitEnd) weight = WEIGHTS.own
    else if (last !== item && at >= last.unitEnd) {
      // What stands behind a list is said of every item: "5 tập thể, 3 chiến sĩ thi đua … được tặng danh hiệu".
      weight =
        0.85 *
        CLAIMS_AFTER((counts[at] as number) - (counts[last.first] as number)) *
        SOFT_AFTER(Math.max(0, (soft[at] as number) - (soft[last.unitEnd] as number))) *
        HARD_AFTER(Math.max(0, (hard[at] as number) - hardEnd)) *
        (at - last.unitEnd <= 12 ? 1 : 1 / (1 + (at - last.unitEnd - 12) / 30))
    } else {
      const between = Math.max(0, (counts[at] as number) - ownCount)
      const gap = at - item.end
      const signs = Math.max(0, (soft[at] as number) - softEnd)
      if (between === 0 && signs === 0 && gap <= 5 && hard[at] === hardEnd) weight = WEIGHTS.own
      else
        weight =
          CLAIMS_AFTER(between) *
          (item.vague ? VAGUE_SOFT : SOFT_AFTER)(signs) *
          HARD_AFTER(Math.max(0, (hard[at] as number) - hardEnd)) *
          INNER_AFTER(Math.max(0, (inner[at] as number) - innerEnd))
      if (gap > 8) weight *= 1 / (1 + (gap - 8) / (item.vague ? 60 : 12))
      if (at >= head) weight *= WEIGHTS.head
      // Words behind are farther and farther, but those behind a list are near all of it.
      if (last === item && weight <= FAINT) break
    }
    near[place - low] = weight
  }
  near.fill(0, place - low, place - low + 3)
  return scorer.score(hits, [[lowerBound(hits.places, first), lowerBound(hits.places, place)]], near, low)
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
  const size = (ranges.at(-1)?.[1] ?? low) - low + 3
  const near = nearness(size).fill(0, 0, size)
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
export function listEnds(tokens: readonly Token[], linked: readonly Linked[]): number[] {
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
