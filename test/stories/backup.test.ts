import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { Problem } from '#domain/problem.ts'
import { sealed } from '#store/backup/cipher.ts'
import { restoreIntoFolder, restoreIntoServer } from '#store/backup/restore.ts'
import { keptTables, PLAIN_SETTINGS } from '#store/backup/tables.ts'
import { rowHashOf, writeBackup } from '#store/backup/writeBackup.ts'
import { connectionOf, EVERYWHERE, inScope, openDatabase } from '#store/db.ts'
import { loadSeal } from '#store/seal.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'
import { aWorld, type World } from '../world.ts'

const PASSPHRASE = 'mật khẩu sao lưu của thử nghiệm'
/** The least the format takes, for files opened by the hundred. */
const COST = 14

/** The sample province; and a small country, for what has to be restored again and again. */
let demo: FreshDatabase
let world: World
let folder: string
let whole: string
let small: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saovuong-backup-'))
  chmodSync(folder, 0o711)
  demo = await demoDatabase()
  whole = join(folder, 'son-giang.saoluu')
  await writeBackup({ ...order(), path: whole })
  world = await aWorld()
  await world.country.person('lan').does('saveRow', {
    register: 'personnel',
    unit: 'dien-luc',
    values: {
      fullName: 'Ngô Gia Lực',
      bornOn: '1996-02-01',
      identityNo: '036096001111',
      force: 'self_defence',
      forceKind: 'on_site',
      joinedOn: '2024-05-01',
      status: 'serving',
    },
  })
  small = join(folder, 'nho.saoluu')
  await writeBackup({ ...order(world.country), path: small })
})
after(async () => {
  await demo?.drop()
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

const order = ({ database }: Pick<FreshDatabase, 'database'> = demo) => ({
  connection: database.connection,
  folder: database.folder,
  passphrase: PASSPHRASE,
  now: new Date('2026-11-22T17:00:00Z'),
  cost: COST,
})

async function everyTable(url: string): Promise<Map<string, { rows: number; sha256: string }>> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    await client.query(PLAIN_SETTINGS)
    const hashes = new Map<string, { rows: number; sha256: string }>()
    for (const table of await keptTables(client)) hashes.set(table.table, await rowHashOf(client, table))
    return hashes
  } finally {
    await client.end()
  }
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

test('Hòa restores last night’s backup into a new folder: every row, figure, line of the trail and sealed number is there', async () => {
  const place = join(folder, 'moi')
  const restored = await restoreIntoFolder({ from: whole, passphrase: PASSPHRASE }, place)
  assert.equal(restored.proof.ok, true, JSON.stringify(restored.proof).slice(0, 500))
  assert.ok(restored.rows > 10_000, String(restored.rows))
  assert.ok(restored.proof.figures.checked > 1000)
  const database = await openDatabase({ folder: place, log: () => {} })
  try {
    const held = await everyTable(demo.url)
    const { user, password, host, port, database: name } = database.connection
    assert.ok(user && password && port && name)
    const there = await inScope(database, EVERYWHERE, async (db) => {
      const counts = new Map<string, number>()
      for (const table of held.keys()) {
        const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
        counts.set(table, rows[0]?.count ?? -1)
      }
      return counts
    })
    assert.ok(host)
    assert.deepEqual(there, new Map([...held].map(([table, { rows }]) => [table, rows])))
    const { rows } = await inScope(database, EVERYWHERE, (db) =>
      sql<{
        identityNoSealed: Buffer
      }>`select identity_no_sealed from personnel where identity_no_sealed is not null limit 1`.execute(db),
    )
    assert.match(loadSeal(place).open(rows[0]?.identityNoSealed ?? Buffer.alloc(0)), /^\d{12}$/)
  } finally {
    await database.close()
  }
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.restoring-')),
    [],
  )
})

test('every table of the database travels, but for sessions: nobody is logged in on a restored place', async () => {
  const client = new pg.Client(connectionOf(demo.url))
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  )
  const kept = new Set((await keptTables(client)).map(({ table }) => table))
  await client.end()
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !kept.has(name)),
    ['migrations', 'sessions'],
  )
})

test('a wrong passphrase opens nothing and leaves nothing', async () => {
  const place = join(folder, 'sai')
  assert.equal(await refusal(restoreIntoFolder({ from: whole, passphrase: `${PASSPHRASE}.` }, place)), 'backup.passphrase')
  assert.equal(existsSync(place), false)
})

