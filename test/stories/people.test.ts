import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { ROLES, type Role } from '#domain/access.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { reachOf } from '#server/scope.ts'
import { openSession, userByLogin } from '#store/users.ts'
import { joins } from '../goingUp.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const SENTENCE = 'con cò bay lả bay la'
const OTHER = 'trăng lên đỉnh núi trăng mờ'
type Invited = { id: string; code: string; again: boolean; until: string }
type Listed = {
  users: { login: string; state: string; sessions: number; grants: { unit: string; role: string; holds: boolean }[] }[]
}

/** Thu administers the province, Sáu only the health department; nobody who comes has a session yet. */
const trial = (work: (country: Country, thu: Person, nobody: Person) => Promise<void>) =>
  world.trial(async (country) =>
    work(country, await joins(country, 'thu', 'Bùi Thị Thu', 'administrator', 'son-ha'), country.person('ai-đó')),
  )

const invites = (thu: Person, more: object = {}) =>
  thu.does<Invited>('inviteUser', { unit: 'so-y-te', login: 'vinh', name: 'Cao Quang Vinh', role: 'clerk', ...more })
async function sitsDown(country: Country, login: string): Promise<Person> {
  const user = (await userByLogin(country.db, login)) ?? assert.fail(login)
  country.tokens.set(login, await openSession(country.db, user.id, 'test', NOW))
  return country.person(login)
}
const listed = async (thu: Person, login: string, unit = 'son-ha') =>
  (await thu.does<Listed>('listUsers', { unit })).users.find((user) => user.login === login)

test('Thu prints a code for Vinh, he chooses a password of his own with it, and the code opens nothing a second time', () =>
  trial(async (_, thu, nobody) => {
    const { code } = await invites(thu)
    assert.match(code, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
    assert.equal((await listed(thu, 'vinh'))?.state, 'invited')
    assert.equal((await nobody.isRefused('login', { login: 'vinh', password: code })).code, 'session.refused')
    const short = await nobody.isRefused('acceptInvitation', { login: 'vinh', inviteToken: code, password: 'ngắn' })
    assert.deepEqual([short.code, short.status], ['password.short', 422])
    const known = await nobody.isRefused('acceptInvitation', { login: 'vinh', inviteToken: code, password: 'matkhau2026!!' })
    assert.equal(known.code, 'password.known')
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code.toLowerCase(), password: SENTENCE })
    const welcome = await nobody.does<{ name: string }>('login', { login: 'vinh', password: SENTENCE })
    assert.equal(welcome.name, 'Cao Quang Vinh')
    const again = await nobody.isRefused('acceptInvitation', { login: 'vinh', inviteToken: code, password: OTHER })
    assert.equal(again.code, 'invitation.refused')
    assert.equal((await listed(thu, 'vinh'))?.state, 'active')
  }))

test('a wrong code is told in the same words for who exists and who does not, and after five the door waits', () =>
  trial(async (_, thu, nobody) => {
    await invites(thu)
    const guess = (login: string) => nobody.isRefused('acceptInvitation', { login, inviteToken: 'AAAA-AAAA', password: SENTENCE })
    assert.deepEqual(await guess('vinh'), await guess('khong-ai-ca'))
    for (let at = 0; at < 4; at++) await guess('vinh')
    assert.equal((await guess('vinh')).code, 'session.locked')
  }))

test('Vinh forgot his password: a new code ends the old password and everybody who sits there', () =>
  trial(async (country, thu, nobody) => {
    const { code } = await invites(thu)
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code, password: SENTENCE })
    const vinh = await sitsDown(country, 'vinh')
    const second = await invites(thu)
    assert.equal(second.again, true)
    assert.equal((await vinh.isRefused('whoAmI')).code, 'session.none')
    assert.equal((await nobody.isRefused('login', { login: 'vinh', password: SENTENCE })).code, 'session.refused')
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: second.code, password: OTHER })
    await nobody.does('login', { login: 'vinh', password: OTHER })
  }))

test('Thu shuts Vinh out, and the very next thing he tries is refused; let in again he needs to log in', () =>
  trial(async (country, thu, nobody) => {
    const { code } = await invites(thu)
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code, password: SENTENCE })
    const vinh = await sitsDown(country, 'vinh')
    await vinh.does('showUnits', { unit: 'so-y-te' })
    const suspend = { unit: 'so-y-te', login: 'vinh', reason: 'Nghỉ chế độ từ hôm nay' }
    await thu.does('suspendUser', suspend)
    assert.equal((await vinh.isRefused('showUnits', { unit: 'so-y-te' })).code, 'session.none')
    assert.equal((await nobody.isRefused('login', { login: 'vinh', password: SENTENCE })).code, 'session.refused')
    assert.equal((await listed(thu, 'vinh'))?.state, 'suspended')
    await thu.does('suspendUser', { ...suspend, suspended: false })
    assert.equal((await vinh.isRefused('whoAmI')).code, 'session.none')
    await nobody.does('login', { login: 'vinh', password: SENTENCE })
  }))

