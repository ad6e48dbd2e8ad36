import { entropy } from './entropy.ts'

/** A time-ordered identifier (UUID version 7, RFC 9562), made by the application so that it exists before it is sent. */
export function newId(now: number = Date.now()): string {
  const bytes = entropy(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
