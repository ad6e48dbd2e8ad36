import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { isRoot } from './embedded/place.ts'
import { isPostmasterOf } from './embedded/postmaster.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'

// As root the records must stand where an unprivileged user can walk, and a temporary folder is made with mode 700.
const home = mkdtempSync(join(process.env.SAOVUONG_TEST_FOLDER ?? tmpdir(), 'embedded-'))
chmodSync(home, 0o755)
after(() => rmSync(home, { recursive: true, force: true }))

let folders = 0
const aFolder = (name = 'kho'): string => join(home, String(++folders), name)
// Making records takes a second; what can do with those of an earlier test takes them.
const usual = aFolder()
const quiet = (): void => {}

async function ask(server: { ownerUrl: string }, sql: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: server.ownerUrl })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][]
  } finally {
    await client.end()
  }
}

type Neighbour = { process: ChildProcess; server: EmbeddedServer; end: (signal?: NodeJS.Signals) => Promise<number | null> }

/** Another process of the product, as the command line beside a running server is. */
async function aNeighbour(folder: string): Promise<Neighbour> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ folder: process.argv[1], log: () => {} })
    console.log(JSON.stringify(server))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const first = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done)
    child.once('exit', (status) => fail(new Error(`the neighbour ended with ${status}`)))
  })
  return {
    process: child,
    server: JSON.parse(first) as EmbeddedServer,
    end: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}

/** A process that ends by a signal asks the database to stop and does not wait for it; the test does. */
async function gone({ cluster, pid }: EmbeddedServer): Promise<void> {
  while (isPostmasterOf(cluster, pid)) await pause(10)
}

test('Lan starts the product on a bare folder and her rows are there the next morning', async () => {
  const folder = usual
  const evening = await startEmbedded({ folder, log: quiet })
  assert.equal(evening.startedByUs, true)
  await ask(
    evening,
    `drop table if exists words; create table words (word text); insert into words values ('Ủy ban nhân dân xã Đắk Pék')`,
  )
  await evening.stop()
  assert.equal(isPostmasterOf(evening.cluster, evening.pid), false)

  const morning = await startEmbedded({ folder, log: quiet })
  assert.deepEqual(await ask(morning, 'select word, upper(word) from words'), [
    ['Ủy ban nhân dân xã Đắk Pék', 'ỦY BAN NHÂN DÂN XÃ ĐẮK PÉK'],
  ])
  await morning.stop()
})

test('the database keeps checksums, Unicode and its door closed to other users of the machine', async () => {
  const folder = usual
  const server = await startEmbedded({ folder, log: quiet, settings: { fsync: 'off', work_mem: '7MB' } })
  const shown = async (name: string) => (await ask(server, `show ${name}`))[0]?.[0]
  assert.equal(await shown('data_checksums'), 'on')
  assert.equal(await shown('server_encoding'), 'UTF8')
  assert.equal(await shown('password_encryption'), 'scram-sha-256')
  assert.equal(await shown('jit'), 'off')
  assert.equal(await shown('work_mem'), '7MB')
  assert.equal(await shown('timezone'), 'UTC')
  assert.equal(statSync(server.cluster).mode & 0o777, 0o700)
  assert.equal(statSync(join(server.cluster, 'saovuong.password')).mode & 0o777, 0o600)
  if (process.platform !== 'win32') {
    assert.equal(await shown('listen_addresses'), '')
    assert.equal(statSync(server.connection.host).mode & 0o777, 0o700)
  }
  await assert.rejects(
    ask({ ownerUrl: server.ownerUrl.replace(/:[^:@/]+@/, ':wrong@') }, 'select 1'),
    /password authentication failed/,
  )
  await server.stop()
})

test('the command line uses the server’s database, and the last of the two to leave shuts it down', async () => {
  const folder = usual
  const server = await startEmbedded({ folder, log: quiet })
  const first = await aNeighbour(folder)
  assert.equal(first.server.startedByUs, false)
  assert.equal(first.server.pid, server.pid)
  assert.deepEqual(await ask(first.server, 'select 1 + 1'), [[2]])
  await first.end()
  assert.deepEqual(await ask(server, 'select 2 + 2'), [[4]], 'the neighbour left it running')

  const second = await aNeighbour(folder)
  await server.stop()
  assert.deepEqual(await ask(second.server, 'select 3 + 3'), [[6]], 'someone is still inside')
  await second.end('SIGINT')
  await gone(server)
})

test('two processes that start on the same bare folder at once share one database', async () => {
  const folder = aFolder()
  const neighbours = await Promise.all([aNeighbour(folder), aNeighbour(folder), aNeighbour(folder)])
  assert.equal(new Set(neighbours.map(({ server }) => server.pid)).size, 1)
  assert.equal(neighbours.filter(({ server }) => server.startedByUs).length, 1)
  for (const neighbour of neighbours) await neighbour.end()
  for (const neighbour of neighbours) await gone(neighbour.server)
})

test('when only our process is killed, the next one takes the running database over and closes it at the end', async () => {
  const folder = usual
  const killed = await aNeighbour(folder)
  await ask(killed.server, 'drop table if exists kept; create table kept (n int); insert into kept values (842)')
  await killed.end('SIGKILL')

  const next = await startEmbedded({ folder, log: quiet })
  assert.equal(next.startedByUs, false)
  assert.equal(next.pid, killed.server.pid)
  assert.deepEqual(await ask(next, 'select n from kept'), [[842]])
  await next.stop()
  assert.equal(isPostmasterOf(next.cluster, next.pid), false)
})

