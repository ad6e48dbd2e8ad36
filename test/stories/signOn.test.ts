import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { LIMITS } from '#server/rateLimit.ts'
import { type SignOn, signOnOf } from '#server/signOn.ts'
import { codeOfStep, stepAt } from '#store/oneTimeCode.ts'
import { joins } from '../goingUp.ts'
import { aProvider, CLIENT, type ProviderAtHand } from '../signOnProvider.ts'
import { aWorld, NOW, type Person, type World } from '../world.ts'

let world: World
let app: FastifyInstance
let provider: ProviderAtHand
let door: string
let nobody: Person
const bugs: string[] = []
before(async () => {
  world = await aWorld()
  nobody = world.country.person('ai-đó')
  const signOn: SignOn = { issuer: '', clientId: CLIENT.id, clientSecret: CLIENT.secret, origin: '', name: 'Bộ Quốc phòng' }
  const logBug = (_: string, deed: string) => void bugs.push(deed)
  const house = { actions, database: async () => world.country.database, clock: () => NOW, logBug }
  app = await buildApp(house, { signOn })
  await app.listen({ host: '127.0.0.1', port: 0 })
  door = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  provider = await aProvider(`${door}/dang-nhap-mot-lan/ve`)
  Object.assign(signOn, { issuer: provider.issuer, origin: door })
})
after(async () => {
  await app?.close()
  await provider?.close()
  await world?.close()
})

