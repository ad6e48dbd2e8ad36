import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeOfStep, stepAt } from '#store/oneTimeCode.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { addGrant, addUser, openSession, userByLogin, writeSetting } from '#store/users.ts'
import { joins } from '../goingUp.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const SENTENCE = 'con cò bay lả bay la'
type Started = { secret: string; otpauth: string; qr: string }

/** The rule as it stands everywhere but in a sample province. */
const trial = (work: (country: Country, nobody: Person) => Promise<void>) =>
  world.trial(async (country) => {
    await writeSetting(country.db, SECOND_FACTOR, { asked: true })
    await work(country, country.person('ai-đó'))
  })

/** The telephone: what it shows so many half minutes from now. */
function telephone({ secret }: Started): (away: number) => string {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  return (away) => codeOfStep(bytes, stepAt(NOW) + away)
}

async function signsIn(country: Country, login: string, minutesAgo = 0): Promise<Person> {
  const user = (await userByLogin(country.db, login)) ?? assert.fail(login)
  country.tokens.set(login, await openSession(country.db, user.id, 'test', new Date(NOW.getTime() - minutesAgo * 60_000)))
  return country.person(login)
}

/** Tuấn heads the power company's command; he has a password and, as yet, nothing on his telephone. */
async function tuan(country: Country): Promise<Person> {
  const id = await addUser(country.db, { login: 'tuan', name: 'Hoàng Anh Tuấn', password: SENTENCE })
  await addGrant(country.db, id, 'approver', country.unit('dien-luc').id)
  return signsIn(country, 'tuan')
}

test('a commander without a second factor can do nothing but set it up, a clerk works as before', () =>
  trial(async (country) => {
    const head = await tuan(country)
    assert.equal((await head.does<{ wantsSecondFactor: boolean }>('whoAmI')).wantsSecondFactor, true)
    const refusal = await head.isRefused('showUnits', { unit: 'dien-luc' })
    assert.deepEqual([refusal.code, refusal.status], ['factor.wanted', 403])
    assert.equal((await head.isRefused('exportRows', { register: 'duty', unit: 'dien-luc' })).code, 'factor.wanted')
    const started = await head.does<Started>('startSecondFactor')
    assert.match(started.otpauth, /^otpauth:\/\/totp\/Sao%20Vu%C3%B4ng:tuan\?secret=[A-Z2-7]{32}&/)
    assert.match(started.qr, /^data:image\/png;base64,iVBOR/)
    assert.equal((await head.isRefused('confirmSecondFactor', { oneTimeCode: '000000' })).code, 'factor.refused')
    assert.equal((await head.isRefused('showUnits', { unit: 'dien-luc' })).code, 'factor.wanted')
    await head.does('confirmSecondFactor', { oneTimeCode: telephone(started)(-1) })
    await head.does('showUnits', { unit: 'dien-luc' })
    assert.equal((await head.isRefused('startSecondFactor')).code, 'factor.there')
    assert.equal((await head.isRefused('endSecondFactor')).code, 'factor.kept')
    await country.person('lan').does('showUnits', { unit: 'dien-luc' })
  }))

test('from then on the password alone opens nothing, a code opens once, and a paper code once when the telephone is lost', () =>
  trial(async (country, nobody) => {
    const head = await tuan(country)
    const shows = telephone(await head.does<Started>('startSecondFactor'))
    const { recoveryCodes } = await head.does<{ recoveryCodes: string[] }>('confirmSecondFactor', { oneTimeCode: shows(-1) })
    assert.equal(recoveryCodes.length, 10)
    const enters = { login: 'tuan', password: SENTENCE }
    assert.equal((await nobody.isRefused('login', enters)).code, 'session.code_wanted')
    assert.equal((await nobody.isRefused('login', { ...enters, password: 'sai rồi nhé' })).code, 'session.refused')
    assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: shows(-1) })).code, 'factor.refused')
    await nobody.does('login', { ...enters, oneTimeCode: shows(0) })
    assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: shows(0) })).code, 'factor.refused')
    const [paper = ''] = recoveryCodes
    await nobody.does('login', { ...enters, oneTimeCode: paper.toLowerCase() })
    assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: paper })).code, 'factor.refused')
    const { secondFactor } = await head.does<{ secondFactor: { codesLeft: number } }>('showMyAccount')
    assert.equal(secondFactor.codesLeft, 9)
    const anew = await head.does<{ recoveryCodes: string[] }>('makeRecoveryCodes')
    assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: recoveryCodes[1] })).code, 'factor.refused')
    await nobody.does('login', { ...enters, oneTimeCode: anew.recoveryCodes[0] })
  }))

