import { sql } from 'kysely'
import { Problem } from '#domain/problem.ts'
import { contributions, isStock, measuresOfSealed, netDeltas, type Register, type Row, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printMoment } from '#domain/wording.ts'
import { answerAtEnd, type Db, EVERYWHERE, type Scope, setScope } from './db.ts'
import type { Home } from './home.ts'
import { jointEntries } from './jointCounts.ts'
import { appendLedger, entryOf, type LedgerEntry, ledgerSql } from './ledger.ts'
import { addRow } from './newRow.ts'
import { type ClosedFor, closedPeriods, closedSql, refusedAsClosed } from './periods.ts'
import { openedRow, type StoredRow } from './recordColumns.ts'
import {
  type Deed,
  deleteRecords,
  findRecords,
  insertRecords,
  insertSql,
  keepVersions,
  labelsOf,
  type RecordWrite,
  recordsByAny,
  type StoredRecord,
  updateRecords,
} from './records.ts'
import type { RowSums } from './rowSums.ts'
import { withSuccession } from './succession.ts'
import { unitsByIds } from './units.ts'

/** One row becoming another: new (no before), edited, or taken back (no after). The unit stays. */
export type RowChange = {
  id: string
  unit: Unit
  before: StoredRecord | null
  after: Row | null
  keepFrom?: StoredRow | null
  deed?: Deed
}
export type WriteContext = {
  home: Home
  by: string
  at: Date
  scope: Scope
  /** Nothing of the transaction is asked after it: where it is one new row it leaves together with the commit. */
  last?: true
  /** Entries of many rows are written as folded: an installation is filled, and `foldWritten` ends it. */
  filling?: true
}

/** Above so many rows in one write, entries are summed by unit and day instead of kept row by row. */
const SUMMED_FROM = 500

/**
 * Writes rows of a register and everything that follows from them, in the transaction of the caller: the rows, what
 * they were, the entries of the ledger, joint activities counted once above, rows that carry values of these.
 */
export async function writeRows(db: Db, register: Register, asked: readonly RowChange[], context: WriteContext): Promise<void> {
  const open = (change: RowChange) => opened(register, change, context)
  const ordered = await withSuccession(db, register, asked.map(open))
  const changes = register.succession ? ordered.map(open) : ordered
  refuseOutsideLife(register, changes)
  const entries = changes.flatMap((change) => entriesOf(register, change, context))
  const joint = register.joint ? await jointEntries(db, register, changes, context) : []
  if (joint.length === 0 && changes.length < SUMMED_FROM && changes.every(isNew))
    return addRows(db, register, changes, entries, context)
  refuseClosed(await closedPeriods(db, unitIdsOf(changes)), changes, entries)
  await saveChanged(db, register, changes, context)
  const all = changes.length >= SUMMED_FROM ? summed([...entries, ...joint]) : [...entries, ...joint]
  if (joint.length > 0) await setScope(db, EVERYWHERE)
  const counted = appendLedger(db, all, context.filling)
  // Where an installation is filled, the next book is readied while the database counts this one.
  await (context.filling ? answerAtEnd(db, counted) : counted)
  if (joint.length > 0) await setScope(db, context.scope)
  await carryOn(db, register, changes, context)
}

/** What a row was and becomes with its sealed choices open: they count, and what follows from the row is worked out. */
function opened(register: Register, change: RowChange, { home: { seal } }: WriteContext): RowChange {
  const { before, after, keepFrom } = change
  const kept = before?.stored ?? keepFrom ?? null
  return {
    ...change,
    before: before && { ...before, values: openedRow(register, seal, before.values, before.stored) },
    after: after && withComputed(register, openedRow(register, seal, after, kept)),
  }
}

export type NewRow = RowChange & { before: null; after: Row }
const isNew = (change: RowChange): change is NewRow => change.before === null && change.after !== null

/**
 * New rows are one statement: the rows, their entries, and the look at closed periods, which undoes both when it refuses.
 * Each statement more is a way to the database and back, and they would outweigh the writing.
 */
async function addRows(
  db: Db,
  register: Register,
  rows: readonly NewRow[],
  entries: readonly LedgerEntry[],
  { home: { seal }, by, last }: WriteContext,
): Promise<void> {
  const written = await writesOf(db, register, rows)
  const [write, more] = written
  const [row] = rows
  if (row && write && !more) {
    const added = addRow(db, register, seal, { write, before: write.before, unit: row.unit, by }, entries)
    return last ? answerAtEnd(db, added) : added
  }
  const { rows: closed } = await sql<ClosedFor>`
    with kept as (${insertSql(register, seal, written, by)}), counted as (${ledgerSql(entries)})
    ${closedSql(unitIdsOf(rows))}`.execute(db)
  refuseClosed(closed, rows, entries)
}

const unitIdsOf = (changes: readonly RowChange[]): number[] => [...new Set(changes.map(({ unit }) => unit.id))]

function entriesOf(register: Register, { id, unit, before, after }: RowChange, { home }: WriteContext): LedgerEntry[] {
  const was = before ? contributions(register, before.values, unit) : []
  const is = after ? contributions(register, after, unit) : []
  const unnamed = measuresOfSealed(register)
  return netDeltas(was, is).map((delta) => entryOf(home, unit, delta, register.key, unnamed.has(delta.indicator) ? null : id))
}

