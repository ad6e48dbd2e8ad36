import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { askKeptText } from './keptStatements.ts'

/** How many people serve at some units and below them, on any day. */
export type Serving = { at(unitId: number, day: Day): number }

const COMING_AND_LEAVING = `
  select u.id as unit_id, d.day, sum(d.amount)::integer as amount
  from unnest($1::bigint[], $2::bigint[], $3::bigint[]) u (id, lo, hi)
  join personnel p on p.org_pos between u.lo and u.hi and p.status in ('serving', 'extended')
  cross join lateral (values (p.joined_on, 1), (p.left_on, -1)) d (day, amount)
  where d.day is not null
  group by u.id, d.day order by u.id, d.day`

/** Read once as days of coming and leaving, however many days are asked about afterwards. */
export async function servingOn(db: Db, units: readonly Unit[]): Promise<Serving> {
  const rows = await askKeptText<{ unitId: number; day: Day; amount: number }>(db, COMING_AND_LEAVING, [
    units.map(({ id }) => id),
    units.map(({ pos }) => pos),
    units.map(({ end }) => end),
  ])
  const steps = new Map<number, { day: Day; total: number }[]>()
  for (const { unitId, day, amount } of rows) {
    const list = steps.get(unitId) ?? []
    list.push({ day, total: (list.at(-1)?.total ?? 0) + amount })
    steps.set(unitId, list)
  }
  return { at: (unitId, day) => steps.get(unitId)?.findLast((step) => step.day <= day)?.total ?? 0 }
}
