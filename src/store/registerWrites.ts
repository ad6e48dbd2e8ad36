import { sql } from 'kysely'
import { type Day, dayInVietnam } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { contributions, type Delta, isStock, meets, netDeltas, type Register, type Row, snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { countOnce, type Unit } from '#domain/unit.ts'
import { printDay, printMoment } from '#domain/wording.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from './db.ts'
import type { Home } from './home.ts'
import { appendLedger, type LedgerEntry } from './ledger.ts'
import { closedPeriods } from './periods.ts'
import type { StoredRow } from './recordColumns.ts'
import {
  deleteRecord,
  findRecords,
  insertRecords,
  keepVersion,
  labelsOf,
  recordsBy,
  type StoredRecord,
  updateRecord,
} from './records.ts'
import { lineageOf, unitsByIds } from './units.ts'

/** One row becoming another: new (no before), edited, or taken back (no after). The unit stays. */
export type RowChange = {
  id: string
  unit: Unit
  before: StoredRecord | null
  after: Row | null
  keepFrom?: StoredRow | null
  deed?: 'edit' | 'change' | 'end' | 'remove'
}
export type WriteContext = { home: Home; by: string; at: Date; scope: Scope }

/** Above so many rows in one write, entries are summed by unit and day instead of kept row by row. */
const SUMMED_FROM = 500

/**
 * Writes rows of a register and everything that follows from them, in the transaction of the caller: the rows, what
 * they were, the entries of the ledger, joint activities counted once above, rows that carry values of these.
 */
export async function writeRows(db: Db, register: Register, changes: readonly RowChange[], context: WriteContext): Promise<void> {
  const entries = changes.flatMap((change) => entriesOf(register, change, context))
  await refuseWrongDays(db, changes, entries, register)
  const joint = register.joint ? await jointEntries(db, register, changes, context) : []
  await saveChanged(db, register, changes, context)
  const all = changes.length >= SUMMED_FROM ? summed([...entries, ...joint]) : [...entries, ...joint]
  if (joint.length > 0) await setScope(db, EVERYWHERE)
  await appendLedger(db, all)
  if (joint.length > 0) await setScope(db, context.scope)
  await carryOn(db, register, changes, context)
}

const entry = (
  home: Home,
  unit: Pick<Unit, 'id' | 'provinceId' | 'pos'>,
  delta: Delta,
  source: string,
  record: string | null,
): LedgerEntry => {
  const measure = home.measures.byId.get(delta.indicator)
  if (!measure) throw new Error(`measure without a number: ${delta.indicator}`)
  return {
    provinceId: unit.provinceId,
    unitId: unit.id,
    orgPos: unit.pos,
    measure: measure.no,
    day: delta.day,
    amount: delta.amount,
    stock: delta.stock,
    source,
    record,
  }
}

function entriesOf(register: Register, { id, unit, before, after }: RowChange, { home }: WriteContext): LedgerEntry[] {
  const was = before ? contributions(register, before.values, unit) : []
  const is = after ? contributions(register, after, unit) : []
  return netDeltas(was, is).map((delta) => entry(home, unit, delta, register.key, id))
}

/** Refuses days outside the life of the unit, and days of a period closed for it or above it. */
async function refuseWrongDays(
  db: Db,
  changes: readonly RowChange[],
  entries: readonly LedgerEntry[],
  register: Register,
): Promise<void> {
  const units = new Map(changes.map(({ unit }) => [unit.id, unit]))
  for (const { unit, after } of changes) {
    const on = after?.[register.on]
    if (typeof on !== 'string' || register.counts.some(isStock)) continue
    if (on < unit.validFrom)
      throw new Problem('unit.not_yet', { unit: unit.name, day: printDay(unit.validFrom), on: printDay(on) })
    if (unit.validTo !== null && on >= unit.validTo)
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(on) })
  }
  for (const { unit, before, after } of changes) {
    const from = after?.[register.on]
    if (before === null && typeof from === 'string' && unit.validTo !== null && from >= unit.validTo)
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(from) })
  }
  for (const closed of await closedPeriods(db, [...units.keys()])) {
    const hit = entries.find((one) => one.unitId === closed.forUnit && one.day >= closed.windowFrom && one.day <= closed.windowTo)
    if (hit)
      throw new Problem('period.closed', {
        period: closed.period,
        unit: units.get(closed.forUnit)?.name ?? '',
        day: printDay(dayInVietnam(closed.closedOn)),
      })
  }
}

