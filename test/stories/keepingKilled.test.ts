import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { restoreIntoFolder, restoreIntoServer } from '#store/backup/restore.ts'
import { writeBackup } from '#store/backup/writeBackup.ts'
import { connectionOf, openDatabase } from '#store/db.ts'
import { isPostmasterOf } from '#store/embedded/postmaster.ts'
import { aWorld, type World } from '../world.ts'

const passphrase = 'mật khẩu sao lưu của thử nghiệm'
let world: World
let folder: string
let whole: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saovuong-killed-'))
  chmodSync(folder, 0o711)
  world = await aWorld()
  whole = join(folder, 'whole.saoluu')
  await writeBackup({ ...source(), path: whole })
})
after(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})
const source = () => ({
  connection: connectionOf(world.url),
  folder: world.country.database.folder,
  passphrase,
  now: new Date('2026-11-22T17:00:00Z'),
  cost: 14,
})

/** Kills it outright at the first line that fits, and waits until it is gone. */
function killedAt(words: readonly string[], line: RegExp): Promise<{ killed: boolean; said: string }> {
  const program = fileURLToPath(new URL('./killedKeeping.ts', import.meta.url))
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (piece: Buffer) => {
    said += piece.toString()
    if (line.test(said)) child.kill('SIGKILL')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (_, signal) => done({ killed: signal === 'SIGKILL', said }))
  })
}

test('a backup killed at its first table, in the middle and at its end is no backup; the next one sweeps what it left', async () => {
  const place = join(folder, 'backups')
  const path = join(place, 'saovuong-20261122T170000Z.saoluu')
  for (const line of [/sao lưu audit_lines/, /sao lưu duty\n/, /sao lưu units/]) {
    const { killed, said } = await killedAt(['backup', world.url, world.country.database.folder, path], line)
    assert.equal(killed, true, said)
    assert.deepEqual(
      readdirSync(place).filter((name) => name.endsWith('.saoluu')),
      [],
    )
  }
  await writeBackup({ ...source(), path })
  assert.deepEqual(readdirSync(place), ['saovuong-20261122T170000Z.saoluu'])
})

test('a restore killed while it loads or proves leaves no place; the next one stops what it started and comes through', async () => {
  const place = join(folder, 'place')
  for (const line of [/khôi phục audit_lines/, /đối chiếu units/, /Tính lại từ sổ/]) {
    const { killed, said } = await killedAt(['restore', whole, place], line)
    assert.equal(killed, true, said)
    assert.equal(existsSync(place), false)
  }
  const restored = await restoreIntoFolder({ from: whole, passphrase }, place)
  assert.equal(restored.proof.ok, true)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('place')),
    ['place'],
  )
  assert.deepEqual(postmastersUnder(folder), [])
})

/** Those this test started: nobody else works below its folder. */
const postmastersUnder = (path: string): string[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) =>
          readdirSync(path).some(
            (name) => existsSync(join(path, name, 'postgres')) && isPostmasterOf(join(path, name, 'postgres'), Number(pid)),
          ),
        )

test('a restore into a server killed while it loads leaves nothing, killed while it proves a place no one can open, and comes through when called again', async () => {
  const server = process.env.SAOVUONG_TEST_DATABASE ?? ''
  const name = `killed_${process.pid}`
  await on(server, `create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const keys = join(folder, 'keys-server')
  try {
    const loading = await killedAt(['restore', whole, url, keys], /đối chiếu units/)
    assert.equal(loading.killed, true, loading.said)
    assert.equal(await relations(url), 0)
    const proving = await killedAt(['restore', whole, url, keys], /Tính lại từ sổ/)
    assert.equal(proving.killed, true, proving.said)
    await assert.rejects(openDatabase({ url, folder: join(folder, 'other') }), /lần khôi phục trước bị ngắt/)
    const restored = await restoreIntoServer({ from: whole, passphrase }, url, keys)
    assert.equal(restored.proof.ok, true)
    const database = await openDatabase({ url, folder: keys, poolSize: 1 })
    await database.close()
  } finally {
    await on(server, `drop database ${name} with (force)`)
  }
})

async function on(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

/** A killed client's transaction is rolled back as soon as the server notices. */
async function relations(url: string): Promise<number> {
  for (let turn = 0; ; turn++) {
    const { rows } = await on(url, "select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace")
    const count = (rows[0] as { count: number }).count
    if (count === 0 || turn === 100) return count
    await new Promise((done) => setTimeout(done, 100))
  }
}
