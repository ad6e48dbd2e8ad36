import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { actions } from '#actions/index.ts'
import { AGENCIES } from '#demo/agencies.ts'
import { foldTone } from '#domain/wording.ts'
import { buildApp } from '#server/app.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The demo province from its records to the report the conference heard, through the same doors people use. */
let fresh: FreshDatabase
let house: House
let app: FastifyInstance
const cookies: Record<string, string> = {}

const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const

before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2023-07-17T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
  app = await buildApp(house)
  const entered = await app.inject({ method: 'POST', url: '/api/enterDemo', payload: {}, headers: { 'x-sao-vuong': '1' } })
  assert.equal(entered.statusCode, 200, entered.body)
  cookies.sv = entered.cookies.find(({ name }) => name === 'sv')?.value ?? ''
})
after(async () => {
  await app?.close()
  await fresh?.drop()
})

async function reads(action: string, query: Record<string, string>) {
  const reply = await app.inject({ url: `/api/${action}?${new URLSearchParams(query)}`, cookies })
  assert.equal(reply.statusCode, 200, reply.body)
  return reply.json()
}

/** Of a later period nothing is told before it has begun: it is asked for on a day of its own. */
async function readsLater(on: string, action: string, values: Record<string, string>) {
  const later = { ...house, clock: () => new Date(`${on}T02:00:00Z`) }
  const reply = await runAction(later, action, { values }, machine)
  assert.ok('output' in reply, 'refusal' in reply ? reply.refusal.message : '')
  return JSON.parse(JSON.stringify(reply.output))
}

const CONFERENCE = { unit: 'son-giang', period: '2023-H1', asOf: '2023-07-15' }
type Told = { value: number; target?: number; percent?: number }
/** What was read out: figure, and where one was assigned, the target and the percentage rounded half up. */
const TOLD: Readonly<Record<string, Told>> = {
  org_military_commands_total: { value: 47 },
  sdf_strength: { value: 1122, target: 1122, percent: 100 },
  sdf_female_strength: { value: 166 },
  duty_turns: { value: 48 },
  duty_man_days: { value: 8832 },
  officer_training_attended: { value: 81, target: 89, percent: 91.01 },
  unit_leader_training_attended: { value: 116, target: 121, percent: 95.87 },
  force_training_attended: { value: 519, target: 842, percent: 61.64 },
  units_without_annual_resolution: { value: 6 },
  units_without_annual_plan: { value: 4 },
  org_commands_to_consolidate: { value: 5 },
  units_missing_coordination_regulation: { value: 9 },
  coordination_results_reported_units: { value: 36 },
}

test('Hải enters the sample province without an account and lands at Sơn Giang', async () => {
  const me = await reads('whoAmI', {})
  assert.deepEqual([me.name, me.login, me.home.unit], ['Nguyễn Trọng Hải', 'demo', 'son-giang'])
})

test('the report of the first half of 2023 says every figure of the conference, from records alone', async () => {
  const { figures, asOf, window } = await reads('showReport', CONFERENCE)
  assert.deepEqual([asOf, window.from], ['2023-07-15', '2022-12-15'])
  for (const [indicator, told] of Object.entries(TOLD)) {
    const { value, target, percent } = figures[indicator]
    assert.equal(value, told.value, indicator)
    if (told.target !== undefined) assert.deepEqual([target, percent], [told.target, told.percent], indicator)
  }
})

test('each of these figures opens a proof whose children and records add up to it', async () => {
  for (const [indicator, { value }] of Object.entries(TOLD)) {
    const proof = await reads('openProof', { ...CONFERENCE, indicator })
    const children = proof.children.reduce((sum: number, child: Told) => sum + (child.value ?? 0), 0)
    assert.deepEqual([proof.sum, children, proof.own.value], [value, value, 0], indicator)
    for (const { register, sum } of proof.records) assert.equal(sum, value, `${indicator} in ${register}`)
  }
})

