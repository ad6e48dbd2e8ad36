import type { Action } from '#actions/action.ts'
import type { Caller, House } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { type Database, openDatabase } from '#store/db.ts'
import { flagName } from './flags.ts'

export type Machine = { house: House; caller: Caller; bugs: string[]; close(): Promise<void> }

/** The database is opened by the first action that needs one, beside a running server or in its place. */
export function aMachine(actions: Readonly<Record<string, Action>>, say: (line: string) => void): Machine {
  let opened: Promise<Database> | null = null
  const bugs: string[] = []
  const database = (): Promise<Database> => {
    opened ??= openDatabase({ log: say, poolSize: 4 })
    return opened
  }
  let told = 0
  const progress = (done: number, total: number | null, what: string): void => {
    const now = Date.now()
    if (now - told < 1000) return
    told = now
    say(`… ${what}: ${total === null ? done : `${done}/${total}`}`)
  }
  return {
    house: {
      actions,
      database,
      clock: () => new Date(),
      logBug: (number, deed, error) => bugs.push(`${number} ${deed}\n${error instanceof Error ? error.stack : String(error)}`),
    },
    caller: { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE, naming: flagName, progress },
    bugs,
    close: async () => {
      // An opening that failed has told its reason already.
      const database = await opened?.catch(() => null)
      await database?.close()
    },
  }
}
