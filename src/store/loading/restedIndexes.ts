import type pg from 'pg'
import type { Db } from '../db.ts'
import type { Connection } from '../embedded.ts'
import { readSetting } from '../users.ts'
import { type OwnerHand, withOwner } from './ownerHand.ts'

/** An index as the database would make it again; of a primary key also whose it is. */
export type RestedIndex = { name: string; definition: string; keyOf: string | null }

/** Where a load writes down how far it has come, and what rests meanwhile. */
export const LOADING = 'generated'

/** What a load that is under way, or was broken off, has put off. */
export const restedNow = async (db: Db): Promise<RestedIndex[]> =>
  (await readSetting<{ rested?: RestedIndex[] }>(db, LOADING))?.rested ?? []

/** One load at a time; whoever only tidies up after one leaves it alone while it runs. */
const LOADER = 5170003

export const holdLoading = ({ client }: OwnerHand): Promise<unknown> =>
  client.query('select pg_advisory_lock($1::bigint)', [LOADER])

export async function isLoading({ client }: OwnerHand): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::bigint) as free', [LOADER])
  return !rows[0]?.free
}

/**
 * Takes away the indexes of some tables while these are filled by the million: put in row by row they cost more than the rows.
 * Those that keep a row from standing twice rest as well, for the rows of a load stand once by themselves; made again they
 * judge all of it. Whoever takes them keeps the list where it is found again. Of a table in parts they stay.
 */
export async function restIndexes({ client }: OwnerHand, tables: readonly string[]): Promise<RestedIndex[]> {
  const { rows } = await client.query<RestedIndex>(
    `select c.relname::text as name, pg_get_indexdef(i.indexrelid) as definition, case when i.indisprimary then t.relname::text end as "keyOf"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not t.relispartition and t.relname = any ($1) and not i.indisexclusion
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype = 'f')
     order by pg_relation_size(t.oid) desc, 1`,
    [tables],
  )
  for (const { name, keyOf } of rows)
    await client.query(keyOf === null ? `drop index ${name}` : `alter table ${keyOf} drop constraint ${name}`)
  return rows
}

/** Makes them again, those that are not there, two at a time, and looks the tables over for the planner: once interrupted it goes on. */
export async function wakeIndexes(
  hand: OwnerHand,
  owner: Connection,
  { indexes, tables }: { indexes: readonly RestedIndex[]; tables: readonly string[] },
  progress: (done: number) => void,
): Promise<void> {
  if (indexes.length === 0) return
  const waiting = [...indexes]
  const unseen = [...tables]
  let done = 0
  const work = async ({ client }: OwnerHand) => {
    // Two at once are enough for the machine: one index is not parted among helpers.
    await client.query("set maintenance_work_mem = '256MB'; set max_parallel_maintenance_workers = 0")
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!(await stands(client, next.name))) await client.query(next.definition)
      progress(++done)
    }
    // Whoever has no index left to make begins with the largest table, whose indexes were made first.
    for (let next = unseen.shift(); next; next = unseen.shift()) await client.query(`analyze ${next}`)
    await client.query('reset maintenance_work_mem; reset max_parallel_maintenance_workers')
  }
  await withOwner(owner, async (second) => {
    const [one, other] = await Promise.allSettled([work(hand), work(second)])
    for (const end of [one, other]) if (end.status === 'rejected') throw end.reason
  })
  // A key takes its table for itself: only when nobody is at work on it.
  for (const { name, keyOf } of indexes)
    if (keyOf !== null && !(await isKey(hand.client, name)))
      await hand.client.query(`alter table ${keyOf} add constraint ${name} primary key using index ${name}`)
}

const stands = async (client: pg.Client, name: string): Promise<boolean> =>
  ((await client.query("select from pg_class where relname = $1 and relnamespace = 'public'::regnamespace", [name])).rowCount ??
    0) > 0

const isKey = async (client: pg.Client, name: string): Promise<boolean> =>
  ((await client.query("select from pg_constraint where conname = $1 and connamespace = 'public'::regnamespace", [name]))
    .rowCount ?? 0) > 0
