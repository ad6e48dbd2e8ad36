import { sql } from 'kysely'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { askKept, askKeptText } from './keptStatements.ts'

/**
 * Makes others who would decide about the same thing wait until this transaction ends: what is read after it is not
 * changed by somebody else before it is written. Held per thing (a unit's typed figures, one joint activity), never per table.
 */
export async function holdTurn(db: Db, thing: string): Promise<void> {
  await askKept(db, sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 5170003))`)
}

/**
 * Whoever changes which reports of a round count holds it together with all others who do; who adds them up, or issues their sum,
 * holds it alone: no report is replaced between the reading of a sum and the step that says it was added up.
 */
export async function holdCounted(db: Db, round: string, alone: boolean): Promise<void> {
  await askKeptText(db, alone ? COUNTED_ALONE : COUNTED, [`counted ${round}`])
}

const COUNTED = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 5170003))'
const COUNTED_ALONE = 'select pg_advisory_xact_lock(hashtextextended($1, 5170003))'

/**
 * Whoever writes holds the tree of their province, or of what stands above the provinces, together with all others who write;
 * a reorganisation holds it alone. So nothing is written at a unit while it moves, and the sums before and after are of the same
 * rows. Answers whether the unit still stands where it was found before: it may have moved while this waited.
 */
export async function holdTree(db: Db, unit: Pick<Unit, 'id' | 'provinceId' | 'pos' | 'end'>): Promise<boolean> {
  const held = askKeptText(db, HOLD, [placeOf(unit)])
  // A statement of its own: it sees what was written until the turn came.
  const found = askKeptText(db, STANDS, [unit.id, unit.pos, unit.end, unit.provinceId])
  await held
  return (await found).length > 0 || unit.id === 0
}

const HOLD =
  "select pg_advisory_xact_lock_shared(hashtextextended('tree', 5170003)), pg_advisory_xact_lock_shared(hashtextextended($1, 5170003))"
const STANDS = 'select from units where id = $1 and pos = $2 and end_pos = $3 and province_id = $4'

/** The same alone: for who changes the tree under a unit. Writers above the provinces may write into any of them. */
export async function holdTreeAlone(db: Db, unit: Pick<Unit, 'id' | 'provinceId' | 'pos' | 'end'>): Promise<void> {
  if (unit.provinceId <= 0) {
    await sql`select pg_advisory_xact_lock(hashtextextended('tree', 5170003))`.execute(db)
    return
  }
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('tree', 5170003)),
    pg_advisory_xact_lock(hashtextextended(${placeOf(unit)}, 5170003)), pg_advisory_xact_lock(hashtextextended('tree above', 5170003))`.execute(
    db,
  )
}

const placeOf = ({ provinceId }: Pick<Unit, 'provinceId'>): string => (provinceId > 0 ? `tree ${provinceId}` : 'tree above')
