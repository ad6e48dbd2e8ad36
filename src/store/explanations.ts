import { sql } from 'kysely'
import type { Explanation } from '#domain/explanation.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** Everything said about the figures of a unit in a period. */
export async function explanationsOf(db: Db, unit: Unit, period: string): Promise<Explanation[]> {
  const { rows } = await sql<{ about: string; reason: string; saidBy: string; saidAt: Date }>`
    select e.about, e.reason, coalesce(u.name, e.said_by) as said_by, e.said_at
    from explanations e left join users u on u.login = e.said_by
    where e.province_id = ${unit.provinceId} and e.unit_id = ${unit.id} and e.period = ${period} order by e.said_at`.execute(db)
  return rows.map(({ about, reason, saidBy, saidAt }) => ({ about, reason, by: saidBy, at: saidAt.toISOString() }))
}

export async function saveExplanation(
  db: Db,
  unit: Unit,
  period: string,
  said: { indicator: string; about: string; question: string; reason: string },
  at: Date,
  by: string,
): Promise<void> {
  await sql`
    insert into explanations (province_id, id, unit_id, org_pos, period, indicator, about, question, reason, said_by, said_at)
    values (${unit.provinceId}, ${newId()}, ${unit.id}, ${unit.pos}, ${period}, ${said.indicator}, ${said.about}, ${said.question}, ${said.reason}, ${by}, ${at})`.execute(
    db,
  )
}
