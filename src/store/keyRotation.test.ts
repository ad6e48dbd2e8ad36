import assert from 'node:assert/strict'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aWorld, type World } from '../../test/world.ts'
import { openDatabase } from './db.ts'
import { homeOf } from './home.ts'
import { sealWith } from './seal.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const NUMBER = '001094012345'
type Listed = { rows: { id: string }[] }

test('a new key: every number still opens and is still found, the old key opens none', async () => {
  const { country } = world
  const at = { register: 'personnel', unit: 'so-y-te' }
  const values = { fullName: 'Đặng Thị Sen', bornOn: '1994-05-12', joinedOn: '2022-03-15', identityNo: NUMBER }
  const { id } = await country.person('mai').does<{ id: string }>('saveRow', { ...at, values })
  const file = join(country.database.folder, 'keys', 'field.key')
  const before = readFileSync(file, 'utf8')
  const { cells } = await country.machine.does<{ cells: number }>('rotateKey')
  assert.equal(cells, 1)
  assert.notEqual(readFileSync(file, 'utf8'), before)
  assert.ok(!existsSync(`${file}.next`))
  const old = sealWith(Buffer.from(before, 'hex'))
  const { seal } = await homeOf(country.database)
  assert.throws(() => old.open(seal.close(NUMBER)))
  const reveal = { register: 'personnel', id, column: 'identityNo', reason: 'Làm thẻ dự tập huấn' }
  assert.deepEqual(await country.person('mai').does('revealCell', reveal), { value: NUMBER })
  const found = await country
    .person('mai')
    .does<Listed>('listRows', { ...at, where: [{ column: 'identityNo', is: 'equal', value: NUMBER }] })
  assert.deepEqual(
    found.rows.map((row) => row.id),
    [id],
  )
})

test('a change of keys broken off before the cells were sealed anew leaves the old key in force', async () => {
  const { country } = world
  const { folder } = country.database
  const file = join(folder, 'keys', 'field.key')
  const key = readFileSync(file, 'utf8')
  writeFileSync(`${file}.next`, '00'.repeat(32))
  const again = await openDatabase({ url: world.url, folder, poolSize: 1 })
  await homeOf(again)
  await again.close()
  assert.equal(readFileSync(file, 'utf8'), key)
  assert.ok(!existsSync(`${file}.next`))
})

test('one broken off after the cells were sealed anew, before the files changed places, is ended at the next start', async () => {
  const { country } = world
  const { folder } = country.database
  const file = join(folder, 'keys', 'field.key')
  const key = readFileSync(file, 'utf8')
  copyFileSync(file, `${file}.next`)
  writeFileSync(file, '11'.repeat(32))
  const again = await openDatabase({ url: world.url, folder, poolSize: 1 })
  await homeOf(again)
  await again.close()
  assert.equal(readFileSync(file, 'utf8'), key)
  assert.ok(!existsSync(`${file}.next`))
})