test('every agency stands in the proof of force training with its own number and target', async () => {
  const proof = await reads('openProof', { ...CONFERENCE, indicator: 'force_training_attended' })
  const lines = new Map<string, { value: number; target: number }>(
    proof.children.map((child: { unit: { code: string } }) => [child.unit.code, child]),
  )
  for (const { code, forcePresent, forceDue } of AGENCIES) {
    const line = lines.get(code)
    assert.deepEqual([line?.value, line?.target], [forcePresent, forceDue], code)
  }
})

test('a patrol of several communes counts once at the province, and its proof says so', async () => {
  const proof = await reads('openProof', { ...CONFERENCE, indicator: 'patrol_sorties' })
  const children = proof.children.reduce((sum: number, child: Told) => sum + (child.value ?? 0), 0)
  assert.ok(proof.figure.value > 0 && proof.own.value < 0, `own ${proof.own.value}`)
  assert.equal(proof.figure.value, children + proof.own.value)
})

test('a population nobody wrote is missing, whatever else the base data hold, and nothing is held against it', async () => {
  const { figures, findings } = await reads('showReport', { unit: 'son-giang', period: '2021-H1' })
  assert.equal(figures.population_total?.value ?? null, null)
  assert.doesNotMatch(JSON.stringify(findings), /mẫu số 0/)
})

test('a year later the militia is 1,35 % of the population, and 2.847 were enlisted of 2.847', async () => {
  const { figures } = await readsLater('2024-06-20', 'showReport', { unit: 'son-giang', period: '2024-H1' })
  const of = (indicator: string) => figures[indicator].value
  assert.deepEqual(
    [of('msdf_population_rate'), of('population_total'), of('registered_age17'), of('registered_age17_population_rate')],
    [1.35, 1_641_011, 14_605, 0.89],
  )
  assert.deepEqual([of('enlisted_total'), of('enlistment_quota_total'), of('enlistment_completion_rate')], [2847, 2847, 100])
  assert.deepEqual(
    [
      of('commune_hq_built_repaired'),
      of('commune_hq_investment'),
      of('martyr_remains_repatriated_abroad'),
      of('martyr_remains_recovered_domestic'),
    ],
    [10, 4_700_000_000, 21, 2],
  )
  assert.equal(figures.registered_age17.previous, 14_210)
  assert.deepEqual(
    [of('enlistment_quota_army'), of('enlistment_quota_police'), of('volunteers'), of('discharged_soldiers_received')],
    [2460, 387, 829, 2748],
  )
  assert.deepEqual(
    [figures.enlisted_total.previous, figures.volunteers.previous, figures.discharged_soldiers_received.previous],
    [2810, 754, 2702],
  )
  for (const indicator of [
    'registered_age17',
    'enlisted_total',
    'volunteers',
    'discharged_soldiers_received',
    'reservists_registered',
  ]) {
    const proof = await reads('openProof', { unit: 'son-giang', period: '2024-H1', indicator })
    const rows = proof.records.reduce((sum: number, one: { sum: number }) => sum + one.sum, 0)
    assert.deepEqual([proof.sum, rows], [of(indicator), of(indicator)], indicator)
  }
})

test('of 6.000 on the list of 2024, 2.847 went: every step adds up with its losses, and no loss is without a reason', async () => {
  const { steps, quota, questions, children } = await reads('showFunnel', { unit: 'son-giang', year: '2024' })
  const counts = steps.map(({ count }: { count: number }) => count)
  assert.deepEqual(counts, [6000, 5452, 5318, 4212, 4188, 4096, 3231, 2982, 2856, 2847])
  for (const [at, { title, losses }] of steps.entries()) {
    const lost = losses.reduce((sum: number, loss: { many: number }) => sum + loss.many, 0)
    if (at + 1 < steps.length) assert.equal((counts[at] ?? 0) - lost, counts[at + 1], title)
  }
  const last = steps.at(-1)
  assert.deepEqual([last.army, last.police, quota], [2460, 387, { army: 2460, police: 387 }])
  assert.deepEqual(questions, [])
  assert.equal(
    children.reduce((sum: number, child: { counts: number[] }) => sum + (child.counts.at(-1) ?? 0), 0),
    2847,
  )
})

