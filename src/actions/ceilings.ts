import { type AwardCount, type CeilingTold, isForCollectives, withinCeiling } from '#domain/ceiling.ts'
import { figuresOf } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Day } from '#domain/period.ts'
import type { Register, Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { ceilingsAt, countAwards } from '#store/commendations.ts'
import type { Db, Scope } from '#store/db.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { pathOf } from '#store/units.ts'
import { cutoffFor } from './cutoff.ts'

const PEOPLE = ['msdf_total_strength', 'sdf_strength', 'militia_strength']
const UNITS = ['org_military_commands_total', 'commune_military_commands_total']

type Looking = { db: Db; home: Home; scope: Scope; today: Day }
type Planned = { id: string; row: Row }

/**
 * The titles of a year held against their shares, at one unit: of its people, or of the commands under it. Rows about to
 * be written count as they will stand.
 */
export async function ceilingsOf(
  { db, home, scope, today }: Looking,
  unit: Unit,
  year: number,
  planned: readonly Planned[] = [],
): Promise<{ counts: AwardCount[]; ceilings: CeilingTold[] }> {
  const yearEnd = `${year}-12-31`
  const on = yearEnd < today ? yearEnd : today
  const stored = planned.flatMap(({ id }) => (UUID.test(id) ? [id] : []))
  const counts = withPlanned(await countAwards(db, unit.id, year, stored), planned)
  const path = [...(await pathOf(db, unit.id, on)).map(({ id }) => id), unit.id]
  const set = await ceilingsAt(db, scope, unit, path, on)
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

/** Rows that are new to an import have no name the database knows yet. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const STATES = { proposed: 'proposed', considered: 'considered', awarded: 'awarded', not_awarded: 'notAwarded' } as const

function withPlanned(counts: readonly AwardCount[], planned: readonly Planned[]): AwardCount[] {
  const sums = new Map(counts.map((count) => [count.award, { ...count }]))
  for (const { row } of planned) {
    const award = String(row.award)
    const sum = sums.get(award) ?? { award, ...NONE }
    sum[STATES[row.state as keyof typeof STATES] ?? 'proposed']++
    sums.set(award, sum)
  }
  return [...sums.values()]
}

/** Rows of one unit about to be written by which a title passes its share of the year, each with the arithmetic. */
export async function overCeilings(
  looking: Looking,
  { shared }: Register,
  unit: Unit,
  planned: readonly Planned[],
): Promise<Map<Row, string>> {
  const told = new Map<Row, string>()
  if (!shared) return told
  for (const [year, rows] of Map.groupBy(planned, ({ row }) => row[shared.year])) {
    if (typeof year !== 'number' || year < 2000) continue
    const { ceilings } = await ceilingsOf(looking, unit, year, rows)
    const messages = new Map(ceilings.map(({ award, message }) => [award, message]))
    for (const { row } of rows) {
      const message = row.state === 'not_awarded' ? null : messages.get(String(row[shared.by]))
      if (message) told.set(row, message)
    }
  }
  return told
}

const NONE = { proposed: 0, considered: 0, awarded: 0, notAwarded: 0 }
