import { type RawBuilder, sql } from 'kysely'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import type { StoredRow } from './recordColumns.ts'
import type { Seal } from './seal.ts'

/** What a row of a dated register runs into: another stretch of the same chain, or the same person in another chain. */
export type Overlap = 'chain' | 'identity' | 'namesake'

/**
 * Whether a row holds over days that another row already holds for the same person. Known by the chain, by the sealed
 * number anywhere in sight, or by name and birthday in the unit where one of the two has no number to tell them apart.
 */
export async function findOverlap(
  db: Db,
  register: Register,
  seal: Seal,
  unit: Unit,
  id: string,
  row: Row,
  before: StoredRow | null,
): Promise<Overlap | null> {
  const { dated } = register
  const from = dated && row[dated.from]
  if (!dated || typeof from !== 'string') return null
  const until = row[dated.until]
  const chain = row[dated.chain] ?? id
  const identity = Object.keys(register.columns).find((key) => register.columns[key]?.kind === 'identity')
  const number = identity ? row[identity] : null
  const stored = identity ? before?.[`${identity}Mark`] : null
  const mark =
    typeof number === 'string' && /^\d+$/.test(number) ? seal.mark(number) : number && Buffer.isBuffer(stored) ? stored : null
  const markColumn = identity ? sql.ref(`${snake(identity)}_mark`) : sql`null::bytea`
  const names = register.sameRow.find((columns) => !columns.some((key) => key === identity)) ?? []
  const alike: RawBuilder<unknown>[] = names.map((key) => sql`${sql.ref(snake(key))} = ${row[key] ?? null}`)
  const { rows } = await sql<{ why: Overlap }>`
    select case when ${sql.ref(snake(dated.chain))} = ${chain}::uuid then 'chain' when ${markColumn} = ${mark}::bytea then 'identity' else 'namesake' end as why
    from ${sql.table(register.table)}
    where province_id = ${unit.provinceId} and id <> ${id}::uuid
      and ${sql.ref(snake(dated.from))} < coalesce(${typeof until === 'string' ? until : null}::date, 'infinity'::date)
      and coalesce(${sql.ref(snake(dated.until))}, 'infinity'::date) > ${from}::date
      and (${sql.ref(snake(dated.chain))} = ${chain}::uuid or ${markColumn} = ${mark}::bytea
        or (unit_id = ${unit.id} and ${alike.length > 0 ? sql.join(alike, sql` and `) : sql`false`} and (${mark}::bytea is null or ${markColumn} is null)))
    limit 1`.execute(db)
  return rows[0]?.why ?? null
}

/** How many rows of a register refer to a row through any of its columns. */
export async function countReferences(db: Db, register: Register, target: string, id: string): Promise<number> {
  const from = register.fromAbove?.register === target ? register.fromAbove.by : null
  const columns = Object.entries(register.columns).filter(([key, column]) => column.refersTo === target || key === from)
  if (columns.length === 0) return 0
  const conditions = columns.map(([key]) => sql`${sql.ref(snake(key))} = ${id}::uuid`)
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from ${sql.table(register.table)} where ${sql.join(conditions, sql` or `)}`.execute(db)
  return rows[0]?.count ?? 0
}