async function saveChanged(
  db: Db,
  register: Register,
  changes: readonly RowChange[],
  { home, by, at }: WriteContext,
): Promise<void> {
  const labels = await referredLabels(db, register, changes)
  const write = (change: RowChange, values: Row) => ({
    id: change.id,
    unit: change.unit,
    values,
    labels: labelsIn(register, values, labels),
    before: change.keepFrom ?? null,
  })
  const added = changes.flatMap((change) =>
    change.before === null && change.after !== null ? [write(change, change.after)] : [],
  )
  if (added.length > 0) await insertRecords(db, register, home.seal, added, by)
  for (const change of changes) {
    if (change.before === null) continue
    await keepVersion(db, register, change.before, change.deed ?? (change.after ? 'edit' : 'remove'), change.after, by, at)
    const done = change.after
      ? await updateRecord(db, register, home.seal, change.before, write(change, change.after), by)
      : await deleteRecord(db, register, change.before)
    if (!done) throw new Problem('record.changed', { by: change.before.changedBy, at: printMoment(change.before.changedAt) })
  }
}

async function referredLabels(db: Db, register: Register, changes: readonly RowChange[]): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const [key, column] of Object.entries(register.columns)) {
    const target = column.refersTo && column.refersTo !== register.key ? registers[column.refersTo] : undefined
    if (!target) continue
    const ids = changes.flatMap(({ after }) => (typeof after?.[key] === 'string' ? [after[key]] : []))
    for (const [id, label] of await labelsOf(db, target, ids)) all.set(id, label)
  }
  return all
}

const labelsIn = (register: Register, values: Row, labels: ReadonlyMap<string, string>): string[] =>
  Object.entries(register.columns).flatMap(([key, column]) => {
    const label = column.refersTo ? labels.get(String(values[key])) : undefined
    return label ? [label] : []
  })

/** Corrections of `once` counts: what the activities of these rows counted above their participants, before and after. */
async function jointEntries(
  db: Db,
  register: Register,
  changes: readonly RowChange[],
  context: WriteContext,
): Promise<LedgerEntry[]> {
  const joint = register.joint ?? ''
  const keyOf = (id: string, row: Row | null | undefined): string => (typeof row?.[joint] === 'string' ? row[joint] : id)
  const keys = new Set<string>()
  for (const { id, before, after } of changes) {
    if (before?.values[joint] || after?.[joint]) {
      keys.add(keyOf(id, before?.values ?? after))
      keys.add(keyOf(id, after ?? before?.values))
    }
  }
  const known = changes.filter(({ before }) => before !== null)
  await setScope(db, EVERYWHERE)
  const led =
    known.length > 0
      ? await leadersAmong(
          db,
          register,
          joint,
          known.map(({ id }) => id),
        )
      : []
  for (const id of led) keys.add(id)
  if (keys.size === 0) {
    await setScope(db, context.scope)
    return []
  }
  const groups: StoredRecord[] = []
  for (const key of keys) groups.push(...(await recordsBy(db, register, joint, key)))
  const units = await unitsByIds(db, [
    ...new Set([...groups.map((record) => record.unitId), ...changes.map(({ unit }) => unit.id)]),
  ])
  const rowsBefore = groups.map((record) => ({ id: record.id, unitId: record.unitId, row: record.values }))
  const changed = new Map(changes.map((change) => [change.id, change]))
  const rowsAfter = [
    ...rowsBefore.filter(({ id }) => !changed.has(id)),
    ...changes.flatMap(({ id, unit, after }) => (after ? [{ id, unitId: unit.id, row: after }] : [])),
  ].filter(({ id, row }) => keys.has(keyOf(id, row)))
  const lineages = await lineageOf(db, [...units.keys()])
  const corrections = (rows: typeof rowsBefore) =>
    onceCorrections(
      register,
      rows.map((one) => ({ ...one, key: keyOf(one.id, one.row) })),
      units,
      lineages,
    )
  const net = new Map<string, { unitId: number; delta: Delta }>()
  for (const [sign, list] of [
    [-1, corrections(rowsBefore)],
    [1, corrections(rowsAfter)],
  ] as const) {
    for (const { unitId, delta } of list) {
      const id = `${unitId} ${delta.indicator} ${delta.day}`
      const sum = net.get(id) ?? { unitId, delta: { ...delta, amount: 0 } }
      sum.delta.amount += sign * delta.amount
      net.set(id, sum)
    }
  }
  const places = await unitsByIds(
    db,
    [...net.values()].map(({ unitId }) => unitId),
  )
  await setScope(db, context.scope)
  return [...net.values()]
    .filter(({ delta }) => delta.amount !== 0)
    .flatMap(({ unitId, delta }) => {
      const place = places.get(unitId)
      return place ? [entry(context.home, place, delta, `${register.key}.joint`, null)] : []
    })
}

