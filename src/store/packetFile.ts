import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { Problem } from '#domain/problem.ts'
import { type Card, fingerprintOf, type PacketKeys, publicKeyOf } from './packetKeys.ts'

/**
 * A packet as a file: magic, length of the header, header, sealed body, mark, signature. The body is sealed for one receiver
 * (X25519 with a key made for this packet alone, HKDF-SHA-256, AES-256-GCM bound to the header) and the whole is signed (Ed25519) by
 * the sender. Nothing of the body is looked at before the signature of a key somebody trusted has been proved.
 */
export type PacketHeader = {
  /** 1: rows alone; 2: editions, typed figures or files as well; 3: roll-ups or corrections. An older program would leave them out. */
  version: PacketVersion
  kind: 'records' | 'receipt'
  id: string
  from: string
  to: string
  madeAt: string
  /** Of this packet alone. */
  key: string
  nonce: string
}
export type PacketVersion = 1 | 2 | 3
export type PacketFault = 'not_one' | 'newer' | 'not_for_us' | 'unknown_sender' | 'broken'
export class PacketRefused extends Error {
  readonly fault: PacketFault
  /** Who says to have sent it, where that can be read. */
  readonly from: string
  constructor(fault: PacketFault, from = '') {
    super(fault)
    this.fault = fault
    this.from = from
  }
}

const MAGIC = Buffer.from('SVGOI\n')
const TAG = 16
const SIGNATURE = 64
const LONGEST_HEADER = 4096
/** What a body may unpack to: a commune with all its books is a few MB. */
const LARGEST_BODY = 192 * 1024 * 1024

export function writePacket(
  keys: PacketKeys,
  to: Card,
  { version = 1, kind, id, madeAt }: Pick<PacketHeader, 'kind' | 'id' | 'madeAt'> & { version?: PacketVersion },
  body: unknown,
): Buffer {
  const text = Buffer.from(JSON.stringify(body))
  // Whoever receives it unpacks no more than this: what is more is refused here, where something can be left out.
  if (text.length > LARGEST_BODY) throw new Problem('packet.too_large')
  const once = generateKeyPairSync('x25519')
  const publicHalf = once.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const nonce = randomBytes(12)
  const header: PacketHeader = {
    version,
    kind,
    id,
    from: fingerprintOf(keys.card),
    to: fingerprintOf(to),
    madeAt,
    key: publicHalf.toString('base64url'),
    nonce: nonce.toString('base64url'),
  }
  const head = headBytes(Buffer.from(JSON.stringify(header)))
  const cipher = createCipheriv('aes-256-gcm', bodyKey(once.privateKey, to.box, publicHalf, to.box), nonce)
  cipher.setAAD(head)
  const sealed = Buffer.concat([cipher.update(deflateSync(text)), cipher.final(), cipher.getAuthTag()])
  const signed = Buffer.concat([head, sealed])
  return Buffer.concat([signed, sign(null, signed, keys.sign)])
}

const headBytes = (header: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([MAGIC, length, header])
}

function bodyKey(own: KeyObject, theirs: Buffer, once: Buffer, receiver: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: own, publicKey: publicKeyOf(theirs, 'x25519') })
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, receiver]), 'saovuong packet 1', 32))
}

/** Reads a packet of a sender somebody here trusts; anything else is refused with its reason, whatever the bytes are. */
export function readPacket(
  keys: PacketKeys,
  trusted: (fingerprint: string) => Card | null,
  bytes: Uint8Array,
): { header: PacketHeader; sender: Card; body: unknown } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { header, end } = readHeader(file)
  if (header.to !== fingerprintOf(keys.card)) throw new PacketRefused('not_for_us', header.from)
  const sender = trusted(header.from)
  if (!sender || fingerprintOf(sender) !== header.from) throw new PacketRefused('unknown_sender', header.from)
  const signed = file.subarray(0, file.length - SIGNATURE)
  if (file.length < end + TAG + SIGNATURE) throw new PacketRefused('broken', header.from)
  if (!verify(null, signed, publicKeyOf(sender.sign, 'ed25519'), file.subarray(file.length - SIGNATURE)))
    throw new PacketRefused('broken', header.from)
  try {
    const once = Buffer.from(header.key, 'base64url')
    const decipher = createDecipheriv(
      'aes-256-gcm',
      bodyKey(keys.box, once, once, keys.card.box),
      Buffer.from(header.nonce, 'base64url'),
    )
    decipher.setAAD(file.subarray(0, end))
    decipher.setAuthTag(signed.subarray(signed.length - TAG))
    const packed = Buffer.concat([decipher.update(signed.subarray(end, signed.length - TAG)), decipher.final()])
    const text = inflateSync(packed, { maxOutputLength: LARGEST_BODY }).toString('utf8')
    // A sign no database keeps: whoever wrote it was not this product.
    if (text.includes('\\u0000')) throw new PacketRefused('broken', header.from)
    return { header, sender, body: JSON.parse(text) }
  } catch {
    // Signed by who is trusted and yet unreadable: sealed for other keys, or made by a faulty program.
    throw new PacketRefused('broken', header.from)
  }
}

function readHeader(file: Buffer): { header: PacketHeader; end: number } {
  if (file.length < MAGIC.length + 4 || !file.subarray(0, MAGIC.length).equals(MAGIC)) throw new PacketRefused('not_one')
  const length = file.readUInt32BE(MAGIC.length)
  const end = MAGIC.length + 4 + length
  if (length > LONGEST_HEADER || end > file.length) throw new PacketRefused('broken')
  const header = parsed(file.subarray(MAGIC.length + 4, end))
  if (typeof header !== 'object' || header === null) throw new PacketRefused('broken')
  const { version, kind, id, from, to, madeAt, key, nonce } = header as Record<string, unknown>
  if (typeof version === 'number' && version > 3) throw new PacketRefused('newer', typeof from === 'string' ? from : '')
  const texts = [id, from, to, madeAt, key, nonce].every((text) => typeof text === 'string' && text.length <= 100)
  if (![1, 2, 3].includes(Number(version)) || !texts || (kind !== 'records' && kind !== 'receipt'))
    throw new PacketRefused('broken')
  return { header: header as PacketHeader, end }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
