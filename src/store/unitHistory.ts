import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import type { Db } from './db.ts'

export type UnitSpan = { code: string; name: string; from: Day; to: Day | null }
export type UnitTurn = { code: string; name: string; on: Day; role: 'merged' | 'split' | 'kept'; source: string | null }

/** What a unit was called and when. */
export async function namesOf(db: Db, unitId: number): Promise<{ name: string; shortName: string; from: Day; to: Day }[]> {
  const { rows } = await sql<{ name: string; shortName: string; from: Day; to: Day }>`
    select name, short_name, valid_from as "from", valid_to as "to" from unit_names where unit_id = ${unitId} order by valid_from`.execute(
    db,
  )
  return rows
}

/** Under whom a unit stood and when. */
export async function parentsOf(db: Db, unitId: number): Promise<UnitSpan[]> {
  const { rows } = await sql<UnitSpan>`
    select p.code, p.short_name as name, l.valid_from as "from", l.valid_to as "to" from unit_links l join units p on p.id = l.parent_id
    where l.unit_id = ${unitId} order by l.valid_from`.execute(db)
  return rows
}

/** Who came before a unit, and who after it. */
export async function turnsOf(db: Db, unitId: number): Promise<{ before: UnitTurn[]; after: UnitTurn[] }> {
  const turns = async (mine: 'unit_id' | 'successor_id', other: 'unit_id' | 'successor_id') => {
    const { rows } = await sql<UnitTurn>`
      select u.code, u.short_name as name, s.valid_from as "on", s.role, s.source from unit_successions s join units u on u.id = s.${sql.ref(other)}
      where s.${sql.ref(mine)} = ${unitId} order by s.valid_from, u.pos`.execute(db)
    return rows
  }
  return { before: await turns('successor_id', 'unit_id'), after: await turns('unit_id', 'successor_id') }
}

/** How many units of each kind there are on a day. */
export async function countKinds(db: Db, on: Day): Promise<Record<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*) as count from units where valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date) group by kind order by kind`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}