async function leadersAmong(db: Db, register: Register, joint: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct ${sql.ref(snake(joint))} as id from ${sql.table(register.table)} where ${sql.ref(snake(joint))} = any (${ids}::uuid[])`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

type JointRow = { key: string; unitId: number; row: Row }

/** For each activity and `once` count: what counting once differs from one a row, and at which units. */
export function onceCorrections(
  register: Register,
  rows: readonly JointRow[],
  units: ReadonlyMap<number, Unit>,
  lineages: ReadonlyMap<number, readonly { ancestorId: number; depth: number; from: Day; to: Day | null }[]>,
): { unitId: number; delta: Delta }[] {
  const out: { unitId: number; delta: Delta }[] = []
  for (const count of register.counts.filter((one) => one.once)) {
    const activities = Map.groupBy(
      rows.filter(({ row, unitId }) => {
        const unit = units.get(unitId)
        return unit && count.where.every((condition) => meets(condition, row, unit))
      }),
      ({ key, row }) => `${key} ${String(row[count.on ?? register.on])}`,
    )
    for (const participants of activities.values()) {
      if (participants.length < 2) continue
      const day = String(participants[0]?.row[count.on ?? register.on])
      const places = participants.flatMap(({ unitId }) => {
        const unit = units.get(unitId)
        const path = (lineages.get(unitId) ?? [])
          .filter(({ from, to }) => from <= day && (to === null || day < to))
          .sort((a, b) => b.depth - a.depth)
          .map((line) => line.ancestorId)
        return unit ? [{ unitId, path }] : []
      })
      const sums = new Map<number, number>()
      for (const { unitId, amount } of countOnce(places)) sums.set(unitId, (sums.get(unitId) ?? 0) + amount)
      for (const { unitId } of participants) sums.set(unitId, (sums.get(unitId) ?? 0) - 1)
      for (const [unitId, amount] of sums)
        if (amount !== 0) out.push({ unitId, delta: { indicator: count.indicator, day, amount, stock: false } })
    }
  }
  return out
}

export function summed(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const sums = new Map<string, LedgerEntry>()
  for (const one of entries) {
    const key = `${one.unitId} ${one.measure} ${one.day} ${one.stock}`
    const sum = sums.get(key)
    if (sum) sum.amount += one.amount
    else sums.set(key, { ...one, record: null })
  }
  return [...sums.values()]
}

/** Rows of other registers that carry values of these follow them: a course moved by a day moves its participants' count. */
async function carryOn(db: Db, register: Register, changes: readonly RowChange[], context: WriteContext): Promise<void> {
  const edited = changes.filter((change) => change.before !== null && change.after !== null)
  if (edited.length === 0) return
  for (const other of Object.values(registers)) {
    for (const [reference, column] of Object.entries(other.columns)) {
      if (column.refersTo !== register.key || other.key === register.key) continue
      const carried = carriedBy(other, reference)
      const moved = edited.filter(({ before, after }) => carried.some(([, from]) => before?.values[from] !== after?.[from]))
      if (moved.length === 0) continue
      await setScope(db, EVERYWHERE)
      const wide = { ...context, scope: EVERYWHERE }
      for (const { id, after } of moved) {
        const rows = (await recordsBy(db, other, reference, id)).filter((row) => row.values[reference] === id)
        const units = await unitsByIds(
          db,
          rows.map((row) => row.unitId),
        )
        await writeRows(
          db,
          other,
          rows.flatMap((row) => {
            const unit = units.get(row.unitId)
            return unit
              ? [
                  {
                    id: row.id,
                    unit,
                    before: row,
                    after: { ...row.values, ...Object.fromEntries(carried.map(([key, from]) => [key, after?.[from] ?? null])) },
                  },
                ]
              : []
          }),
          wide,
        )
      }
      await setScope(db, context.scope)
    }
  }
}

/** Columns a register copies through one reference: [own column, column of the referred row]. */
export const carriedBy = (register: Register, reference: string): [string, string][] =>
  Object.entries(register.columns).flatMap(([key, column]) =>
    column.carried?.startsWith(`${reference}.`) ? [[key, column.carried.slice(reference.length + 1)] as [string, string]] : [],
  )

/** Fills carried columns from the rows referred to; null where a reference leads nowhere. */
export async function withCarried(db: Db, register: Register, rows: readonly Row[]): Promise<(Row | null)[]> {
  let filled: (Row | null)[] = [...rows]
  for (const [reference, column] of Object.entries(register.columns)) {
    const target = column.refersTo && column.refersTo !== register.key ? registers[column.refersTo] : undefined
    if (!target) continue
    const ids = [...new Set(rows.flatMap((row) => (typeof row[reference] === 'string' ? [row[reference]] : [])))]
    const found = new Map((await findRecords(db, target, ids)).map((record) => [record.id, record]))
    const carried = carriedBy(register, reference)
    filled = filled.map((row) => {
      const id = row?.[reference]
      if (!row || typeof id !== 'string') return row
      const referred = found.get(id)
      return referred
        ? { ...row, ...Object.fromEntries(carried.map(([key, from]) => [key, referred.values[from] ?? null])) }
        : null
    })
  }
  return filled
}
