import { join } from 'node:path'
import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { backupFolder, backupsIn } from '#store/backup/folder.ts'
import { passphraseToRead } from '#store/backup/passphrase.ts'
import { rehearse } from '#store/backup/restore.ts'
import { saveRun } from '#store/backupRuns.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { type Context, defineAction } from './action.ts'
import { oneAtATime, refuseBelowRoot } from './backupTaking.ts'
import { restoredReply } from './restoredReply.ts'

/** A backup nobody has restored is a hope: the newest is restored beside, proved, taken away again, and the result kept. */
export const rehearseRestore = defineAction({
  kind: 'write',
  title: 'Diễn tập khôi phục',
  summary: 'Restore the newest backup into a temporary place, prove it, remove it and keep the result',
  input: z.object({}),
  allow: (actor, unit) => mayAdminister(actor, unit),
  transaction: 'own',
  async run(context) {
    await refuseBelowRoot(context, 'diễn tập khôi phục')
    const { home, now } = context
    const newest = backupsIn(backupFolder(home.folder))[0]
    if (!newest) throw new Problem('backup.nothing', { place: backupFolder(home.folder) })
    return oneAtATime(home.folder, 'rehearsal', now, () => tried(context, newest.path))
  },
})

async function tried({ db, home, actor, now, progress }: Context, file: string) {
  const began = Date.now()
  const keep = (ok: boolean, detail: object) =>
    inScope({ app: db }, EVERYWHERE, (inside) =>
      saveRun(inside, {
        kind: 'rehearsal',
        startedAt: now,
        endedAt: new Date(now.getTime() + Date.now() - began),
        by: actor.login,
        ok,
        file,
        detail,
      }),
    )
  try {
    const order = { from: file, passphrase: passphraseToRead(home.folder), progress }
    const reply = restoredReply(await rehearse(order, join(home.folder, 'rehearsal')))
    const id = await keep(reply.ok, reply)
    return { id, file, seconds: Math.round((Date.now() - began) / 1000), ...reply }
  } catch (error) {
    // That the backup does not open is what a rehearsal is there to find out: it is kept, and told.
    if (error instanceof Problem) await keep(false, { code: error.code, message: error.message })
    throw error
  }
}
