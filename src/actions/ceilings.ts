import { type AwardCount, type CeilingTold, isForCollectives, withinCeiling } from '#domain/ceiling.ts'
import { figuresOf } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { ceilingsAt, countAwards } from '#store/commendations.ts'
import type { Db, Scope } from '#store/db.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { pathOf } from '#store/units.ts'
import { cutoffFor } from './cutoff.ts'

const PEOPLE = ['msdf_total_strength', 'sdf_strength', 'militia_strength']
const UNITS = ['org_military_commands_total', 'commune_military_commands_total']

/** The titles of a year held against their shares, at one unit: of its people, or of the commands under it. */
export async function ceilingsOf(
  db: Db,
  home: Home,
  scope: Scope,
  unit: Unit,
  year: number,
  today: Day,
): Promise<{ counts: AwardCount[]; ceilings: CeilingTold[] }> {
  const yearEnd = `${year}-12-31`
  const on = yearEnd < today ? yearEnd : today
  const counts = await countAwards(db, unit.id, year)
  const path = [...(await pathOf(db, unit.id, on)).map(({ id }) => id), unit.id]
  const set = await ceilingsAt(db, scope, path, on)
  if (set.length === 0) return { counts, ceilings: [] }
  const cutoff = cutoffFor(String(year), on < `${year - 1}-12-15` ? undefined : on)
  const facts = (await factsOf(db, home, [unit], cutoff, [...PEOPLE, ...UNITS])).get(unit.id)
  const figures = facts ? figuresOf(facts, INDICATORS, new Set([...PEOPLE, ...UNITS])) : new Map()
  const known = (ids: readonly string[]): number[] => ids.flatMap((id) => figures.get(id)?.value ?? [])
  const people = known(PEOPLE)[0] ?? null
  const units = known(UNITS)
  const commands = units.length > 0 ? units.reduce((a, b) => a + b, 0) : null
  const ceilings = set.map((ceiling) =>
    withinCeiling(
      ceiling,
      counts.find(({ award }) => award === ceiling.award) ?? { award: ceiling.award, ...NONE },
      isForCollectives(ceiling.award) ? commands : people,
      year,
    ),
  )
  return { counts, ceilings }
}

const NONE = { proposed: 0, considered: 0, awarded: 0, notAwarded: 0 }
