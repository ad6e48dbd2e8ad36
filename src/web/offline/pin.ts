import { write } from '../call.ts'
import { close, type KeptPin, lay, layPin, open, removePin, takePin } from './database.ts'

/** So slow on purpose: a million PINs are tried in days and not in minutes, even by whoever copied this browser's folder. */
const ROUNDS = 600_000
const MOST_TRIES = 5
const DAY = 86_400_000

/** What is easily guessed: one figure six times, or a run of them. */
export const isWeakPin = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin)

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Asks the server for this machine's key once more, and keeps a copy that only the PIN opens. */
export async function setPin(pin: string, person: string, machine: { id: string; name: string }): Promise<void> {
  const { login, key, days } = await write('openDevice', { device: machine.id, name: machine.name })
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const lock = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const { iv, data } = await close(await keyOf(pin, salt), key)
  const closed = await close(lock, { iv: [...iv], data: [...new Uint8Array(data)] })
  await layPin({ login, name: person, until: Date.now() + days * DAY, salt, lock, tries: 0, ...closed })
}

/** Lays this machine's key where it lay before it was locked; else how many tries are left. */
export async function openWithPin(pin: string): Promise<{ opened: true } | { opened: false; left: number }> {
  const kept = await takePin()
  if (!kept) return { opened: false, left: 0 }
  // Counted before it is judged: closing the page in between gives no free try.
  const tries = kept.tries + 1
  if (tries >= MOST_TRIES) await removePin()
  else await layPin({ ...kept, tries })
  const bytes = await unwrapped(kept, pin)
  if (!bytes) return { opened: false, left: MOST_TRIES - tries }
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  await lay('keys', 'current', { login: kept.login, key, until: kept.until })
  await layPin({ ...kept, tries: 0 })
  return { opened: true }
}

async function unwrapped(kept: KeptPin, pin: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const once = await open<{ iv: number[]; data: number[] }>(kept.lock, kept)
  if (!once) return null
  const closed = { iv: Uint8Array.from(once.iv), data: Uint8Array.from(once.data).buffer }
  const key = await open<string>(await keyOf(pin, kept.salt), closed)
  return key === undefined ? null : Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0))
}
