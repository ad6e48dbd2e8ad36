/**
 * Which kind of event is spoken of around a figure, and which role in it the figure plays. Phrases name an indicator in
 * the words of the catalogue; a frame understands a writer who says it otherwise: after "lũ quét" sixty households "đưa
 * đến nơi an toàn" are told from sixty that lost a roof.
 */
import type { Indicator } from '#domain/indicator.ts'
import { lowerBound } from './beside.ts'
import { bookOf, longest, type Match, matchesIn, NEVER } from './frames/book.ts'
import { type Cues, cuesOf, openAt } from './frames/openness.ts'
import { factsOf } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Measured } from './phraseIndex.ts'
import { powersOf } from './powers.ts'
import type { Marks } from './sentences.ts'
import type { Stream } from './stream.ts'
import type { Tables } from './tables.ts'
import { kinship } from './unitWords.ts'
import { WEIGHTS } from './weights.ts'

/** Cues and roles of a whole text, found once and used by every figure of it. */
export type Said = { cues: Cues; roles(measured: Measured): Cues }

export function saidIn(stream: Stream, indicators: readonly Indicator[]): Said {
  const book = bookOf(indicators)
  const size = stream.keys.length
  const roles = new Map<Measured, Cues>()
  return {
    cues: cuesOf(matchesIn(book.cues, stream, 0, size), stream),
    roles(measured) {
      let ready = roles.get(measured)
      if (!ready) {
        ready = cuesOf(longest(matchesIn(book.words[measured], stream, 0, size)), stream)
        roles.set(measured, ready)
      }
      return ready
    },
  }
}

export type Framed = {
  /** Indicator → what its role in an open frame adds. */
  added: Map<number, number>
  /** What an indicator's phrases are worth here: less where another event is spoken of. */
  worth(indicator: number): number
}

export function framedAt(
  item: Linked,
  previous: Linked | undefined,
  next: Linked | undefined,
  measured: Measured,
  said: Said,
  marks: Marks,
  indicators: readonly Indicator[],
  tables: Tables | null = null,
): Framed {
  const book = bookOf(indicators)
  const open = openAt(item, said.cues, marks, tables)
  let lead = 0
  for (let frame = 0; frame < open.length; frame++) if ((open[frame] as number) > lead) lead = open[frame] as number
  const fits = fitsOf(item, previous, next, said.roles(measured), marks, indicators.length, tables)
  const kinOf = kinOfFigure(item, measured, indicators)
  const summed = summedIn(fits, open, lead, indicators)
  const added = new Map<number, number>()
  const play = (frame: number, indicator: number, fit: number): void => {
    const strength = open[frame] as number
    const barred = fits.get(-1 - frame) ?? 0
    const role = fit * kinOf(indicator) * (1 - barred)
    const sum = summed.has(indicator) ? WEIGHTS.frameTotal : 1
    const score =
      sum * WEIGHTS.frame * Math.min(1, strength) ** WEIGHTS.frameStrength * (strength / lead) ** WEIGHTS.frameShare * role
    if (score > (added.get(indicator) ?? LEAST_ADDED)) added.set(indicator, score)
  }
  for (const [slot, fit] of fits) {
    const frame = Math.floor(slot / indicators.length)
    if (slot >= 0 && (open[frame] as number) >= CLOSED) play(frame, slot % indicators.length, fit)
  }
  for (let frame = 0; frame < open.length; frame++)
    if ((open[frame] as number) >= CLOSED)
      for (const indicator of book.alone[frame] ?? []) if (kinOf(indicator) === 1) play(frame, indicator, WEIGHTS.roleAlone)
  const worth = (indicator: number): number => {
    if (lead < 0.2) return 1
    const frames = book.member.get(indicator)
    if (!frames) return WEIGHTS.frameless
    let share = 0
    let barred = 1
    for (const frame of frames) {
      share = Math.max(share, (open[frame] as number) / lead)
      barred = Math.min(barred, fits.get(-1 - frame) ?? 0)
    }
    return (
      (summed.has(indicator) ? WEIGHTS.frameTotal : 1) *
      (WEIGHTS.frameLow + (WEIGHTS.frameHigh - WEIGHTS.frameLow) * share) *
      (1 - WEIGHTS.frameNever * barred)
    )
  }
  return { added, worth }
}

/** A frame less open than this is not spoken of; a role that adds less changes nothing. */
const CLOSED = 0.12
const LEAST_ADDED = 0.3

