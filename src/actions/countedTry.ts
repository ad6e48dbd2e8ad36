import { Problem } from '#domain/problem.ts'
import { type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { claimTry, forgetFailures, waitingMinutes } from '#store/users.ts'

/** Everything about a password is asked outside any subtree: whoever types it is nobody yet. */
export const outside =
  (db: Db) =>
  <T>(work: (inside: Db) => Promise<T>): Promise<T> =>
    inScope({ app: db }, EVERYWHERE, work)

/**
 * A password or a code is judged only where the log-in does not wait, and is counted before it is judged; who turns out to
 * be right has the count forgotten. The same for a name that exists and one that does not.
 */
export async function claimedTry(db: Db, login: string, now: Date): Promise<void> {
  const claimed = await outside(db)((inside) => claimTry(inside, login, now))
  if (claimed) return
  const minutes = await outside(db)((inside) => waitingMinutes(inside, login, now))
  throw new Problem('session.locked', { minutes: Math.max(1, minutes) })
}

export const forgotten = (db: Db, login: string): Promise<void> => outside(db)((inside) => forgetFailures(inside, login))