test('the nation sees the same figures as the province, for it has no other', async () => {
  const reply = await runAction(house, 'showReport', { values: { ...CONFERENCE, unit: 'cuc-dqtv' } }, machine)
  assert.ok('output' in reply, 'refusal' in reply ? reply.refusal.message : '')
  const { figures } = reply.output as { figures: Record<string, Told> }
  for (const [indicator, { value }] of Object.entries(TOLD)) assert.equal(figures[indicator]?.value, value, indicator)
})

test('the rates of a province are its own: the nation has none', async () => {
  const rate = async (unit: string): Promise<number | null> => {
    const { figures } = await readsLater('2024-06-20', 'showReport', { unit, period: '2024-H1' })
    return figures.labour_day_allowance_rate?.value ?? null
  }
  assert.deepEqual([await rate('son-giang'), await rate('dong-lam'), await rate('cuc-dqtv')], [149_000, 140_000, null])
})

test('after the districts ended, the regions hold the communes and nobody is lost', async () => {
  const at = async (unit: string, asOf: string) =>
    (await readsLater('2025-07-20', 'showReport', { unit, period: '2025-H2', asOf })).figures.militia_strength.value
  const regions = await Promise.all([1, 2, 3, 4].map((region) => at(`khu-vuc-${region}`, '2025-07-15')))
  const province = await at('son-giang', '2025-07-15')
  assert.equal(
    regions.reduce((sum, value) => sum + value, 0),
    province,
  )
  assert.equal(await at('son-giang', '2025-06-30'), province)
})

test('the assistant of Sở Y tế reads her office and is refused the one beside it', async () => {
  const login = await app.inject({
    method: 'POST',
    url: '/api/login',
    payload: { login: 'tro-ly', password: 'so-y-te-2023' },
    headers: { 'x-sao-vuong': '1' },
  })
  assert.equal(login.statusCode, 200, login.body)
  const hers = { sv: login.cookies.find(({ name }) => name === 'sv')?.value ?? '' }
  const ask = (unit: string) => app.inject({ url: `/api/showReport?unit=${unit}&period=2023-H1&asOf=2023-07-15`, cookies: hers })
  assert.equal((await ask('so-y-te')).json().figures.sdf_strength.value, 24)
  assert.equal((await ask('so-xay-dung')).json().code, 'access.refused')
})

test('who types a name finds those called so first, on the first page as in the whole list', async () => {
  for (const [search, isCalledSo] of [
    ['hung', (given: string) => given === 'hung'],
    ['nguyen', (given: string) => given === 'nguyen'],
    ['ho', (given: string) => given.startsWith('ho')],
    ['tieu doi 1', () => false],
  ] as const) {
    const list = async (limit: number, offset = 0) => {
      const asked = { register: 'personnel', unit: 'son-giang', search, limit: String(limit), offset: String(offset) }
      return (await reads('listRows', asked)).rows as { id: string; values: { fullName: string } }[]
    }
    const [page, next, whole] = [await list(40), await list(20, 40), await list(1000)]
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
    assert.ok(whole.length > 60, search)
    assert.deepEqual([...ids(page), ...ids(next)], ids(whole).slice(0, 60), search)
    const nation = async (limit: number) => {
      const asked = { register: 'personnel', unit: 'cuc-dqtv', search, limit }
      const reply = await runAction(house, 'listRows', { values: asked }, machine)
      assert.ok('output' in reply, 'refusal' in reply ? reply.refusal.message : '')
      return ids((reply.output as { rows: { id: string }[] }).rows)
    }
    const wide = await nation(1000)
    assert.deepEqual(await nation(60), wide.slice(0, 60), `${search} in the book of the nation`)
    const ours = new Set(ids(whole))
    const both = wide.filter((id) => ours.has(id))
    assert.ok(both.length > 60, search)
    assert.deepEqual(both, ids(whole).slice(0, both.length), search)
    const called = whole.map(({ values }) => isCalledSo(foldTone(values.fullName).split(' ').at(-1) ?? ''))
    assert.equal(called.lastIndexOf(true) + 1, called.filter(Boolean).length, search)
  }
})

