import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText, elementsOf } from './arrayText.ts'
import { type Db, wholeNumber } from './db.ts'
import { newId } from './ids.ts'
import { askKept } from './keptStatements.ts'

/** One assigned figure as it stands on a day: the line of the latest decision. */
export type TargetLine = { unitId: number; indicator: string; value: number; number: string; decidedOn: Day; period: string }

/**
 * Targets in force on a day for units and a period, or for the year that holds it where the period has none of its own.
 * Revisions are later decisions; the latest on or before the day counts.
 */
export async function targetsAt(db: Db, unitIds: readonly number[], periods: readonly string[], on: Day): Promise<TargetLine[]> {
  const { rows } = await sql<TargetLine>`
    select distinct on (t.unit_id, t.indicator) t.unit_id, t.indicator, t.value, t.number, t.decided_on, t.period
    from units u join targets t on t.province_id = u.province_id and t.unit_id = u.id
    where u.id = any (${unitIds}::bigint[]) and t.period = any (${periods}::text[]) and t.decided_on <= ${on}::date
    order by t.unit_id, t.indicator, array_position(${periods}::text[], t.period), t.decided_on desc, t.decision_id desc`.execute(
    db,
  )
  return rows
}

/** An assigned figure of one of the years of a question, told by its place there. */
export type YearTarget = { year: number; unitId: number; indicator: string; value: number }

/**
 * The same for several years at once. The lines of a unit and period come as lists, the earlier decision first, and are chosen
 * from here: a province by its children has thousands of them, and neither sorting them by name nor writing each as a text
 * of its own is worth what it costs the database.
 */
export async function targetsOfYears(
  db: Db,
  unitIds: readonly number[],
  years: readonly { periods: readonly string[]; on: Day }[],
): Promise<YearTarget[]> {
  const periods = [...new Set(years.flatMap((year) => year.periods))]
  const rows = await askKept(
    db,
    sql<{ unitId: number; period: string; indicators: string; amounts: string; days: string }>`
    select t.unit_id, t.period, array_agg(t.indicator order by t.decided_on, t.decision_id)::text as indicators,
      array_agg(t.value order by t.decided_on, t.decision_id)::text as amounts, array_agg(t.decided_on order by t.decided_on, t.decision_id)::text as days
    from units u join targets t on t.province_id = u.province_id and t.unit_id = u.id
    where u.id = any (${arrayText(unitIds)}::bigint[]) and t.period = any (${periods}::text[]) group by t.unit_id, t.period`,
  )
  const chosen = new Map<number, Map<string, Chosen>[]>()
  for (const { unitId, period, ...lists } of rows) {
    const found = chosen.get(unitId) ?? years.map(() => new Map<string, Chosen>())
    chosen.set(unitId, found)
    const [amounts, days] = [elementsOf(lists.amounts), elementsOf(lists.days)]
    const indicators = elementsOf(lists.indicators)
    for (const [year, { periods: asked, on }] of years.entries()) {
      const rank = asked.indexOf(period)
      if (rank < 0) continue
      const of = found[year] as Map<string, Chosen>
      for (const [at, indicator] of indicators.entries()) {
        if ((days[at] ?? '') > on) break
        const before = of.get(indicator)
        // The period itself before the year that holds it, then the later decision.
        if (before === undefined || rank <= before.rank) of.set(indicator, { rank, value: amounts[at] ?? '' })
      }
    }
  }
  const out: YearTarget[] = []
  for (const [unitId, found] of chosen)
    for (const [year, lines] of found.entries())
      for (const [indicator, { value }] of lines) out.push({ year, unitId, indicator, value: wholeNumber(value) })
  return out
}

type Chosen = { rank: number; value: string }

/** What a unit above assigned to this one, as it stands now; null where nobody did. */
export async function assignedFromAbove(db: Db, unit: Unit, indicator: string, period: string): Promise<number | null> {
  const { rows } = await sql<{ value: number }>`
    select t.value from targets t join target_decisions d on d.province_id = t.province_id and d.id = t.decision_id
    where t.province_id = ${unit.provinceId} and t.unit_id = ${unit.id} and t.indicator = ${indicator} and t.period = ${period} and d.unit_id <> ${unit.id}
    order by t.decided_on desc, t.decision_id desc limit 1`.execute(db)
  return rows[0]?.value ?? null
}

export type Decision = {
  id: string
  unitId: number
  indicator: string
  period: string
  number: string
  decidedOn: Day
  total: number
  note: string | null
  enteredBy: string
  lines: { unitId: number; code: string; name: string; value: number }[]
}

/** Decisions of a unit, or that assign something to it, oldest first, with their lines. */
export async function decisionsFor(
  db: Db,
  unit: Unit,
  periods: readonly string[],
  until: Day,
  indicator?: string,
): Promise<Decision[]> {
  const { rows } = await sql<Omit<Decision, 'lines'>>`
    select distinct d.id, d.unit_id, d.indicator, d.period, d.number, d.decided_on, d.total, d.note, d.entered_by
    from target_decisions d join targets t on t.province_id = d.province_id and t.decision_id = d.id
    where (d.unit_id = ${unit.id} or t.unit_id = ${unit.id}) and d.period = any (${periods}::text[]) and d.decided_on <= ${until}::date
      and (${indicator ?? null}::text is null or d.indicator = ${indicator ?? null})
    order by d.decided_on, d.number, d.indicator`.execute(db)
  const { rows: lines } = await sql<{ decisionId: string; unitId: number; code: string; name: string; value: number }>`
    select t.decision_id, t.unit_id, u.code, u.name, t.value from targets t join units u on u.id = t.unit_id
    where t.decision_id = any (${rows.map((row) => row.id)}::uuid[]) order by u.pos`.execute(db)
  const byDecision = Map.groupBy(lines, (line) => line.decisionId)
  return rows.map((row) => ({
    ...row,
    lines: (byDecision.get(row.id) ?? []).map(({ unitId, code, name, value }) => ({ unitId, code, name, value })),
  }))
}

/** Writes a decision with its lines; the unit's own line is the total. */
export async function insertDecision(
  db: Db,
  unit: Unit,
  decision: { indicator: string; period: string; number: string; decidedOn: Day; total: number; note: string | null },
  lines: readonly { unit: Unit; value: number }[],
  by: string,
): Promise<string> {
  const id = newId()
  await sql`
    insert into target_decisions (province_id, id, unit_id, org_pos, indicator, period, number, decided_on, total, note, entered_by)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${decision.indicator}, ${decision.period}, ${decision.number}, ${decision.decidedOn}, ${decision.total}, ${decision.note}, ${by})`.execute(
    db,
  )
  const all = [{ unit, value: decision.total }, ...lines]
  await sql`
    insert into targets (province_id, decision_id, unit_id, org_pos, indicator, period, value, number, decided_on)
    select p, ${id}::uuid, u, pos, ${decision.indicator}, ${decision.period}, v, ${decision.number}, ${decision.decidedOn}::date
    from unnest(${all.map((line) => line.unit.provinceId)}::bigint[], ${all.map((line) => line.unit.id)}::bigint[], ${all.map((line) => line.unit.pos)}::bigint[], ${all.map((line) => line.value)}::bigint[]) x (p, u, pos, v)`.execute(
    db,
  )
  return id
}
