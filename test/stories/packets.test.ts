import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#store/ids.ts'
import { aWorld, type Country, type World } from '../world.ts'

/** Two networks that never touch: the commune's own machine, and the province's. */
let far: World
let near: World
let commune: Country
let province: Country
let toProvince: string
let toCommune: string
before(async () => {
  far = await aWorld()
  near = await aWorld()
  commune = far.country
  province = near.country
  toProvince = await meets(commune, province, 'Bộ CHQS tỉnh Sơn Hà')
  toCommune = await meets(province, commune, 'Ban CHQS xã Tân Lập')
})
after(async () => {
  await far?.close()
  await near?.close()
})

const UNIT = 'tan-lap'
type Keys = { card: string; fingerprint: string; trusted: { id: string; name: string; endedAt: string | null }[] }
type Taken = {
  packet: string
  kept: boolean
  counts: Record<string, number>
  rows: { id: string; verdict: string; why: string | null; differences: { column: string; ours: string; theirs: string }[] }[]
}
type Listed = { rows: { id: string; version: number; values: Record<string, unknown> }[] }
const file = (bytes: Uint8Array) => ({ file: { name: 'goi.svgoi', bytes } })

/** The card goes by any way, the fingerprint on paper. */
async function meets(here: Country, there: Country, name: string): Promise<string> {
  const { card, fingerprint } = await there.machine.does<Keys>('showKeys', { unit: UNIT })
  return (await here.machine.does<{ id: string }>('trustKey', { unit: UNIT, name, card, fingerprint })).id
}
async function made(here: Country, key: string, more: object = {}): Promise<Uint8Array> {
  const reply = await here.machine.does<{ file: { bytes: Uint8Array } }>('exportPacket', { unit: UNIT, key, ...more })
  return reply.file.bytes
}
const takes = (here: Country, bytes: Uint8Array, more: object = { keep: true }) =>
  here.machine.does<Taken>('importPacket', { unit: UNIT, ...more }, file(bytes))
const rowsOf = (here: Country, register: string) => here.machine.does<Listed>('listRows', { register, unit: UNIT, limit: 1000 })
const rowAt = async (here: Country, register: string, id: string) =>
  (await rowsOf(here, register)).rows.find((row) => row.id === id) ?? assert.fail(`${register} ${id} is not there`)
const moved = ({ counts }: Taken) => [counts.new, counts.changed, counts.removed, counts.conflict, counts.waits, counts.refused]

const member = (fullName: string, more: object = {}) => ({ fullName, bornOn: '1999-05-10', joinedOn: '2024-01-10', ...more })
const shift = (day: string, place: string) => ({ day, kind: 'duty', place, people: 2, manDays: 2, turns: 1 })
async function writes(here: Country, register: string, values: object): Promise<string> {
  return (await here.machine.does<{ id: string }>('saveRow', { register, unit: UNIT, values, key: newId() })).id
}
async function corrects(here: Country, register: string, id: string, values: object): Promise<void> {
  const { version } = await rowAt(here, register, id)
  await here.machine.does('saveRow', { register, unit: UNIT, id, version, values })
}

test('a card whose fingerprint is not the one on paper is not believed, nor is one’s own', async () => {
  const { card, fingerprint } = await commune.machine.does<Keys>('showKeys', { unit: UNIT })
  const own = await province.machine.does<Keys>('showKeys', { unit: UNIT })
  const trust = { unit: UNIT, name: 'Xã Tân Lập', card, fingerprint }
  assert.equal((await province.machine.isRefused('trustKey', { ...trust, fingerprint: own.fingerprint })).code, 'key.fingerprint')
  assert.equal((await province.machine.isRefused('trustKey', { ...trust, card: `${card}xx` })).code, 'key.not_one')
  assert.equal((await commune.machine.isRefused('trustKey', trust)).code, 'key.own')
})

