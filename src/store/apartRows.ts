import { type RawBuilder, sql } from 'kysely'
import { type Apart, type Column, type Register, type Row, snake } from '#domain/register.ts'
import type { Db } from './db.ts'
import { type StoredRow, valuesOf } from './recordColumns.ts'

const CASTS: Readonly<Partial<Record<Column['kind'], string>>> = {
  day: 'date',
  integer: 'bigint',
  yesNo: 'boolean',
  reference: 'uuid',
}

/** Other rows of the unit that are the same thing by the rule and hold on a day this row holds too. */
export async function rowsBeside(
  db: Db,
  register: Register,
  rule: Apart,
  unitId: number,
  row: Row,
  except: readonly string[],
): Promise<Row[]> {
  const from = row[rule.from]
  if (typeof from !== 'string') return []
  const until = rule.until === undefined ? null : row[rule.until]
  const first = sql.ref(snake(rule.from))
  const alike: RawBuilder<unknown>[] = rule.by.map((key) => {
    const cast = CASTS[register.columns[key]?.kind ?? 'text'] ?? 'text'
    return sql`${sql.ref(snake(key))} is not distinct from ${row[key] ?? null}::${sql.raw(cast)}`
  })
  const meanwhile =
    rule.until === undefined
      ? [sql`${first} = ${from}::date`]
      : [
          sql`${first} < coalesce(${typeof until === 'string' ? until : null}::date, 'infinity'::date)`,
          sql`coalesce(${sql.ref(snake(rule.until))}, 'infinity'::date) > ${from}::date`,
        ]
  const { rows } = await sql<StoredRow>`
    select * from ${sql.table(register.table)}
    where unit_id = ${unitId} and id <> all (${except}::uuid[]) and ${sql.join([...alike, ...meanwhile], sql` and `)}
    order by ${first} limit 1000`.execute(db)
  return rows.map((stored) => valuesOf(register, stored))
}
