/** What the matching needs to know of each indicator, worked out once for a catalogue. */
import type { Indicator } from '#domain/indicator.ts'
import { canonical } from './tokens.ts'
import { type Family, familyOf } from './unitWords.ts'

type Fact = {
  family: Family
  /** First word of its unit. */
  head: string
  ofTarget: boolean
  hasTarget: boolean
  /** Place of the indicator that is its target. */
  target: number | undefined
  lacking: boolean
  /** A change against the same period before. */
  growth: boolean
  /** Money per day or month. */
  rate: boolean
}

export type Facts = { list: Fact[]; /** Place of a count → places of the ratios it is the numerator of. */ ratios: Map<number, number[]> }

const known = new WeakMap<readonly Indicator[], Facts>()

export function factsOf(indicators: readonly Indicator[]): Facts {
  let facts = known.get(indicators)
  if (!facts) known.set(indicators, (facts = gather(indicators)))
  return facts
}

function gather(indicators: readonly Indicator[]): Facts {
  const place = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const ratios = new Map<number, number[]>()
  indicators.forEach((indicator, i) => {
    if (indicator.measure !== 'ratio' || !indicator.formula) return
    for (const id of indicator.formula.split('/')[0]?.match(/[a-z_0-9.]+/g) ?? []) {
      const top = place.get(id)
      if (top !== undefined) ratios.set(top, [...(ratios.get(top) ?? []), i])
    }
  })
  const list = indicators.map((indicator): Fact => ({
    family: familyOf(indicator.unit), head: canonical(indicator.unit.split(/[ ,]/)[0] ?? ''), ofTarget: indicator.targetOf !== undefined, hasTarget: indicator.target !== undefined,
    target: indicator.target === undefined ? undefined : place.get(indicator.target), lacking: indicator.lacking ?? false, growth: indicator.formula?.includes('previous(') ?? false, rate: indicator.unit.includes('/'),
  }))
  return { list, ratios }
}
