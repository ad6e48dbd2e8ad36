import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { base32 } from './oneTimeCode.ts'

/**
 * The keys an installation is known by to others: one signs (Ed25519), one opens what was sealed for it (X25519). Their
 * public halves travel as a card of letters; what makes a card believed is its fingerprint on paper, carried by a person.
 */
export type PacketKeys = { sign: KeyObject; box: KeyObject; card: Card }
export type Card = { sign: Buffer; box: Buffer }

const file = (folder: string): string => join(folder, 'keys', 'packet.key')

export function packetKeys(folder: string): PacketKeys {
  const path = file(folder)
  if (!existsSync(path)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' })
    const made = { sign: pem(generateKeyPairSync('ed25519').privateKey), box: pem(generateKeyPairSync('x25519').privateKey) }
    try {
      writeFileSync(path, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error // another process was first: its keys hold
    }
  }
  const kept = JSON.parse(readFileSync(path, 'utf8')) as { sign: string; box: string }
  const [sign, box] = [createPrivateKey(kept.sign), createPrivateKey(kept.box)]
  return { sign, box, card: { sign: rawOf(createPublicKey(sign)), box: rawOf(createPublicKey(box)) } }
}

/** The 32 bytes of a public key; they stand at the end of its DER form. */
const rawOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' }).subarray(-32)
const SPKI = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' } as const
export const publicKeyOf = (raw: Buffer, kind: keyof typeof SPKI): KeyObject =>
  createPublicKey({ key: Buffer.concat([Buffer.from(SPKI[kind], 'hex'), raw]), format: 'der', type: 'spki' })

const PREFIX = 'saovuong-khoa-1:'
export const printCard = ({ sign, box }: Card): string => PREFIX + Buffer.concat([sign, box]).toString('base64url')

/** Null for what is no card; a key that is no point of its curve is none. */
export function readCard(text: string): Card | null {
  const plain = text.replace(/\s/g, '')
  if (!plain.startsWith(PREFIX)) return null
  const bytes = Buffer.from(plain.slice(PREFIX.length), 'base64url')
  if (bytes.length !== 64) return null
  const card = { sign: bytes.subarray(0, 32), box: bytes.subarray(32) }
  try {
    publicKeyOf(card.sign, 'ed25519')
    publicKeyOf(card.box, 'x25519')
  } catch {
    return null
  }
  return card
}

/** 130 bits in groups of four letters: long enough that nobody makes a second card with it, short enough to be read aloud. */
export const fingerprintOf = ({ sign, box }: Card): string =>
  (
    base32(createHash('sha256').update('saovuong card 1').update(sign).update(box).digest()).slice(0, 28).match(/.{4}/g) ?? []
  ).join('-')

export const sameFingerprint = (one: string, other: string): boolean => {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z2-7]/g, '')
  return plain(one) === plain(other) && plain(one).length === 28
}
