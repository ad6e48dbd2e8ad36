/**
 * Which force is spoken of: dân quân tự vệ as a whole, dân quân, or tự vệ. The name of the whole holds the names of both
 * parts, so that their syllables alone tell nothing.
 */
import type { Linked } from './linked.ts'
import type { Tables } from './tables.ts'
import type { Token } from './tokens.ts'

export type Force = 'whole' | 'militia' | 'employees'

/** Force → how far a figure of it may be one of another. */
const AKIN: Readonly<Record<Force, Readonly<Record<Force, number>>>> = {
  whole: { whole: 1, militia: 0.6, employees: 0.35 },
  militia: { whole: 0.8, militia: 1, employees: 0.3 },
  employees: { whole: 0.7, militia: 0.3, employees: 1 },
}

/** What is left of an indicator of one force where another is spoken of. */
export const forceWeight = (spoken: Force | null, of: Force | null): number =>
  spoken === null || of === null ? 1 : AKIN[spoken][of]

/** The force a token begins to name, null for any other. */
export function forceAt(tokens: readonly Token[], i: number): Force | null {
  const [key, next] = [tokens[i]?.key, tokens[i + 1]?.key]
  if (key === 'dqtv') return 'whole'
  if (key === 'dq') return 'militia'
  if (key === 'dân' && next === 'quân') {
    let at = i + 2
    while (tokens[at]?.key === ',' || tokens[at]?.key === 'và' || tokens[at]?.key === '-') at++
    return tokens[at]?.key === 'tự' && tokens[at + 1]?.key === 'vệ' ? 'whole' : 'militia'
  }
  return key === 'tự' && next === 'vệ' ? 'employees' : null
}

export const forceOf = (tokens: readonly Token[]): Force | null => {
  for (let i = 0; i < tokens.length; i++) {
    const force = forceAt(tokens, i)
    if (force) return force
  }
  return null
}

const BACK = 16
const AHEAD = 9

/** The name nearest to the figure in its clause, before it or in the words right behind it; in a table, over it or in its row. */
export function forceSpoken(item: Linked, tokens: readonly Token[], tables: Tables | null): Force | null {
  const table = tables?.at(item.first)
  if (table && tables) {
    let found: Force | null = null
    for (let i = table.from; i < table.body; i++)
      if (tables.isOver(i, item.first)) {
        const force = forceAt(tokens, i)
        if (force && !(force === 'employees' && partOfWhole(tokens, i))) found = force
      }
    return found
  }
  for (let i = item.unitEnd; i < item.unitEnd + AHEAD && tokens[i]?.kind === 'word' && !tokens[i]?.opens; i++) {
    // "khối tự vệ là 41,2% và khối dân quân 24,9%": behind a percentage "và" leads to the next one.
    if (item.form === 'percent' && tokens[i]?.key === 'và') break
    const force = forceAt(tokens, i)
    if (force) return force
  }
  for (let i = item.unitEnd - 1; i >= 0 && i > item.first - BACK; i--) {
    const token = tokens[i]
    if (i < item.first && token && (token.key === ';' || token.key === '.' || tokens[i + 1]?.opens))
      return item.form === 'percent' ? forceTold(tokens, i) : null
    const force = forceAt(tokens, i)
    if (force) return force === 'employees' && partOfWhole(tokens, i) ? 'whole' : force
  }
  return item.form === 'percent' ? forceTold(tokens, item.first - BACK) : null
}

/** How far back a share may be of the force spoken of, over one stop: "Dân quân có 318 đồng chí. Đảng viên chiếm 28,9%". */
const TOLD = 48

function forceTold(tokens: readonly Token[], from: number): Force | null {
  let stops = 0
  let topic: Force | null = null
  for (let i = from; i >= 0 && i > from - TOLD; i--) {
    const token = tokens[i]
    if (token?.key === '.' || tokens[i + 1]?.opens) stops++
    if (stops > 1) break
    const found = forceAt(tokens, i)
    const force = found === 'employees' && partOfWhole(tokens, i) ? 'whole' : found
    // Of the sentence before the one named first is what it is about, the others are its parts.
    if (force && stops === 0) return force
    topic = force ?? topic
  }
  return topic
}

/** "dân quân, tự vệ": the second half of the whole name. */
function partOfWhole(tokens: readonly Token[], i: number): boolean {
  let at = i - 1
  while (tokens[at]?.key === ',' || tokens[at]?.key === 'và' || tokens[at]?.key === '-') at--
  return tokens[at]?.key === 'quân' && tokens[at - 1]?.key === 'dân'
}
