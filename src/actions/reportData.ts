import type { Cutoff } from '#domain/calendar.ts'
import { figuresOf, type FigureTable } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Shortfall } from '#domain/shortfalls.ts'
import { shortfallsOf } from '#domain/shortfalls.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { childrenOf } from '#store/units.ts'

export type ReportData = { unit: Unit; cutoff: Cutoff; figures: FigureTable; children: { unit: Unit; figures: FigureTable }[]; shortfalls: Shortfall[] }

/** Measures a shortfall can be of: what has a target, and what counts units that lack something. */
const SHORT_MEASURES = INDICATORS.filter((indicator) => indicator.target !== undefined || indicator.lacking === true).map((indicator) => indicator.id)
const SHORT_SET: ReadonlySet<string> = new Set(SHORT_MEASURES)

/** A report's figures, and by name who among the units directly below falls short. */
export async function reportData(db: Db, home: Home, unit: Unit, cutoff: Cutoff): Promise<ReportData> {
  const own = (await factsOf(db, home, [unit], cutoff)).get(unit.id)
  if (!own) throw new Error(`no facts of unit ${unit.code}`)
  const below = await childrenOf(db, unit.id, cutoff.asOf, cutoff.asOf)
  const facts = await factsOf(db, home, below, cutoff, SHORT_MEASURES)
  const children = below.flatMap((child) => {
    const found = facts.get(child.id)
    return found ? [{ unit: child, figures: figuresOf(found, INDICATORS, SHORT_SET) }] : []
  })
  return {
    unit,
    cutoff,
    figures: figuresOf(own),
    children,
    shortfalls: shortfallsOf(children.map((child) => ({ unit: { id: child.unit.code, name: child.unit.name }, figures: child.figures }))),
  }
}
