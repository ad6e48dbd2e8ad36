import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { z } from 'zod'
import { type Action, defineAction, type MadeFile } from '#actions/action.ts'
import { givenFile, unitCode } from '#actions/inputs.ts'
import { mayApprove, mayEdit, maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { listAudit, verifyAudit } from '#store/audit.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { addGrant, addUser, openSession, writeSetting } from '#store/users.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { buildApp } from './app.ts'
import type { House } from './endpoint.ts'

/** Actions that show what the door does around any action. */
const trials: Record<string, Action> = {
  whereAmI: defineAction({
    kind: 'read',
    title: 'Xem mình ở đâu',
    summary: 'Tells the unit, the day and the range of the caller',
    input: z.object({ unit: unitCode.optional(), many: z.int().min(1).max(9).default(1), tags: z.array(z.string()).optional() }),
    allow: maySee,
    run: async ({ unit, actor, scope, today }, { many, tags }) => ({
      unit: unit.code,
      who: actor.name,
      scope,
      today,
      many,
      tags: tags ?? [],
    }),
  }),
  rename: defineAction({
    kind: 'write',
    title: 'Đổi tên đơn vị',
    summary: 'Writes and may fail after writing',
    input: z.object({
      unit: unitCode,
      name: z.string().min(2),
      after: z.enum(['keep', 'refuse', 'crash']).default('keep'),
      password: z.string().optional(),
    }),
    allow: mayEdit,
    async run({ unit }, { after }) {
      if (after === 'refuse') throw new Problem('record.duplicate')
      if (after === 'crash') throw new TypeError('dữ liệu nội bộ: mật khẩu là 12345')
      return { id: unit.id }
    },
  }),
  approve: defineAction({
    kind: 'write',
    title: 'Duyệt',
    summary: 'Only for approvers',
    input: z.object({ unit: unitCode }),
    allow: mayApprove,
    run: async () => ({ ok: true }),
  }),
  measureFile: defineAction({
    kind: 'read',
    title: 'Đo tệp',
    summary: 'Takes a file, tells its size',
    input: z.object({ unit: unitCode, file: givenFile, keep: z.boolean().default(false) }),
    allow: maySee,
    run: async (_, { file, keep }) => ({ name: file.name, size: file.bytes.byteLength, keep }),
  }),
  fetchFile: defineAction({
    kind: 'read',
    title: 'Tải tệp',
    summary: 'Makes a file',
    input: z.object({ unit: unitCode }),
    allow: maySee,
    logged: true,
    run: async (): Promise<MadeFile> => ({
      file: { name: 'Sổ tự vệ.xlsx', type: 'application/octet-stream', bytes: new Uint8Array([1, 2, 3]) },
    }),
  }),
  greet: defineAction({
    kind: 'write',
    title: 'Vào hệ thống',
    summary: 'Opens a session',
    input: z.object({}),
    allow: 'open',
    transaction: 'own',
    async run({ door }) {
      door.session = Object.assign(door.session, { token: 'token-mới', changed: true })
      return { ok: true }
    },
  }),
  sweep: defineAction({
    kind: 'write',
    title: 'Dọn máy',
    summary: 'For the machine only',
    input: z.object({}),
    allow: 'system',
    run: async () => ({ ok: true }),
  }),
}

let fresh: FreshDatabase
let database: Database
let app: FastifyInstance
let house: House
const bugs: { number: string; error: unknown }[] = []
const tokens = { mai: '', hung: '' }

const inside = (code: string, parent: string | null, kind: NewUnit['kind'], name: string): NewUnit => ({
  code,
  kind,
  name,
  validFrom: '2010-01-01',
  parents: parent ? [{ code: parent, from: '2010-01-01', to: null }] : [],
})

before(async () => {
  fresh = await freshDatabase()
  database = fresh.database
  await inScope(database, EVERYWHERE, async (db) => {
    await writeSetting(db, SECOND_FACTOR, { asked: false })
    const units = await foundUnits(db, [
      inside('cuc', null, 'department', 'Cục Thử'),
      inside('tinh', 'cuc', 'province', 'Tỉnh Thử'),
      inside('so-y-te', 'tinh', 'agency_command', 'Sở Y tế'),
      inside('so-xay-dung', 'tinh', 'agency_command', 'Sở Xây dựng'),
    ])
    const idOf = (code: string) => units.get(code)?.id ?? 0
    const mai = await addUser(db, { login: 'mai', name: 'Trần Thị Mai', password: null })
    await addGrant(db, mai, 'clerk', idOf('so-y-te'))
    await addGrant(db, mai, 'viewer', idOf('so-xay-dung'))
    const hung = await addUser(db, { login: 'hung', name: 'Lê Văn Hùng', password: null })
    await addGrant(db, hung, 'approver', idOf('tinh'))
    tokens.mai = await openSession(db, mai, 'test', new Date())
    tokens.hung = await openSession(db, hung, 'test', new Date())
  })
  house = {
    actions: trials,
    database: async () => database,
    clock: () => new Date(),
    logBug: (number, _deed, error) => bugs.push({ number, error }),
  }
  app = await buildApp(house)
})
after(async () => {
  await app.close()
  await fresh.drop()
})

const asks = (who: keyof typeof tokens, url: string) => app.inject({ url, cookies: { sv: tokens[who] } })
const sends = (who: keyof typeof tokens, url: string, payload: object, more: InjectOptions = {}) =>
  app.inject({ method: 'POST', url, payload, cookies: { sv: tokens[who] }, headers: { 'x-sao-vuong': '1' }, ...more })
const trail = () => inScope(database, EVERYWHERE, (db) => listAudit(db, EVERYWHERE, null, null, 100))

test('whoever has no session, or one that is not ours, is asked to log in', async () => {
  for (const cookies of [{}, { sv: 'x' }]) {
    const reply = await app.inject({ url: '/api/whereAmI?unit=tinh', cookies })
    assert.equal(reply.statusCode, 401)
    assert.equal(reply.json().code, 'session.none')
  }
})

test('Mai reads at her office: the answer is hers, its range is her office alone', async () => {
  const reply = await asks('mai', '/api/whereAmI?unit=so-y-te&many=3&tags=["a","b"]')
  assert.equal(reply.statusCode, 200)
  const answer = reply.json()
  assert.deepEqual([answer.unit, answer.who, answer.many, answer.tags], ['so-y-te', 'Trần Thị Mai', 3, ['a', 'b']])
  const seen = await asks('mai', '/api/whereAmI?unit=so-xay-dung')
  assert.notDeepEqual(seen.json().scope, answer.scope)
  assert.match(answer.today, /^\d{4}-\d\d-\d\d$/)
})

test('Mai looks at the other office but does not write there, nor at the province above', async () => {
  assert.equal((await asks('mai', '/api/whereAmI?unit=so-xay-dung')).statusCode, 200)
  const written = await sends('mai', '/api/rename', { unit: 'so-xay-dung', name: 'Sở mới' })
  assert.deepEqual([written.statusCode, written.json().code], [403, 'access.refused'])
  assert.match(written.json().message, /đổi tên đơn vị ở Sở Xây dựng/)
  const above = await asks('mai', '/api/whereAmI?unit=tinh')
  assert.equal(above.statusCode, 403)
  assert.doesNotMatch(above.json().message, /Tỉnh Thử/, 'the name of a unit outside is not told')
})

test('a unit that does not exist and an action that does not exist are said by name', async () => {
  assert.equal((await asks('mai', '/api/whereAmI?unit=khong-co')).json().code, 'unit.unknown')
  const reply = await asks('mai', '/api/noSuchThing')
  assert.deepEqual([reply.statusCode, reply.json().message], [404, 'Không có việc nào tên “noSuchThing”.'])
  for (const name of ['constructor', '__proto__', 'sweep']) {
    const hidden = await sends('hung', `/api/${name}`, {})
    assert.deepEqual([name, hidden.statusCode, hidden.json().code], [name, 404, 'action.unknown'])
  }
})

test('every fault of an input is listed at once, with the field and what to write', async () => {
  const reply = await asks('mai', '/api/whereAmI?unit=&many=hai&tag=x')
  assert.equal(reply.statusCode, 400)
  const { code, findings } = reply.json()
  assert.equal(code, 'input.wrong')
  const paths = findings.map((finding: { where: { path: string } }) => finding.where.path).sort()
  assert.deepEqual(paths, ['many', 'tag', 'unit'])
  const stranger = findings.find((finding: { where: { path: string } }) => finding.where.path === 'tag')
  assert.match(stranger.message, /tags/)
})

test('a wrong input does not repeat a password', async () => {
  const reply = await sends('hung', '/api/rename', { unit: 'tinh', name: 'x', password: 90210 })
  assert.equal(reply.statusCode, 400)
  assert.doesNotMatch(reply.payload, /90210/)
})

test('a write needs the header, the right origin and the right method', async () => {
  const bare = await app.inject({
    method: 'POST',
    url: '/api/rename',
    payload: { unit: 'tinh', name: 'Mới' },
    cookies: { sv: tokens.hung },
  })
  assert.deepEqual([bare.statusCode, bare.json().code], [403, 'session.forged'])
  const foreign = await sends(
    'hung',
    '/api/rename',
    { unit: 'tinh', name: 'Mới' },
    { headers: { 'x-sao-vuong': '1', origin: 'https://elsewhere.example' } },
  )
  assert.equal(foreign.json().code, 'session.forged')
  const own = await sends(
    'hung',
    '/api/rename',
    { unit: 'tinh', name: 'Mới' },
    { headers: { 'x-sao-vuong': '1', origin: 'http://localhost:80', host: 'localhost:80' } },
  )
  assert.equal(own.statusCode, 200)
  const got = await asks('hung', '/api/rename?unit=tinh&name=Mới')
  assert.equal(got.statusCode, 405)
})

test('each write leaves one line in the trail, a refused or crashed one leaves none', async () => {
  const before = (await trail()).length
  assert.equal((await sends('hung', '/api/rename', { unit: 'tinh', name: 'Tên mới', password: 'bí mật' })).statusCode, 200)
  assert.equal((await sends('hung', '/api/rename', { unit: 'tinh', name: 'Tên mới', after: 'refuse' })).statusCode, 409)
  assert.equal((await sends('hung', '/api/rename', { unit: 'tinh', name: 'Tên mới', after: 'crash' })).statusCode, 500)
  assert.equal((await sends('mai', '/api/approve', { unit: 'so-y-te' })).statusCode, 403)
  const lines = await trail()
  assert.equal(lines.length, before + 1)
  assert.deepEqual([lines[0]?.login, lines[0]?.action, lines[0]?.unitName], ['hung', 'rename', 'Tỉnh Thử'])
  assert.doesNotMatch(JSON.stringify(lines[0]), /bí mật/)
  assert.equal((await inScope(database, EVERYWHERE, (db) => verifyAudit(db))).ok, true)
})

test('a bug gives a number to quote, its story stays in the log', async () => {
  const reply = await sends('hung', '/api/rename', { unit: 'tinh', name: 'Tên', after: 'crash' })
  assert.equal(reply.statusCode, 500)
  const { code, message, number } = reply.json()
  assert.equal(code, 'bug')
  assert.ok(message.includes(number))
  assert.doesNotMatch(reply.payload, /12345/)
  const story = bugs.find((bug) => bug.number === number)
  assert.ok(story?.error instanceof TypeError)
})

const FORM = 'ranh-gioi'
const part = (head: string, body: string) => `--${FORM}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`
const upload = (...parts: string[]): InjectOptions => ({
  payload: Buffer.from(`${parts.join('')}--${FORM}--\r\n`),
  headers: { 'x-sao-vuong': '1', 'content-type': `multipart/form-data; boundary=${FORM}` },
})

test('a file goes up beside the other fields, and one that is missing or badly described is said', async () => {
  const good = upload(
    part('name="input"', '{"unit":"so-y-te","keep":true}'),
    part('name="file"; filename="danh sách.xlsx"', 'năm chữ'),
  )
  const reply = await sends('mai', '/api/measureFile', {}, good)
  assert.deepEqual(reply.json(), { name: 'danh sách.xlsx', size: Buffer.byteLength('năm chữ'), keep: true })
  // The description says the part is application/json; whoever follows it, or appends a Blob, is understood as well.
  const file = part('name="file"; filename="danh sách.xlsx"', 'năm chữ')
  const json = (head: string, text: string) => part(`${head}\r\ncontent-type: application/json`, text)
  for (const head of ['name="input"', 'name="input"; filename="blob"']) {
    const said = await sends('mai', '/api/measureFile', {}, upload(json(head, '{"unit":"so-y-te","keep":true}'), file))
    assert.deepEqual(said.json(), reply.json(), head)
    const slip = await sends('mai', '/api/measureFile', {}, upload(json(head, '{unit'), file))
    assert.deepEqual([slip.statusCode, slip.json().code], [400, 'input.wrong'], head)
    assert.match(slip.json().message, /phần “input” không phải JSON/)
  }
  const without = await sends('mai', '/api/measureFile', { unit: 'so-y-te' })
  assert.deepEqual(
    without.json().findings.map((finding: { code: string }) => finding.code),
    ['input.missing'],
  )
  const broken = await sends(
    'mai',
    '/api/measureFile',
    {},
    upload(part('name="input"', '{unit'), part('name="file"; filename="a"', 'x')),
  )
  assert.deepEqual([broken.statusCode, broken.json().code], [400, 'input.wrong'])
})

test('a made file comes down with its Vietnamese name, and taking it away is logged', async () => {
  const before = (await trail()).length
  const reply = await asks('mai', '/api/fetchFile?unit=so-y-te')
  assert.deepEqual([...reply.rawPayload], [1, 2, 3])
  assert.match(String(reply.headers['content-disposition']), /filename\*=UTF-8''S%E1%BB%95%20t%E1%BB%B1%20v%E1%BB%87\.xlsx/)
  assert.equal((await trail()).length, before + 1)
})

test('log-in sets a cookie no script reads and no other site sends', async () => {
  const reply = await app.inject({ method: 'POST', url: '/api/greet', payload: {}, headers: { 'x-sao-vuong': '1' } })
  const cookie = String(reply.headers['set-cookie'])
  assert.match(cookie, /^sv=/)
  for (const word of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.includes(word), word)
})

test('every reply forbids foreign scripts, frames and guessing', async () => {
  for (const url of ['/api', '/api/whereAmI', '/health', '/nowhere']) {
    const { headers } = await app.inject({ url })
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
  }
})

test('a body that is no JSON, or too large, is refused in words', async () => {
  const broken = await sends(
    'hung',
    '/api/rename',
    {},
    { payload: '{', headers: { 'x-sao-vuong': '1', 'content-type': 'application/json' } },
  )
  assert.deepEqual([broken.statusCode, broken.json().code], [400, 'input.wrong'])
  const large = await sends('hung', '/api/rename', { unit: 'tinh', name: 'x'.repeat(17 * 1024 * 1024) })
  assert.deepEqual([large.statusCode, large.json().code], [413, 'input.too_large'])
})

test('an address that cannot be read is refused in Vietnamese, like any other slip', async () => {
  const reply = await app.inject({ url: '/api/%E0%A4%A' })
  assert.equal(reply.statusCode, 400)
  assert.match(reply.json().message, /địa chỉ có ký tự không đọc được/)
  const typed = await app.inject({
    method: 'POST',
    url: '/api/login',
    headers: { 'x-sao-vuong': '1', 'content-type': 'text/xml' },
    payload: '<a/>',
  })
  assert.match(typed.json().message, /application\/json/)
})

test('the description names every action of the door and none of the machine', async () => {
  const description = (await app.inject({ url: '/api/openapi.json' })).json()
  assert.equal(description.openapi, '3.1.0')
  assert.deepEqual(Object.keys(description.paths).sort(), [
    '/api/approve',
    '/api/fetchFile',
    '/api/greet',
    '/api/measureFile',
    '/api/rename',
    '/api/whereAmI',
  ])
  assert.ok(description.paths['/api/measureFile'].post.requestBody.content['multipart/form-data'].schema.properties.file)
  const page = await app.inject({ url: '/api' })
  assert.match(page.payload, /Đổi tên đơn vị/)
  assert.doesNotMatch(page.payload, /<script|style=/)
})

test('behind TLS the session lives in a cookie bound to this host, and one set from elsewhere is not believed', async () => {
  const safe = await buildApp(house, { behindProxy: true })
  const https = { 'x-forwarded-proto': 'https', 'x-sao-vuong': '1' }
  try {
    const { headers } = await safe.inject({ method: 'POST', url: '/api/greet', payload: {}, headers: https })
    assert.match(String(headers['set-cookie']), /^__Host-sv=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    const ask = (cookies: Record<string, string>) =>
      safe.inject({ url: '/api/whereAmI?unit=so-y-te', headers: { 'x-forwarded-proto': 'https' }, cookies })
    assert.equal((await ask({ '__Host-sv': tokens.mai })).statusCode, 200)
    assert.equal((await ask({ sv: tokens.mai })).statusCode, 401)
  } finally {
    await safe.close()
  }
})

test('who asks too much in one breath is told how long to wait, before a byte is read; who asks as usual is not held', async () => {
  const few = { burst: 3, perSecond: 0.1 }
  const many = { burst: 1000, perSecond: 1000 }
  const held = await buildApp(house, { limits: { address: many, session: few, entry: { burst: 2, perSecond: 0.1 }, files: few } })
  try {
    const ask = (token: string) => held.inject({ url: '/api/whereAmI?unit=so-y-te', cookies: { sv: token } })
    for (let at = 0; at < 3; at++) assert.equal((await ask(tokens.mai)).statusCode, 200)
    const refused = await ask(tokens.mai)
    assert.equal(refused.statusCode, 429)
    assert.equal(refused.json().code, 'request.too_many')
    assert.ok(Number(refused.headers['retry-after']) >= 1)
    assert.notEqual((await ask(tokens.hung)).statusCode, 429)
    const greet = () => held.inject({ method: 'POST', url: '/api/greet', payload: {}, headers: { 'x-sao-vuong': '1' } })
    assert.deepEqual([(await greet()).statusCode, (await greet()).statusCode, (await greet()).statusCode], [200, 200, 429])
  } finally {
    await held.close()
  }
})
