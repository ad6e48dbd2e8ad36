import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { bugLog } from '#server/log.ts'
import { metricsOf } from '#server/metrics.ts'
import { lineOf, requestLog } from '#server/requestLog.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, NOW, type World } from '../world.ts'

let world: World
let folder: string
before(async () => {
  world = await aWorld()
  folder = world.country.database.folder
  chmodSync(folder, 0o711)
  await inScope(world.country.database, EVERYWHERE, async (db) => {
    for (const [login, unit] of [
      ['hoa', 'cuc'],
      ['tuan', 'son-ha'],
    ] as const) {
      const id = await addUser(db, { login, name: `Quản trị ${login}`, password: null })
      await addGrant(db, id, 'administrator', world.country.unit(unit).id)
      world.country.tokens.set(login, await openSession(db, id, 'test', NOW))
    }
  })
})
after(() => world?.close())

type Shown = {
  late: boolean
  plan: object
  backups: { name: string; size: number }[]
  runs: {
    kind: string
    ok: boolean
    by: string
    figures: { ok: boolean } | null
    audit: { lines: number } | null
    message: string | null
  }[]
}

test('Hòa backs up from the screen, rehearses the restore, and sees both with what they came to', async () => {
  const hoa = world.country.person('hoa')
  assert.equal((await hoa.does<Shown>('showBackups')).late, true)
  const made = await hoa.does<{ name: string; rows: number }>('backUpNow')
  assert.match(made.name, /^saovuong-\d{8}T\d{6}Z\.saoluu$/)
  const rehearsed = await hoa.does<{ ok: boolean; rows: number; audit: { lines: number }; files: { broken: number } }>(
    'rehearseRestore',
  )
  assert.equal(rehearsed.ok, true)
  assert.equal(rehearsed.rows, made.rows)
  const { late, backups, runs } = await hoa.does<Shown>('showBackups')
  assert.deepEqual([late, backups.map(({ name }) => name)], [false, [made.name]])
  assert.deepEqual(runs.map(({ kind, ok, by }) => [kind, ok, by]).sort(), [
    ['backup', true, 'hoa'],
    ['rehearsal', true, 'hoa'],
  ])
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('rehearsal')),
    [],
  )
})

test('a rehearsal of a spoiled backup is kept as one that failed, with the words that say why', async () => {
  const hoa = world.country.person('hoa')
  const path = join(folder, 'backups', (await hoa.does<Shown>('showBackups')).backups[0]?.name ?? '')
  const good = readFileSync(path)
  writeFileSync(path, good.subarray(0, good.length - 1))
  try {
    assert.equal((await hoa.isRefused('rehearseRestore')).code, 'backup.damaged')
    const last = (await hoa.does<Shown>('showBackups')).runs.find(({ ok }) => !ok)
    assert.match(last?.message ?? '', /bị hỏng, bị cắt hoặc bị sửa/)
  } finally {
    writeFileSync(path, good)
  }
})

test('who administers a province alone, or only looks, decides nothing about a backup of everybody’s rows', async () => {
  for (const login of ['tuan', 'khue', 'lan'])
    for (const deed of ['showBackups', 'backUpNow', 'rehearseRestore'])
      assert.equal((await world.country.person(login).isRefused(deed)).code, 'access.refused', `${login} ${deed}`)
  assert.equal(
    (await world.country.person('tuan').isRefused('setBackups', { daily: false, hour: 1, kept: 2 })).code,
    'access.refused',
  )
})

test('the hour of the daily backup is set within the day, and the trail says who set it', async () => {
  const hoa = world.country.person('hoa')
  assert.equal((await hoa.isRefused('setBackups', { daily: true, hour: 24, kept: 7 })).code, 'input.wrong')
  await hoa.does('setBackups', { daily: true, hour: 23, kept: 7 })
  assert.deepEqual((await hoa.does<Shown>('showBackups')).plan, { daily: true, hour: 23, kept: 7 })
  const trail = await hoa.does<{ lines: { action: string; login: string }[] }>('listAudit', { unit: 'cuc' })
  assert.ok(trail.lines.some(({ action, login }) => action === 'setBackups' && login === 'hoa'))
  assert.ok(trail.lines.some(({ action, login }) => action === 'backUpNow' && login === 'hoa'))
})

test('the trail tells of a log-in refused, and a report taken away as a file, as of one that was let in', async () => {
  const { machine } = world.country
  await machine.isRefused('login', { login: 'hoa', password: 'không phải mật khẩu' })
  await machine.isRefused('login', { login: 'mật khẩu gõ nhầm ô', password: 'x' })
  await world.country.person('hoa').does('renderReport', { unit: 'son-ha', period: '2026-H1', format: 'xlsx' })
  const { lines } = await world.country
    .person('hoa')
    .does<{ lines: { action: string; login: string; detail: { refused?: boolean } }[] }>('listAudit', { unit: 'cuc' })
  assert.deepEqual(
    lines.filter(({ detail }) => detail.refused).map(({ action, login }) => [action, login]),
    [
      ['login', ''],
      ['login', 'hoa'],
    ],
  )
  assert.ok(lines.some(({ action, login }) => action === 'renderReport' && login === 'hoa'))
  assert.doesNotMatch(JSON.stringify(lines), /gõ nhầm ô/)
})

