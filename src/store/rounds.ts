import { sql } from 'kysely'
import type { EditionState } from '#domain/edition.ts'
import type { Day } from '#domain/period.ts'
import type { Line, OwnRule, ReportDates, ReportKind } from '#domain/reportCalendar.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { askKept } from './keptStatements.ts'

/** One report asked of many: see domain/round.ts. */
export type Round = {
  id: string
  unitId: number
  orgPos: number
  line: Line
  kind: ReportKind
  period: string
  title: string
  opensOn: Day
  windowFrom: Day
  cutOff: Day
  asOf: Day
  preparedFrom: Day
  dueOn: Day
  basis: string
  openedBy: string
  openedAt: Date
}

const COLUMNS = sql.raw(
  'r.id, r.unit_id, r.org_pos, r.line, r.kind, r.period, r.title, r.opens_on, r.window_from, r.cut_off, r.as_of, r.prepared_from, r.due_on, r.basis, r.opened_by, r.opened_at',
)

export type NewRound = {
  line: Line
  kind: ReportKind
  period: string
  title: string
  dates: ReportDates
  by: string
  at: Date
  /** The number it already has where it was opened in another network. */
  id?: string
}

/** Opens a round and freezes the list of units that are to send. */
export async function insertRound(db: Db, unit: Unit, given: NewRound, expected: readonly Unit[]): Promise<string> {
  const { dates, id = newId() } = given
  await sql`
    insert into report_rounds (province_id, id, unit_id, org_pos, end_pos, line, kind, period, title, opens_on, window_from, cut_off, as_of, prepared_from, due_on, basis, opened_by, opened_at)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${unit.end}, ${given.line}, ${given.kind}, ${given.period}, ${given.title}, ${dates.opensOn},
      ${dates.window.from}, ${dates.cutOff}, ${dates.asOf}, ${dates.preparedFrom}, ${dates.dueOn}, ${dates.basis}, ${given.by}, ${given.at})`.execute(
    db,
  )
  await expectUnits(db, id, expected, dates.dueOn, true)
  return id
}

export async function expectUnits(db: Db, round: string, units: readonly Unit[], dueOn: Day, fromStart: boolean): Promise<void> {
  const list = <T>(of: (unit: Unit) => T): T[] => units.map(of)
  await sql`
    insert into expected_units (province_id, round_id, unit_id, org_pos, name, due_on, from_start)
    select p, ${round}::uuid, u, o, n, ${dueOn}::date, ${fromStart}::boolean
    from unnest(${list((u) => u.provinceId)}::bigint[], ${list((u) => u.id)}::bigint[], ${list((u) => u.pos)}::bigint[], ${list((u) => u.shortName)}::text[]) t (p, u, o, n)`.execute(
    db,
  )
}

/** Of a round of a unit above the database tells those alone whom it asks. */
export async function roundById(db: Db, id: string): Promise<Round | null> {
  const [round] = await askKept(db, sql<Round>`select ${COLUMNS} from report_rounds r where r.id = ${id}::uuid`)
  return round ?? null
}

/** Rounds that concern a unit: those it opened, and those in which it is to send; the latest first. */
export async function roundsFor(db: Db, unit: Unit, period?: string): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select ${COLUMNS} from report_rounds r
    where (r.unit_id = ${unit.id} or exists (select from expected_units e where e.province_id = ${unit.provinceId} and e.round_id = r.id and e.unit_id = ${unit.id}))
      ${period === undefined ? sql`` : sql`and r.period = ${period}`}
    order by r.as_of desc, r.due_on desc, r.id desc limit 200`.execute(db)
  return rows
}

/** Rounds of the same line over the same days, opened by this unit for those below it; the latest first. */
export async function ownRounds(db: Db, unit: Unit, like: Pick<Round, 'line' | 'period' | 'asOf'>): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select ${COLUMNS} from report_rounds r
    where r.province_id = ${unit.provinceId} and r.unit_id = ${unit.id} and r.line = ${like.line} and r.period = ${like.period} and r.as_of = ${like.asOf}::date
    order by r.opened_at desc`.execute(db)
  return rows
}

/** The very round a unit has already opened; null where it may be opened. */
export async function sameRound(
  db: Db,
  unit: Unit,
  like: Pick<Round, 'line' | 'kind' | 'period' | 'asOf'>,
): Promise<Round | null> {
  return (await ownRounds(db, unit, like)).find(({ kind }) => kind === like.kind) ?? null
}

export type ExpectedUnit = { unitId: number; orgPos: number; name: string; dueOn: Day; fromStart: boolean; excused: boolean }