test('who guesses codes with a stolen password waits as who guesses passwords does; asking for the code costs no try', () =>
  trial(async (country, nobody) => {
    const head = await tuan(country)
    await head.does('confirmSecondFactor', { oneTimeCode: telephone(await head.does<Started>('startSecondFactor'))(0) })
    const enters = { login: 'tuan', password: SENTENCE }
    for (let at = 0; at < 7; at++) assert.equal((await nobody.isRefused('login', enters)).code, 'session.code_wanted')
    for (let at = 0; at < 5; at++)
      assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: '111111' })).code, 'factor.refused')
    assert.equal((await nobody.isRefused('login', { ...enters, oneTimeCode: '111111' })).code, 'session.locked')
    // Whoever does not exist is told the same at each step.
    for (let at = 0; at < 5; at++) await nobody.isRefused('login', { login: 'khong-ai-ca', password: SENTENCE })
    assert.equal((await nobody.isRefused('login', { login: 'khong-ai-ca', password: SENTENCE })).code, 'session.locked')
  }))

test('Tuấn lost telephone and paper: the administrator above takes the factor away, and whoever sat there is out', () =>
  trial(async (country, nobody) => {
    const head = await tuan(country)
    await head.does('confirmSecondFactor', { oneTimeCode: telephone(await head.does<Started>('startSecondFactor'))(0) })
    const thu = await joins(country, 'thu', 'Bùi Thị Thu', 'administrator', 'son-ha')
    await thu.does('confirmSecondFactor', { oneTimeCode: telephone(await thu.does<Started>('startSecondFactor'))(0) })
    const reset = { unit: 'dien-luc', login: 'tuan', reason: 'Mất điện thoại khi đi trực' }
    assert.equal((await country.person('lan').isRefused('resetSecondFactor', reset)).code, 'access.refused')
    assert.deepEqual(await thu.does('resetSecondFactor', reset), { login: 'tuan', ended: 1 })
    assert.equal((await head.isRefused('whoAmI')).code, 'session.none')
    const welcome = await nobody.does<{ wantsSecondFactor: boolean }>('login', { login: 'tuan', password: SENTENCE })
    assert.equal(welcome.wantsSecondFactor, true)
    assert.equal((await thu.isRefused('resetSecondFactor', reset)).code, 'factor.none')
  }))

test('Phượng left her screen for a quarter of an hour: looking stays open, what weighs asks for her password first', () =>
  trial(async (country) => {
    const id = await addUser(country.db, { login: 'phuong', name: 'Lý Thị Phượng', password: SENTENCE })
    await addGrant(country.db, id, 'clerk', country.unit('dien-luc').id)
    const phuong = await signsIn(country, 'phuong', 15)
    await phuong.does('listRows', { register: 'personnel', unit: 'dien-luc' })
    await phuong.does('exportRows', { register: 'documents', unit: 'dien-luc' })
    const roster = { register: 'personnel', unit: 'dien-luc' }
    const refusal = await phuong.isRefused('exportRows', roster)
    assert.deepEqual([refusal.code, refusal.status], ['session.unproved', 403])
    // Who may not do it at all is told that, and not asked for a password first.
    assert.equal(
      (await phuong.isRefused('inviteUser', { unit: 'dien-luc', login: 'ai', name: 'Ai Đó', role: 'clerk' })).code,
      'access.refused',
    )
    assert.equal((await phuong.isRefused('confirmSession', { password: 'sai rồi nhé' })).code, 'session.refused')
    assert.equal((await phuong.isRefused('exportRows', roster)).code, 'session.unproved')
    await phuong.does('confirmSession', { password: SENTENCE })
    await phuong.does('exportRows', roster)
  }))

test('a session nobody touched for two hours is over, one in use is not', () =>
  trial(async (country) => {
    assert.equal((await (await signsIn(country, 'lan', 121)).isRefused('whoAmI')).code, 'session.none')
    const lan = await signsIn(country, 'lan', 119)
    await lan.does('whoAmI')
  }))

test('thirty guesses in the same moment are not thirty free ones', async () => {
  const nobody = world.country.person('ai-đó')
  const told = await Promise.all(
    Array.from({ length: 30 }, () => nobody.isRefused('login', { login: 'cung-luc', password: 'đoán mò thôi mà' })),
  )
  assert.equal(told.filter(({ code }) => code === 'session.refused').length, 5)
  assert.equal(told.filter(({ code }) => code === 'session.locked').length, 25)
})

test('neither the secret nor a code stands in the trail', () =>
  trial(async (country) => {
    const head = await tuan(country)
    const started = await head.does<Started>('startSecondFactor')
    const code = telephone(started)(0)
    const { recoveryCodes } = await head.does<{ recoveryCodes: string[] }>('confirmSecondFactor', { oneTimeCode: code })
    const trail = JSON.stringify(await country.machine.does('listAudit', { unit: 'cuc' }))
    assert.match(trail, /confirmSecondFactor/)
    for (const secret of [started.secret, `"${code}"`, ...recoveryCodes]) assert.ok(!trail.includes(secret))
  }))
