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
  const byId = knownIn(catalogue)
  const short: { told: Shortfall; order: number; at: number }[] = []
  const named: { name: string; folded: string }[] = []
  for (const { unit, figures } of units) {
    let at = -1
    for (const figure of figures.values()) {
      if (figure.value === null) continue
      const known = byId.get(figure.indicator)
      if (!known) continue
      const { value, target, gap, percent } = figure
      const below = target !== null && value < target && known.indicator.targetOf === undefined
      const lacks = known.indicator.lacking === true && value > 0
      if (!below && !lacks) continue
      if (at < 0) at = named.push({ name: unit.name, folded: foldTone(unit.name) }) - 1
      short.push({
        told: { indicator: figure.indicator, unit: unit.id, name: unit.name, value, target, gap, percent },
        order: known.order,
        at,
      })
    }
  }
  // A province falls short a thousand times: its names are put in order once, not at each comparison.
  const placeOf = placesOf(named)
  return short
    .sort(
      (a, b) =>
        a.order - b.order ||
        (a.told.gap ?? 0) - (b.told.gap ?? 0) ||
        (a.told.percent ?? 0) - (b.told.percent ?? 0) ||
        (placeOf[a.at] ?? 0) - (placeOf[b.at] ?? 0),
    )
    .map(({ told }) => told)
}

type Known = ReadonlyMap<string, { indicator: Indicator; order: number }>
const catalogues = new WeakMap<readonly Indicator[], Known>()

function knownIn(catalogue: readonly Indicator[]): Known {
  const known = catalogues.get(catalogue) ?? new Map(catalogue.map((indicator, order) => [indicator.id, { indicator, order }]))
  catalogues.set(catalogue, known)
  return known
}

/** The place of each name among them; the same name has the same place. */
function placesOf(named: readonly { name: string; folded: string }[]): number[] {
  const places = new Array<number>(named.length)
  const ordered = [...named.entries()].sort(([, a], [, b]) => byText(a.folded, b.folded) || byText(a.name, b.name))
  let place = 0
  for (const [index, [at, { name }]] of ordered.entries()) {
    if (index > 0 && name !== ordered[index - 1]?.[1].name) place = index
    places[at] = place
  }
  return places
}

/** Names by their words without marks, marks as the tie-break: no dependence on the machine's collation. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
