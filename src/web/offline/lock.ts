import { useEffect, useSyncExternalStore } from 'react'
import { remove, removePin } from './database.ts'

/**
 * A machine that passes from hand to hand: after five minutes without a touch its key is gone, and only the PIN of whoever set
 * it brings it back. It is known from the first moment of a page, without waiting: so these three words lie in the open.
 */
export type Lock = 'none' | 'open' | 'soon' | 'locked'
const PIN_SET = 'sao-vuong-pin'
const LOCKED = 'sao-vuong-locked'
const TOUCHED = 'sao-vuong-touched'
const IDLE = 5 * 60_000
/** Said so long before. */
const WARNED = 2 * 60_000
/** A touch is written down no oftener than this; the clock is looked at as often. */
const STEP = 5_000
/** Rows just typed are put down before the key goes. */
const LAST_ROWS = 1_000

const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const marked = (name: string): boolean => localStorage.getItem(name) === '1'
const idleFor = (): number => Date.now() - Number(localStorage.getItem(TOUCHED) ?? 0)

export function lockNow(): Lock {
  if (marked(LOCKED)) return 'locked'
  if (!marked(PIN_SET)) return 'none'
  const idle = idleFor()
  return idle >= IDLE ? 'locked' : idle >= IDLE - WARNED ? 'soon' : 'open'
}

export const useLock = (): Lock => useSyncExternalStore(listen, lockNow, () => 'none')

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether this page ever showed more than the lock. */
let wasOpen = false

/** Ends the key of this machine. A page that held it begins anew, so that nothing of it stays in its memory. */
export async function lockMachine(): Promise<void> {
  localStorage.setItem(LOCKED, '1')
  tell()
  if (wasOpen) await new Promise((done) => setTimeout(done, LAST_ROWS))
  await remove('keys', 'current')
  if (wasOpen) location.reload()
}

export function unlocked(): void {
  localStorage.setItem(TOUCHED, String(Date.now()))
  localStorage.removeItem(LOCKED)
  location.reload()
}

export function pinWasSet(): void {
  localStorage.setItem(TOUCHED, String(Date.now()))
  localStorage.setItem(PIN_SET, '1')
  // Said to the server too: it sends no picture of anything to a machine that may be locked.
  document.cookie = `${PIN_SET}=1; path=/; samesite=strict; max-age=31536000`
  tell()
}

/** No PIN any more: taken off, or the log-in whose key it copied is over. */
export async function dropPin(): Promise<void> {
  if (!marked(PIN_SET)) return
  for (const name of [PIN_SET, LOCKED, TOUCHED]) localStorage.removeItem(name)
  document.cookie = `${PIN_SET}=; path=/; samesite=strict; max-age=0`
  await removePin()
  tell()
}

/** Once, around everything: counts touches and looks at the clock; the pages of this machine lock together. */
export function useWatch(): void {
  useEffect(() => {
    const look = () => {
      if (lockNow() === 'locked' && !marked(LOCKED)) void lockMachine()
      tell()
    }
    const touch = () => {
      if (lockNow() === 'locked' || !marked(PIN_SET) || idleFor() < STEP) return
      localStorage.setItem(TOUCHED, String(Date.now()))
      tell()
    }
    const elsewhere = ({ key, newValue }: StorageEvent) => {
      if (key === LOCKED && newValue === '1') location.reload()
      else tell()
    }
    wasOpen ||= lockNow() !== 'locked'
    look()
    // A page closed while it was locking left that to the next.
    if (marked(LOCKED)) void remove('keys', 'current')
    const timer = setInterval(look, STEP)
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, touch)
    document.addEventListener('visibilitychange', look)
    addEventListener('storage', elsewhere)
    return () => {
      clearInterval(timer)
      for (const name of ['pointerdown', 'keydown']) removeEventListener(name, touch)
      document.removeEventListener('visibilitychange', look)
      removeEventListener('storage', elsewhere)
    }
  }, [])
}
