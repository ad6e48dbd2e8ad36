import { type RawBuilder, sql } from 'kysely'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { askKept } from './keptStatements.ts'
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
  const meanwhile = sql`province_id = ${unit.provinceId} and id <> ${id}::uuid
      and ${sql.ref(snake(dated.from))} < coalesce(${typeof until === 'string' ? until : null}::date, 'infinity'::date)
      and coalesce(${sql.ref(snake(dated.until))}, 'infinity'::date) > ${from}::date`
  const ways: [why: Overlap, condition: RawBuilder<unknown>][] = [['chain', sql`${sql.ref(snake(dated.chain))} = ${chain}::uuid`]]
  // Who is here and who has left stand in indexes of their own.
  const stays = [sql`${sql.ref(snake(dated.until))} is null`, sql`${sql.ref(snake(dated.until))} is not null`]
  if (identity) for (const one of stays) ways.push(['identity', sql`${one} and ${markColumn} = ${mark}::bytea`])
  const alike = names.map((key) => sql`${sql.ref(snake(key))} = ${row[key] ?? null}`)
  if (alike.length > 0)
    for (const one of stays)
      ways.push([
        'namesake',
        // A unit's rows are those at its place, which lists are ordered by.
        sql`${one} and org_pos = ${unit.pos} and unit_id = ${unit.id} and ${sql.join(alike, sql` and `)} and (${mark}::bytea is null or ${markColumn} is null)`,
      ])
  // Each way by its own index, whoever asks: so the plan can be kept. Their order is that of what they tell.
  const found = ways.map(
    ([why, condition], at) =>
      sql`(select ${sql.lit(at)} as at, ${sql.lit(why)} as why from ${sql.table(register.table)} where ${meanwhile} and ${condition} limit 1)`,
  )
  const rows = await askKept(db, sql<{ why: Overlap }>`${sql.join(found, sql` union all `)} order by at limit 1`)
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
