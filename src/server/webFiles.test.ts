import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { bugLog } from './log.ts'
import { compressWeb } from './webFiles.ts'
import { addressOf, welcome, whyNotListening } from './welcome.ts'

const folder = mkdtempSync(join(tmpdir(), 'saovuong-web-'))
const web = join(folder, 'web')
const script = `export const words = '${'Sở Y tế, '.repeat(400)}'`
let app: FastifyInstance

before(async () => {
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Sao Vuông</title>')
  writeFileSync(join(web, 'assets', 'main-abc123.js'), script)
  writeFileSync(join(folder, 'secret.txt'), 'khóa')
  await compressWeb(web)
  app = await buildApp(
    { actions: {}, database: () => Promise.reject(new Error('no database')), clock: () => new Date(), logBug: () => {} },
    { web, isReady: async () => false },
  )
})
after(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('every place of the screen opens the one page, which is asked for again each time', async () => {
  for (const url of ['/', '/so-dang-ky/personnel?unit=so-y-te', '/bao-cao']) {
    const reply = await app.inject({ url })
    assert.equal(reply.statusCode, 200, url)
    assert.match(reply.payload, /Sao Vuông/)
    assert.equal(reply.headers['cache-control'], 'no-cache')
  }
})

test('a built file is kept for a year and comes compressed to who understands it', async () => {
  const plain = await app.inject({ url: '/assets/main-abc123.js' })
  assert.equal(plain.payload, script)
  assert.match(String(plain.headers['cache-control']), /immutable/)
  const small = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip, br' } })
  assert.equal(small.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(small.rawPayload).toString(), script)
  assert.match(String(small.headers['content-type']), /javascript/)
})

test('a file that is not there is no page, and nothing outside the folder is given', async () => {
  for (const url of ['/assets/none.js', '/none.js', '/api/', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt']) {
    const reply = await app.inject({ url })
    assert.ok(reply.statusCode >= 400, `${url} ${reply.statusCode}`)
    assert.doesNotMatch(reply.payload, /khóa/, url)
  }
})

test('a server whose database does not answer lives, is not ready for work, and says both to whoever watches it', async () => {
  const [alive, ready] = [await app.inject({ url: '/health' }), await app.inject({ url: '/ready' })]
  assert.deepEqual([alive.statusCode, alive.json()], [200, { ok: true }])
  assert.deepEqual([ready.statusCode, ready.json()], [503, { ok: false }])
})

test('the first words say where to click and with which names, and none where real work is done', () => {
  const logins = [
    { login: 'demo', password: null, roles: ['viewer'] as const, unit: 'Sơn Giang' },
    { login: 'tro-ly', password: 'so-y-te-2023', roles: ['clerk'] as const, unit: 'Sở Y tế' },
  ]
  const text = welcome('http://127.0.0.1:3000', logins)
  for (const word of ['http://127.0.0.1:3000', 'tro-ly', 'so-y-te-2023', 'Trợ lý, nhân viên ở Sở Y tế'])
    assert.ok(text.includes(word), word)
  assert.doesNotMatch(welcome('http://127.0.0.1:3000', null), /mẫu/)
})

test('an address that listens everywhere is opened by the loopback', () => {
  assert.equal(addressOf('0.0.0.0', 80), 'http://localhost:80')
  assert.equal(addressOf('10.0.0.5', 3000), 'http://10.0.0.5:3000')
})

test('a taken port, a forbidden one and a foreign address are told with the next step, anything else is a bug', () => {
  const fault = (code: string) => Object.assign(new Error(code), { code })
  assert.match(whyNotListening(fault('EADDRINUSE'), '127.0.0.1', 3000) ?? '', /PORT=3001/)
  assert.match(whyNotListening(fault('EACCES'), '127.0.0.1', 80) ?? '', /1024/)
  assert.match(whyNotListening(fault('EADDRNOTAVAIL'), '10.9.9.9', 80) ?? '', /10\.9\.9\.9/)
  assert.equal(whyNotListening(new TypeError('x'), '127.0.0.1', 80), null)
})

test('the log keeps the full story of a bug by its number, and what caused it', () => {
  const said: string[] = []
  bugLog(join(folder, 'nhật ký'), (line) => said.push(line))(
    '481520',
    'saveRow',
    new Error('đứt', { cause: new Error('mất đĩa') }),
  )
  const story = readFileSync(join(folder, 'nhật ký', 'saovuong.log'), 'utf8')
  for (const word of ['481520', 'saveRow', 'đứt', 'mất đĩa', 'webFiles.test.ts']) assert.ok(story.includes(word), word)
  assert.match(said.join(), /481520/)
})
