import { statfsSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { restedNow } from './loading/restedIndexes.ts'
import { ownMigrations } from './migrate.ts'
import { SEALED } from './sealing.ts'

/** What can be asked of a database that runs: its clock, its room, its indexes, whether it is of this version. */
export type Health = {
  /** Seconds by which the database's clock is ahead of this machine's. */
  clockAhead: number
  /** Migrations of this version that have not run, and those that ran and are not of this version. */
  pending: string[]
  unknown: string[]
  brokenIndexes: string[]
  /** Those a load put off that was broken off, or is still at work. */
  restedIndexes: string[]
  /** Tables where more than half of what the disk holds is rows no longer used. */
  swollen: { table: string; dead: number; live: number }[]
  /** Pages whose checksum was wrong when they were read. */
  checksumFailures: number
  connections: { used: number; most: number }
  unfolded: number
  size: number
  /** Pages of days of years that could be sealed and are not. */
  oldPages: number
  /** Where tables are kept in parts: provinces that have none of their own yet. */
  withoutPart: string[]
}

/** `oldThrough`: the last year of those that need no longer be kept day by day. */
export async function healthOf(db: Db, oldThrough: number): Promise<Health> {
  const asked = Date.now()
  const { rows: clock } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const answered = Date.now()
  const { rows: done } = await sql<{ name: string }>`select name from migrations order by name`.execute(db)
  const { rows: indexes } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not (i.indisvalid and i.indisready) order by 1`.execute(db)
  const { rows: swollen } = await sql<{ table: string; dead: number; live: number }>`
    select relname as "table", n_dead_tup as dead, n_live_tup as live from pg_stat_user_tables
    where schemaname = 'public' and n_dead_tup > 10000 and n_dead_tup > n_live_tup order by n_dead_tup desc`.execute(db)
  const { rows: rest } = await sql<{ failures: number; used: number; most: number; size: number }>`
    select (select coalesce(checksum_failures, 0) from pg_stat_database where datname = current_database()) as failures,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections')::bigint as most, pg_database_size(current_database()) as size`.execute(db)
  const { rows: ledger } = await sql<{ count: number }>`select count(*) as count from ledger where not folded`.execute(db)
  const { rows: old } = await sql<{ pages: number }>`
    select count(*) as pages from figure_days f where f.month <= ${oldThrough * 12 + 11}
      and f.month > coalesce((select (value->>'through')::integer from settings where name = ${SEALED}), 0) * 12 + 11`.execute(db)
  const { rows: apart } = await sql<{ name: string }>`
    select u.short_name as name from units u
    where u.kind = 'province' and u.province_id = u.id and (select relkind from pg_class where oid = 'ledger'::regclass) = 'p'
      and to_regclass('public.ledger_p' || u.id) is null order by u.pos`.execute(db)
  const own = ownMigrations().map(({ name }) => name)
  const ran = new Set(done.map(({ name }) => name))
  const { failures = 0, used = 0, most = 0, size = 0 } = rest[0] ?? {}
  return {
    clockAhead: ((clock[0]?.at.getTime() ?? asked) - (asked + answered) / 2) / 1000,
    pending: own.filter((name) => !ran.has(name)),
    unknown: [...ran].filter((name) => !own.includes(name)),
    brokenIndexes: indexes.map(({ name }) => name),
    restedIndexes: (await restedNow(db)).map(({ name }) => name),
    swollen,
    checksumFailures: failures,
    connections: { used, most },
    unfolded: ledger[0]?.count ?? 0,
    oldPages: old[0]?.pages ?? 0,
    withoutPart: apart.map(({ name }) => name),
    size,
  }
}

/** Bytes the disk of a folder still has for us. */
export function roomOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