test('who types a name of two spellings is shown the other as well, and nobody whose name only begins like that', async () => {
  for (const search of ['my', 'vy', 'ky']) {
    const list = async (limit: number) => {
      const asked = { register: 'personnel', unit: 'son-giang', search, limit: String(limit) }
      return ((await reads('listRows', asked)).rows as { id: string }[]).map(({ id }) => id)
    }
    assert.deepEqual(await list(60), (await list(1000)).slice(0, 60), search)
  }
})

test('the ledger of the seeded province holds what its records say', async () => {
  const reply = await runAction(house, 'verifyFigures', {}, machine)
  assert.ok('output' in reply, 'refusal' in reply ? reply.refusal.message : '')
  assert.deepEqual((reply.output as { differences: unknown[] }).differences, [])
})

test('seeding again changes nothing', async () => {
  const reply = await runAction(house, 'seedDemo', {}, machine)
  assert.ok('output' in reply && (reply.output as { seeded: boolean }).seeded === false)
})

test('the clerk of the health department reads the course of every row of hers, and the exported book comes in unchanged', async () => {
  const entered = await app.inject({
    method: 'POST',
    url: '/api/login',
    payload: { login: 'tro-ly', password: 'so-y-te-2023' },
    headers: { 'x-sao-vuong': '1' },
  })
  assert.equal(entered.statusCode, 200, entered.body)
  const token = entered.cookies.find(({ name }) => name === 'sv')?.value ?? ''
  const clerk = async <Output>(action: string, values: object, files = {}) => {
    const reply = await runAction(house, action, { values, files }, { kind: 'test', address: 'test', token })
    return 'output' in reply ? (reply.output as Output) : assert.fail(reply.refusal.message)
  }
  const place = { register: 'training', unit: 'so-y-te' }
  const { rows } = await clerk<{ rows: { shown: Record<string, string> }[] }>('listRows', { ...place, limit: 1000 })
  assert.ok(rows.length > 20 && rows.every(({ shown }) => shown.course), 'a row without the name of its course')
  const { file } = await clerk<{ file: { bytes: Uint8Array } }>('exportRows', { ...place, format: 'xlsx' })
  const review = await clerk<{ same: number; rows: number; findings: { severity: string; message: string }[] }>(
    'importRoster',
    { ...place, keep: false },
    { file: { name: 'so.xlsx', bytes: file.bytes } },
  )
  assert.deepEqual(
    review.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  )
  assert.deepEqual([review.rows, review.same], [rows.length, rows.length])
})

test('the duty book laid out by unit and kind adds up to 8.832, and every cell is exactly the rows it opens', async () => {
  const pivot = await reads('showPivot', { ...CONFERENCE, register: 'duty', columns: 'column:kind', value: 'sum:manDays' })
  const kind = pivot.columns.findIndex(({ key }: { key: string }) => key === 'duty')
  assert.equal(pivot.columnSums[kind], 8832)
  assert.equal(
    pivot.rowSums.reduce((sum: number, one: number) => sum + one, 0),
    pivot.sum,
  )
  const at = pivot.rows.findIndex(({ unit }: { unit: string }) => unit === 'so-y-te')
  assert.equal(pivot.cells[at][kind], 184)
  const where = JSON.stringify([...pivot.where, ...pivot.columns[kind].where])
  const listed = await reads('listRows', { register: 'duty', unit: 'so-y-te', where, limit: '1' })
  assert.deepEqual([listed.sums.manDays, listed.total], [184, 184])
  // A book of what holds over days is laid out as it stands on the day: the strength, by force.
  const people = await reads('showPivot', { ...CONFERENCE, register: 'personnel', rows: 'column:status' })
  const of = (status: string) => people.rowSums[people.rows.findIndex(({ key }: { key: string }) => key === status)]
  assert.equal(of('serving') + of('extended'), 1122 + 20_507)
})

