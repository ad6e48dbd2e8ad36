import { sql } from 'kysely'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** A backup taken or a rehearsal held, and what came of it. */
export type BackupRun = {
  id: string
  kind: 'backup' | 'rehearsal'
  startedAt: Date
  endedAt: Date
  by: string
  ok: boolean
  /** The backup's path. */
  file: string
  detail: unknown
}

export async function saveRun(db: Db, run: Omit<BackupRun, 'id'>): Promise<string> {
  const id = newId(run.endedAt.getTime())
  await sql`
    insert into backup_runs (province_id, id, org_pos, kind, started_at, ended_at, by_login, ok, file, detail)
    values (0, ${id}::uuid, 0, ${run.kind}, ${run.startedAt}::timestamptz, ${run.endedAt}::timestamptz, ${run.by}, ${run.ok}, ${run.file}, ${JSON.stringify(run.detail)}::jsonb)`.execute(
    db,
  )
  return id
}

export async function lastRuns(db: Db, limit: number): Promise<BackupRun[]> {
  const { rows } = await sql<BackupRun>`
    select id, kind, started_at, ended_at, by_login as "by", ok, file, detail from backup_runs
    where province_id = 0 order by started_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** When the last good backup was taken. */
export async function lastBackupAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(started_at) as at from backup_runs where province_id = 0 and kind = 'backup' and ok`.execute(db)
  return rows[0]?.at ?? null
}