test('the books of the commune come to the province whole, figures and sealed numbers with them; read again nothing moves; a receipt goes back', async () => {
  const id = await writes(commune, 'personnel', member('Nguyễn Thị Lan', { female: true, identityNo: '001199012345' }))
  await writes(commune, 'duty', shift('2026-06-20', 'Trụ sở xã'))
  const bytes = await made(commune, toProvince)
  assert.ok(!Buffer.from(bytes).includes('001199012345'))
  const looked = await takes(province, bytes, {})
  assert.deepEqual([looked.kept, looked.counts.new], [false, 2])
  assert.equal((await rowsOf(province, 'personnel')).rows.length, 0)
  assert.equal((await takes(province, bytes)).counts.new, 2)
  const revealed = await province.machine.does<{ value: string }>('revealCell', {
    register: 'personnel',
    id,
    column: 'identityNo',
    reason: 'Đối chiếu gói',
  })
  assert.equal(revealed.value, '001199012345')
  const again = await takes(province, bytes)
  assert.deepEqual([...moved(again), again.counts.same], [0, 0, 0, 0, 0, 0, 2])
  assert.equal((await province.machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
  const receipt = await province.machine.does<{ file: { bytes: Uint8Array } }>('makeReceipt', {
    unit: UNIT,
    packet: again.packet,
  })
  await commune.machine.does('readReceipt', { unit: UNIT }, file(receipt.file.bytes))
  const { packets } = await commune.machine.does<{ packets: { id: string; receiptAt: string | null }[] }>('showPackets', {
    unit: UNIT,
  })
  assert.ok(packets.find((one) => one.id === again.packet)?.receiptAt)
  assert.equal(
    (await province.machine.isRefused('readReceipt', { unit: UNIT }, file(receipt.file.bytes))).code,
    'packet.not_for_us',
  )
  assert.equal(
    (await commune.machine.isRefused('importPacket', { unit: UNIT }, file(receipt.file.bytes))).code,
    'packet.wrong_kind',
  )
})

test('packets come in any order: the later one first, and the earlier then changes nothing; what was taken back is taken back', async () => {
  const [kept, gone] = [
    await writes(commune, 'duty', shift('2026-06-21', 'Cổng A')),
    await writes(commune, 'duty', shift('2026-06-22', 'Cổng A')),
  ]
  const first = await made(commune, toProvince)
  await takes(province, first)
  await corrects(commune, 'duty', kept, { place: 'Cổng B' })
  const second = await made(commune, toProvince)
  await corrects(commune, 'duty', kept, { place: 'Cổng C' })
  await commune.machine.does('removeRow', { register: 'duty', id: gone, version: 1, reason: 'Ghi nhầm ca trực' })
  const third = await made(commune, toProvince)
  const late = await takes(province, third)
  assert.deepEqual([late.counts.changed, late.counts.removed], [1, 1])
  const early = await takes(province, second)
  assert.deepEqual(moved(early), [0, 0, 0, 0, 0, 0])
  assert.equal((await rowAt(province, 'duty', kept)).values.place, 'Cổng C')
  assert.ok(!(await rowsOf(province, 'duty')).rows.some(({ id }) => id === gone))
  assert.equal((await province.machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
})

test('both sides wrote the same row: it stands side by side, holds until somebody says whose, and then both agree', async () => {
  const [mine, yours] = [
    await writes(commune, 'duty', shift('2026-06-23', 'Cổng A')),
    await writes(commune, 'duty', shift('2026-06-24', 'Cổng A')),
  ]
  await takes(province, await made(commune, toProvince))
  for (const id of [mine, yours]) {
    await corrects(commune, 'duty', id, { place: 'Nhà văn hóa' })
    await corrects(province, 'duty', id, { place: 'Trạm y tế' })
  }
  const bytes = await made(commune, toProvince)
  const told = await takes(province, bytes)
  assert.equal(told.counts.conflict, 2)
  assert.deepEqual(told.rows.find(({ id }) => id === mine)?.differences, [
    { column: 'Địa điểm, vọng trực', ours: 'Trạm y tế', theirs: 'Nhà văn hóa' },
  ])
  assert.equal((await rowAt(province, 'duty', mine)).values.place, 'Trạm y tế')
  const choices = [
    { id: mine, take: 'theirs' },
    { id: yours, take: 'ours' },
  ]
  const settled = await takes(province, bytes, { keep: true, choices })
  assert.deepEqual([settled.counts.conflict, settled.counts.changed, settled.counts.kept], [0, 1, 1])
  assert.equal((await takes(commune, await made(province, toCommune))).counts.conflict, 0)
  for (const [id, place] of [
    [mine, 'Nhà văn hóa'],
    [yours, 'Trạm y tế'],
  ] as const)
    for (const side of [commune, province]) assert.equal((await rowAt(side, 'duty', id)).values.place, place)
})

test('two offices gave one number, or wrote one shift each for itself: both are told side by side, the rest of the packet comes in', async () => {
  const other = await writes(commune, 'duty', shift('2026-06-26', 'Kho vũ khí'))
  const theirs = await writes(commune, 'duty', shift('2026-06-25', 'Kho vũ khí'))
  const ours = await writes(province, 'duty', { ...shift('2026-06-25', 'Kho vũ khí'), people: 3, manDays: 3 })
  const bytes = await made(commune, toProvince, { registers: ['duty'] })
  const told = await takes(province, bytes)
  const line = told.rows.find(({ id }) => id === theirs) ?? assert.fail()
  assert.equal(line.verdict, 'refused')
  assert.match(line.why ?? '', /đã có dòng khác của .+ cùng .*Địa điểm/)
  assert.ok(line.differences.some(({ ours: here, theirs: there }) => here === '3' && there === '2'))
  await rowAt(province, 'duty', other)
  assert.equal((await rowAt(province, 'duty', ours)).values.people, 3)
  // The province says which of its two it was; the very same packet then brings the other one.
  await corrects(province, 'duty', ours, { place: 'Kho vũ khí số 2' })
  assert.equal((await takes(province, bytes)).counts.refused, 0)
  assert.equal((await rowAt(province, 'duty', theirs)).values.people, 2)
})

test('a row that names one not yet here waits, and comes in once the other packet has', async () => {
  const person = await writes(commune, 'personnel', member('Trần Văn Bảy', { identityNo: '001099055555' }))
  const row = await writes(commune, 'discipline', {
    person,
    form: 'reprimand',
    ground: 'absence',
    decidedOn: '2026-05-05',
    decision: '7/QĐ-BCH',
  })
  const alone = await made(commune, toProvince, { registers: ['discipline'] })
  const waiting = await takes(province, alone)
  assert.deepEqual([waiting.counts.waits, waiting.counts.new], [1, 0])
  await takes(province, await made(commune, toProvince, { registers: ['personnel'] }))
  assert.equal((await takes(province, alone)).counts.new, 1)
  await rowAt(province, 'discipline', row)
})

test('a period closed here holds the packet back whole: not a row of it is kept, and opened it comes in', async () => {
  const person = await writes(commune, 'personnel', member('Lê Thị Chín', { bornOn: '1998-02-02' }))
  const row = await writes(commune, 'duty', shift('2026-02-20', 'Cổng A'))
  const bytes = await made(commune, toProvince)
  await province.machine.does('closePeriod', { unit: UNIT, period: '2026-Q1' })
  const refusal = await province.machine.isRefused('importPacket', { unit: UNIT, keep: true }, file(bytes))
  assert.equal(refusal.code, 'period.closed')
  for (const [register, id] of [
    ['personnel', person],
    ['duty', row],
  ] as const)
    assert.ok(!(await rowsOf(province, register)).rows.some((one) => one.id === id))
  await province.machine.does('openPeriod', { unit: UNIT, period: '2026-Q1', reason: 'Nhận gói của xã' })
  assert.equal((await takes(province, bytes)).counts.new, 2)
})

test('a key speaks for its own unit alone, and for none once it is ended', async () => {
  const { card, fingerprint } = await province.machine.does<Keys>('showKeys', { unit: UNIT })
  const wide = await commune.machine.does<{ id: string }>('trustKey', { unit: 'son-ha', name: 'Tỉnh', card, fingerprint })
  await commune.machine.does('saveRow', { register: 'duty', unit: 'phu-son', values: shift('2026-06-25', 'Cổng A') })
  const foreign = await commune.machine.does<{ file: { bytes: Uint8Array } }>('exportPacket', { unit: 'son-ha', key: wide.id })
  assert.equal(
    (await province.machine.isRefused('importPacket', { unit: UNIT, keep: true }, file(foreign.file.bytes))).code,
    'packet.foreign',
  )
  assert.equal(
    (await province.machine.isRefused('importPacket', { unit: 'phu-son', keep: true }, file(foreign.file.bytes))).code,
    'packet.foreign',
  )
  assert.equal((await commune.machine.isRefused('exportPacket', { unit: 'phu-son', key: toProvince })).code, 'packet.foreign')
  const bytes = await made(commune, toProvince)
  await province.machine.does('endTrust', { unit: UNIT, key: toCommune, reason: 'Máy của xã bị mất' })
  assert.equal(
    (await province.machine.isRefused('importPacket', { unit: UNIT, keep: true }, file(bytes))).code,
    'packet.unknown_sender',
  )
  assert.equal((await province.machine.isRefused('exportPacket', { unit: UNIT, key: toCommune })).code, 'key.unknown')
  assert.equal((await province.person('mai').isRefused('importPacket', { unit: UNIT }, file(bytes))).code, 'access.refused')
})
