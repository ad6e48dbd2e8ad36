/**
 * How far each frame is open at a figure: its cues count for more the nearer they stand, less over a stop and over the
 * end of a sentence. A narrow frame closes the wide ones around it.
 */
import { lowerBound } from '../beside.ts'
import type { Linked } from '../linked.ts'
import { powersOf } from '../powers.ts'
import type { Marks } from '../sentences.ts'
import type { Stream } from '../stream.ts'
import type { Tables } from '../tables.ts'
import { WEIGHTS } from '../weights.ts'
import { FRAMES, type Match } from './book.ts'

/** Cues in the order of the text, with the token each begins at. */
export type Cues = { matches: readonly Match[]; at: Int32Array }

export function cuesOf(matches: readonly Match[], stream: Stream): Cues {
  return { matches, at: Int32Array.from(matches, (match) => stream.at[match.place] ?? 0) }
}

const BACK = 160
const AHEAD = 40
/** Lines above a table that say what it is of; the headings of its other columns. */
const CAPTION = 40
const OTHER_HEADING = 0.4

const BELOW: readonly (readonly number[])[] = FRAMES.map((frame) =>
  (frame.above ?? []).map((name) => FRAMES.findIndex((each) => each.name === name)),
)

export function openAt(item: Linked, cues: Cues, marks: Marks, tables: Tables | null): Float64Array {
  const open = new Float64Array(FRAMES.length)
  const spans = tables?.spans(item.first) ?? null
  if (spans && tables) openInTable(open, item, cues, spans, tables)
  else openInText(open, item, cues, marks)
  BELOW.forEach((lower, i) => {
    for (const each of lower)
      if ((open[i] as number) > 0.4 * (open[each] as number)) open[each] = (open[each] as number) * WEIGHTS.frameBelow
  })
  return open
}

/** The nearest cue speaks for its frame; each further one adds a little. */
function add(open: Float64Array, { word }: Match, near: number): void {
  const weight = near * (word.keys.length > 1 ? 1 : 0.85)
  const before = open[word.frame] as number
  open[word.frame] = weight > before ? weight + 0.15 * before : before + 0.15 * weight
}

const [HARD, FARTHER] = [powersOf(WEIGHTS.cueHard), powersOf(WEIGHTS.cueFarther)]

function openInText(open: Float64Array, item: Linked, { matches, at }: Cues, marks: Marks): void {
  const sentence = marks.sentence[item.first] as number
  const hard = marks.hard[item.first] as number
  for (let i = lowerBound(at, item.first - BACK); i < matches.length; i++) {
    const token = at[i] as number
    const apart = (marks.sentence[token] as number) - sentence
    if (apart > 0 || token > item.unitEnd + AHEAD) break
    const gap = token < item.first ? item.first - token : Math.max(0, token - item.unitEnd)
    const signs = Math.abs((marks.hard[token] as number) - hard)
    const near =
      apart === 0
        ? (token < item.first ? 1 / (1 + gap / WEIGHTS.cueBack) : 0.8 / (1 + gap / (item.vague ? 60 : WEIGHTS.cueAhead))) *
          HARD(signs)
        : (WEIGHTS.cueSentence * FARTHER(-apart - 1)) / (1 + gap / 90)
    add(open, matches[i] as Match, near)
  }
}

function openInTable(
  open: Float64Array,
  item: Linked,
  { matches, at }: Cues,
  spans: readonly (readonly [number, number])[],
  tables: Tables,
): void {
  const top = spans[0]?.[0] ?? item.first
  const body = tables.at(item.first)?.body ?? top
  for (let i = lowerBound(at, top - CAPTION); i < matches.length && (at[i] as number) < top; i++)
    add(open, matches[i] as Match, WEIGHTS.cueSentence / (1 + (top - (at[i] as number)) / 30))
  for (const [from, to] of spans)
    for (let i = lowerBound(at, from); i < matches.length && (at[i] as number) < to; i++) {
      const token = at[i] as number
      add(open, matches[i] as Match, Math.max(tables.near(item.first, token), token < body ? OTHER_HEADING : 0))
    }
}
