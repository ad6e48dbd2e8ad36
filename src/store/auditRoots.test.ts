import assert from 'node:assert/strict'
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { appendAudit, verifyAudit } from './audit.ts'
import { rootsFile, signRoots, verifyRoots } from './auditRoots.ts'
import { connectionOf, EVERYWHERE, inScope } from './db.ts'

let fresh: FreshDatabase
let owner: pg.Client
let folder: string
before(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client(connectionOf(fresh.url))
  await owner.connect()
  await owner.query("set sao.lo = '0'; set sao.hi = '9007199254740991'")
})
after(async () => {
  await owner?.end()
  await fresh?.drop()
})

const write = (provinceId: number, index: number) =>
  inScope(fresh.database, EVERYWHERE, (db) =>
    appendAudit(db, {
      provinceId,
      unitId: 5,
      orgPos: 5,
      at: new Date(Date.UTC(2026, 6, 17, 2, index)),
      login: 'lan',
      action: 'saveRow',
      detail: { index },
    }),
  )
const sign = (day: number) =>
  inScope(fresh.database, EVERYWHERE, (db) => signRoots(db, folder, new Date(Date.UTC(2026, 6, day, 17))))
const verdict = (file?: string) => inScope(fresh.database, EVERYWHERE, (db) => verifyRoots(db, folder, file))
const chain = () => inScope(fresh.database, EVERYWHERE, (db) => verifyAudit(db))

/** Two days of two provinces, each signed at its end. */
beforeEach(async () => {
  if (folder) rmSync(folder, { recursive: true, force: true })
  folder = mkdtempSync(join(tmpdir(), 'saovuong-roots-'))
  await owner.query('delete from audit_lines; delete from audit_heads')
  for (let index = 0; index < 6; index++) await write(index % 2, index)
  await sign(17)
  for (let index = 6; index < 12; index++) await write(index % 2, index)
  await sign(18)
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('an untouched trail agrees with every root; a day without a line adds none', async () => {
  assert.equal((await sign(19)).signed, false)
  assert.deepEqual(await verdict(), { ok: true, checked: 2, last: '2026-07-18T17:00:00.000Z' })
})

test('an installation without a line signs that, once, and verifies', async () => {
  await owner.query('delete from audit_lines; delete from audit_heads')
  const other = mkdtempSync(join(tmpdir(), 'saovuong-roots-'))
  try {
    const ask = () => inScope(fresh.database, EVERYWHERE, (db) => signRoots(db, other, new Date(Date.UTC(2026, 6, 18, 17))))
    assert.deepEqual([(await ask()).signed, (await ask()).signed], [true, false])
    const told = await inScope(fresh.database, EVERYWHERE, (db) => verifyRoots(db, other))
    assert.deepEqual([told.ok, told.checked], [true, 1])
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

test('lines written since the last root do no harm', async () => {
  await write(1, 30)
  assert.equal((await verdict()).ok, true)
})

test('who cuts the end off a chain and sets its head back passes the chain, not the roots', async () => {
  await owner.query('delete from audit_lines where province_id = 1 and seq > 4')
  await owner.query(
    'update audit_heads set seq = 4, hash = (select hash from audit_lines where province_id = 1 and seq = 4) where province_id = 1',
  )
  assert.equal((await chain()).ok, true)
  const { ok, firstBroken } = await verdict()
  assert.equal(ok, false)
  assert.deepEqual([firstBroken?.provinceId, firstBroken?.seq], [1, 6])
  assert.match(firstBroken?.why ?? '', /bị cắt/)
})

test('who makes a whole chain anew passes the chain, not the roots', async () => {
  await owner.query('delete from audit_lines where province_id = 1; delete from audit_heads where province_id = 1')
  for (let index = 0; index < 6; index++) await write(1, index + 50)
  assert.equal((await chain()).ok, true)
  assert.match((await verdict()).firstBroken?.why ?? '', /lập lại/)
})

test('who empties the trail of a province, head and all, passes the chain, not the roots', async () => {
  await owner.query('delete from audit_lines where province_id = 0; delete from audit_heads where province_id = 0')
  assert.equal((await chain()).ok, true)
  assert.deepEqual((await verdict()).firstBroken?.provinceId, 0)
})

const lines = () => readFileSync(rootsFile(folder), 'utf8').split('\n').slice(0, -1)
const spoil = (work: (all: string[]) => string[]) => writeFileSync(rootsFile(folder), `${work(lines()).join('\n')}\n`)

for (const [what, work, why] of [
  ['a root reworded', ([one = '', two = '']) => [one.replace('2026-07-17', '2026-07-16'), two], /dòng 1: chữ ký/],
  ['a root taken out', ([, two = '']) => [two], /dòng 1: không nối/],
  ['two roots swapped', ([one = '', two = '']) => [two, one], /dòng 1: không nối/],
  ['a root that is no line of ours', ([one = '']) => [one, 'không phải'], /dòng 2: không đọc được/],
] as const satisfies readonly (readonly [string, (all: string[]) => string[], RegExp])[]) {
  test(`the inspector finds ${what}`, async () => {
    spoil(work)
    assert.match((await verdict()).firstBroken?.why ?? '', why)
  })
}

test('a root signed with another key is found, and a file that was removed', async () => {
  const other = mkdtempSync(join(tmpdir(), 'saovuong-roots-'))
  try {
    await inScope(fresh.database, EVERYWHERE, (db) => signRoots(db, other, new Date(Date.UTC(2026, 6, 18, 17))))
    copyFileSync(rootsFile(other), rootsFile(folder))
    assert.match((await verdict()).firstBroken?.why ?? '', /khóa khác/)
    rmSync(rootsFile(folder))
    assert.match((await verdict()).firstBroken?.why ?? '', /không còn tệp gốc/)
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

test('a copy kept elsewhere tells what the file on this machine was made to hide', async () => {
  const copy = join(folder, 'ban-chep.jsonl')
  cpSync(rootsFile(folder), copy)
  await owner.query('delete from audit_lines where province_id = 1 and seq > 4')
  await owner.query(
    'update audit_heads set seq = 4, hash = (select hash from audit_lines where province_id = 1 and seq = 4) where province_id = 1',
  )
  spoil(([one = '']) => [one])
  assert.equal((await verdict()).ok, true)
  assert.equal((await verdict(copy)).ok, false)
})

test('a line torn by a power cut is taken off, and the next root joins the last whole one', async () => {
  appendFileSync(rootsFile(folder), '{"at":"2026-07-19T17:00:00.000Z","heads":[[0,')
  await write(0, 40)
  assert.equal((await sign(20)).signed, true)
  assert.deepEqual(await verdict(), { ok: true, checked: 3, last: '2026-07-20T17:00:00.000Z' })
  assert.ok(existsSync(join(folder, 'keys', 'audit.pub')))
})
