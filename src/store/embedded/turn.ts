/** One process at a time through start and stop, by a lock file that names its holder; a dead holder's lock is taken. */
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, ourselves } from './visitors.ts'

const SILENCE = 2000

export async function takeTurn(lockFile: string, log: (line: string) => void): Promise<() => void> {
  const began = Date.now()
  let told = false
  while (!tryTake(lockFile)) {
    if (isAbandoned(lockFile)) removeAbandoned(lockFile)
    else if (!told && Date.now() - began > SILENCE) {
      told = true
      log('Một tiến trình khác đang mở hoặc đóng cơ sở dữ liệu; chờ nó xong…')
    }
    await pause(20)
  }
  return () => rmSync(lockFile, { force: true })
}

function tryTake(lockFile: string): boolean {
  try {
    const handle = openSync(lockFile, 'wx', 0o600)
    writeSync(handle, ourselves())
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(lockFile: string): boolean {
  try {
    const holder = readFileSync(lockFile, 'utf8')
    // Empty: made a moment ago and not yet written, or its maker died in that moment.
    return holder === '' ? Date.now() - statSync(lockFile).mtimeMs > 5000 : !isAlive(holder)
  } catch {
    return false
  }
}

/** Renamed first and looked at again: between two looks another process may have taken the lock for itself. */
function removeAbandoned(lockFile: string): void {
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
  } catch {
    return
  }
  if (isAbandoned(aside)) rmSync(aside, { force: true })
  else renameSync(aside, lockFile)
}
