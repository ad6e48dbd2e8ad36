import { baseCounts } from '#domain/indicators/index.ts'
import type { Day } from '#domain/period.ts'
import type { Delta } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Reshaped } from '#domain/reorganisation.ts'
import { indicatorById, measuresAlone } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { UNIT_COUNTS, unitContributions } from '#domain/unitCounts.ts'
import type { Db } from '#store/db.ts'
import { readSums } from '#store/figures.ts'
import type { Home } from '#store/home.ts'
import type { BridgeUnit } from '#store/reorganisations.ts'

/** Sums of a unit by measure: what stands on the day, and what will once every day written so far has come. */
type Standing = { now: ReadonlyMap<number, number>; ahead: ReadonlyMap<number, number> }

const FAR: Day = '2150-12-14'

export async function standingOf(db: Db, { measures }: Home, units: readonly Unit[], on: Day): Promise<Map<number, Standing>> {
  const windows = [
    { from: on, to: on },
    { from: on, to: FAR },
  ]
  const sums = await readSums(db, { unitIds: [...new Set(units.map(({ id }) => id))], windows })
  const out = new Map<number, { now: Map<number, number>; ahead: Map<number, number> }>()
  for (const { id } of units) out.set(id, { now: new Map(), ahead: new Map() })
  for (const {
    unitId,
    measure,
    sums: [now = null, ahead = null],
  } of sums) {
    if (now !== null && measures.byNo.get(measure)?.stock) out.get(unitId)?.now.set(measure, now)
    if (ahead !== null) out.get(unitId)?.ahead.set(measure, ahead)
  }
  return out
}

/** Counts that look at the kind of a unit or who manages it may change with the unit somebody goes to. */
const ofTheUnit = new Set(
  Object.values(registers).flatMap(({ counts }) =>
    counts.flatMap(({ indicator, where }) => (where.some(({ column }) => column.startsWith('unit.')) ? [indicator] : [])),
  ),
)

type Bridge = {
  root: Unit
  before: ReadonlyMap<number, Standing>
  after: ReadonlyMap<number, Standing>
  shape: Reshaped
  units: ReadonlyMap<string, Unit>
  changed: readonly Delta[]
  on: Day
}

/**
 * Nothing falls and nothing counts twice: above the units that changed every figure is what it was, but for units counted
 * as such and for what depends on the kind of the unit. Anything else would be a mistake of ours, and nothing is kept.
 */
export function judgeBridge(home: Home, { root, before, after, shape, units, changed, on }: Bridge): void {
  const expected = new Map<number, number>()
  const expect = (indicator: string, amount: number) => {
    const no = home.measures.byId.get(indicator)?.no
    if (no !== undefined) expected.set(no, (expected.get(no) ?? 0) + amount)
  }
  for (const { code } of shape.founded) {
    const unit = units.get(code)
    for (const { indicator, amount } of unit ? unitContributions({ ...unit, validTo: null }) : []) expect(indicator, amount)
  }
  for (const { unit: code } of shape.ended) {
    const unit = units.get(code)
    for (const { indicator, amount } of unit ? unitContributions({ ...unit, validTo: null }) : []) expect(indicator, -amount)
  }
  for (const { indicator, amount, stock } of changed) if (stock && ofTheUnit.has(indicator)) expect(indicator, amount)
  // A unit dissolved without an heir takes away what stood at it: nobody is left there, and the rest ends with it.
  const gone = shape.ended.flatMap(({ unit, heir }) => (heir === null ? (units.get(unit)?.id ?? []) : []))
  for (const side of ['now', 'ahead'] as const) {
    const [was, is] = [before.get(root.id)?.[side], after.get(root.id)?.[side]]
    for (const measure of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const { id, stock } = home.measures.byNo.get(measure) ?? { id: '', stock: false }
      if (!stock && gone.length > 0) continue
      const dissolved = gone.reduce((sum, unit) => sum + (before.get(unit)?.[side].get(measure) ?? 0), 0)
      const ofUnits = unitMeasures.has(id) || measuresAlone().has(id) ? 0 : dissolved
      const difference = (is?.get(measure) ?? 0) - (was?.get(measure) ?? 0) - (expected.get(measure) ?? 0) + ofUnits
      if (difference !== 0) throw new Error(`bridge of ${root.code} on ${on} (${side}): ${id} is off by ${difference}`)
    }
  }
}

const unitMeasures = new Set(UNIT_COUNTS.map(({ indicator }) => indicator))

/** Units shown one by one; above that the table speaks of the whole alone. */
const MOST = 60

/** What stood at each unit on the day under the tree of before and under the tree of after. */
export function bridgeOf(
  { measures }: Home,
  units: readonly Unit[],
  before: ReadonlyMap<number, Standing>,
  after: ReadonlyMap<number, Standing>,
): BridgeUnit[] {
  const once = [...new Map(units.map((unit) => [unit.id, unit])).values()]
  return (once.length > MOST ? once.slice(0, 1) : once).map(({ id, code, shortName }) => {
    const [was, is] = [before.get(id)?.now, after.get(id)?.now]
    const lines = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((no) => {
      const [from, to] = [was?.get(no) ?? 0, is?.get(no) ?? 0]
      const measure = measures.byNo.get(no)?.id
      return measure && (from !== 0 || to !== 0) ? [{ measure, before: from, after: to }] : []
    })
    return { code, name: shortName, lines: lines.sort((a, b) => (a.measure < b.measure ? -1 : 1)) }
  })
}

/** The table as people read it: what is counted by its title. */
export const titledBridge = (bridge: readonly BridgeUnit[]) =>
  bridge.map(({ code, name, lines }) => ({
    code,
    name,
    lines: lines.map((line) => ({ ...line, title: titleOfMeasure(line.measure) })),
  }))

export const titleOfMeasure = (id: string): string => indicatorById(id)?.title ?? baseCounts.get(id)?.title ?? id
