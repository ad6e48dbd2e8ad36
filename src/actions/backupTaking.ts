import { join } from 'node:path'
import { type BackupPlan, USUAL_PLAN } from '#domain/backupPlan.ts'
import { Problem } from '#domain/problem.ts'
import { signRoots } from '#store/auditRoots.ts'
import { backupFolder, backupName } from '#store/backup/folder.ts'
import { passphraseToWrite } from '#store/backup/passphrase.ts'
import { type Written, writeBackup } from '#store/backup/writeBackup.ts'
import { saveRun } from '#store/backupRuns.ts'
import { type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { rootUnit } from '#store/units.ts'
import { readSetting } from '#store/users.ts'
import type { Context } from './action.ts'

export const PLAN = 'backups'
export const planOf = async (db: Db): Promise<BackupPlan> => (await readSetting<BackupPlan>(db, PLAN)) ?? USUAL_PLAN

/** One at a time in an installation's folder: two would only be slower. Which one is told to whoever asks meanwhile. */
const atWork = new Map<string, { kind: 'backup' | 'rehearsal'; since: Date }>()
export const workingOn = (folder: string) => atWork.get(folder) ?? null

export async function oneAtATime<T>(folder: string, kind: 'backup' | 'rehearsal', now: Date, work: () => Promise<T>): Promise<T> {
  const other = atWork.get(folder)
  if (other) throw new Problem('backup.at_work', { what: other.kind === 'backup' ? 'lập bản sao lưu' : 'diễn tập khôi phục' })
  atWork.set(folder, { kind, since: now })
  try {
    return await work()
  } finally {
    atWork.delete(folder)
  }
}

/** A backup holds every unit's rows: only whoever administers the whole installation decides about it. */
export async function refuseBelowRoot({ db, unit }: Context, deed: string): Promise<void> {
  const root = await inScope({ app: db }, EVERYWHERE, rootUnit)
  if (root && root.id !== unit.id) throw new Problem('access.refused', { deed, unit: root.name })
}

/** Signs the roots, takes the backup, writes down that it was taken. */
export function takeBackup(
  { db, home, actor, now, progress }: Context,
  given: { out?: string | undefined; passphraseFile?: string | undefined },
) {
  const { folder, connection } = home
  return oneAtATime(folder, 'backup', now, async (): Promise<Written> => {
    const path = given.out ?? join(backupFolder(folder), backupName(now))
    const passphrase = passphraseToWrite(folder, given.passphraseFile)
    await inScope({ app: db }, EVERYWHERE, (inside) => signRoots(inside, folder, now))
    const began = Date.now()
    const written = await writeBackup({ connection, folder, path, passphrase, now, progress })
    const endedAt = new Date(now.getTime() + Date.now() - began)
    const { size, tables, rows } = written
    await inScope({ app: db }, EVERYWHERE, (inside) =>
      saveRun(inside, {
        kind: 'backup',
        startedAt: now,
        endedAt,
        by: actor.login,
        ok: true,
        file: written.path,
        detail: { size, tables, rows },
      }),
    )
    return written
  })
}
