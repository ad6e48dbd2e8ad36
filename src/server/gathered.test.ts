import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { demoDatabase, type FreshDatabase } from '../../test/freshDatabase.ts'
import { inSources } from './sourcePlaces.ts'

/** The server as `npm start` runs it: gathered into a few files. What it does is told by the stories; here, that nothing was lost on the way. */
const project = fileURLToPath(new URL('../..', import.meta.url))
let fresh: FreshDatabase
let server: ChildProcess
let address = ''

before(async () => {
  const built = spawnSync(process.execPath, ['bin/run.js', 'build', 'server'], { cwd: project, stdio: 'inherit' })
  assert.equal(built.status, 0)
  fresh = await demoDatabase()
  const env = { ...process.env, DATABASE_URL: fresh.url, SAOVUONG_DATA: fresh.folder, PORT: '0' }
  server = spawn(process.execPath, ['dist/server/main.js'], { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] })
  address = await new Promise<string>((done, fail) => {
    let said = ''
    server.stdout?.setEncoding('utf8').on('data', (part: string) => {
      said += part
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (found) done(found)
    })
    server.once('exit', (status) => fail(new Error(`ended with ${status}: ${said}`)))
  })
})
after(async () => {
  server.kill('SIGKILL')
  await fresh.drop()
})

test('An prints a report and has the paper read again: letters, threads and what is read only on demand are all found', async () => {
  const headers = { 'x-sao-vuong': '1' }
  const entered = await fetch(`${address}/api/enterDemo`, { method: 'POST', headers })
  assert.equal(entered.status, 200, await entered.clone().text())
  const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  const printed = await fetch(`${address}/api/renderReport?unit=so-y-te&period=2023-H1&format=pdf`, { headers: { cookie } })
  assert.equal(printed.headers.get('content-type'), 'application/pdf', await printed.clone().text())
  const paper = new FormData()
  paper.set('file', new Blob([await printed.arrayBuffer()], { type: 'application/pdf' }), 'bao-cao.pdf')
  const read = await fetch(`${address}/api/checkNarrative`, { method: 'POST', headers: { ...headers, cookie }, body: paper })
  assert.equal(read.status, 200, await read.clone().text())
  const { claims } = (await read.json()) as { claims: unknown[] }
  assert.ok(claims.length > 10, `${claims.length} claims`)
  const described = await fetch(`${address}/api/openapi.json`)
  assert.ok(Object.keys(((await described.json()) as { paths: object }).paths).length > 100)
})

test('a fault is told by its place in the sources', () => {
  const [file = ''] = globSync('dist/server/serve-*.js', { cwd: project })
  const lines = readFileSync(`${project}/${file}`, 'utf8').split('\n')
  const line = lines.findIndex((text) => text.includes('a route with a schema of its own')) + 1
  assert.ok(line > 0)
  const told = inSources(`Error: x\n    at noSchemas (${pathToFileURL(`${project}/${file}`)}:${line}:8)`)
  const source = readFileSync(`${project}/src/server/app.ts`, 'utf8').split('\n')
  const place = /src\/server\/app\.ts:(\d+):\d+/.exec(told)
  assert.match(source[Number(place?.[1]) - 1] ?? '', /a route with a schema of its own/, told)
})

test('An ends it, and it ends well', async () => {
  const ended = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  assert.equal(await ended, 0)
})
