import type { OwnerHand } from './ownerHand.ts'

/** An index of a book, as the database would make it again. */
export type RestedIndex = { name: string; definition: string }

/**
 * Takes away the indexes of some tables that only make reading fast, while they are filled by the million; those that keep a
 * row from standing twice stay. Whoever takes them keeps the list where it is found again.
 */
export async function restIndexes({ client }: OwnerHand, tables: readonly string[]): Promise<RestedIndex[]> {
  const { rows } = await client.query<RestedIndex>(
    `select c.relname::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'public'::regnamespace and t.relname = any ($1) and not i.indisunique and not i.indisexclusion
     order by 1`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows
}

/** Makes them again, those that are not there: once interrupted it goes on. */
export async function wakeIndexes(
  { client }: OwnerHand,
  indexes: readonly RestedIndex[],
  progress: (done: number) => void,
): Promise<void> {
  await client.query("set maintenance_work_mem = '256MB'")
  for (const [at, { name, definition }] of indexes.entries()) {
    progress(at)
    const { rowCount } = await client.query('select from pg_class where relname = $1', [name])
    if (!rowCount) await client.query(definition)
  }
  await client.query('reset maintenance_work_mem')
}