test('a right holds from its day until its day, and a transfer ends the one and begins the other at once', () =>
  trial(async (country, thu) => {
    await invites(thu, { login: 'den-sau', validFrom: '2026-08-01' })
    await invites(thu, { login: 'het-han', validFrom: '2026-01-01', validTo: '2026-07-15' })
    await invites(thu)
    for (const login of ['den-sau', 'het-han'])
      assert.equal((await (await sitsDown(country, login)).isRefused('showUnits', { unit: 'so-y-te' })).code, 'access.refused')
    const vinh = await sitsDown(country, 'vinh')
    await vinh.does('showUnits', { unit: 'so-y-te' })
    await thu.does('transferUser', { unit: 'son-ha', login: 'vinh', to: 'dien-luc', role: 'viewer' })
    assert.equal((await vinh.isRefused('showUnits', { unit: 'so-y-te' })).code, 'access.refused')
    await vinh.does('showUnits', { unit: 'dien-luc' })
    assert.deepEqual(
      (await listed(thu, 'vinh'))?.grants.map(({ unit, role, holds }) => [unit, role, holds]),
      [['dien-luc', 'viewer', true]],
    )
    const backwards = await thu.isRefused('inviteUser', {
      unit: 'so-y-te',
      login: 'nguoc',
      name: 'Lò Thị Ngược',
      role: 'clerk',
      validFrom: '2026-08-01',
      validTo: '2026-07-01',
    })
    assert.equal(backwards.code, 'window.backwards')
  }))

test('Vinh keeps the duty book and no other: nothing of the roll of people opens to him, and what Thu changes holds at once', () =>
  trial(async (country, thu) => {
    await invites(thu, { registers: ['duty'] })
    const vinh = await sitsDown(country, 'vinh')
    const at = { unit: 'so-y-te' }
    const shift = { register: 'duty', ...at, values: { kind: 'duty', day: '2026-07-10', people: 2, turns: 2, manDays: 2 } }
    await vinh.does('listRows', { register: 'duty', ...at })
    const told = await vinh.isRefused('saveRow', { ...shift, values: {} })
    assert.notEqual(told.code, 'access.refused')
    for (const [action, input] of [
      ['listRows', { register: 'personnel', ...at }],
      ['exportRows', { register: 'personnel', ...at }],
      ['saveRow', { register: 'personnel', ...at, values: {} }],
      ['downloadTemplate', { register: 'personnel', ...at }],
      ['showReport', { ...at, period: '2026-H1' }],
      ['openProof', { ...at, period: '2026-H1', indicator: 'sdf_strength' }],
      ['checkReport', { ...at, period: '2026-H1' }],
      ['showOverview', { ...at, period: '2026-H1' }],
    ] as const)
      assert.equal((await vinh.isRefused(action, input)).code, 'access.refused', action)
    const books = await vinh.does<{ key: string }[]>('listRegisters')
    assert.deepEqual(
      books.map(({ key }) => key),
      ['duty'],
    )
    await vinh.does('showUnits', at)
    await thu.does('grantRight', { ...at, login: 'vinh', role: 'clerk', registers: ['documents'] })
    assert.equal((await vinh.isRefused('listRows', { register: 'duty', ...at })).code, 'access.refused')
    await vinh.does('listRows', { register: 'documents', ...at })
    await thu.does('grantRight', { ...at, login: 'vinh', role: 'clerk' })
    await vinh.does('showReport', { ...at, period: '2026-H1' })
    const reason = 'Thôi giữ sổ từ hôm nay'
    await thu.does('endRight', { ...at, login: 'vinh', role: 'clerk', reason })
    assert.equal((await vinh.isRefused('listRows', { register: 'documents', ...at })).code, 'access.refused')
    assert.equal((await thu.isRefused('endRight', { ...at, login: 'vinh', role: 'approver', reason })).code, 'right.none')
  }))

