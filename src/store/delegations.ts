import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { askKept } from './keptStatements.ts'

/** Somebody who signs for the head of a unit, from a day until the day before another. */
export type Delegation = {
  id: string
  unitId: number
  toLogin: string
  toName: string
  forLogin: string
  forName: string
  signsAs: 'KT' | 'TUQ' | 'TL'
  basis: string
  validFrom: Day
  /** First day it no longer holds. */
  validTo: Day
}

const COLUMNS = sql.raw('id, unit_id, to_login, to_name, for_login, for_name, signs_as, basis, valid_from, valid_to')

export async function insertDelegation(db: Db, unit: Unit, given: Omit<Delegation, 'id' | 'unitId'>, at: Date): Promise<string> {
  const id = newId()
  await sql`
    insert into delegations (province_id, id, unit_id, org_pos, to_login, to_name, for_login, for_name, signs_as, basis, valid_from, valid_to, made_at)
    values (${unit.provinceId}, ${id}, ${unit.id}, ${unit.pos}, ${given.toLogin}, ${given.toName}, ${given.forLogin}, ${given.forName}, ${given.signsAs}, ${given.basis},
      ${given.validFrom}, ${given.validTo}, ${at})`.execute(db)
  return id
}

export async function delegationsOf(db: Db, unit: Unit): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    select ${COLUMNS} from delegations where province_id = ${unit.provinceId} and unit_id = ${unit.id} order by valid_from desc, id`.execute(
    db,
  )
  return rows
}

/** What lets this person sign for the head of the unit on a day. */
export async function delegationOf(db: Db, unit: Unit, login: string, on: Day): Promise<Delegation | null> {
  const [delegation] = await askKept(
    db,
    sql<Delegation>`
    select ${COLUMNS} from delegations
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} and to_login = ${login} and valid_from <= ${on}::date and valid_to > ${on}::date
    order by valid_from desc limit 1`,
  )
  return delegation ?? null
}

/** Ends it: from this day on it no longer holds. */
export async function endDelegation(db: Db, unit: Unit, id: string, on: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update delegations set valid_to = greatest(${on}::date, valid_from + 1)
    where province_id = ${unit.provinceId} and unit_id = ${unit.id} and id = ${id}::uuid and valid_to > ${on}::date`.execute(db)
  return numAffectedRows === 1n
}