/** Sums of a frame one part of which is named beside the figure. */
function summedIn(
  fits: ReadonlyMap<number, number>,
  open: Float64Array,
  lead: number,
  indicators: readonly Indicator[],
): Set<number> {
  const { totals } = bookOf(indicators)
  const { list } = factsOf(indicators)
  const summed = new Set<number>()
  for (const [slot, fit] of fits) {
    const frame = Math.floor(slot / indicators.length)
    const [total, indicator] = [totals[frame], slot % indicators.length]
    if (slot < 0 || total === undefined || total === indicator || fit <= 0.55) continue
    if ((open[frame] as number) <= 0.3 * lead || list[indicator]?.family !== list[total]?.family) continue
    if (fit > (fits.get(frame * indicators.length + total) ?? 0) - 0.15) summed.add(total)
  }
  return summed
}

function kinOfFigure(item: Linked, measured: Measured, indicators: readonly Indicator[]): (indicator: number) => number {
  const { list } = factsOf(indicators)
  const { family } = item
  const known = new Map<string, number>()
  return (indicator) => {
    const fact = list[indicator]
    if (fact?.measured !== measured) return 0
    if (measured !== 'count') return 1
    if (family === null) return 0.75
    let kin = known.get(fact.family)
    if (kin === undefined) {
      kin = kinship(family, fact.family)
      if (kin < 0.3) kin = 0
      known.set(fact.family, kin)
    }
    return kin
  }
}

/** How well words of each role stand beside the figure; under −1 − frame how surely a word says it is none of the roles. */
function fitsOf(
  item: Linked,
  previous: Linked | undefined,
  next: Linked | undefined,
  { matches, at }: Cues,
  marks: Marks,
  size: number,
  tables: Tables | null,
): Map<number, number> {
  const spans = tables?.spans(item.first) ?? null
  const left = Math.max(item.first - 24, previous && previous.sentence === item.sentence ? previous.first : 0)
  const right = Math.min(item.unitEnd + (item.vague ? 50 : 12), next && next.sentence === item.sentence ? next.first : Infinity)
  const fits = new Map<number, number>()
  for (const [from, to] of spans ?? [[left, right]])
    for (let i = lowerBound(at, from); i < matches.length && (at[i] as number) < to; i++) {
      const { frame, indicator, keys } = (matches[i] as Match).word
      const token = at[i] as number
      const near = spans && tables ? tables.near(item.first, token) : nearness(item, previous, token, marks)
      const length =
        indicator === NEVER ? 0.9 : keys.length === 1 ? WEIGHTS.roleOne : keys.length === 2 ? 0.95 : WEIGHTS.roleThree
      const slot = indicator === NEVER ? -1 - frame : frame * size + indicator
      fits.set(slot, Math.max(fits.get(slot) ?? 0, near * (indicator === NEVER && near < 0.6 ? 0.2 : 1) * length))
    }
  return fits
}

const [AFTER_SOFT, ROLE_SOFT, VAGUE_SOFT] = [powersOf(WEIGHTS.roleAfterSoft), powersOf(WEIGHTS.roleSoft), powersOf(0.97)]
const [STOPS, COLONS] = [powersOf(0.15), powersOf(0.75)]

/** Words of the figure's own clause say most; those of the figure before, or behind a comma, little. */
function nearness(item: Linked, before: Linked | undefined, token: number, { soft, hard, sentence, inner }: Marks): number {
  if (sentence[token] !== item.sentence && sentence[token] !== sentence[item.first]) return 0
  const [signs, stops] = [
    Math.abs((soft[token] as number) - (soft[token < item.first ? item.first : item.unitEnd - 1] as number)),
    Math.abs((hard[token] as number) - (hard[item.first] as number)),
  ]
  if (token >= item.unitEnd)
    return item.vague
      ? VAGUE_SOFT(signs) * STOPS(stops) * (1 / (1 + Math.max(0, token - item.unitEnd - 3) / 80))
      : AFTER_SOFT(signs) * STOPS(stops) * (1 / (1 + Math.max(0, token - item.unitEnd - 3) / 10))
  // The unit word itself names the role: "12 chức sắc".
  if (token >= item.first) return WEIGHTS.roleUnit
  // The length of a course or a stay is told in passing and takes no words to itself.
  const previous = before?.family === 'time' ? undefined : before
  const shared = previous && previous.sentence === item.sentence && token < previous.unitEnd + 1 ? WEIGHTS.rolePassed : 1
  // "61 hộ với 274 nhân khẩu": what stands right behind the figure before is that figure's.
  const behind = previous && token >= previous.end && signs > 0 ? 0.45 : 1
  const inside = (inner[token] as number) < (inner[item.first] as number) ? 0.8 : 1
  const colon = COLONS(stops)
  return shared * behind * inside * colon * ROLE_SOFT(signs) * (1 / (1 + Math.max(0, item.first - token - 5) / 16))
}
