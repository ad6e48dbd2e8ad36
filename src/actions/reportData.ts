import { z } from 'zod'
import type { Cutoff } from '#domain/calendar.ts'
import { type FigureTable, figuresOf, type StandingTable, standingsOf } from '#domain/figures.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { type Shortfall, shortfallsOf } from '#domain/shortfalls.ts'
import { CAN_FALL_SHORT } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { assignedTo, factsWithBelow } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { childrenOf } from '#store/units.ts'
import { day, periodKey, unitCode } from './inputs.ts'
import { unitCatalogue } from './unitCatalogue.ts'
import { unitRef } from './unitRef.ts'

/** Whose figures, of which period, up to which day. */
export const reportInput = z.object({
  unit: unitCode,
  period: periodKey,
  asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là ngày chốt theo quy định'),
})

/** A day whose tree everything is added up by; without it each day counts by its own. */
export const treeInput = {
  treeDate: day.optional().describe('Xếp mọi số theo cây tổ chức của ngày này; bỏ trống là theo cây của từng ngày'),
}

/** What every screen and paper of figures says first: whose, when, as of when. */
export async function reportHead(db: Db, unit: Unit, cutoff: Cutoff) {
  return {
    unit: await unitRef(db, unit, cutoff.asOf),
    period: keyOf(cutoff.period),
    periodTitle: printPeriod(cutoff.period),
    asOf: cutoff.asOf,
    asOfTitle: printDay(cutoff.asOf),
    window: cutoff.window,
    statutory: cutoff.statutory,
  }
}

export type ReportData = {
  unit: Unit
  cutoff: Cutoff
  figures: FigureTable
  /** Of the units below only what somebody can fall short of. */
  children: { unit: Unit; figures: StandingTable }[]
  shortfalls: Shortfall[]
}

/** A report's figures, and by name who among the units directly below, or among those asked, falls short. */
export async function reportData(db: Db, home: Home, unit: Unit, cutoff: Cutoff, among?: readonly Unit[]): Promise<ReportData> {
  const [below, assigned, { catalogue }] = await Promise.all([
    among ?? childrenOf(db, unit.id, cutoff.asOf, cutoff.asOf),
    assignedTo(db, unit, cutoff),
    unitCatalogue(db, home, unit, cutoff.asOf),
  ])
  const few = new Set([...CAN_FALL_SHORT, ...assigned])
  const facts = await factsWithBelow(db, home, unit, below, cutoff, few)
  const children = below.flatMap((child) => {
    const found = facts.below.get(child.id)
    return found ? [{ unit: child, figures: standingsOf(found, few) }] : []
  })
  return {
    unit,
    cutoff,
    figures: figuresOf(facts.own, catalogue),
    children,
    shortfalls: shortfallsOf(
      children.map((child) => ({ unit: { id: child.unit.code, name: child.unit.name }, figures: child.figures })),
    ),
  }
}
