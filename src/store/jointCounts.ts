import { sql } from 'kysely'
import type { Day, Window } from '#domain/period.ts'
import { type Delta, meets, type Register, type Row, snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { countOnce, type Unit } from '#domain/unit.ts'
import { type Db, EVERYWHERE, setScope } from './db.ts'
import { entryOf, type LedgerEntry } from './ledger.ts'
import { recordsByAny } from './records.ts'
import type { RowChange, WriteContext } from './registerWrites.ts'
import { lineageOf, unitsByIds } from './units.ts'

/** Corrections of `once` counts: what the activities of these rows counted above their participants, before and after. */
export async function jointEntries(
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
  const known = changes.flatMap(({ id, before }) => (before === null ? [] : [id]))
  if (keys.size === 0 && known.length === 0) return []
  await setScope(db, EVERYWHERE)
  if (known.length > 0) for (const id of await leadersAmong(db, register, joint, known)) keys.add(id)
  const groups = keys.size > 0 ? await recordsByAny(db, register, joint, [...keys]) : []
  if (keys.size === 0) {
    await setScope(db, context.scope)
    return []
  }
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
      return place ? [entryOf(context.home, place, delta, `${register.key}.joint`, null)] : []
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

/**
 * By how much activities several of these units did together count too often when each counts its own, above them and up
 * to `top`: what a unit that was not asked had a hand in is left alone.
 */
export async function jointAmong(db: Db, units: readonly Unit[], top: Unit, window: Window): Promise<Map<string, number>> {
  const asked = (pos: number) => units.some((unit) => unit.pos <= pos && pos <= unit.end)
  const sums = new Map<string, number>()
  for (const register of Object.values(registers)) {
    const { joint } = register
    if (joint === undefined) continue
    const { rows: led } = await sql<{ id: string }>`
      select distinct ${sql.ref(snake(joint))} as id from ${sql.table(register.table)}
      where org_pos between ${top.pos} and ${top.end} and ${sql.ref(snake(joint))} is not null
        and ${sql.ref(snake(register.on))} between ${window.from}::date and ${window.to}::date`.execute(db)
    if (led.length === 0) continue
    const records = await recordsByAny(
      db,
      register,
      joint,
      led.map(({ id }) => id),
    )
    const places = await unitsByIds(db, [...new Set(records.map(({ unitId }) => unitId))])
    const rows = records.flatMap(({ id, unitId, values }) => {
      const day = values[register.on]
      const within = typeof day === 'string' && window.from <= day && day <= window.to
      return within && asked(places.get(unitId)?.pos ?? -1)
        ? [{ key: typeof values[joint] === 'string' ? values[joint] : id, unitId, row: values }]
        : []
    })
    const corrections = onceCorrections(register, rows, places, await lineageOf(db, [...places.keys()]))
    const above = await unitsByIds(db, [...new Set(corrections.map(({ unitId }) => unitId))])
    for (const { unitId, delta } of corrections) {
      const pos = above.get(unitId)?.pos ?? -1
      if (pos < top.pos || pos > top.end || asked(pos)) continue
      sums.set(delta.indicator, (sums.get(delta.indicator) ?? 0) + delta.amount)
    }
  }
  return sums
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
