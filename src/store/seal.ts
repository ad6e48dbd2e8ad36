import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entropy } from './entropy.ts'
import { quickCipher, type Sealed } from './quickCipher.ts'

/**
 * Sealed fields (identity numbers, sensitive choices): AES-256-GCM with a key outside the database, found again by a blind index
 * (HMAC-SHA-256), shown by the last four digits. The key is SAOVUONG_KEY or a file in the installation's folder.
 */
export type Seal = {
  close(text: string): Buffer
  open(sealed: Buffer): string
  mark(text: string): Buffer
  /** The mark in hexadecimal: what rosters are compared by. */
  markHex(text: string): string
}

/** The blind index of a sealed choice: of the column and the code together, so that equal codes of two columns differ. */
export const choiceMark = (seal: Seal, table: string, key: string, code: string): Buffer => seal.mark(`${table}.${key}=${code}`)

export function loadSeal(folder: string): Seal {
  const given = process.env.SAOVUONG_KEY
  if (given) return sealWith(Buffer.from(given, 'hex'))
  const path = join(folder, 'keys', 'field.key')
  if (!existsSync(path)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was first: its key holds
    }
  }
  return sealWith(Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'))
}

/** Marks of one long work, which asks for each of them when it writes a row and again when it compares it. */
export function rememberingMarks(seal: Seal): Seal {
  const known = new Map<string, string>()
  const markHex = (text: string): string => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = seal.markHex(text)
    known.set(text, made)
    return made
  }
  return { ...seal, markHex, mark: (text) => Buffer.from(markHex(text), 'hex') }
}

export function sealWith(key: Buffer): Seal {
  if (key.length !== 32) throw new Error('the field key must be 32 bytes in hexadecimal')
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  const cipherKey = createSecretKey(keyFor('saovuong field cipher'))
  const cipher = quickCipher(cipherKey)
  const markHex = blindIndex(keyFor('saovuong blind index'))
  return {
    close(text) {
      const { nonce, tag, body } = cipher(Buffer.from(text)) ?? enciphered(cipherKey, text)
      const sealed = Buffer.allocUnsafe(29 + body.length)
      sealed[0] = 1
      nonce.copy(sealed, 1)
      tag.copy(sealed, 13)
      body.copy(sealed, 29)
      return sealed
    },
    open(sealed) {
      if (sealed[0] !== 1) throw new Error('sealed field of an unknown version')
      // The whole tag or none: shortened to four bytes it could be guessed.
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(1, 13), { authTagLength: 16 })
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
    mark: (text) => Buffer.from(markHex(text), 'hex'),
    markHex,
  }
}

/** A text longer than the quick way takes, by the platform's own. */
function enciphered(key: KeyObject, text: string): Sealed {
  const nonce = entropy(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { nonce, tag: cipher.getAuthTag(), body }
}

/** As long as the longest text that is marked in one piece: an identity number, a table with its column and code. */
const ROOM = 512

/**
 * HMAC-SHA-256 (RFC 2104) by two plain digests over the padded key, made once, in buffers made once: many times as fast as
 * a keyed digest set up anew for each of a hundred thousand numbers, and the same to the bit.
 */
function blindIndex(key: Buffer): (text: string) => string {
  const padded = (pad: number) => Buffer.alloc(64, pad).map((byte, at) => byte ^ (key[at] ?? 0))
  const [inner, outer] = [Buffer.concat([padded(0x36), Buffer.alloc(ROOM)]), Buffer.concat([padded(0x5c), Buffer.alloc(32)])]
  return (text) => {
    const long = text.length * 3 > ROOM
    const asked = long
      ? Buffer.concat([inner.subarray(0, 64), Buffer.from(text)])
      : inner.subarray(0, 64 + inner.write(text, 64, 'utf8'))
    outer.write(hash('sha256', asked, 'hex'), 64, 'hex')
    return hash('sha256', outer, 'hex')
  }
}
