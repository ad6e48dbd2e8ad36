import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import {
  type CellValue,
  contributions,
  type Delta,
  meets,
  netDeltas,
  type Register,
  type Row,
  withComputed,
} from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type Assignment, assignPeople, type Follower } from '#domain/reorganisation.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { recordsOfUnits, type StoredRecord } from './records.ts'
import { type RowChange, type WriteContext, writeRows } from './registerWrites.ts'

/** People of one unit who go with it, of one book: where each goes, who cannot. */
export type Carried = {
  register: Register
  from: Unit
  going: { record: StoredRecord; to: string }[]
  left: Follower[]
  twice: Follower[]
  /** Written for the day or after it already, in a book that will be closed on the day. */
  ahead: Follower[]
}

/** Whoever stands in the books of people of a unit on a day, and where an assignment sends them. */
export async function followersOf(db: Db, from: Unit, assign: readonly Assignment[], on: Day): Promise<Carried[]> {
  const out: Carried[] = []
  for (const register of Object.values(registers)) {
    const { dated, follows } = register
    if (!dated || !follows) continue
    const open = (await recordsOfUnits(db, register, [from.id])).filter(({ values }) => {
      const until = values[dated.until]
      return (
        (typeof until !== 'string' || until > on) &&
        !(follows.but.length > 0 && follows.but.every((one) => meets(one, values, from)))
      )
    })
    const follower = ({ id, values }: StoredRecord): Follower => ({
      id,
      name: String(values[register.label] ?? ''),
      group: follows.group === undefined ? null : textOf(values[follows.group]),
    })
    const isAhead = ({ values }: StoredRecord) => String(values[dated.from]) >= on
    const standing = open.filter((record) => !isAhead(record))
    const { to, left, twice } = assignPeople(standing.map(follower), assign)
    const going = standing.flatMap((record) => {
      const target = to.get(record.id)
      return target === undefined || target === from.code ? [] : [{ record, to: target }]
    })
    out.push({ register, from, going, left: [...left], twice: [...twice], ahead: open.filter(isAhead).map(follower) })
  }
  return out
}

const textOf = (value: CellValue | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * The people go: the stretch at the unit they leave ends on the day, the next of the same chain begins at the successor, told
 * apart from an admission or a move of their own. Returns what the figures of both units together became by it.
 */
export async function carryPeople(
  db: Db,
  { register, from, going }: Carried,
  to: ReadonlyMap<string, Unit>,
  { on, number }: { on: Day; number: string },
  context: WriteContext,
): Promise<Delta[]> {
  const { dated, follows } = register
  if (!dated || !follows || going.length === 0) return []
  const closed: RowChange[] = []
  const opened: RowChange[] = []
  for (const { record, to: code } of going) {
    const unit = to.get(code)
    if (!unit) continue
    const { values, id } = record
    const next: Row = { ...values, ...follows.as, [dated.from]: on, [dated.chain]: values[dated.chain] ?? id }
    closed.push({ id, unit: from, before: record, after: { ...values, [dated.until]: on }, deed: 'change' })
    opened.push({
      id: newId(context.at.getTime()),
      unit,
      before: null,
      after: 'decision' in register.columns ? { ...next, decision: number.slice(0, 60) } : next,
      keepFrom: record.stored,
    })
  }
  await writeRows(db, register, closed, context)
  await writeRows(db, register, opened, context)
  return changeOf(register, [...closed, ...opened])
}

/** Totals a unit states (population, reserve, beneficiaries) become part of those its heir states. */
export async function carryTotals(
  db: Db,
  from: Unit,
  heir: Unit,
  { on, number }: { on: Day; number: string },
  context: WriteContext,
): Promise<Delta[]> {
  const all: Delta[] = []
  for (const register of Object.values(registers)) {
    const rule = register.succession
    if (!rule) continue
    const amounts = Object.entries(register.columns).flatMap(([key, column]) =>
      column.kind === 'integer' && !column.names ? [key] : [],
    )
    const standing = (await recordsOfUnits(db, register, [from.id, heir.id])).filter(({ values }) => {
      const until = values[rule.until]
      return String(values[rule.from]) <= on && (typeof until !== 'string' || until > on)
    })
    const changes = standing
      .filter(({ unitId }) => unitId === from.id)
      .flatMap((given): RowChange[] => {
        const held = standing.find(
          ({ unitId, values }) => unitId === heir.id && rule.by.every((key) => values[key] === given.values[key]),
        )
        const sums = Object.fromEntries(amounts.map((key) => [key, whole(given.values[key]) + whole(held?.values[key])]))
        const source = 'source' in register.columns ? { source: `Cộng theo ${number}`.slice(0, 160) } : {}
        const none = Object.fromEntries(amounts.map((key) => [key, 0]))
        return [
          stated(from, given, { ...given.values, ...none, ...source }, rule, on, context),
          stated(heir, held ?? null, { ...given.values, ...held?.values, ...sums, ...source }, rule, on, context),
        ]
      })
    if (changes.length === 0) continue
    await writeRows(db, register, changes, context)
    all.push(...changeOf(register, changes))
  }
  return all
}

const whole = (value: CellValue | undefined): number => (typeof value === 'number' ? value : 0)

/** What is stated from the day on: a new row, or the one of the very day put right. */
function stated(
  unit: Unit,
  before: StoredRecord | null,
  values: Row,
  { from, until }: { from: string; until: string },
  on: Day,
  { at }: WriteContext,
): RowChange {
  if (before?.values[from] === on)
    return { id: before.id, unit, before, after: { ...values, [until]: before.values[until] ?? null } }
  return { id: newId(at.getTime()), unit, before: null, after: { ...values, [from]: on, [until]: null } }
}

function changeOf(register: Register, changes: readonly RowChange[]): Delta[] {
  return changes.flatMap(({ unit, before, after }) =>
    netDeltas(
      before ? contributions(register, before.values, unit) : [],
      after ? contributions(register, withComputed(register, after), unit) : [],
    ),
  )
}

/** Days after the end of a unit on which its books already say something happened there. */
export async function daysAhead(db: Db, unitId: number, on: Day): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select count(*) as days from (
      select day, measure from ledger where unit_id = ${unitId} and day >= ${on}::date and not stock group by day, measure having sum(amount) <> 0
    ) d`.execute(db)
  return rows[0]?.days ?? 0
}
