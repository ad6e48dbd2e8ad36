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

/** Words of the book in the order of the text: the token each begins at, its frame, its indicator, its syllables. */
export type Cues = { at: Int32Array; frame: Int32Array; indicator: Int32Array; size: Int32Array }

export function cuesOf(matches: readonly Match[], stream: Stream): Cues {
  const length = matches.length
  const cues = {
    at: new Int32Array(length),
    frame: new Int32Array(length),
    indicator: new Int32Array(length),
    size: new Int32Array(length),
  }
  for (let i = 0; i < length; i++) {
    const { place, word } = matches[i] as Match
    cues.at[i] = stream.at[place] as number
    cues.frame[i] = word.frame
    cues.indicator[i] = word.indicator
    cues.size[i] = word.size
  }
  return cues
}

const BACK = 160
const AHEAD = 40
/** Lines above a table that say what it is of; the headings of its other columns. */
const CAPTION = 40
const OTHER_HEADING = 0.4

const BELOW: readonly (readonly number[])[] = FRAMES.map((frame) =>
  (frame.above ?? []).map((name) => FRAMES.findIndex((each) => each.name === name)),
)

const open = new Float64Array(FRAMES.length)

/** How far each frame is open at a figure, until the next one is asked for. */
export function openAt(
  item: Linked,
  cues: Cues,
  marks: Marks,
  tables: Tables | null,
  opening: number,
  next: number,
): Float64Array {
  open.fill(0)
  const spans = tables?.spans(item.first) ?? null
  if (spans && tables) openInTable(item, cues, spans, tables)
  else openInText(item, cues, marks, opening, next)
  for (let frame = 0; frame < BELOW.length; frame++) {
    const lower = BELOW[frame] as readonly number[]
    for (let i = 0; i < lower.length; i++) {
      const each = lower[i] as number
      if ((open[frame] as number) > 0.4 * (open[each] as number)) open[each] = (open[each] as number) * WEIGHTS.frameBelow
    }
  }
  return open
}

/** The nearest cue speaks for its frame; each further one adds a little. */
function add(cues: Cues, cue: number, near: number): void {
  const frame = cues.frame[cue] as number
  const weight = near * ((cues.size[cue] as number) > 1 ? 1 : 0.85)
  const before = open[frame] as number
  open[frame] = weight > before ? weight + 0.15 * before : before + 0.15 * weight
}

const [HARD, FARTHER] = [powersOf(WEIGHTS.cueHard), powersOf(WEIGHTS.cueFarther)]

/** From here a frame is spoken of in so many words. */
const SPOKEN = 0.5
/** Words that open a sentence are no farther from any of its figures. */
const TOPIC = 12
/** What the figure's own sentence opens, apart from what stands before it. */
const own = new Float64Array(FRAMES.length)

/** `opening`: first figure of the sentence; what stands before it the whole list of figures is about. */
function openInText(item: Linked, cues: Cues, marks: Marks, opening: number, next: number): void {
  const { at } = cues
  own.fill(0)
  const sentence = marks.sentence[item.first] as number
  const hard = marks.hard[item.first] as number
  for (let i = lowerBound(at, item.first - BACK); i < at.length; i++) {
    const token = at[i] as number
    const apart = (marks.sentence[token] as number) - sentence
    if (apart > 0 || token > item.unitEnd + AHEAD) break
    const topic = apart === 0 && token < opening
    const gap = token >= item.first ? Math.max(0, token - item.unitEnd) : Math.min(item.first - token, topic ? TOPIC : Infinity)
    const signs = Math.min(Math.abs((marks.hard[token] as number) - hard), topic ? 1 : Infinity)
    const here =
      apart === 0
        ? (token < item.first ? 1 / (1 + gap / WEIGHTS.cueBack) : 0.8 / (1 + gap / (item.vague ? 60 : WEIGHTS.cueAhead))) *
          HARD(signs)
        : (WEIGHTS.cueSentence * FARTHER(-apart - 1)) / (1 + gap / 90)
    // What stands behind the next figure is said of that one first.
    const near = token >= next ? here * WEIGHTS.cuePast : here
    add(cues, i, near)
    if (apart === 0) own[cues.frame[i] as number] = Math.max(own[cues.frame[i] as number] as number, near)
  }
  // "Sau sơ tuyển …. Phát lệnh khám cho 120 thanh niên": a sentence that opens an event of its own leaves the one before.
  let lead = 0
  for (let frame = 0; frame < own.length; frame++) lead = Math.max(lead, own[frame] as number)
  if (lead <= SPOKEN) return
  for (let frame = 0; frame < own.length; frame++)
    if ((own[frame] as number) < 0.2 * lead) open[frame] = (open[frame] as number) * WEIGHTS.frameFormer
}

function openInTable(item: Linked, cues: Cues, spans: readonly (readonly [number, number])[], tables: Tables): void {
  const { at } = cues
  const top = spans[0]?.[0] ?? item.first
  const body = tables.at(item.first)?.body ?? top
  for (let i = lowerBound(at, top - CAPTION); i < at.length && (at[i] as number) < top; i++)
    add(cues, i, WEIGHTS.cueSentence / (1 + (top - (at[i] as number)) / 30))
  let lead = 0
  const each = (near: (token: number) => number): void => {
    for (const [from, to] of spans)
      for (let i = lowerBound(at, from); i < at.length && (at[i] as number) < to; i++) {
        const weight = near(at[i] as number)
        if (weight === 0) continue
        add(cues, i, weight)
        lead = Math.max(lead, weight)
      }
  }
  each((token) => (token >= body || tables.isOver(token, item.first) ? tables.near(item.first, token) : 0))
  // Those of the other columns say what the table is of, the more where its own open nothing.
  const other = lead < SPOKEN ? OTHER_HEADING : OTHER_HEADING / 2
  each((token) => (token < body && !tables.isOver(token, item.first) ? other : 0))
}
