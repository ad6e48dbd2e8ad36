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
 * The same for several years at once, one row for each unit and year: a province by its children has thousands of lines, and
 * the database chooses among them as it reads them.
 */
export async function targetsOfYears(
  db: Db,
  unitIds: readonly number[],
  years: readonly { periods: readonly string[]; on: Day }[],
): Promise<YearTarget[]> {
  const asked = years.flatMap(({ periods, on }, year) => periods.map((period, rank) => ({ year, rank, period, on })))
  const list = (of: (one: (typeof asked)[number]) => unknown) => arrayText(asked, of)
  const rows = await askKept(
    db,
    sql<{ unitId: number; year: number; indicators: string; amounts: string }>`
    select unit_id, year, array_agg(indicator)::text as indicators, array_agg(value)::text as amounts from (
      select distinct on (t.unit_id, a.year, t.indicator) t.unit_id, a.year, t.indicator, t.value
      from units u join targets t on t.province_id = u.province_id and t.unit_id = u.id
      join unnest(${list((one) => one.year)}::int[], ${list((one) => one.rank)}::int[], ${list((one) => one.period)}::text[], ${list((one) => one.on)}::date[]) a (year, rank, period, until)
        on a.period = t.period and t.decided_on <= a.until
      where u.id = any (${arrayText(unitIds)}::bigint[]) and t.period = any (${list((one) => one.period)}::text[])
      order by t.unit_id, a.year, t.indicator, a.rank, t.decided_on desc, t.decision_id desc
    ) chosen group by unit_id, year`,
  )
  return rows.flatMap(({ unitId, year, indicators, amounts }) => {
    const values = elementsOf(amounts)
    return elementsOf(indicators).map((indicator, at) => ({ year, unitId, indicator, value: wholeNumber(values[at] ?? '') }))
  })
}

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