test('Vinh keeps the documents: with every check of the application taken away the database still opens no other book to him', () =>
  trial(async (country, thu) => {
    await invites(thu, { registers: ['documents'] })
    await sitsDown(country, 'vinh')
    const { id } = await country.person('mai').does<{ id: string }>('saveRow', {
      register: 'personnel',
      unit: 'so-y-te',
      values: {
        fullName: 'Quách Thị Thơm',
        bornOn: '1996-04-02',
        force: 'self_defence',
        forceKind: 'on_site',
        joinedOn: '2025-01-01',
        status: 'serving',
      },
    })
    const { pos, end, id: unitId } = country.unit('so-y-te')
    // Every role everywhere, and the range of one unit: what he is told is what the database lets through.
    const actor = {
      ...{ userId: '00000000-0000-7000-8000-000000000000', login: 'vinh', name: 'Vinh' },
      grants: (Object.keys(ROLES) as Role[]).map((role) => ({ role, unitId, pos: 0, end: Number.MAX_SAFE_INTEGER })),
    }
    const asks = async (books: readonly string[], action: string, values: object) => {
      const house: House = {
        actions,
        database: async () => country.database,
        clock: () => NOW,
        logBug: () => {},
        scopeFor: () => ({ lo: pos, hi: end, books: reachOf(books) }),
      }
      return JSON.stringify(await runAction(house, action, { values }, { kind: 'test', address: 'test', token: null, actor }))
    }
    const unit = 'so-y-te'
    const questions: [string, object][] = [
      ['listRows', { register: 'personnel', unit }],
      ['showRow', { register: 'personnel', id }],
      ['showPivot', { register: 'personnel', unit, rows: 'force' }],
      ['revealCell', { register: 'personnel', id, column: 'identityNo', reason: 'Xem thử một ô' }],
    ]
    for (const [action, values] of questions) {
      assert.doesNotMatch(await asks(['documents'], action, values), /Thơm|"count":1|"total":1/, action)
    }
    assert.match(await asks(['personnel'], 'listRows', { register: 'personnel', unit }), /Quách Thị Thơm/)
    assert.match(
      await asks(['documents'], 'saveRow', { register: 'personnel', id, unit, version: 1, values: { team: 'Tổ 2' } }),
      /record.unknown/,
    )
    assert.match(
      await asks(['documents'], 'removeRow', { register: 'personnel', id, version: 1, reason: 'Xóa thử một dòng' }),
      /record.unknown/,
    )
  }))

test('Sáu administers the health department alone: whoever else there is, she can neither see, suspend, move nor invite anew', () =>
  trial(async (country, thu) => {
    const sau = await joins(country, 'sau', 'Đinh Thị Sáu', 'administrator', 'so-y-te')
    assert.equal((await sau.isRefused('listUsers', { unit: 'son-ha' })).code, 'access.refused')
    assert.equal(await listed(sau, 'lan', 'so-y-te'), undefined)
    const reason = 'Thử xem có được không'
    const unknown = await sau.isRefused('suspendUser', { unit: 'so-y-te', login: 'khong-ai-ca', reason })
    const foreign = await sau.isRefused('suspendUser', { unit: 'so-y-te', login: 'lan', reason })
    assert.deepEqual([unknown.code, foreign.code], ['user.unknown', 'user.unknown'])
    assert.equal(
      (await sau.isRefused('transferUser', { unit: 'so-y-te', login: 'mai', to: 'dien-luc', role: 'clerk' })).code,
      'unit.unknown',
    )
    assert.equal((await sau.isRefused('suspendUser', { unit: 'so-y-te', login: 'sau', reason })).code, 'user.oneself')
    // Mai comes to serve the power company too: now only Thu stands above both.
    await thu.does('inviteUser', { unit: 'dien-luc', login: 'mai', name: 'Trần Thị Mai', role: 'viewer' })
    assert.equal((await sau.isRefused('suspendUser', { unit: 'so-y-te', login: 'mai', reason })).code, 'user.elsewhere')
    assert.deepEqual(
      (await listed(sau, 'mai', 'so-y-te'))?.grants.map(({ unit }) => unit),
      ['so-y-te'],
    )
    assert.equal((await country.person('minh').isRefused('listUsers', { unit: 'son-ha' })).code, 'access.refused')
  }))

test('Vinh sees where he is logged in, ends a forgotten session, and a new password ends the others', () =>
  trial(async (country, thu, nobody) => {
    const { code } = await invites(thu)
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code, password: SENTENCE })
    const forgotten = await sitsDown(country, 'vinh')
    const vinh = await sitsDown(country, 'vinh')
    type Sessions = { sessions: { key: string; mine: boolean }[] }
    const { sessions } = await vinh.does<Sessions>('showMySessions')
    assert.deepEqual(sessions.map(({ mine }) => mine).sort(), [false, true])
    assert.equal((await thu.isRefused('endSessions', { key: sessions[0]?.key })).code, 'session.unknown')
    await vinh.does('endSessions', { key: sessions.find(({ mine }) => !mine)?.key })
    assert.equal((await forgotten.isRefused('whoAmI')).code, 'session.none')
    const elsewhere = await sitsDown(country, 'vinh')
    assert.equal((await elsewhere.isRefused('changePassword', { password: OTHER, newPassword: OTHER })).code, 'session.refused')
    assert.deepEqual(await elsewhere.does('changePassword', { password: SENTENCE, newPassword: OTHER }), { ended: 1 })
    assert.equal((await vinh.isRefused('whoAmI')).code, 'session.none')
    await elsewhere.does('whoAmI')
    await nobody.does('login', { login: 'vinh', password: OTHER })
  }))