/** Refuses days outside the life of the unit. */
function refuseOutsideLife(register: Register, changes: readonly RowChange[]): void {
  const stocks = register.counts.some(isStock)
  for (const { unit, before, after } of changes) {
    const on = after?.[register.on]
    if (typeof on !== 'string') continue
    if (!stocks && on < unit.validFrom)
      throw new Problem('unit.not_yet', { unit: unit.name, day: printDay(unit.validFrom), on: printDay(on) })
    if ((!stocks || before === null) && unit.validTo !== null && on >= unit.validTo)
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(on) })
  }
}

/** Refuses days of a period closed for the unit or above it. */
function refuseClosed(closed: readonly ClosedFor[], changes: readonly RowChange[], entries: readonly LedgerEntry[]): void {
  for (const window of closed) {
    const { forUnit, windowFrom, windowTo } = window
    if (!entries.some(({ unitId, day, stock }) => unitId === forUnit && (stock || day >= windowFrom) && day <= windowTo)) continue
    const unit = changes.find((change) => change.unit.id === forUnit)?.unit
    throw refusedAsClosed(window, unit?.name ?? '')
  }
}

async function saveChanged(
  db: Db,
  register: Register,
  changes: readonly RowChange[],
  { home, by, at }: WriteContext,
): Promise<void> {
  const written = new Map((await writesOf(db, register, changes)).map((write) => [write.id, write]))
  const added = changes.flatMap((change) => (isNew(change) ? (written.get(change.id) ?? []) : []))
  await insertRecords(db, register, home.seal, added, by)
  const known = changes.flatMap(({ id, before, after, deed }) =>
    before ? [{ record: before, after, deed: deed ?? (after ? 'edit' : 'remove'), write: written.get(id) } as const] : [],
  )
  if (known.length === 0) return
  await keepVersions(db, register, known, by, at)
  const edits = known.flatMap(({ record, write }) => (write ? [{ record, write }] : []))
  const gone = known.flatMap(({ record, write }) => (write ? [] : [record]))
  const done = edits.length > 0 ? await updateRecords(db, register, home.seal, edits, by) : new Set()
  const taken = gone.length > 0 ? await deleteRecords(db, register, gone) : new Set()
  const missed = known.find(({ record }) => !done.has(record.id) && !taken.has(record.id))?.record
  if (missed) throw new Problem('record.changed', { by: missed.changedBy, at: printMoment(missed.changedAt) })
}

/** Rows as they are written, with the texts of what they refer to. */
export async function writesOf(
  db: Db,
  register: Register,
  changes: readonly RowChange[],
): Promise<(RecordWrite & { before: StoredRow | null })[]> {
  const labels = await referredLabels(db, register, changes)
  const references = Object.entries(register.columns).flatMap(([key, column]) => (column.refersTo ? [key] : []))
  return changes.flatMap(({ id, unit, after, keepFrom }) =>
    after
      ? [
          {
            id,
            unit,
            values: after,
            labels: references.flatMap((key) => labels.get(String(after[key])) ?? []),
            before: keepFrom ?? null,
          },
        ]
      : [],
  )
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

function summed(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const sums = new Map<string, LedgerEntry>()
  for (const one of entries) {
    const key = `${one.unitId} ${one.measure} ${one.day} ${one.stock}`
    const sum = sums.get(key)
    if (sum) sum.amount += one.amount
    else sums.set(key, { ...one, record: null })
  }
  return [...sums.values()]
}

/** Adds to the figures what rows add that stand already: written ahead of their judgement, once it is known that they stay. */
export async function countRows(
  db: Db,
  register: Register,
  rows: readonly NewRow[],
  sums: RowSums,
  { home }: WriteContext,
): Promise<void> {
  refuseOutsideLife(register, rows)
  const entries = sums.flatMap(({ unit, counts }) =>
    [...counts].flatMap(([count, days]) =>
      [...days].flatMap(([day, amount]) => {
        if (amount === 0) return []
        return [entryOf(home, unit, { indicator: count.indicator, day, amount, stock: isStock(count) }, register.key, null)]
      }),
    ),
  )
  refuseClosed(await closedPeriods(db, unitIdsOf(rows)), rows, entries)
  await appendLedger(db, entries)
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
      const now = new Map(moved.map(({ id, after }) => [id, after]))
      const rows = (await recordsByAny(db, other, reference, [...now.keys()])).filter((row) =>
        now.has(String(row.values[reference])),
      )
      const units = await unitsByIds(db, [...new Set(rows.map((row) => row.unitId))])
      const follow = rows.flatMap((row) => {
        const unit = units.get(row.unitId)
        const from = now.get(String(row.values[reference]))
        const after = { ...row.values, ...Object.fromEntries(carried.map(([key, name]) => [key, from?.[name] ?? null])) }
        return unit ? [{ id: row.id, unit, before: row, after }] : []
      })
      await writeRows(db, other, follow, { ...context, scope: EVERYWHERE })
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
