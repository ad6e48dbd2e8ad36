import type { Indicator } from './indicator.ts'
import { INDICATORS } from './indicators/index.ts'
import { registers } from './registers/index.ts'
import { UNIT_COUNTS } from './unitCounts.ts'

/** Where a measure comes from: registers and the tree derive it, a formula computes it, a target assigns it, else it is entered. */
export type Source =
  | { kind: 'registers'; registers: readonly string[] }
  | { kind: 'units' }
  | { kind: 'formula' }
  | { kind: 'target' }
  | { kind: 'entered' }

const fedBy = new Map<string, string[]>()
for (const register of Object.values(registers)) {
  for (const { indicator } of register.counts) {
    const list = fedBy.get(indicator) ?? []
    if (!list.includes(register.key)) fedBy.set(indicator, [...list, register.key])
  }
}
/** The measures each register feeds: a register that speaks at all says zero for those it holds none of. */
export const feeds: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.values(registers).map(
    (register) => [register.key, [...new Set(register.counts.map((count) => count.indicator))]] as const,
  ),
  ['units', [...new Set(UNIT_COUNTS.map((count) => count.indicator))]] as const,
])

const fromUnits = new Set(UNIT_COUNTS.map((count) => count.indicator))
const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]))

export const indicatorById = (id: string): Indicator | undefined => byId.get(id)

/** The source of an indicator or a base count. */
export function sourceOf(measure: string): Source {
  const indicator = byId.get(measure)
  const list = fedBy.get(measure)
  if (list) return { kind: 'registers', registers: list }
  if (fromUnits.has(measure)) return { kind: 'units' }
  if (indicator?.targetOf) return { kind: 'target' }
  if (indicator?.formula) return { kind: 'formula' }
  return { kind: 'entered' }
}

const entered = new Map<string, boolean>()

export function isEntered(measure: string): boolean {
  const known = entered.get(measure) ?? sourceOf(measure).kind === 'entered'
  entered.set(measure, known)
  return known
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