test('what was done to accounts stands in the trail, passwords and codes do not', () =>
  trial(async (country, thu, nobody) => {
    const { code } = await invites(thu)
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code, password: SENTENCE })
    const vinh = await sitsDown(country, 'vinh')
    await vinh.does('changePassword', { password: SENTENCE, newPassword: OTHER })
    const trail = JSON.stringify(await country.machine.does('listAudit', { unit: 'cuc' }))
    for (const action of ['inviteUser', 'changePassword']) assert.match(trail, new RegExp(action))
    for (const secret of [SENTENCE, OTHER, code]) assert.ok(!trail.includes(secret))
  }))

test('whose data it is may ask who wrote, opened and took it away; Khuê tells it from the trail', () =>
  trial(async (country) => {
    const mai = country.person('mai')
    const at = { register: 'personnel', unit: 'so-y-te' }
    const values = { fullName: 'Đặng Thị Sen', bornOn: '1994-05-12', joinedOn: '2022-03-15', identityNo: '001194012345' }
    const { id } = await mai.does<{ id: string }>('saveRow', { ...at, values })
    await mai.does('saveRow', { ...at, values: { ...values, fullName: 'Người Khác', bornOn: '1990-01-01', identityNo: null } })
    await mai.does('revealCell', { register: 'personnel', id, column: 'identityNo', reason: 'Làm thẻ dự tập huấn' })
    await country.person('minh').does('exportRows', { register: 'personnel', unit: 'son-ha' })
    await country.person('minh').does('exportRows', { register: 'duty', unit: 'son-ha' })
    type Log = { lines: { login: string; action: string; reason: string | null }[] }
    const { lines } = await country.person('khue').does<Log>('showAccessLog', { register: 'personnel', id })
    assert.deepEqual(
      lines.map(({ login, action, reason }) => [login, action, reason]),
      [
        ['minh', 'exportRows', null],
        ['mai', 'revealCell', 'Làm thẻ dự tập huấn'],
        ['mai', 'saveRow', null],
      ],
    )
    assert.equal((await mai.isRefused('showAccessLog', { register: 'personnel', id })).code, 'access.refused')
  }))

test('a machine of Vinh is given a key once and for ever the same; revoked, it gets none and its session is over', () =>
  trial(async (country, thu, nobody) => {
    const { code } = await invites(thu)
    await nobody.does('acceptInvitation', { login: 'vinh', inviteToken: code, password: SENTENCE })
    const [phone, desk] = [await sitsDown(country, 'vinh'), await sitsDown(country, 'vinh')]
    const device = '0198b3a0-7c1e-7d4a-9b21-3f5d6e7a8b9c'
    type Key = { key: string; days: number }
    const { key, days } = await phone.does<Key>('openDevice', { device, name: 'Điện thoại trực ban' })
    assert.deepEqual([Buffer.from(key, 'base64').length, days], [32, 30])
    assert.equal((await phone.does<Key>('openDevice', { device, name: 'Điện thoại trực ban' })).key, key)
    // The same machine in another hand: another key.
    assert.notEqual((await thu.does<Key>('openDevice', { device, name: 'Điện thoại trực ban' })).key, key)
    type Devices = { devices: { id: string; name: string; revokedAt: string | null }[] }
    const { devices } = await desk.does<Devices>('listDevices')
    assert.deepEqual(
      devices.map(({ id, name, revokedAt }) => [id, name, revokedAt]),
      [[device, 'Điện thoại trực ban', null]],
    )
    assert.equal((await thu.does<Devices>('listDevices', { unit: 'so-y-te', login: 'vinh' })).devices.length, 1)
    assert.equal((await desk.isRefused('listDevices', { unit: 'so-y-te', login: 'thu' })).code, 'access.refused')

    await desk.does('revokeDevice', { device })
    assert.equal((await phone.isRefused('whoAmI')).code, 'session.none')
    assert.equal((await desk.isRefused('openDevice', { device, name: 'Điện thoại trực ban' })).code, 'device.revoked')
    assert.equal((await desk.isRefused('revokeDevice', { device })).code, 'device.unknown')
    const trail = JSON.stringify(await country.machine.does('listAudit', { unit: 'cuc' }))
    assert.ok(trail.includes('revokeDevice') && !trail.includes(key))
  }))
