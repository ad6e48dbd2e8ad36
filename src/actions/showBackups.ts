import { basename } from 'node:path'
import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { isBackupLate } from '#domain/backupPlan.ts'
import { backupFolder, backupsIn } from '#store/backup/folder.ts'
import { lastRuns } from '#store/backupRuns.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { defineAction } from './action.ts'
import { planOf, refuseBelowRoot, workingOn } from './backupTaking.ts'
import type { RestoredReply } from './restoredReply.ts'

type Told = Partial<RestoredReply> & { message?: string; size?: number }

export const showBackups = defineAction({
  kind: 'read',
  title: 'Xem sao lưu',
  summary: 'The backups of the server, when they are taken, and what the rehearsals came to',
  input: z.object({}),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run(context) {
    await refuseBelowRoot(context, 'xem sao lưu')
    const { db, home, now } = context
    await setScope(db, EVERYWHERE)
    const folder = backupFolder(home.folder)
    const kept = backupsIn(folder)
    const last = kept[0] ? new Date(kept[0].taken) : null
    const runs = await lastRuns(db, 40)
    const working = workingOn(home.folder)
    return {
      folder,
      plan: await planOf(db),
      late: isBackupLate(last, now),
      working: working && { kind: working.kind, since: working.since.toISOString() },
      backups: kept.map(({ name, size, taken, product }) => ({ name, size, taken, product })),
      runs: runs.map(({ id, kind, startedAt, endedAt, by, ok, file, detail }) => {
        const told = detail as Told
        return {
          id,
          kind,
          startedAt: startedAt.toISOString(),
          seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
          by,
          ok,
          file: basename(file),
          size: told.size ?? null,
          rows: told.rows ?? null,
          figures: told.figures ?? null,
          audit: told.audit ?? null,
          files: told.files ?? null,
          message: told.message ?? null,
        }
      }),
    }
  },
})
