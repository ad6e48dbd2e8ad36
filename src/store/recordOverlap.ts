import { sql } from 'kysely'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { askKeptText } from './keptStatements.ts'
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
  const markColumn = identity ? `"${snake(identity)}_mark"` : 'null::bytea'
  const names = register.sameRow.find((columns) => !columns.some((key) => key === identity)) ?? []
  // Put together as plain text: the same for every row of the register, and every row written asks it.
  const values: unknown[] = []
  const given = (value: unknown): string => `$${values.push(value)}`
  const column = (key: string): string => `"${snake(key)}"`
  const meanwhile = `province_id = ${given(unit.provinceId)} and id <> ${given(id)}::uuid
      and ${column(dated.from)} < coalesce(${given(typeof until === 'string' ? until : null)}::date, 'infinity'::date)
      and coalesce(${column(dated.until)}, 'infinity'::date) > ${given(from)}::date`
  const ways: [why: Overlap, condition: string][] = [['chain', `${column(dated.chain)} = ${given(chain)}::uuid`]]
  // Who is here and who has left stand in indexes of their own.
  const stays = [`${column(dated.until)} is null`, `${column(dated.until)} is not null`]
  const known = identity || names.length > 0 ? given(mark) : ''
  if (identity) for (const one of stays) ways.push(['identity', `${one} and ${markColumn} = ${known}::bytea`])
  const alike = names.map((key) => `${column(key)} = ${given(row[key] ?? null)}`)
  // A unit's rows are those at its place, which lists are ordered by.
  const own = alike.length > 0 ? `org_pos = ${given(unit.pos)} and unit_id = ${given(unit.id)} and ${alike.join(' and ')}` : ''
  if (alike.length > 0)
    for (const one of stays) ways.push(['namesake', `${one} and ${own} and (${known}::bytea is null or ${markColumn} is null)`])
  // Each way by its own index, whoever asks: so the plan can be kept. Their order is that of what they tell.
  const found = ways.map(
    ([why, condition], at) =>
      `(select ${at} as at, '${why}' as why from "${register.table}" where ${meanwhile} and ${condition} limit 1)`,
  )
  const rows = await askKeptText<{ why: Overlap }>(db, `${found.join(' union all ')} order by at limit 1`, values)
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
