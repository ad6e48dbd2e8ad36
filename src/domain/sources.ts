import { operandsOf, parseFormula } from './formula.ts'
import type { Indicator } from './indicator.ts'
import { INDICATORS } from './indicators/index.ts'
import { registers } from './registers/index.ts'
import { UNIT_COUNTS } from './unitCounts.ts'

/** Where a measure comes from: registers, the tree and the rounds of reports derive it, a formula computes it, a target assigns it, else it is entered. */
export type Source =
  | { kind: 'registers'; registers: readonly string[] }
  | { kind: 'units' }
  | { kind: 'formula' }
  | { kind: 'rounds' }
  | { kind: 'target' }
  | { kind: 'entered' }

const fedBy = new Map<string, string[]>()
for (const register of Object.values(registers)) {
  for (const { indicator } of register.counts) {
    const list = fedBy.get(indicator) ?? []
    if (!list.includes(register.key)) fedBy.set(indicator, [...list, register.key])
  }
}
/** The measures each register feeds: a register that speaks at all says zero for those it holds none of, but where each number stands for itself. */
export const feeds: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.values(registers)
    .filter(({ eachAlone }) => !eachAlone)
    .map(
      (register) =>
        [
          register.key,
          [...new Set([...register.counts.map(({ indicator }) => indicator), ...(register.speaksOf ?? [])])],
        ] as const,
    ),
  ['units', [...new Set(UNIT_COUNTS.map((count) => count.indicator))]] as const,
])

const fromUnits = new Set(UNIT_COUNTS.map((count) => count.indicator))
const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]))

/** What the rounds of reports say of who was to send, who sent in time, and what was put right after that (NĐ 168/2018 Điều 15). */
export const ROUND_MEASURES = [
  'reports_due',
  'reports.on_time',
  'reporting.expected',
  'reporting.with_data',
  'post_submission_amendments',
] as const
export type RoundMeasure = (typeof ROUND_MEASURES)[number]
const fromRounds: ReadonlySet<string> = new Set(ROUND_MEASURES)
export const isOfRounds = (measure: string): boolean => fromRounds.has(measure)

export const indicatorById = (id: string): Indicator | undefined => byId.get(id)

/** The source of an indicator or a base count. */
export function sourceOf(measure: string): Source {
  const indicator = byId.get(measure)
  const list = fedBy.get(measure)
  if (list) return { kind: 'registers', registers: list }
  if (fromUnits.has(measure)) return { kind: 'units' }
  if (fromRounds.has(measure)) return { kind: 'rounds' }
  if (indicator?.targetOf) return { kind: 'target' }
  if (indicator?.formula) return { kind: 'formula' }
  return { kind: 'entered' }
}

const entered = new Map<string, boolean>()

/** What nothing derives everywhere: typed, but where the rounds of reports speak for the unit. */
export function isEntered(measure: string): boolean {
  const known = entered.get(measure) ?? ['entered', 'rounds'].includes(sourceOf(measure).kind)
  entered.set(measure, known)
  return known
}

/** What a unit can fall short of: what has a target, and what counts units that lack something. */
export const CAN_FALL_SHORT: readonly string[] = INDICATORS.filter(
  ({ target, lacking }) => target !== undefined || lacking === true,
).map(({ id }) => id)

const behind = new Map<string, ReadonlySet<string>>()

/**
 * Everything the figures of these indicators are made of: operands down to what is counted, the quota they are held
 * against, and what else the same registers feed, for a register that speaks of one says zero of the others.
 */
export function measuresBehind(ids: Iterable<string>): Set<string> {
  const all = new Set<string>()
  for (const id of ids) for (const measure of behindOne(id)) all.add(measure)
  return all
}

/** Of these alone what their formulas name and the quota they are held against: what their figures are read from. */
export function measuresNamed(ids: Iterable<string>): Set<string> {
  const found = new Set(ids)
  // A set is walked in the order of adding, what is added on the way included.
  for (const one of found) {
    const indicator = byId.get(one)
    const formula = indicator?.formula === undefined ? null : parseFormula(indicator.formula).formula
    for (const operand of formula ? operandsOf(formula) : []) found.add(operand.id)
    if (indicator?.target !== undefined) found.add(indicator.target)
    if (indicator?.targetOf !== undefined) found.add(indicator.targetOf)
  }
  return found
}

function behindOne(id: string): ReadonlySet<string> {
  const known = behind.get(id)
  if (known) return known
  const found = measuresNamed([id])
  // One book may speak of what another feeds: asked again until nothing is added.
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const fed of feeds.values()) if (fed.some((one) => found.has(one))) for (const one of fed) found.add(one)
  }
  behind.set(id, found)
  return found
}

/** Every measure the ledger may hold: indicators without a formula, and base counts; true where it is a stock. */
export function ledgerMeasures(): Map<string, boolean> {
  const out = new Map<string, boolean>()
  for (const indicator of INDICATORS) {
    const stock = indicator.time === 'stock'
    if (!indicator.formula && indicator.measure !== 'rating') out.set(indicator.id, stock)
    for (const id of Object.keys(indicator.base ?? {})) out.set(id, stock)
  }
  for (const register of Object.values(registers))
    for (const count of register.counts) out.set(count.indicator, count.from !== undefined)
  for (const count of UNIT_COUNTS) out.set(count.indicator, true)
  return out
}

/** Measures that stand for their unit alone: each conference for itself, the grade of each unit. */
export const measuresAlone = (): Set<string> =>
  new Set(INDICATORS.filter((indicator) => indicator.overTree === 'none').map((indicator) => indicator.id))

/** What all registers and the tree count, as one text: it changes when a newer version counts something else. */
export const countsMark = (): string =>
  JSON.stringify([...Object.values(registers).map(({ key, counts }) => [key, counts]), ['units', UNIT_COUNTS]])
