import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { NAMELESS } from '#domain/retention.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { joins } from '../goingUp.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/**
 * It is 15 July 2026. Ông Tựu left the self-defence of the power company in 2013 and is long past the age of serving; Lực left
 * then too and is forty; Nhượng left one post in 2012 for another he still holds.
 */
let world: World
let country: Country
let thu: Person
let sau: Person
let ids: Record<string, string>
let before2013: string
type Rule = {
  key: string
  rows: number
  years: number | null
  does: string
  lines: { unit: string; year: number; rows: number }[]
}
const preview = async (who: Person, unit: string) =>
  (await who.does<{ rules: Rule[] }>('previewRetention', { unit })).rules.filter(({ rows }) => rows > 0)

before(async () => {
  world = await aWorld()
  country = world.country
  thu = await joins(country, 'thu', 'Bùi Thị Thu', 'administrator', 'son-ha')
  sau = await joins(country, 'sau', 'Đinh Văn Sáu', 'administrator', 'so-y-te')
  const [lan, mai, minh] = [country.person('lan'), country.person('mai'), country.person('minh')]
  type Kept = { id: string; version: number }
  const member = (who: Person, unit: string, fullName: string, bornOn: string, more: object = {}) =>
    who.does<Kept>('saveRow', {
      register: 'personnel',
      unit,
      values: {
        fullName,
        bornOn,
        force: 'self_defence',
        forceKind: 'on_site',
        joinedOn: '2010-05-01',
        status: 'serving',
        ...more,
      },
    })
  const tuu = await member(lan, 'dien-luc', 'Hoàng Văn Tựu', '1960-08-30', { identityNo: '036060004567', leftOn: '2013-05-01' })
  await lan.does('saveRow', {
    register: 'personnel',
    unit: 'dien-luc',
    id: tuu.id,
    version: tuu.version,
    values: { fullName: 'Hoàng Viết Tựu' },
  })
  const luc = await member(lan, 'dien-luc', 'Ngô Gia Lực', '1986-02-01', { identityNo: '036086001111', leftOn: '2013-05-01' })
  const nhuong = await member(lan, 'dien-luc', 'Phùng Văn Nhượng', '1962-03-04', { identityNo: '036062002222' })
  await lan.does('changeRow', {
    register: 'personnel',
    id: nhuong.id,
    version: nhuong.version,
    from: '2012-01-01',
    values: { team: 'Tổ bảo vệ' },
  })
  const hien = await member(mai, 'so-y-te', 'Vương Thị Hiền', '1961-01-31', { leftOn: '2014-01-01', female: true })
  const { id: course } = await minh.does<Kept>('saveRow', {
    register: 'courses',
    unit: 'son-ha',
    values: {
      title: 'Huấn luyện tự vệ 2012',
      kind: 'force',
      programme: 'later_7',
      heldFrom: '2012-04-02',
      heldTo: '2012-04-08',
      days: 7,
    },
  })
  const trained = await lan.does<Kept>('saveRow', {
    register: 'training',
    unit: 'dien-luc',
    values: { course, person: tuu.id },
  })
  for (const day of ['2012-02-01', '2012-02-02'])
    await lan.does('saveRow', {
      register: 'dutyRoster',
      unit: 'dien-luc',
      values: { person: tuu.id, deed: 'duty', day, until: day, shift: 'day', place: 'Cổng chính' },
    })
  ids = { tuu: tuu.id, luc: luc.id, nhuong: nhuong.id, hien: hien.id, trained: trained.id }
  before2013 = await figures()
})
after(() => world?.close())

/** Everything the ledger says, and that the records say the same. */
async function figures(): Promise<string> {
  const { differences } = await country.machine.does<{ differences: unknown[] }>('verifyFigures')
  assert.deepEqual(differences, [])
  const { rows } = await inScope(country.database, EVERYWHERE, (db) =>
    sql`select unit_id, measure, day, sum(amount) as amount from ledger group by 1, 2, 3 having sum(amount) <> 0 order by 1, 2, 3`.execute(
      db,
    ),
  )
  assert.ok(rows.length > 0)
  return JSON.stringify(rows)
}

