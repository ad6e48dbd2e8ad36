import { sql } from 'kysely'
import type { Register } from '#domain/register.ts'
import type { Db } from './db.ts'
import { insertSql } from './records.ts'
import type { NewRow, WriteContext } from './registerWrites.ts'

/** New rows put into a register before it is known whether they may stay: nothing counts them until then. */
export type RowsAhead = {
  /** Readies rows at once, while the database is still busy with those before; what it returns puts them in. */
  ready(rows: readonly NewRow[]): () => Promise<void>
  /** Takes back everything that was put. */
  undo(): Promise<void>
}

/** Puts rows of a register that refer to nothing, under a point the transaction can be taken back to. */
export async function rowsAhead(db: Db, register: Register, { home, by }: WriteContext): Promise<RowsAhead> {
  await sql`savepoint ahead`.execute(db)
  return {
    ready(rows) {
      const writes = rows.map(({ id, unit, after }) => ({ id, unit, values: after, labels: [] }))
      const insert = insertSql(register, home.seal, writes, by).compile(db)
      return async () => {
        await db.getExecutor().executeQuery(insert)
      }
    },
    async undo() {
      await sql`rollback to savepoint ahead`.execute(db)
    },
  }
}

/** Whether units hold rows of a register. */
export async function holdRows(db: Db, register: Register, units: readonly { id: number; pos: number }[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from ${sql.table(register.table)}
      where org_pos = any (${units.map(({ pos }) => pos)}::bigint[]) and unit_id = any (${units.map(({ id }) => id)}::bigint[])
    ) as held`.execute(db)
  return rows[0]?.held ?? false
}