test('the doctor finds the installation well; with the roots of the trail gone it says so and what to do', async () => {
  type Told = { ok: boolean; examined: { what: string; ok: boolean; advice: string | null }[] }
  const { machine } = world.country
  const ill = ({ examined }: Told) => examined.filter(({ ok }) => !ok).map(({ what }) => what)
  const well = await machine.does<Told>('doctor')
  assert.deepEqual(
    ill(well).filter((what) => what !== 'Ổ đĩa' && what !== 'Diễn tập khôi phục'),
    [],
  )
  assert.ok(well.examined.length >= 11)
  const roots = join(folder, 'audit-roots.jsonl')
  const kept = readFileSync(roots)
  rmSync(roots)
  try {
    const told = await machine.does<Told>('doctor')
    assert.equal(told.ok, false)
    assert.ok(ill(told).includes('Nhật ký'))
    assert.match(told.examined.find(({ what }) => what === 'Nhật ký')?.advice ?? '', /verifyAudit --roots/)
  } finally {
    writeFileSync(roots, kept)
  }
})

test('whoever watches the machine reads how it does and nothing of people: no name, log-in, address or identity number', async () => {
  const logs = join(folder, 'logs')
  mkdirSync(logs, { recursive: true })
  const [log, metrics] = [requestLog(logs), metricsOf(folder)]
  const house = {
    actions,
    database: async () => world.country.database,
    clock: () => NOW,
    logBug: bugLog(logs, () => {}),
  }
  const app = await buildApp(house, {
    observe: (answered) => {
      metrics.count(answered.action, answered.status, answered.seconds)
      log(lineOf(answered, NOW))
    },
    metrics: { text: () => metrics.text(), everyone: false },
  })
  try {
    const cookie = `sv=${world.country.token('lan')}`
    const headers = { cookie, 'x-sao-vuong': '1' }
    const values = { fullName: 'Lương Thế Quyền', identityNo: '079098765432', status: 'serving' }
    await app.inject({
      method: 'POST',
      url: '/api/saveRow',
      headers,
      payload: { register: 'personnel', unit: 'dien-luc', values },
    })
    await app.inject({ url: '/api/listRows?register=personnel&unit=dien-luc&search=Quy%E1%BB%81n', headers })
    await app.inject({ method: 'POST', url: '/api/login', headers, payload: { login: 'quyen.lt', password: 'sai mật khẩu' } })
    await app.inject({ url: '/api/listUsers?unit=son-ha', headers })
    house.logBug(
      '123456',
      'saveRow',
      Object.assign(new Error('invalid input syntax for type date: "Lương Thế Quyền"'), { code: '22007' }),
    )
    house.logBug('123457', 'saveRow', new Error('bad number 079098765432'))
    const numbers = await app.inject({ url: '/metrics' })
    assert.match(numbers.payload, /saovuong_action_seconds_count\{action="listRows",status="\d+"\} 1\n/)
    assert.match(numbers.payload, /saovuong_last_backup_timestamp_seconds [1-9]/)
    for (const line of numbers.payload.trimEnd().split('\n'))
      assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [\d.e+-]+)$/)
    assert.equal((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.8' } })).statusCode, 404)
    assert.equal((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.8' })).statusCode, 404)
    await waitFor(
      () => existsSync(join(logs, 'requests.log')) && readFileSync(join(logs, 'requests.log'), 'utf8').split('\n').length > 4,
    )
    const all =
      readdirSync(logs)
        .map((name) => readFileSync(join(logs, name), 'utf8'))
        .join('\n') + numbers.payload
    assert.match(all, /"action":"login","door":"http","status":401/)
    // Whose right did not reach so far is told by the number of the account alone.
    const refused = /"action":"listUsers".*"refusal":"access.refused","account":"([0-9a-f-]{36})"/.exec(all)
    const { users } = await world.country.machine.does<{ users: { login: string; account: string }[] }>('listUsers', {
      unit: 'cuc',
    })
    assert.equal(users.find(({ account }) => account === refused?.[1])?.login, 'lan')
    for (const word of ['Quyền', 'Quy%E1', 'quyen.lt', '079098765432', 'sai mật', '10.0.0', 'lan', world.country.token('lan')])
      assert.ok(!all.includes(word), `the log holds ${word}`)
  } finally {
    await app.close()
  }
})

async function waitFor(fits: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !fits(); turn++) await new Promise((done) => setTimeout(done, 20))
}