/** Every text of every row, former version and search word of the database that holds this. */
async function standsSomewhere(words: string): Promise<string[]> {
  const tables = ['personnel', 'training', 'duty_roster', 'record_versions']
  const found = await inScope(country.database, EVERYWHERE, (db) =>
    Promise.all(
      tables.map(async (table) => {
        const { rows } = await sql`select from ${sql.table(table)} t where lower(t::text) like ${`%${words}%`}`.execute(db)
        return rows.length > 0 ? table : null
      }),
    ),
  )
  return found.filter((table) => table !== null)
}

/** Nothing was given up: not in the rows, not in what they were, not among the words other rows are found by. */
async function stillThere(): Promise<void> {
  assert.deepEqual(await standsSomewhere('tựu'), ['personnel', 'record_versions'])
  assert.deepEqual(await standsSomewhere('tuu'), ['personnel', 'training', 'duty_roster'])
}

test('Thu sees how many rows are due by book, unit and year, and nobody by name; who is not of age yet or serves still is not among them', async () => {
  const reply = JSON.stringify(await thu.does('previewRetention', { unit: 'son-ha' }))
  for (const word of ['Tựu', 'Hiền', '4567', '1960']) assert.ok(!reply.includes(word), word)
  const rules = (await preview(thu, 'son-ha')).map(({ key, lines }) => [
    key,
    lines.map(({ unit, year, rows }) => [unit, year, rows]),
  ])
  assert.deepEqual(rules, [
    // Lực's number goes with Tựu's: it was for knowing him while he was here.
    ['personnel.identityNo', [['dien-luc', 2013, 2]]],
    [
      'personnel.fullName',
      [
        ['dien-luc', 2013, 1],
        ['so-y-te', 2014, 1],
      ],
    ],
    ['dutyRoster.person', [['dien-luc', 2012, 2]]],
  ])
})

test('Sáu administers the health department and is told of nothing else; Lan, who keeps the books, is refused', async () => {
  assert.deepEqual(
    (await preview(sau, 'so-y-te')).map(({ key, rows }) => [key, rows]),
    [['personnel.fullName', 1]],
  )
  assert.equal((await sau.isRefused('previewRetention', { unit: 'dien-luc' })).code, 'access.refused')
  const apply = { unit: 'dien-luc', rules: ['personnel.fullName'], rows: 1, reason: 'Hết thời hạn lưu' }
  assert.equal((await country.person('lan').isRefused('applyRetention', apply)).code, 'access.refused')
  assert.equal((await country.person('khue').isRefused('applyRetention', { ...apply, unit: 'son-ha' })).code, 'access.refused')
})

test('another number of rows than the preview told changes nothing', async () => {
  const asked = { unit: 'son-ha', rules: ['personnel.fullName', 'dutyRoster.person'], rows: 5, reason: 'Hết thời hạn lưu' }
  const { code, message } = await thu.isRefused('applyRetention', asked)
  assert.equal(code, 'retention.changed')
  assert.match(message, /5 dòng, nay là 4 dòng/)
  await stillThere()
})

test('killed between two rules, nothing was given up', async () => {
  const input = { unit: 'son-ha', rules: ['personnel.fullName', 'dutyRoster.person'], rows: 4, reason: 'Hết thời hạn lưu' }
  const program = fileURLToPath(new URL('./killedRetention.ts', import.meta.url))
  const words = [world.url, country.database.folder, country.tokens.get('thu') ?? '', JSON.stringify(input)]
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    if (said.includes('dutyRoster.person')) child.kill('SIGKILL')
  })
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  const [, signal] = await once(child, 'close')
  assert.equal(signal, 'SIGKILL', said)
  await stillThere()
})

