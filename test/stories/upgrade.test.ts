import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { backUpBeforeUpgrade } from '#store/backup/beforeUpgrade.ts'
import { backupsIn } from '#store/backup/folder.ts'
import { appPassword, connectionOf } from '#store/db.ts'
import { DatabaseRefusal } from '#store/embedded/refusal.ts'
import { type Migration, migrate, ownMigrations } from '#store/migrate.ts'

const later = (name: string, text: string): Migration => ({ name, text, hash: name })

let url: string
let folder: string
const name = `upgrade_${process.pid}`
const server = process.env.SAOVUONG_TEST_DATABASE ?? ''
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saovuong-upgrade-'))
  await ask(server, `create database ${name}`)
  url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await migrate(connectionOf(url), appPassword(connectionOf(url).password))
})
after(async () => {
  await ask(server, `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function ask<T extends pg.QueryResultRow>(address: string, statement: string): Promise<T[]> {
  const client = new pg.Client(connectionOf(address))
  await client.connect()
  return (await client.query<T>(statement).finally(() => client.end())).rows
}
const upgrade = (wanted: readonly Migration[]) => {
  const owner = connectionOf(url)
  return migrate(owner, appPassword(owner.password), {
    wanted,
    before: (pending) => backUpBeforeUpgrade(owner, folder, pending),
  })
}
const standing = () => ask<{ name: string }>(url, "select relname as name from pg_class where relname in ('later', 'latest')")

test('a version whose second step fails leaves the database as it was before its first, and says where the backup lies', async () => {
  const [first, second] = [
    later('9001-first.sql', 'create table later (id integer)'),
    later('9002-second.sql', 'select wrong from nowhere'),
  ]
  await assert.rejects(upgrade([...ownMigrations(), first, second]), (error) => {
    assert.ok(error instanceof DatabaseRefusal)
    assert.match(error.message, /9002-second\.sql.*Dữ liệu vẫn nguyên/s)
    const place = /bản sao lưu vừa lập ở (\S+\.saoluu)/.exec(error.message)?.[1] ?? ''
    assert.ok(existsSync(place), error.message)
    return true
  })
  assert.deepEqual(await standing(), [])
  const done = await ask<{ name: string }>(url, "select name from migrations where name like '9%'")
  assert.deepEqual(done, [])
})

test('a version that goes in backs up first, once, and not again when there is nothing to do', async () => {
  const before = backupsIn(join(folder, 'backups')).length
  const wanted = [...ownMigrations(), later('9001-good.sql', 'create table later (id integer)')]
  await upgrade(wanted)
  await upgrade(wanted)
  assert.equal(backupsIn(join(folder, 'backups')).length, before + 1)
  assert.deepEqual(await standing(), [{ name: 'later' }])
})

test('the older version says that a newer one made this database, and does not touch it', async () => {
  await assert.rejects(upgrade(ownMigrations()), /phiên bản mới hơn lập \(9001-good\.sql\)/)
})

test('a first start has nothing to lose and backs nothing up', async () => {
  const other = `${name}_first`
  await ask(server, `create database ${other}`)
  try {
    const owner = connectionOf(Object.assign(new URL(server), { pathname: `/${other}` }).href)
    await migrate(owner, appPassword(owner.password), { before: () => assert.fail('a backup of nothing') })
  } finally {
    await ask(server, `drop database ${other} with (force)`)
  }
})
