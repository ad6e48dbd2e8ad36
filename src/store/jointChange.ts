import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Db } from './db.ts'
import type { Home } from './home.ts'
import { onceCorrections } from './jointCounts.ts'
import { appendLedger, entryOf } from './ledger.ts'
import { recordsByAny } from './records.ts'
import { lineageOf, unitsByIds } from './units.ts'

/** By register, unit, measure and day: what counting joint activities once takes away above. */
export type JointSums = Map<string, { source: string; unitId: number; indicator: string; day: Day; amount: number }>

/** What activities of some units from a day on correct above them, under the tree as it stands in this transaction. */
export async function jointSums(db: Db, unitIds: readonly number[], from: Day): Promise<JointSums> {
  const out: JointSums = new Map()
  for (const register of Object.values(registers)) {
    const joint = register.joint
    if (!joint) continue
    const { rows } = await sql<{ key: string }>`
      select distinct coalesce(r.${sql.ref(snake(joint))}, r.id) as key from ${sql.table(register.table)} r
      where r.unit_id = any (${unitIds}::bigint[]) and r.${sql.ref(snake(register.on))} >= ${from}::date`.execute(db)
    if (rows.length === 0) continue
    const records = await recordsByAny(
      db,
      register,
      joint,
      rows.map(({ key }) => key),
    )
    const units = await unitsByIds(db, [...new Set(records.map(({ unitId }) => unitId))])
    const corrections = onceCorrections(
      register,
      records.map(({ id, unitId, values }) => ({
        key: typeof values[joint] === 'string' ? values[joint] : id,
        unitId,
        row: values,
      })),
      units,
      await lineageOf(db, [...units.keys()]),
    )
    for (const { unitId, delta } of corrections) {
      const key = `${register.key} ${unitId} ${delta.indicator} ${delta.day}`
      const sum = out.get(key) ?? {
        source: `${register.key}.joint`,
        unitId,
        indicator: delta.indicator,
        day: delta.day,
        amount: 0,
      }
      out.set(key, { ...sum, amount: sum.amount + delta.amount })
    }
  }
  return out
}

/** The entries that turn what was corrected above into what is now. */
export async function correctJoint(db: Db, home: Home, before: JointSums, after: JointSums): Promise<void> {
  const changed = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const one = is ?? was
    const amount = (is?.amount ?? 0) - (was?.amount ?? 0)
    return one && amount !== 0 ? [{ ...one, amount }] : []
  })
  const units = await unitsByIds(db, [...new Set(changed.map(({ unitId }) => unitId))])
  await appendLedger(
    db,
    changed.flatMap(({ unitId, source, indicator, day, amount }) => {
      const unit = units.get(unitId)
      return unit ? [entryOf(home, unit, { indicator, day, amount, stock: false }, source, null)] : []
    }),
  )
}