test('Thu gives it up: the names are nowhere any more, every figure is what it was, the trail says why and names nobody', async () => {
  const rules = ['personnel.identityNo', 'personnel.fullName', 'dutyRoster.person']
  const asked = { unit: 'son-ha', rules, rows: 6, reason: 'Rà soát dữ liệu cá nhân năm 2026' }
  assert.equal((await thu.does<{ rows: number }>('applyRetention', asked)).rows, 6)
  assert.deepEqual(await preview(thu, 'son-ha'), [])
  for (const word of ['tựu', 'tuu', 'hiền', 'hien', '4567', '1960-08-30']) assert.deepEqual(await standsSomewhere(word), [], word)
  assert.equal(await figures(), before2013)
  const { rows } = await country
    .person('lan')
    .does<{ rows: { id: string; values: Record<string, unknown> }[] }>('listRows', { register: 'personnel', unit: 'dien-luc' })
  const shown = (id: string | undefined) => rows.find((row) => row.id === id)?.values
  assert.deepEqual(
    [shown(ids.tuu)?.fullName, shown(ids.tuu)?.bornOn, shown(ids.tuu)?.identityNo, shown(ids.tuu)?.leftOn],
    [NAMELESS, '1960-01-01', null, '2013-05-01'],
  )
  // Of age to serve again: the name is kept, the number is not. Who serves still keeps both, in the stretch before as well.
  assert.deepEqual([shown(ids.luc)?.fullName, shown(ids.luc)?.identityNo], ['Ngô Gia Lực', null])
  assert.deepEqual(
    rows.filter(({ values }) => values.fullName === 'Phùng Văn Nhượng').map(({ values }) => values.identityNo),
    ['••••2222', '••••2222'],
  )
  const history = JSON.stringify(await country.person('lan').does('showRow', { register: 'personnel', id: ids.tuu }))
  assert.ok(!history.includes('Hoàng') && history.includes('lan'))
  const { lines } = await country
    .person('khue')
    .does<{ lines: { action: string; detail: unknown }[] }>('listAudit', { unit: 'son-ha' })
  const line = JSON.stringify(lines.find(({ action }) => action === 'applyRetention'))
  assert.ok(line.includes('Rà soát dữ liệu cá nhân') && line.includes('"rows":6') && !line.includes('Hoàng'), line)
  assert.equal((await country.machine.does<{ ok: boolean }>('verifyAudit')).ok, true)
})

test('Hợi was split off with part of the health department and serves elsewhere: Sáu, who sees the department alone, is not told of the years before', async () => {
  const mai = country.person('mai')
  const hoi = await mai.does<{ id: string }>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: {
      fullName: 'Lưu Văn Hợi',
      bornOn: '1961-05-06',
      identityNo: '036061003333',
      force: 'self_defence',
      forceKind: 'on_site',
      joinedOn: '2010-05-01',
      status: 'serving',
    },
  })
  const due = async () => (await preview(sau, 'so-y-te')).map(({ key }) => key)
  assert.deepEqual(await due(), [])
  const { id } = await thu.does<{ id: string }>('planReorganisation', {
    unit: 'son-ha',
    number: '31/QĐ-BCH',
    decidedOn: '2012-12-20',
    effectiveOn: '2013-01-01',
    title: 'Tách Tổ bảo vệ',
    steps: [{ kind: 'split', unit: 'so-y-te', ends: false, assign: [{ to: 'dien-luc', people: [hoi.id] }] }],
  })
  await thu.does('applyReorganisation', { unit: 'son-ha', id })
  const now = await thu.does<{ rows: { unit: string }[] }>('listRows', {
    register: 'personnel',
    unit: 'dien-luc',
    search: 'Lưu Văn Hợi',
  })
  assert.equal(now.rows.length, 1)
  assert.deepEqual(await due(), [])
})
