import { setTimeout as pause } from 'node:timers/promises'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { foldLedger } from '#store/ledger.ts'

export type Folding = { stop(): Promise<void> }

/**
 * Folds new entries of the ledger into months and days, in the background: readers add what is not folded yet, so a
 * figure is right at once and cheap a moment later. A fault is told once a minute and tried again.
 */
export function keepFolding(database: Database, tell: (error: unknown) => void): Folding {
  const stopped = new AbortController()
  const rest = (ms: number) => pause(ms, undefined, { signal: stopped.signal }).catch(() => {})
  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        const folded = await inScope(database, EVERYWHERE, (db) => foldLedger(db))
        if (folded === 0) await rest(500)
      } catch (error) {
        tell(error)
        await rest(60_000)
      }
    }
  }
  const done = work()
  return {
    stop: () => {
      stopped.abort()
      return done
    },
  }
}