test('when our process and PostgreSQL are both killed, every committed row is there after the restart', async () => {
  const folder = usual
  const killed = await aNeighbour(folder)
  await ask(killed.server, 'drop table if exists kept; create table kept (n int)')
  for (let n = 1; n <= 20; n += 1) await ask(killed.server, `insert into kept values (${n})`)
  process.kill(killed.server.pid, 'SIGKILL')
  await killed.end('SIGKILL')

  const next = await startEmbedded({ folder, log: quiet })
  assert.equal(next.startedByUs, true)
  assert.deepEqual(await ask(next, 'select count(*)::int, sum(n)::int from kept'), [[20, 210]])
  await next.stop()
})

test('a postmaster.pid left by a power cut, whose number now belongs to a stranger, does not stop the start', async () => {
  const folder = usual
  const before = await startEmbedded({ folder, log: quiet })
  const pidFile = readFileSync(join(before.cluster, 'postmaster.pid'), 'utf8')
  await before.stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  try {
    writeFileSync(join(before.cluster, 'postmaster.pid'), pidFile.replace(/^\d+/, String(stranger.pid)))
    const next = await startEmbedded({ folder, log: quiet })
    assert.equal(next.startedByUs, true)
    assert.deepEqual(await ask(next, 'select 1'), [[1]])
    await next.stop()
    assert.equal(stranger.exitCode, null, 'the stranger was left alone')
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('a first start that was killed half way is begun again, and its remains are swept', async () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'postgres.making-999999', 'base'), { recursive: true })
  writeFileSync(join(folder, 'password.making-999999'), 'half')
  writeFileSync(join(folder, 'start.lock'), '999999 1')
  const server = await startEmbedded({ folder, log: quiet, settings: { fsync: 'off' } })
  assert.deepEqual(await ask(server, 'select 1'), [[1]])
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('making')),
    [],
  )
  await server.stop()
})

test('a folder that holds someone else’s files is refused by name, and left as it is', async () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres', 'ghi-chú.txt'), 'của người khác')
  await assert.rejects(startEmbedded({ folder, log: quiet }), /không phải cơ sở dữ liệu của Sao Vuông/)
  assert.deepEqual(readdirSync(join(folder, 'postgres')), ['ghi-chú.txt'])
})

test('a folder in which nothing can be made is refused at once, by name', async () => {
  for (const folder of ['/proc/nothing', '/proc/nothing/deeper'])
    await assert.rejects(startEmbedded({ folder, log: quiet }), /Không tạo được thư mục dữ liệu \/proc\/nothing.*SAOVUONG_DATA/)
})

test('the folder may have spaces and Vietnamese letters, and be longer than a socket’s address allows', async () => {
  for (const name of ['Dữ liệu của Ban chỉ huy', `${'thư mục rất dài, có dấu phẩy '.repeat(4)}cuối`]) {
    const server = await startEmbedded({ folder: aFolder(name), log: quiet, settings: { fsync: 'off' } })
    assert.deepEqual(await ask(server, 'select current_database()'), [['saovuong']])
    await server.stop()
    assert.equal(existsSync(server.connection.host), server.connection.host.startsWith(home))
  }
})

test('a program that ends without closing the database does not leave it running', async () => {
  const folder = usual
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ folder: process.argv[1], log: () => {} })
    console.log(server.pid)
    process.exit(0)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((done) =>
    createInterface({ input: child.stdout }).once('line', (line) => done(Number(line))),
  )
  await new Promise((done) => child.once('exit', done))
  // It was asked to stop and is given the time a stop takes; whoever comes meanwhile waits for it and starts afresh.
  const next = await startEmbedded({ folder, log: quiet })
  assert.notEqual(next.pid, pid)
  await next.stop()
})

if (isRoot()) {
  test('under a home closed to others root’s database moves to the shelter, says where, and is found again there', async () => {
    const closed = join(home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const shelter = join(home, 'shelter')
    const folder = join(closed, 'ban-sao', 'data')
    const said: string[] = []
    const server = await startEmbedded({ folder, shelter, log: (line) => said.push(line), settings: { fsync: 'off' } })
    assert.ok(server.cluster.startsWith(`${shelter}/ban-sao-`), server.cluster)
    assert.ok(
      said.some((line) => line.includes(shelter)),
      said.join('\n'),
    )
    await ask(server, 'create table kept (n int)')
    await server.stop()

    const again = await startEmbedded({ folder, shelter, log: quiet, settings: { fsync: 'off' } })
    assert.equal(again.cluster, server.cluster)
    assert.deepEqual(await ask(again, 'select count(*)::int from kept'), [[0]])
    await again.stop()
    assert.equal(existsSync(join(folder, 'postgres')), false)
  })

  test('a data folder root made private is opened for passing through, no further', async () => {
    const folder = join(home, 'private')
    mkdirSync(folder, { mode: 0o700 })
    const server = await startEmbedded({ folder, log: quiet, settings: { fsync: 'off' } })
    assert.equal(statSync(folder).mode & 0o777, 0o710)
    await server.stop()
  })
}
