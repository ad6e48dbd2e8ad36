import { sql } from 'kysely'
import type { Db } from './db.ts'
import { askKept } from './keptStatements.ts'

/**
 * Makes others who would decide about the same thing wait until this transaction ends: what is read after it is not
 * changed by somebody else before it is written. Held per thing (a unit's typed figures, one joint activity), never per table.
 */
export async function holdTurn(db: Db, thing: string): Promise<void> {
  await askKept(db, sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 5170003))`)
}
