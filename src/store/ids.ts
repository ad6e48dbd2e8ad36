import { entropy } from './entropy.ts'

/** A time-ordered identifier (UUID version 7, RFC 9562), made by the application so that it exists before it is sent. */
export function newId(now: number = Date.now()): string {
  return written(now, entropy(16))
}

/**
 * Identifiers of one work, each after the one before (RFC 9562 §6.2, a counter in the leading bits that are otherwise
 * drawn by lot): a hundred thousand rows written together then stand at the end of an index, not all over it.
 */
export function idsInTurn(now: number): () => string {
  let turn = 0
  return () => {
    const bytes = entropy(16)
    bytes.writeUInt16BE(turn >>> 12, 6)
    bytes.writeUInt16BE(turn & 0xfff, 8)
    turn = (turn + 1) % 2 ** 24
    return written(now, bytes)
  }
}

function written(now: number, bytes: Buffer): string {
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
