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
  const byId = new Map(catalogue.map((indicator, order) => [indicator.id, { indicator, order }]))
  const short: { told: Shortfall; order: number; sortName: string }[] = []
  for (const { unit, figures } of units) {
    const sortName = foldTone(unit.name)
    for (const figure of figures.values()) {
      if (figure.value === null) continue
      const known = byId.get(figure.indicator)
      if (!known) continue
      const { value, target, gap, percent } = figure
      const below = target !== null && value < target && known.indicator.targetOf === undefined
      const lacks = known.indicator.lacking === true && value > 0
      if (below || lacks)
        short.push({
          told: { indicator: figure.indicator, unit: unit.id, name: unit.name, value, target, gap, percent },
          order: known.order,
          sortName,
        })
    }
  }
  // A province falls short a thousand times: what orders them is looked up once, not at each comparison.
  return short
    .sort(
      (a, b) =>
        a.order - b.order ||
        (a.told.gap ?? 0) - (b.told.gap ?? 0) ||
        (a.told.percent ?? 0) - (b.told.percent ?? 0) ||
        byText(a.sortName, b.sortName) ||
        byText(a.told.name, b.told.name),
    )
    .map(({ told }) => told)
}

/** Names by their words without marks, marks as the tie-break: no dependence on the machine's collation. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