export async function expectedOf(db: Db, round: string): Promise<ExpectedUnit[]> {
  const { rows } = await sql<ExpectedUnit>`
    select unit_id, org_pos, name, due_on, from_start, excused from expected_units where round_id = ${round}::uuid order by org_pos`.execute(
    db,
  )
  return rows
}

export type ExpectedDeed = 'add' | 'excuse' | 'restore' | 'extend'
export type ExpectedChange = {
  unitId: number
  deed: ExpectedDeed
  dueOn: Day | null
  reason: string
  changedBy: string
  changedAt: Date
}

/** Changes the list of a round, and writes down who did it and why. */
export async function changeExpected(
  db: Db,
  round: Pick<Round, 'id' | 'dueOn'>,
  unit: Unit,
  change: { deed: ExpectedDeed; dueOn: Day | null; reason: string; by: string; at: Date },
): Promise<void> {
  if (change.deed === 'add') await expectUnits(db, round.id, [unit], change.dueOn ?? round.dueOn, false)
  else
    await sql`
      update expected_units set excused = ${change.deed === 'excuse'}, due_on = coalesce(${change.dueOn}::date, due_on)
      where province_id = ${unit.provinceId} and round_id = ${round.id}::uuid and unit_id = ${unit.id}`.execute(db)
  await sql`
    insert into expected_changes (province_id, id, round_id, unit_id, org_pos, deed, due_on, reason, changed_by, changed_at)
    values (${unit.provinceId}, ${newId()}, ${round.id}::uuid, ${unit.id}, ${unit.pos}, ${change.deed}, ${change.dueOn}, ${change.reason}, ${change.by}, ${change.at})`.execute(
    db,
  )
}

export async function expectedChanges(db: Db, round: string): Promise<ExpectedChange[]> {
  const { rows } = await sql<ExpectedChange>`
    select unit_id, deed, due_on, reason, changed_by, changed_at from expected_changes where round_id = ${round}::uuid order by changed_at, id`.execute(
    db,
  )
  return rows
}

/** How each unit of some rounds stands: its latest edition, and the day its first one was sent up. */
export type Sent = { roundId: string; unitId: number; submittedOn: Day | null; state: EditionState | null }

export async function sentIn(db: Db, rounds: readonly string[]): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    select round_id, unit_id, min(submitted_on) as submitted_on, (array_agg(state order by number desc))[1] as state
    from editions where round_id = any (${rounds}::uuid[]) and of = 'report' group by round_id, unit_id`.execute(db)
  return rows
}

export async function expectedIn(db: Db, rounds: readonly string[]): Promise<(ExpectedUnit & { roundId: string })[]> {
  const { rows } = await sql<ExpectedUnit & { roundId: string }>`
    select round_id, unit_id, org_pos, name, due_on, from_start, excused from expected_units where round_id = any (${rounds}::uuid[]) order by org_pos`.execute(
    db,
  )
  return rows
}

type DatesRow = {
  line: Line
  kind: ReportKind
  validFrom: Day
  asOfMonths: number | null
  asOfDay: number | null
  dueMonths: number | null
  dueDay: number | null
  dueDaysAfter: number | null
  basis: string
}

/** The days a unit set for those below it. */
export async function ownDates(db: Db, unit: Unit): Promise<OwnRule[]> {
  const { rows } = await sql<DatesRow>`
    select line, kind, valid_from, as_of_months, as_of_day, due_months, due_day, due_days_after, basis from report_dates
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} order by valid_from`.execute(db)
  return rows.map(({ line, kind, validFrom, asOfMonths, asOfDay, dueMonths, dueDay, dueDaysAfter, basis }) => ({
    line,
    kind,
    validFrom,
    basis,
    due: dueDaysAfter === null ? { months: dueMonths ?? 0, day: dueDay ?? 1 } : { daysAfter: dueDaysAfter },
    ...(asOfMonths === null || asOfDay === null ? {} : { asOf: { months: asOfMonths, day: asOfDay } }),
  }))
}

export async function insertDates(db: Db, unit: Unit, rule: OwnRule, by: string, at: Date): Promise<void> {
  const due = 'daysAfter' in rule.due ? { months: null, day: null, after: rule.due.daysAfter } : { ...rule.due, after: null }
  await sql`
    insert into report_dates (province_id, id, unit_id, org_pos, end_pos, line, kind, valid_from, as_of_months, as_of_day, due_months, due_day, due_days_after, basis, set_by, set_at)
    values (${unit.provinceId}, ${newId()}, ${unit.id}, ${unit.pos}, ${unit.end}, ${rule.line}, ${rule.kind}, ${rule.validFrom}, ${rule.asOf?.months ?? null}, ${rule.asOf?.day ?? null},
      ${due.months}, ${due.day}, ${due.after}, ${rule.basis}, ${by}, ${at})`.execute(db)
}
