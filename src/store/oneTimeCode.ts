import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Codes of half a minute from a shared secret (RFC 6238 over RFC 4226): HMAC-SHA-1, six figures, what every telephone knows. */
const SECONDS = 30
const DIGITS = 6
/** A telephone whose clock is half a minute off is still believed. */
const DRIFT = 1
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits, as RFC 4226 asks for. */
export const newFactorSecret = (): Buffer => randomBytes(20)

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / SECONDS)

export function codeOfStep(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/** The half minute a code belongs to, near now and after the last one used; null where it belongs to none. */
export function stepOfCode(secret: Buffer, code: string, now: Date, after: number): number | null {
  const typed = Buffer.from(code.replace(/\s/g, ''))
  const here = stepAt(now)
  let found: number | null = null
  for (let step = here - DRIFT; step <= here + DRIFT; step++) {
    const right = Buffer.from(codeOfStep(secret, step))
    if (typed.length === right.length && timingSafeEqual(typed, right) && step > after) found = step
  }
  return found
}

/** RFC 4648, without padding: how a secret is typed where no camera is at hand. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
