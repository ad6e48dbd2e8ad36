/**
 * The envelope of a backup: a plain head that says what it is, and a body in chunks, each sealed by itself with
 * AES-256-GCM, so that it is written and read as a stream and nothing unproved is ever handed on. The key comes of the
 * passphrase by scrypt (RFC 7914) and of the head, so that another head opens nothing. A chunk's nonce holds its number and
 * whether it is the last: chunks left out, swapped or cut off at the end are noticed like a changed byte.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { Problem } from '#domain/problem.ts'

const MAGIC = Buffer.from('SAOVUONG')
/** The layout of the envelope and of the frames inside; a newer one is refused in words. */
export const FORMAT = 1
const CHUNK = 64 * 1024
const TAG = 16
const SALT = 32
const PROOF = 32
/** Half a second and 128 MB for each guess at the passphrase. */
export const USUAL_COST = 17
const COSTS = { least: 14, most: 20 }
const LONGEST_HEAD = 256 * 1024

export const SHORTEST_PASSPHRASE = 16

type Keys = { body: Buffer; prefix: Buffer; proof: Buffer }

async function keysOf(passphrase: string, cost: number, salt: Buffer, head: Buffer): Promise<Keys> {
  const options: ScryptOptions = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 8 * 128 * 2 }
  const secret = await new Promise<Buffer>((done, fail) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => (error ? fail(error) : done(key))),
  )
  const derived = (purpose: string, length: number) => Buffer.from(hkdfSync('sha256', secret, salt, purpose, length))
  const bound = createHmac('sha256', derived('saovuong backup head', 32)).update(head).digest()
  return {
    body: Buffer.from(hkdfSync('sha256', secret, bound, 'saovuong backup body', 32)),
    prefix: derived('saovuong backup nonce', 7),
    proof: bound,
  }
}

function nonceOf(prefix: Buffer, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Head and body of a backup as bytes to write. */
export async function* sealed(
  head: object,
  passphrase: string,
  body: AsyncIterable<Buffer>,
  cost: number = USUAL_COST,
): AsyncGenerator<Buffer> {
  const text = Buffer.from(JSON.stringify(head))
  const salt = randomBytes(SALT)
  const fixed = Buffer.alloc(MAGIC.length + 2 + SALT + 4)
  MAGIC.copy(fixed)
  fixed[8] = FORMAT
  fixed[9] = cost
  salt.copy(fixed, 10)
  fixed.writeUInt32BE(text.length, 10 + SALT)
  const keys = await keysOf(passphrase, cost, salt, Buffer.concat([fixed, text]))
  yield Buffer.concat([fixed, text, keys.proof])

  const chunk = (number: number, plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', keys.body, nonceOf(keys.prefix, number, last))
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  let number = 0
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    waiting.push(piece)
    size += piece.length
    if (size <= CHUNK) continue
    // What ends exactly at a border may be the end: one byte more tells that it is not.
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at > CHUNK; at += CHUNK) yield chunk(number++, all.subarray(at, at + CHUNK), false)
    waiting = [all.subarray(at)]
    size = all.length - at
  }
  yield chunk(number, Buffer.concat(waiting), true)
}

export type Opened = { head: unknown; body: AsyncGenerator<Buffer> }

/** Only the plain head, unproved: to list what lies in a folder. Null for a file that is no backup. */
export function headIn(bytes: Buffer): unknown {
  const length = bytes.length < 14 + SALT || !bytes.subarray(0, 8).equals(MAGIC) ? 0 : bytes.readUInt32BE(10 + SALT)
  if (length === 0 || length > LONGEST_HEAD || bytes.length < 14 + SALT + length) return null
  try {
    return JSON.parse(bytes.subarray(14 + SALT, 14 + SALT + length).toString('utf8'))
  } catch {
    return null
  }
}

/** Opens a backup: refuses at once what is none, what another version wrote, what the passphrase does not open. */
export async function opened(source: AsyncIterable<Buffer>, passphrase: string): Promise<Opened> {
  const bytes = reading(source)
  const fixed = await bytes.exactly(MAGIC.length + 2 + SALT + 4)
  if (!fixed?.subarray(0, 8).equals(MAGIC)) throw new Problem('backup.none_of_ours')
  if ((fixed[8] ?? 0) > FORMAT) throw new Problem('backup.newer', { version: `dạng tệp ${fixed[8]}` })
  const cost = fixed[9] ?? 0
  const length = fixed.readUInt32BE(10 + SALT)
  const fits = fixed[8] === FORMAT && cost >= COSTS.least && cost <= COSTS.most && length > 0 && length <= LONGEST_HEAD
  if (!fits) throw new Problem('backup.damaged', { where: 'phần đầu tệp' })
  const text = await bytes.exactly(length)
  const proof = await bytes.exactly(PROOF)
  if (!text || !proof) throw new Problem('backup.damaged', { where: 'phần đầu tệp' })
  const keys = await keysOf(passphrase, cost, fixed.subarray(10, 10 + SALT), Buffer.concat([fixed, text]))
  if (!timingSafeEqual(keys.proof, proof)) throw new Problem('backup.passphrase')
  return { head: JSON.parse(text.toString('utf8')), body: chunks(bytes, keys) }
}

async function* chunks(bytes: Reading, keys: Keys): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const sealedChunk = await bytes.upTo(CHUNK + TAG)
    const last = await bytes.isAtEnd()
    const where = `khối thứ ${number + 1}`
    if (sealedChunk.length < TAG) throw new Problem('backup.damaged', { where })
    const decipher = createDecipheriv('aes-256-gcm', keys.body, nonceOf(keys.prefix, number, last))
    decipher.setAuthTag(sealedChunk.subarray(sealedChunk.length - TAG))
    const plain = decipher.update(sealedChunk.subarray(0, sealedChunk.length - TAG))
    try {
      decipher.final()
    } catch {
      throw new Problem('backup.damaged', { where: last ? `${where}, cuối tệp` : where })
    }
    yield plain
    if (last) return
  }
}

type Reading = {
  exactly(length: number): Promise<Buffer | null>
  upTo(length: number): Promise<Buffer>
  isAtEnd(): Promise<boolean>
}

function reading(source: AsyncIterable<Buffer>): Reading {
  const iterator = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  let ended = false
  const fill = async (wanted: number): Promise<void> => {
    while (size < wanted && !ended) {
      const next = await iterator.next()
      if (next.done) ended = true
      else {
        held.push(next.value)
        size += next.value.length
      }
    }
  }
  const take = (length: number): Buffer => {
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    const taken = all.subarray(0, length)
    held = all.length > length ? [all.subarray(length)] : []
    size = all.length - taken.length
    return taken
  }
  return {
    async exactly(length) {
      await fill(length)
      return size < length ? null : take(length)
    },
    async upTo(length) {
      await fill(length)
      return take(length)
    },
    async isAtEnd() {
      await fill(1)
      return size === 0
    },
  }
}
