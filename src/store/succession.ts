import type { Register, Row } from '#domain/register.ts'
import { endsOf } from '#domain/succession.ts'
import type { Db } from './db.ts'
import { holdTurn } from './locks.ts'
import { recordsOfUnits } from './records.ts'
import type { RowChange } from './registerWrites.ts'

/** The changes with the day each row gives way to the next, and the rows beside them whose day that moves. */
export async function withSuccession(db: Db, register: Register, changes: RowChange[]): Promise<RowChange[]> {
  const rule = register.succession
  if (!rule || changes.length === 0) return changes
  const units = new Map(changes.map(({ unit }) => [unit.id, unit]))
  for (const id of [...units.keys()].sort((a, b) => a - b)) await holdTurn(db, `succession ${register.key} ${id}`)
  const asked = new Set(changes.map(({ id }) => id))
  const beside = Map.groupBy(
    (await recordsOfUnits(db, register, [...units.keys()])).filter(({ id }) => !asked.has(id)),
    ({ unitId }) => unitId,
  )
  const out: RowChange[] = []
  for (const [unitId, ours] of Map.groupBy(changes, ({ unit }) => unit.id)) {
    const others = beside.get(unitId) ?? []
    const ends = endsOf(rule, [
      ...ours.flatMap(({ after }): Row[] => (after ? [after] : [])),
      ...others.map(({ values }) => values),
    ])
    for (const change of ours)
      out.push(change.after ? { ...change, after: { ...change.after, [rule.until]: ends.get(change.after) ?? null } } : change)
    for (const record of others) {
      const until = ends.get(record.values) ?? null
      const unit = units.get(unitId)
      if (unit && until !== record.values[rule.until])
        out.push({ id: record.id, unit, before: record, after: { ...record.values, [rule.until]: until }, deed: 'change' })
    }
  }
  return out
}
