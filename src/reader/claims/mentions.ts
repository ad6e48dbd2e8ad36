/**
 * What a text says of an indicator without a number: "một số đơn vị" that lack a plan, a flag that is proposed. Not
 * claims, since nothing printed can be recomputed; shown beside the count the system holds.
 */
import { readWordsAt } from '#domain/wording/words.ts'
import type { Quantity } from './quantities.ts'
import { asking } from './spelling.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

export type VagueKind = 'some' | 'award'

const SOME: ReadonlyArray<readonly string[]> = [
  ['một', 'số'],
  ['1', 'số'],
  ['một', 'vài'],
  ['vài'],
  ['nhiều'],
  ['không', 'ít'],
  ['đa', 'số'],
  ['phần', 'lớn'],
]
const AWARDS: ReadonlyArray<readonly string[]> = [
  ['cờ', 'thi', 'đua'],
  ['bằng', 'khen'],
  ['giấy', 'khen'],
  ['huân', 'chương'],
  ['danh', 'hiệu', 'đơn', 'vị'],
  ['danh', 'hiệu', 'chiến', 'sĩ'],
]

/** Nearly every word opens none of these. */
const openings = new Set([...SOME, ...AWARDS].map(([first]) => first ?? ''))
const OPENS = asking((key) => openings.has(key))

/** Each mention as a quantity without value, so that its meaning is found as a figure's is. */
export function vagueIn(tokens: readonly Token[], taken: (place: number) => boolean): { kind: VagueKind; quantity: Quantity }[] {
  const found: { kind: VagueKind; quantity: Quantity }[] = []
  for (let i = 0; i < tokens.length; i++) {
    const opening = tokens[i]
    if (!opening || (opening.spelling.answers & OPENS) === 0) continue
    const some = SOME.find((words) => words.every((word, at) => tokens[i + at]?.key === word))
    const unit = some ? unitAt(tokens, i + some.length) : null
    if (some && unit && ['body', 'place', 'collective', 'person'].includes(unit.family))
      found.push({ kind: 'some', quantity: vague(i, i + some.length, unit.end, unit.text, unit.family) })
    const award = AWARDS.find((words) => words.every((word, at) => tokens[i + at]?.key === word))
    if (award && !counted(tokens, i, taken))
      found.push({
        kind: 'award',
        quantity: vague(i, i, i + award.length, award[0] === 'giấy' ? 'giấy khen' : award.slice(0, 3).join(' '), 'award'),
      })
  }
  return found
}

/** A figure stands before it, directly or over "lá", "tấm". */
function counted(tokens: readonly Token[], i: number, taken: (place: number) => boolean): boolean {
  for (let at = i - 1; at >= i - 2 && at >= 0; at--)
    if (taken(at) || tokens[at]?.kind === 'number' || readWordsAt([tokens[at]?.key ?? ''], 0)) return true
  return false
}

const vague = (first: number, end: number, unitEnd: number, unit: string, family: Quantity['family']): Quantity => ({
  first,
  end,
  unitEnd,
  value: { n: 0n, d: 1n },
  high: null,
  denominator: null,
  decimals: 0,
  form: 'count',
  unit,
  family,
  qualifier: null,
  words: true,
  bySense: false,
  vague: true,
})