test('a place that holds anything is not restored into', async () => {
  const place = join(folder, 'co-nguoi')
  mkdirSync(place)
  writeFileSync(join(place, 'ghi-chu.txt'), 'của người khác')
  assert.equal(await refusal(restoreIntoFolder({ from: whole, passphrase: PASSPHRASE }, place)), 'restore.occupied')
  assert.equal(
    await refusal(restoreIntoServer({ from: whole, passphrase: PASSPHRASE }, demo.url, join(folder, 'k'))),
    'restore.occupied',
  )
  assert.deepEqual(readdirSync(place), ['ghi-chu.txt'])
})

test('a stick that is not there, or not to be written to, is told as the place it was to go to', async () => {
  const nowhere = '/proc/nothing/here'
  assert.equal(await refusal(writeBackup({ ...order(), path: join(nowhere, 'a.saoluu') })), 'place.closed')
  assert.equal(await refusal(restoreIntoFolder({ from: whole, passphrase: PASSPHRASE }, join(nowhere, 'moi'))), 'place.closed')
})

test('nothing stands over a backup that is there already', async () => {
  assert.equal(await refusal(writeBackup({ ...order(), path: whole })), 'backup.exists')
})

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000)
}

test('a spoiled backup restored into a folder or a server leaves neither folder, table nor process', async () => {
  const bad = readFileSync(small)
  bad.writeUInt8(bad.readUInt8(bad.length - 4000) ^ 4, bad.length - 4000)
  const path = join(folder, 'hong.saoluu')
  writeFileSync(path, bad)
  const place = join(folder, 'khong-thanh')
  assert.equal(await refusal(restoreIntoFolder({ from: path, passphrase: PASSPHRASE }, place)), 'backup.damaged')
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('khong-thanh')),
    [],
  )
  const empty = await emptyDatabase('bad')
  try {
    assert.equal(
      await refusal(restoreIntoServer({ from: path, passphrase: PASSPHRASE }, empty.url, join(folder, 'keys-bad'))),
      'backup.damaged',
    )
    assert.equal(await tablesOf(empty.url), 0)
    assert.equal(existsSync(join(folder, 'keys-bad')), false)
  } finally {
    await empty.drop()
  }
})

test('a backup goes into an empty database of a server: as many rows in every table, its keys beside it', async () => {
  const empty = await emptyDatabase('good')
  try {
    const restored = await restoreIntoServer({ from: small, passphrase: PASSPHRASE }, empty.url, join(folder, 'keys-good'))
    assert.equal(restored.proof.ok, true)
    const [before, after] = [await everyTable(world.url), await everyTable(empty.url)]
    // Finding one's numbers and rows folded since the backup are the only things a first opening may add.
    assert.deepEqual([...after.keys()], [...before.keys()])
    for (const [table, { rows }] of before) assert.equal(after.get(table)?.rows, rows, table)
    assert.deepEqual(
      readdirSync(join(folder, 'keys-good', 'keys')).sort(),
      readdirSync(join(world.country.database.folder, 'keys')).sort(),
    )
  } finally {
    await empty.drop()
  }
})

test('a backup of a version that is not ours yet is refused by its migrations', async () => {
  const head = { product: '9.9.9', taken: '2030-01-01T00:00:00.000Z', migrations: [{ name: '9999-later.sql', hash: 'x' }] }
  const path = join(folder, 'moi-hon.saoluu')
  const bytes: Buffer[] = []
  for await (const piece of sealed(head, PASSPHRASE, pieces(Buffer.alloc(0)), COST)) bytes.push(piece)
  writeFileSync(path, Buffer.concat(bytes))
  const place = join(folder, 'khong-doc-duoc')
  assert.equal(await refusal(restoreIntoFolder({ from: path, passphrase: PASSPHRASE }, place)), 'backup.newer')
  assert.equal(existsSync(place), false)
})

async function tablesOf(url: string): Promise<number> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from pg_class where relnamespace = 'public'::regnamespace",
  )
  await client.end()
  return Number(rows[0]?.count)
}

async function emptyDatabase(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env.SAOVUONG_TEST_DATABASE ?? ''
  const database = `restored_${process.pid}_${name}`
  const ask = async (statement: string) => {
    const client = new pg.Client(connectionOf(server))
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await ask(`create database ${database}`)
  const url = new URL(server)
  url.pathname = `/${database}`
  return { url: url.href, drop: () => ask(`drop database ${database} with (force)`) }
}
