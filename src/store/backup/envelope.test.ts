import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import { headIn, opened, sealed } from './cipher.ts'
import { compressed, type Frame, packed, unpacked } from './frames.ts'

const PASSPHRASE = 'mật khẩu sao lưu của thử nghiệm'
/** The least the format takes: here hundreds are opened. */
const COST = 14
/** A sealed chunk with its tag. */
const CHUNK = 64 * 1024 + 16
const HEAD = { product: '1.2.3', taken: '2026-11-22T17:00:00.000Z', migrations: [] }

/** Rows that do not shrink, so that the file has a dozen chunks. */
const rows = randomBytes(700_000)
const frames = (): Frame[] => [
  { kind: 'key', value: { path: 'keys/field.key', base64: 'AAAA' } },
  { kind: 'table', value: { table: 'duty', columns: ['id', 'day'] } },
  ...Array.from({ length: 10 }, (_, at): Frame => ({ kind: 'rows', bytes: rows.subarray(at * 70_000, (at + 1) * 70_000) })),
  { kind: 'end', value: { table: 'duty', rows: 3, sha256: createHash('sha256').update(rows).digest('hex') } },
  { kind: 'whole', value: { tables: [], sequences: [] } },
]

async function* packedFrames(some: readonly Frame[]): AsyncGenerator<Buffer> {
  for (const frame of some) yield packed(frame)
}
async function* pieces(bytes: Buffer, size = 100_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function gathered(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of source) all.push(Buffer.from(piece))
  return Buffer.concat(all)
}
const sealedUp = (body: AsyncIterable<Buffer>) => gathered(sealed(HEAD, PASSPHRASE, body, COST))

async function readThrough(bytes: Buffer, passphrase = PASSPHRASE): Promise<Frame[]> {
  const { body } = await opened(pieces(bytes), passphrase)
  const read: Frame[] = []
  for await (const frame of unpacked(body))
    read.push(frame.kind === 'rows' ? { kind: 'rows', bytes: Buffer.from(frame.bytes) } : frame)
  return read
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    assert.ok(error instanceof Problem, String(error instanceof Error ? error.stack : error))
    return error.code
  }
  return 'nothing was refused'
}

let good: Buffer
before(async () => {
  good = await sealedUp(compressed(packedFrames(frames())))
})

test('what was packed and sealed comes out as it went in, however it is cut on the way', async () => {
  assert.deepEqual(await readThrough(good), frames())
  assert.deepEqual(headIn(good), HEAD)
  for (const size of [1, 63, 64 * 1024]) {
    const { head, body } = await opened(
      pieces(good.subarray(0, size === 1 ? good.length : undefined), Math.max(size, 61)),
      PASSPHRASE,
    )
    assert.deepEqual(head, HEAD)
    assert.equal((await gathered(body)).length > 700_000, true)
  }
})

test('at the border: a body of nothing, of one chunk to the byte, and of one byte more', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072]) {
    const body = rows.subarray(0, length)
    const { body: read } = await opened(pieces(await sealedUp(pieces(body))), PASSPHRASE)
    assert.deepEqual(await gathered(read), body, String(length))
  }
})

test('a passphrase typed on another keyboard is the same: composed and decomposed marks', async () => {
  const { head } = await opened(pieces(good), PASSPHRASE.normalize('NFD'))
  assert.deepEqual(head, HEAD)
})

test('nothing of what is in it can be read without the passphrase', async () => {
  assert.equal(await refusal(readThrough(good, `${PASSPHRASE}.`)), 'backup.passphrase')
  assert.equal(good.includes(Buffer.from('field.key')), false)
  assert.equal(good.includes(Buffer.from('duty')), false)
})

test('two backups of the same rows have no chunk in common', async () => {
  const again = await sealedUp(compressed(packedFrames(frames())))
  assert.equal(again.length, good.length)
  assert.equal(good.includes(again.subarray(again.length - 64)), false)
})

test('a body that ends before the frame of the whole is refused, though every chunk is ours', async () => {
  const short = await sealedUp(compressed(packedFrames(frames().slice(0, -1))))
  assert.equal(await refusal(readThrough(short)), 'backup.damaged')
})

/** The same numbers every run, so that a failure can be looked at again (Park and Miller). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed % 2_147_483_647
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const bad = Buffer.from(bytes)
  bad.writeUInt8(bad.readUInt8(at) ^ (1 << bit), at)
  return bad
}

/** Six ways to spoil a file, each at a place of its own. */
function spoiled(way: number, anywhere: (limit: number) => number): Buffer {
  const start = good.readUInt32BE(42) + 46 + 32
  const inner = Math.floor((good.length - start) / CHUNK)
  if (way === 0) return flipped(good, anywhere(good.length), anywhere(8))
  if (way === 1) return flipped(good, anywhere(start), anywhere(8))
  if (way === 2) return good.subarray(0, anywhere(good.length))
  if (way === 3) return good.subarray(0, start + (1 + anywhere(inner)) * CHUNK)
  if (way === 4) return Buffer.concat([good, good.subarray(start, start + 1 + anywhere(2 * CHUNK))])
  const other = start + (1 + anywhere(inner - 1)) * CHUNK
  return Buffer.concat([
    good.subarray(0, start),
    good.subarray(other, other + CHUNK),
    good.subarray(start + CHUNK, other),
    good.subarray(start, start + CHUNK),
    good.subarray(other + CHUNK),
  ])
}

test('a bit turned, a piece cut off, put behind or swapped: three hundred spoiled files, each refused in words', async () => {
  const anywhere = randomFrom(20_261_122)
  const told = new Map<string, number>()
  for (let turn = 0; turn < 300; turn++) {
    const code = await refusal(readThrough(spoiled(turn % 6, anywhere)))
    assert.match(code, /^backup\.(damaged|passphrase|newer|none_of_ours)$/, `turn ${turn}`)
    told.set(code, (told.get(code) ?? 0) + 1)
  }
  assert.ok((told.get('backup.damaged') ?? 0) >= 200, JSON.stringify([...told]))
})
