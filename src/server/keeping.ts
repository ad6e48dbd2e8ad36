import { setTimeout as pause } from 'node:timers/promises'
import { PLAN } from '#actions/backupTaking.ts'
import { type BackupPlan, isBackupDue, USUAL_PLAN } from '#domain/backupPlan.ts'
import { backupFolder, removeOldBackups } from '#store/backup/folder.ts'
import { lastBackupAt } from '#store/backupRuns.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { readSetting } from '#store/users.ts'
import { type Caller, type House, runAction } from './endpoint.ts'

export type Keeping = { stop(): Promise<void> }

const MINUTE = 60_000
/** After a backup that did not come about, so long until the next try. */
const AGAIN = 60 * MINUTE

/**
 * Signs the trail at the start and every hour (nothing is written where nothing happened), and backs up once a day at the hour
 * of the plan. Through the actions, so that the trail tells of it as of anyone's deed.
 */
export function keepSafe(house: House, database: Database, caller: Caller, say: (line: string) => void): Keeping {
  const stopped = new AbortController()
  const rest = (ms: number) => pause(ms, undefined, { signal: stopped.signal }).catch(() => {})
  const work = async (): Promise<void> => {
    let nextTry = 0
    for (let minute = 0; !stopped.signal.aborted; minute++) {
      if (minute % 60 === 0) await runAction(house, 'signAudit', {}, caller)
      if (Date.now() >= nextTry && (await isDue(house, database)) && !stopped.signal.aborted) {
        const reply = await runAction(house, 'backup', {}, caller)
        if ('refusal' in reply) {
          nextTry = Date.now() + AGAIN
          say(`Chưa sao lưu được: ${reply.refusal.message}`)
        } else removeOldBackups(backupFolder(database.folder), (await planOf(database)).kept)
      }
      await rest(MINUTE)
    }
  }
  const done = work().catch((error: unknown) => house.logBug('nền', 'keeping', error))
  return {
    stop: () => {
      stopped.abort()
      return done
    },
  }
}

const planOf = (database: Database): Promise<BackupPlan> =>
  inScope(database, EVERYWHERE, async (db) => (await readSetting<BackupPlan>(db, PLAN)) ?? USUAL_PLAN)

/** The sample province is made anew in a minute: unless somebody sets a plan, it is not worth the disk. */
async function isDue(house: House, database: Database): Promise<boolean> {
  try {
    return await inScope(database, EVERYWHERE, async (db) => {
      const plan = await readSetting<BackupPlan>(db, PLAN)
      if (plan === null && (await readSetting(db, 'demo')) !== null) return false
      return isBackupDue(plan ?? USUAL_PLAN, await lastBackupAt(db), house.clock())
    })
  } catch (error) {
    house.logBug('nền', 'keeping', error)
    return false
  }
}