test('what a book cannot be laid out by is refused in words, and a sealed column is among it', async () => {
  for (const [rows, words] of [
    ['column:fullName', /không xếp được theo/],
    ['column:identityNo', /không xếp được theo/],
    ['month', /không xếp được theo/],
  ] as const) {
    const query = new URLSearchParams({ ...CONFERENCE, register: 'personnel', rows })
    const reply = await app.inject({ url: `/api/showPivot?${query}`, cookies })
    assert.equal(reply.statusCode, 400, rows)
    assert.match(reply.json().message, words)
  }
})

test('month by month the man-days are 8.832, and who said nothing is missing, not nought', async () => {
  const series = await reads('showSeries', { ...CONFERENCE, indicator: 'duty_man_days' })
  assert.equal(series.months.length, 8)
  assert.equal(
    series.whole.reduce((sum: number, one: number | null) => sum + (one ?? 0), 0),
    8832,
  )
  type Line = { unit: { code: string }; values: (number | null)[] }
  const of = (code: string) => series.units.find(({ unit }: Line) => unit.code === code)?.values
  assert.deepEqual(of('so-y-te'), [2, 31, 28, 31, 30, 31, 30, 1])
  assert.deepEqual(new Set(of('huyen-son-dong')), new Set([null]))
})

test('before the conference the overview tells it, how the 47 reports stand, and each target against the year before', async () => {
  const { conference, round, targets } = await reads('showOverview', CONFERENCE)
  assert.deepEqual([conference.heldOn, conference.daysLeft], ['2023-07-21', 4])
  const { expected, accepted, waiting, returned, notSent } = round
  assert.deepEqual([expected, accepted, waiting, returned, notSent], [47, 32, 12, 2, 1])
  const training = targets.find(({ indicator }: { indicator: string }) => indicator === 'force_training_attended')
  assert.deepEqual([training.value, training.target, training.previous], [519, 842, 452])
  const later = await reads('showOverview', { unit: 'son-giang', period: '2023', asOf: '2023-12-14' })
  assert.deepEqual([later.conference, later.round], [null, null])
})

test('in July 2025 the 96 communes of eight district commands went to four regional commands, with all their people', async () => {
  const { on, before, after, passages } = await reads('showSuccession', { unit: 'son-giang' })
  type Passage = { units: number; people: number }
  const sum = (of: (one: Passage) => number): number => passages.reduce((all: number, one: Passage) => all + of(one), 0)
  assert.deepEqual([on, before.length, after.length, sum(({ units }) => units)], ['2025-07-01', 8, 4, 96])
  const eve = await readsLater('2025-07-20', 'showReport', { unit: 'son-giang', period: '2025-H2', asOf: '2025-06-30' })
  assert.equal(
    sum(({ people }) => people),
    eve.figures.militia_strength.value,
  )
})

test('who reported in time is counted by the rounds, not typed: 43 of 47, each by name in the proof', async () => {
  const monday = { ...CONFERENCE, asOf: '2023-07-17' }
  const { figures } = await reads('showReport', monday)
  assert.deepEqual(
    ['reports_due', 'reports_on_time_rate', 'reporting_coverage_rate', 'post_submission_amendments'].map(
      (id) => figures[id]?.value,
    ),
    [47, 91.49, 97.87, 0],
  )
  const proof = await reads('openProof', { ...monday, indicator: 'reports_on_time_rate' })
  type Sent = { name: string; sentOn: string | null; onTime: boolean }
  const late = (proof.reports as Sent[]).filter(({ onTime }) => !onTime)
  assert.deepEqual([proof.reports.length, late.length, late.filter(({ sentOn }) => sentOn === null).length], [47, 4, 1])
  const before = await reads('showReport', CONFERENCE)
  assert.equal(before.figures.reports_due.value, null, 'the day to send them was the 16th')
})