const MARK = 'mark-of-this-browser'
/** From our button to the provider and back: what stands behind the # of the page one lands on. */
async function comesBack(name: string): Promise<URLSearchParams> {
  const { back, cookie } = await provider.walks(`${door}/dang-nhap-mot-lan?n=${MARK}`, name)
  const reply = await fetch(back, { redirect: 'manual', headers: { cookie } })
  return new URLSearchParams((reply.headers.get('location') ?? '').split('#')[1])
}
const ticketOf = async (name: string): Promise<string> => (await comesBack(name)).get('ve') ?? ''
const accounts = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::integer as n from users`.execute(world.country.db)).rows[0]?.n ?? 0

test('Vinh signs in at the provider, joins the account he was invited to with the code on his paper, and from then on just comes in', async () => {
  const admin = await joins(world.country, 'thu', 'Bùi Thị Thu', 'administrator', 'son-ha')
  const invitation = { unit: 'dien-luc', login: 'vinh', name: 'Đặng Quang Vinh', role: 'clerk' }
  const { code } = await admin.does<{ code: string }>('inviteUser', invitation)
  const returned = await comesBack('vinh@bqp')
  assert.equal(returned.get('n'), MARK)
  const ticket = returned.get('ve') ?? ''
  assert.equal((await nobody.isRefused('finishSignOn', { ticket })).code, 'sign_on.unknown')
  const wrong = { ticket, login: 'vinh', inviteToken: 'AAAA-AAAA' }
  assert.equal((await nobody.isRefused('finishSignOn', wrong)).code, 'invitation.refused')
  const session = await nobody.does<{ login: string }>('finishSignOn', { ticket, login: 'vinh', inviteToken: code })
  assert.equal(session.login, 'vinh')
  assert.equal((await nobody.isRefused('finishSignOn', { ticket })).code, 'sign_on.over')
  const again = await nobody.does<{ login: string }>('finishSignOn', { ticket: await ticketOf('vinh@bqp') })
  assert.equal(again.login, 'vinh')
  const late = { login: 'vinh', inviteToken: code, password: 'con cò bay lả bay la' }
  assert.equal((await nobody.isRefused('acceptInvitation', late)).code, 'invitation.refused')
  // Invited anew, as somebody who lost their way: the provider's word no longer opens.
  await admin.does('inviteUser', invitation)
  assert.equal((await nobody.isRefused('finishSignOn', { ticket: await ticketOf('vinh@bqp') })).code, 'sign_on.unknown')
})

test('a stranger the provider knows gets no account and no session', async () => {
  const before = await accounts()
  const ticket = await ticketOf('nguoi-la')
  assert.equal((await nobody.isRefused('finishSignOn', { ticket })).code, 'sign_on.unknown')
  assert.equal((await nobody.isRefused('finishSignOn', { ticket: `${ticket}x` })).code, 'sign_on.over')
  assert.equal(await accounts(), before)
})

test('whoever has a second factor here is asked for it after the provider as well', async () => {
  const admin = world.country.person('thu')
  const invitation = { unit: 'dien-luc', login: 'oanh', name: 'Phan Thị Oanh', role: 'approver' }
  const { code } = await admin.does<{ code: string }>('inviteUser', invitation)
  await nobody.does('finishSignOn', { ticket: await ticketOf('oanh@bqp'), login: 'oanh', inviteToken: code })
  const oanh = await joinsAgain('oanh')
  const { secret } = await oanh.does<{ secret: string }>('startSecondFactor')
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  await oanh.does('confirmSecondFactor', { oneTimeCode: codeOfStep(bytes, stepAt(NOW) - 1) })
  const ticket = await ticketOf('oanh@bqp')
  assert.equal((await nobody.isRefused('finishSignOn', { ticket })).code, 'session.code_wanted')
  assert.equal((await nobody.isRefused('finishSignOn', { ticket, oneTimeCode: '000000' })).code, 'factor.refused')
  await nobody.does('finishSignOn', { ticket, oneTimeCode: codeOfStep(bytes, stepAt(NOW)) })
  // Invited anew she keeps the telephone: the paper alone, in whosever hand, joins nothing.
  const anew = await admin.does<{ code: string }>('inviteUser', invitation)
  const paper = { ticket: await ticketOf('ke-nhat-giay'), login: 'oanh', inviteToken: anew.code }
  assert.equal((await nobody.isRefused('finishSignOn', paper)).code, 'session.code_wanted')
  await nobody.does('finishSignOn', { ...paper, oneTimeCode: codeOfStep(bytes, stepAt(NOW) + 1) })
})
async function joinsAgain(login: string): Promise<Person> {
  const { openSession, userByLogin } = await import('#store/users.ts')
  const user = (await userByLogin(world.country.db, login)) ?? assert.fail(login)
  world.country.tokens.set(login, await openSession(world.country.db, user.id, 'test', NOW))
  return world.country.person(login)
}

test('a way back that did not begin in this browser, or was changed, opens nothing', async () => {
  const { back, cookie } = await provider.walks(`${door}/dang-nhap-mot-lan?n=${MARK}`, 'vinh@bqp')
  const lands = async (address: string, headers: Record<string, string>) =>
    (await fetch(address, { redirect: 'manual', headers })).headers.get('location')
  assert.equal(await lands(back, {}), '/dang-nhap#ve=loi')
  const other = new URL(back)
  other.searchParams.set('state', 'khac')
  assert.equal(await lands(other.href, { cookie }), '/dang-nhap#ve=loi')
})

test('Vinh, who turned back at the provider, is at the log-in page again, and nobody is called to mend anything', async () => {
  const { cookie } = await provider.walks(`${door}/dang-nhap-mot-lan?n=${MARK}`, 'vinh@bqp')
  bugs.length = 0
  const gaveUp = `${door}/dang-nhap-mot-lan/ve?error=access_denied&state=x`
  const reply = await fetch(gaveUp, { redirect: 'manual', headers: { cookie } })
  assert.equal(reply.headers.get('location'), '/dang-nhap')
  assert.deepEqual(bugs, [])
})

test('whoever sets out again and again is held back as at every way in', async () => {
  const signOn = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, origin: door, name: 'x' }
  const house = { actions, database: async () => world.country.database, clock: () => NOW, logBug: () => {} }
  const held = await buildApp(house, { signOn, limits: { ...LIMITS, entry: { burst: 1, perSecond: 0.001 } } })
  assert.equal((await held.inject('/dang-nhap-mot-lan')).statusCode, 302)
  assert.equal((await held.inject('/dang-nhap-mot-lan')).statusCode, 429)
  assert.equal((await held.inject('/dang-nhap-mot-lan/ve?code=x&state=y')).statusCode, 429)
  await held.close()
})

test('without a provider in the settings there is no button and no way; half a setting is told', async () => {
  const bare = await buildApp({ actions, database: async () => world.country.database, clock: () => NOW, logBug: () => {} })
  assert.deepEqual((await bare.inject('/dang-nhap-mot-lan/co')).json(), { offered: false })
  assert.equal((await bare.inject('/dang-nhap-mot-lan')).statusCode, 404)
  await bare.close()
  assert.deepEqual((await app.inject('/dang-nhap-mot-lan/co')).json(), { offered: true, name: 'Bộ Quốc phòng' })
  assert.equal(signOnOf({}), null)
  const env = { SAOVUONG_OIDC_ISSUER: 'https://sso.example', SAOVUONG_OIDC_CLIENT: 'x', SAOVUONG_OIDC_SECRET: 'y' }
  assert.match(JSON.stringify(signOnOf(env)), /SAOVUONG_ADDRESS/)
  const lost = { ...env, SAOVUONG_ADDRESS: 'https://sao-vuong.tinh', SAOVUONG_OIDC_SECRET_FILE: '/khong/co/tep' }
  assert.match(JSON.stringify(signOnOf(lost)), /SAOVUONG_OIDC_SECRET_FILE/)
  assert.match(JSON.stringify(signOnOf({ ...env, SAOVUONG_ADDRESS: 'http://sao-vuong.tinh' })), /https/)
  assert.deepEqual(signOnOf({ ...env, SAOVUONG_ADDRESS: 'https://sao-vuong.tinh/' }), {
    issuer: 'https://sso.example',
    clientId: 'x',
    clientSecret: 'y',
    origin: 'https://sao-vuong.tinh',
    name: 'sso.example',
  })
})
