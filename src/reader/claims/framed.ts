/**
 * Which kind of event is spoken of around a figure, and which role in it the figure plays. Phrases name an indicator in
 * the words of the catalogue; a frame understands a writer who says it otherwise: after "lũ quét" sixty households "đưa
 * đến nơi an toàn" are told from sixty that lost a roof.
 */
import type { Indicator } from '#domain/indicator.ts'
import { lowerBound } from './beside.ts'
import { bookOf, exceptOf, longest, matchesIn, NEVER } from './frames/book.ts'
import { type Cues, cuesOf, openAt } from './frames/openness.ts'
import { type Facts, factsOf } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Measured } from './phraseIndex.ts'
import { powersOf } from './powers.ts'
import { Scores } from './scores.ts'
import type { Marks } from './sentences.ts'
import type { Stream } from './stream.ts'
import type { Tables } from './tables.ts'
import { WEIGHTS } from './weights.ts'

/** Cues and roles of a whole text, found once and used by every figure of it. */
export type Said = { cues: Cues; roles: Readonly<Record<Measured, Cues>> }

export function saidIn(stream: Stream, indicators: readonly Indicator[]): Said {
  const { cues, count, percent, money } = matchesIn(bookOf(indicators), stream)
  return {
    cues: cuesOf(cues, stream),
    roles: {
      count: cuesOf(longest(count), stream),
      percent: cuesOf(longest(percent), stream),
      money: cuesOf(longest(money), stream),
    },
  }
}

export type Framed = {
  /** What its role in an open frame adds to an indicator. */
  added: Scores
  /** What an indicator's phrases are worth here: less where another event is spoken of. */
  worth(indicator: number): number
}

/** Good until the next figure is asked for: how far the frames are open is kept in one place. */
export function framedAt(
  item: Linked,
  previous: Linked | undefined,
  next: Linked | undefined,
  measured: Measured,
  said: Said,
  marks: Marks,
  indicators: readonly Indicator[],
  tables: Tables | null = null,
  opening = item.first,
): Framed {
  const book = bookOf(indicators)
  const facts = factsOf(indicators)
  const open = openAt(item, said.cues, marks, tables, opening, next?.sentence === item.sentence ? next.first : Infinity)
  let lead = 0
  for (let frame = 0; frame < open.length; frame++) if ((open[frame] as number) > lead) lead = open[frame] as number
  const fits = fitsOf(item, previous, next, said.roles[measured], marks, tables)
  const summed = summedIn(fits, open, lead, book.totals, facts)
  const added = new Scores()
  const kin = facts.kin(item.family)
  const kinOf = (indicator: number): number => {
    if (facts.list[indicator]?.measured !== measured) return 0
    if (measured !== 'count') return 1
    if (item.family === null) return 0.75
    const near = kin[indicator] as number
    return near < 0.3 ? 0 : near
  }
  const play = (frame: number, indicator: number, fit: number): void => {
    const strength = open[frame] as number
    const role = fit * kinOf(indicator) * (1 - fits.barred(frame)) * (1 - fits.of(frame, exceptOf(indicator)))
    if (role === 0) return
    const sum = summed.includes(indicator) ? WEIGHTS.frameTotal : 1
    const score =
      sum * WEIGHTS.frame * Math.min(1, strength) ** WEIGHTS.frameStrength * (strength / lead) ** WEIGHTS.frameShare * role
    if (score > Math.max(added.get(indicator), LEAST_ADDED)) added.set(indicator, score)
  }
  for (let i = 0; i < fits.frame.length; i++) {
    const [frame, indicator] = [fits.frame[i] as number, fits.indicator[i] as number]
    if (indicator >= 0 && (open[frame] as number) >= CLOSED) play(frame, indicator, fits.fit[i] as number)
  }
  for (let frame = 0; frame < open.length; frame++)
    if ((open[frame] as number) >= CLOSED)
      for (const indicator of book.alone[frame] ?? []) if (kinOf(indicator) === 1) play(frame, indicator, WEIGHTS.roleAlone)
  const worth = (indicator: number): number => {
    if (lead < 0.2) return 1
    const frames = book.member[indicator]
    if (!frames) return WEIGHTS.frameless
    let share = 0
    let barred = 1
    for (const frame of frames) {
      const spoken = (open[frame] as number) / lead
      share = Math.max(share, spoken)
      // A frame that is not open cannot say that the figure is one of its roles after all.
      if (spoken >= CLOSED || frames.length === 1)
        barred = Math.min(barred, Math.max(fits.barred(frame), fits.of(frame, exceptOf(indicator))))
    }
    if (share < CLOSED && frames.length > 1) barred = 0
    return (
      (summed.includes(indicator) ? WEIGHTS.frameTotal : 1) *
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
  fits: Fits,
  open: Float64Array,
  lead: number,
  totals: readonly (number | undefined)[],
  { list }: Facts,
): number[] {
  const summed: number[] = []
  for (let i = 0; i < fits.frame.length; i++) {
    const [frame, indicator, fit] = [fits.frame[i] as number, fits.indicator[i] as number, fits.fit[i] as number]
    const total = totals[frame]
    if (indicator < 0 || total === undefined || total === indicator || fit <= 0.55) continue
    if ((open[frame] as number) <= 0.3 * lead || list[indicator]?.family !== list[total]?.family) continue
    if (fit > fits.of(frame, total) - 0.15) summed.push(total)
  }
  return summed
}

/** How well words of each role stand beside a figure: a few, so that looking through them is quicker than a map. */
class Fits {
  frame: number[] = []
  indicator: number[] = []
  fit: number[] = []

  of(frame: number, indicator: number): number {
    for (let i = 0; i < this.frame.length; i++)
      if (this.frame[i] === frame && this.indicator[i] === indicator) return this.fit[i] as number
    return 0
  }

  /** How surely a word says that the figure is none of the roles of a frame. */
  barred(frame: number): number {
    return this.of(frame, NEVER)
  }

  raise(frame: number, indicator: number, fit: number): void {
    for (let i = 0; i < this.frame.length; i++)
      if (this.frame[i] === frame && this.indicator[i] === indicator) {
        if (fit > (this.fit[i] as number)) this.fit[i] = fit
        return
      }
    this.frame.push(frame)
    this.indicator.push(indicator)
    this.fit.push(fit)
  }
}

function fitsOf(
  item: Linked,
  previous: Linked | undefined,
  next: Linked | undefined,
  roles: Cues,
  marks: Marks,
  tables: Tables | null,
): Fits {
  const { at } = roles
  const spans = tables?.spans(item.first) ?? null
  const fits = new Fits()
  const take = (from: number, to: number): void => {
    for (let i = lowerBound(at, from); i < at.length && (at[i] as number) < to; i++) {
      const token = at[i] as number
      const near = spans && tables ? tables.near(item.first, token) : nearness(item, previous, token, marks)
      const [size, indicator] = [roles.size[i] as number, roles.indicator[i] as number]
      const length = indicator < 0 ? 0.9 : size === 1 ? WEIGHTS.roleOne : size === 2 ? 0.95 : WEIGHTS.roleThree
      fits.raise(roles.frame[i] as number, indicator, near * (indicator < 0 && near < 0.6 ? 0.2 : 1) * length)
    }
  }
  if (spans) for (const [from, to] of spans) take(from, to)
  else
    take(
      Math.max(item.first - 24, previous && previous.sentence === item.sentence ? previous.first : 0),
      Math.min(item.unitEnd + (item.vague ? 50 : 12), next && next.sentence === item.sentence ? next.first : Infinity),
    )
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
