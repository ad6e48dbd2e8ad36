import { sql } from 'kysely'
import type { AwardCount, Ceiling } from '#domain/ceiling.ts'
import type { Day } from '#domain/period.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from './db.ts'

/** Dossiers of a year by title and state, of a unit and of whoever stood under it on the day of each; some left out. */
export async function countAwards(db: Db, unitId: number, year: number, without: readonly string[] = []): Promise<AwardCount[]> {
  const { rows } = await sql<AwardCount>`
    select r.award, count(*) filter (where r.state = 'proposed') as proposed, count(*) filter (where r.state = 'considered') as considered,
      count(*) filter (where r.state = 'awarded') as awarded, count(*) filter (where r.state = 'not_awarded') as not_awarded
    from commendations r
    where r.year = ${year} and not r.id = any (${without}::uuid[]) and exists (
      select from unit_lineage l where l.unit_id = r.unit_id and l.ancestor_id = ${unitId}
        and l.valid_from <= r.day and (l.valid_to is null or l.valid_to > r.day))
    group by r.award`.execute(db)
  return rows
}

export type BodyCount = Omit<AwardCount, 'award'> & { decidedBy: string }

/** The same dossiers by the body that decides on them. */
export async function countByBody(db: Db, unitId: number, year: number): Promise<BodyCount[]> {
  const { rows } = await sql<BodyCount>`
    select r.decided_by, count(*) filter (where r.state = 'proposed') as proposed, count(*) filter (where r.state = 'considered') as considered,
      count(*) filter (where r.state = 'awarded') as awarded, count(*) filter (where r.state = 'not_awarded') as not_awarded
    from commendations r
    where r.year = ${year} and exists (
      select from unit_lineage l where l.unit_id = r.unit_id and l.ancestor_id = ${unitId}
        and l.valid_from <= r.day and (l.valid_to is null or l.valid_to > r.day))
    group by r.decided_by`.execute(db)
  return rows
}

/**
 * The share each title has on a day: what the nearest of these units set last, and where it set none, the one above it.
 * A rule of the province holds for its communes, who need not see the province's books; a unit outside the scope is told none.
 */
export async function ceilingsAt(
  db: Db,
  scope: Scope,
  unit: { pos: number },
  path: readonly number[],
  on: Day,
): Promise<Ceiling[]> {
  if (unit.pos < scope.lo || unit.pos > scope.hi) return []
  await setScope(db, { ...EVERYWHERE, books: scope.books })
  const { rows } = await sql<Ceiling>`
    select distinct on (award) award, percent, applies_from, basis from commendation_ceilings
    where unit_id = any (${path}::bigint[]) and applies_from <= ${on}::date
    order by award, array_position(${path}::bigint[], unit_id) desc, applies_from desc`.execute(db)
  await setScope(db, scope)
  return rows
}
