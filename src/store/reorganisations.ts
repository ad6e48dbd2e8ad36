import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Step } from '#domain/reorganisation.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** A unit's figures before and after, measure by measure: what the bridge table shows. */
export type BridgeUnit = { code: string; name: string; lines: { measure: string; before: number; after: number }[] }

export type Reorganisation = {
  id: string
  unitId: number
  number: string
  decidedOn: Day
  effectiveOn: Day
  title: string
  steps: Step[]
  state: 'planned' | 'applied' | 'withdrawn'
  bridge: BridgeUnit[] | null
  plannedBy: string
  plannedAt: Date
  endedBy: string | null
  endedAt: Date | null
  reason: string | null
}

const COLUMNS = sql.raw(
  'r.id, r.unit_id, r.number, r.decided_on, r.effective_on, r.title, r.steps, r.state, r.bridge, r.planned_by, r.planned_at, r.ended_by, r.ended_at, r.reason',
)

export type NewReorganisation = Pick<Reorganisation, 'number' | 'decidedOn' | 'effectiveOn' | 'title' | 'steps'>

export async function insertReorganisation(db: Db, unit: Unit, plan: NewReorganisation, by: string, at: Date): Promise<string> {
  const id = newId(at.getTime())
  await sql`
    insert into reorganisations (province_id, id, unit_id, org_pos, number, decided_on, effective_on, title, steps, state, planned_by, planned_at)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${plan.number}, ${plan.decidedOn}, ${plan.effectiveOn}, ${plan.title}, ${JSON.stringify(plan.steps)}::jsonb, 'planned', ${by}, ${at})`.execute(
    db,
  )
  return id
}

export async function reorganisationById(db: Db, id: string, lock = false): Promise<Reorganisation | null> {
  const { rows } =
    await sql<Reorganisation>`select ${COLUMNS} from reorganisations r where r.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  return rows[0] ?? null
}

/** Those of a unit and all below it, what is still to come first. */
export async function reorganisationsUnder(db: Db, unit: Unit): Promise<Reorganisation[]> {
  const { rows } = await sql<Reorganisation>`
    select ${COLUMNS} from reorganisations r where r.org_pos between ${unit.pos} and ${unit.end}
    order by r.state <> 'planned', r.effective_on desc, r.id desc limit 500`.execute(db)
  return rows
}

export async function endReorganisation(
  db: Db,
  { id, unitId }: Pick<Reorganisation, 'id' | 'unitId'>,
  how: { state: 'applied' | 'withdrawn'; bridge: BridgeUnit[] | null; reason: string | null; by: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update reorganisations set state = ${how.state}, bridge = ${how.bridge === null ? null : JSON.stringify(how.bridge)}::jsonb,
      ended_by = ${how.by}, ended_at = ${how.at}, reason = ${how.reason}
    where id = ${id}::uuid and unit_id = ${unitId} and state = 'planned'`.execute(db)
  return numAffectedRows === 1n
}
