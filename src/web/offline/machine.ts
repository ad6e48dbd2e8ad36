import { Refusal, setKeeper, write } from '../call.ts'
import { newKey } from '../newKey.ts'
import { all, close, empty, type KeptKey, lay, open, remove, take } from './database.ts'

/**
 * This machine without a network. Its data are closed with a key the server gave to this person on this machine; the browser
 * holds it as a key that cannot be read out, and forgets it at log-out, when the log-in ends, when the machine is revoked, and
 * after so many days without contact.
 */
export type Standing = 'impossible' | 'closed' | 'open'

/** On plain http at a local address a browser has neither service worker nor cipher: everything works, but only with a network. */
export const canKeep = (): boolean =>
  isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in globalThis && crypto.subtle !== undefined

/** What may be looked at without a network; figures of others are asked for each time. */
const KEPT = new Set(
  'whoAmI showUnits listRegisters listIndicators listRows showRow showForm showWork showOverview showReport'.split(' '),
)

let current: KeptKey | null = null
/** The server has said in this page whose machine it is, or could not be asked: only then is anything kept under the key. */
let sure = false
/** Read before that: the first answers of a page come with the one that tells who is there. */
let early: [name: string, address: string, value: unknown][] = []
const MOST_EARLY = 80
let resuming: Promise<void> | undefined
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
export const onMachine = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const machineStanding = (): Standing => (current ? 'open' : canKeep() ? 'closed' : 'impossible')
/** Whether what waits may be sent: under the log-in it was written under, and no other. */
export const mayBeSent = (): boolean => current !== null && sure
/** Whether it is known if this machine holds a key: until its shelf was looked into, nobody can tell. */
let settled = false
export const machineSettled = (): boolean => settled || !canKeep()
export const keyHolder = (): KeptKey | null => current

/** The key of the last log-in, where it has not ended. */
export function resume(): Promise<void> {
  resuming ??= (async () => {
    if (!canKeep()) return
    const kept = await take('keys', 'current')
    if (kept && kept.until > Date.now()) current = kept
    else if (kept) await forget()
  })()
    .catch(() => {})
    .then(() => {
      settled = true
      tell()
    })
  return resuming
}

const DEVICE = 'device'
export function deviceId(): string {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = newKey()
  localStorage.setItem(DEVICE, made)
  return made
}

/** Asks for this person's key; without a network the one already here goes on. */
export async function openMachine(login: string): Promise<void> {
  await resume()
  if (!canKeep()) return
  try {
    const { login: holder, key, days } = await write('openDevice', { device: deviceId(), name: machineName() })
    const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0))
    const held = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    current = { login: holder, key: held, until: Date.now() + days * 86_400_000 }
    await lay('keys', 'current', current)
    sure = true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'device.revoked') {
      await forget()
      // Whoever logs in here again begins with a new machine and a new key.
      localStorage.removeItem(DEVICE)
    } else if (current && current.login !== login) current = null
    sure = current !== null
  }
  if (sure) await forgetOld()
  if (sure) for (const [name, address, value] of early.splice(0)) await keep(name, address, value)
  tell()
}

/** What has not been looked at for long is let go, so that a telephone does not fill up. */
const MOST_READS = 400
async function forgetOld(): Promise<void> {
  const kept = await all('reads')
  if (kept.length > MOST_READS) await empty('reads')
}

/** The log-in is over: what is here stays closed until the same person logs in again. */
export async function endMachine(): Promise<void> {
  current = null
  sure = false
  early = []
  if (canKeep()) {
    await remove('keys', 'current')
    await empty('reads')
  }
  tell()
}

/** Revoked, or silent for too long: nothing stays. */
async function forget(): Promise<void> {
  current = null
  for (const shelf of ['keys', 'reads', 'outbox'] as const) await empty(shelf)
  tell()
}

const machineName = (): string => {
  const agent = navigator.userAgent
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? 'Máy'
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? ''
  return `${system === 'Mac OS' ? 'macOS' : system} ${browser === 'Edg' ? 'Edge' : browser}`.trim()
}

async function keep(name: string, address: string, value: unknown): Promise<void> {
  if (!KEPT.has(name)) return
  if (current && sure) {
    const { login, key } = current
    await lay('reads', `${login} ${address}`, { ...(await close(key, value)), owner: login, at: Date.now() })
  } else if (canKeep() && early.length < MOST_EARLY) early.push([name, address, value])
}

setKeeper({
  keep,
  async kept(name, address) {
    await resume()
    if (!current || !KEPT.has(name)) return undefined
    const found = await take('reads', `${current.login} ${address}`)
    return found && open(current.key, found)
  },
  ended: () => void endMachine(),
})

/** When what is seen without a network was last read. */
export async function lastContact(): Promise<number | null> {
  if (!canKeep()) return null
  const times = (await all('reads')).map(({ at }) => at)
  return times.length > 0 ? Math.max(...times) : null
}
