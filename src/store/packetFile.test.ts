import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PacketRefused, readPacket, writePacket } from './packetFile.ts'
import { fingerprintOf, packetKeys, printCard, readCard, sameFingerprint } from './packetKeys.ts'

const folder = mkdtempSync(join(tmpdir(), 'saovuong-packets-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const [commune, province, stranger] = ['xa', 'tinh', 'la'].map((name) => packetKeys(join(folder, name))) as [
  ReturnType<typeof packetKeys>,
  ReturnType<typeof packetKeys>,
  ReturnType<typeof packetKeys>,
]
const body = { rows: [{ name: 'Nguyễn Thị Lan', identityNo: '001090123456' }] }
const about = { kind: 'records', id: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8e9f', madeAt: '2026-07-15T03:00:00.000Z' } as const
const trusts = (fingerprint: string) => [commune.card].find((card) => fingerprintOf(card) === fingerprint) ?? null
const faultOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof PacketRefused) return error.fault
    throw error
  }
  return 'read'
}

test('reads back what was put in, and neither the name nor the number stands in the file', () => {
  const file = writePacket(commune, province.card, about, body)
  assert.deepEqual(readPacket(province, trusts, file).body, body)
  assert.ok(!file.includes('001090123456') && !file.includes('Nguyễn'))
  assert.notDeepEqual(writePacket(commune, province.card, about, body), file)
})

test('what its receiver would not unpack is refused where it is made', () => {
  assert.throws(() => writePacket(commune, province.card, about, 'a'.repeat(192 * 1024 * 1024)), /packet.too_large|192 MB/)
})

test('nobody but the receiver opens it, nobody but whom the receiver trusts is heard', () => {
  const file = writePacket(commune, province.card, about, body)
  assert.equal(
    faultOf(() => readPacket(stranger, trusts, file)),
    'not_for_us',
  )
  assert.equal(
    faultOf(() => readPacket(province, () => null, file)),
    'unknown_sender',
  )
  assert.equal(
    faultOf(() => readPacket(province, trusts, writePacket(stranger, province.card, about, body))),
    'unknown_sender',
  )
  // A stranger who writes the name of the commune over their own.
  const forged = writePacket({ ...stranger, card: commune.card }, province.card, about, body)
  assert.equal(
    faultOf(() => readPacket(province, trusts, forged)),
    'broken',
  )
})

test('five hundred packets changed at random, cut or lengthened are all refused, none crashes the reader', () => {
  const file = writePacket(commune, province.card, about, body)
  let seed = 20_261_122
  const chance = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const told = new Map<string, number>()
  for (let at = 0; at < 500; at++) {
    const bytes = Buffer.from(file)
    const kind = at % 4
    const place = chance(bytes.length)
    if (kind === 0) bytes[place] = (bytes[place] ?? 0) ^ (1 << chance(8))
    if (kind === 1) for (let many = 0; many < 8; many++) bytes[chance(bytes.length)] = chance(256)
    const changed =
      kind === 2
        ? bytes.subarray(0, place)
        : kind === 3
          ? Buffer.concat([bytes.subarray(0, place), Buffer.from([chance(256)]), bytes.subarray(place)])
          : bytes
    if (changed.equals(file)) continue
    const fault = faultOf(() => readPacket(province, trusts, changed))
    told.set(fault, (told.get(fault) ?? 0) + 1)
  }
  assert.equal(told.get('read'), undefined)
  assert.ok((told.get('broken') ?? 0) > 300)
  assert.equal([...told.values()].reduce((sum, count) => sum + count, 0) >= 495, true)
})

test('a packet of a later version says so, a file that is none says that', () => {
  const file = writePacket(commune, province.card, about, body)
  const later = Buffer.from(file.toString('latin1').replace('"version":1', '"version":4'), 'latin1')
  assert.equal(
    faultOf(() => readPacket(province, trusts, later)),
    'newer',
  )
  assert.equal(
    faultOf(() => readPacket(province, trusts, Buffer.from('PK không phải gói'))),
    'not_one',
  )
  assert.equal(
    faultOf(() => readPacket(province, trusts, Buffer.alloc(0))),
    'not_one',
  )
})

test('a card prints and reads back, a card of other bytes does not, and keys are read by their owner alone', () => {
  const card = readCard(`  ${printCard(commune.card).slice(0, 40)}\n${printCard(commune.card).slice(40)} `)
  assert.deepEqual(card, commune.card)
  assert.equal(readCard('saovuong-khoa-1:abc'), null)
  assert.equal(readCard('xin chào'), null)
  const print = fingerprintOf(commune.card)
  assert.match(print, /^[A-Z2-7]{4}(-[A-Z2-7]{4}){6}$/)
  assert.ok(sameFingerprint(print.toLowerCase().replaceAll('-', ' '), print))
  assert.ok(!sameFingerprint(print, fingerprintOf(province.card)))
  assert.ok(!sameFingerprint('', ''))
  assert.equal(statSync(join(folder, 'xa', 'keys', 'packet.key')).mode & 0o777, 0o600)
  assert.deepEqual(packetKeys(join(folder, 'xa')).card, commune.card)
})
