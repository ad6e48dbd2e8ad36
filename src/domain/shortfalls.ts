import type { StandingTable } from './figures.ts'
import type { Indicator } from './indicator.ts'
import { INDICATORS } from './indicators/index.ts'
import { foldTone } from './wording.ts'

/** A unit below what it was assigned; or a unit that lacks what it must have (no target: `value` is 1). */
export type Shortfall = {
  indicator: string
  unit: string
  name: string
  value: number
  target: number | null
  gap: number | null
  percent: number | null
}

export type UnitFigures = { unit: { id: string; name: string }; figures: StandingTable }

/**
 * Who falls short, by name: in the order of the catalogue, the largest gap first, then the weakest percentage, then the
 * name. A unit without a figure is not short; it has not reported, which the coverage says.
 */
export function shortfallsOf(units: Iterable<UnitFigures>, catalogue: readonly Indicator[] = INDICATORS): Shortfall[] {
  const order = new Map(catalogue.map((indicator, index) => [indicator.id, index]))
  const byId = new Map(catalogue.map((indicator) => [indicator.id, indicator]))
  const short: (Shortfall & { sortName: string })[] = []
  for (const { unit, figures } of units) {
    const sortName = foldTone(unit.name)
    for (const figure of figures.values()) {
      const indicator = byId.get(figure.indicator)
      if (!indicator || figure.value === null) continue
      const { value, target, gap, percent } = figure
      const below = target !== null && value < target && indicator.targetOf === undefined
      const lacks = indicator.lacking === true && value > 0
      if (below || lacks)
        short.push({ indicator: indicator.id, unit: unit.id, name: unit.name, value, target, gap, percent, sortName })
    }
  }
  return short
    .sort(
      (a, b) =>
        (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0) ||
        (a.gap ?? 0) - (b.gap ?? 0) ||
        (a.percent ?? 0) - (b.percent ?? 0) ||
        byText(a.sortName, b.sortName) ||
        byText(a.name, b.name),
    )
    .map(({ sortName: _, ...shortfall }) => shortfall)
}

/** Names by their words without marks, marks as the tie-break: no dependence on the machine's collation. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
