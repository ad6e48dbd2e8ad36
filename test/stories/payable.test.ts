import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CellValue } from '#domain/register.ts'
import { readSheet, readWorkbook } from '#reader/sheet.ts'
import { fetches } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Values = Record<string, CellValue>
type Payable = {
  window: { from: string; to: string }
  total: { rows: number; manDays: number; amount: number }
  lines: { unit: { code: string }; rate: number; decision: string; manDays: number; amount: number }[]
  notPayable: {
    manDays: number
    reasons: { reason: string; rows: number; manDays: number }[]
    list: { register: string; id: string; unit: { code: string }; day: string; reason: string; title: string }[]
  }
  seniority: { person: string; post: string; months: number; percent: number; monthly: number | null; amount: number | null }[]
}
const saves = (person: Person, register: string, unit: string, values: Values) =>
  person.does<{ id: string; version: number }>('saveRow', { register, unit, values })
const shows = (person: Person, unit: string, more: object = {}) =>
  person.does<Payable>('showPayable', { unit, period: '2024', ...more })

const post = (day: string, more: Values = {}): Values => ({
  day,
  kind: 'duty',
  place: 'Trụ sở UBND',
  people: 4,
  manDays: 4,
  turns: 0,
  decision: '03/KH-BCH',
  ...more,
})
const flood: Values = {
  day: '2024-05-10',
  until: '2024-05-12',
  kind: 'disaster',
  event: 'Lũ ống',
  place: 'Gia cố bờ kè',
  decision: '29/QĐ-BCH',
  militia: 10,
  personTurns: 30,
  manDays: 30,
}

/** Two rates, the second from 1/7/2024, set by the province. */
async function withRates({ person }: Country): Promise<void> {
  const rate = (amount: number, validFrom: string, validUntil: string | null, kind = 'labour_day'): Values => ({
    kind,
    amount,
    decision: amount > 180_000 ? '09/NQ-HĐND' : '22/NQ-HĐND',
    validFrom,
    validUntil,
  })
  const hung = person('hung')
  await saves(hung, 'allowanceRates', 'son-ha', rate(149_000, '2021-01-01', '2024-07-01'))
  await saves(hung, 'allowanceRates', 'son-ha', rate(187_200, '2024-07-01', null))
  await saves(hung, 'allowanceRates', 'son-ha', rate(1_788_000, '2021-01-01', null, 'deputy_commander'))
}

test('each man-day is paid by the rate of its day, duty and call-outs together, exact to the đồng', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    await saves(hung, 'duty', 'tan-lap', post('2024-06-30'))
    await saves(hung, 'duty', 'tan-lap', post('2024-07-01', { people: 5, manDays: 5 }))
    await saves(hung, 'duty', 'phu-son', post('2024-07-01'))
    await saves(hung, 'relief', 'tan-lap', flood)
    const { total, lines, notPayable } = await shows(hung, 'son-ha')
    assert.deepEqual(
      lines.map(({ unit, rate, decision, manDays, amount }) => [unit.code, rate, decision, manDays, amount]),
      [
        ['tan-lap', 149_000, '22/NQ-HĐND', 34, 5_066_000],
        ['tan-lap', 187_200, '09/NQ-HĐND', 5, 936_000],
        ['phu-son', 187_200, '09/NQ-HĐND', 4, 748_800],
      ],
    )
    assert.deepEqual([total, notPayable.manDays], [{ rows: 4, manDays: 43, amount: 6_750_800 }, 0])
    assert.equal((await shows(hung, 'phu-son')).total.amount, 748_800)
    assert.equal((await shows(hung, 'son-ha', { from: '2024-07-01', to: '2024-07-31' })).total.manDays, 9)
  }))

test('what cannot be paid says why, and once Hùng writes the decision it can', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    const open = await saves(hung, 'duty', 'tan-lap', post('2024-06-03', { decision: null }))
    await saves(hung, 'relief', 'tan-lap', { ...flood, day: '2024-06-29', until: '2024-07-01' })
    await saves(hung, 'duty', 'tan-lap', post('2024-05-02', { kind: 'patrol', manDays: 0, teamTurns: 1, personTurns: 4 }))
    await saves(country.person('lan'), 'duty', 'dien-luc', post('2024-06-03', { people: 1, manDays: 1 }))
    const before = await shows(hung, 'son-ha')
    assert.equal(before.total.amount, 0)
    assert.deepEqual(
      before.notPayable.reasons.map(({ reason, rows, manDays }) => [reason, rows, manDays]),
      [
        ['employer', 1, 1],
        ['no_decision', 1, 4],
        ['rate_changes', 1, 30],
      ],
    )
    assert.deepEqual(
      before.notPayable.list.map(({ register, unit, day, title }) => [register, unit.code, day, title]),
      [
        ['duty', 'tan-lap', '2024-06-03', 'Chưa ghi quyết định huy động (NĐ 72/2020 Điều 11)'],
        ['relief', 'tan-lap', '2024-06-29', 'Kéo qua ngày đổi mức: tách thành hai dòng theo ngày đổi mức'],
      ],
    )
    await hung.does('saveRow', { register: 'duty', unit: 'tan-lap', id: open.id, version: 1, values: { decision: '03/KH-BCH' } })
    assert.equal((await shows(hung, 'son-ha')).total.amount, 4 * 149_000)
  }))

test('where no rate is set nothing is reckoned, and Lan sees neither Tân Lập nor its days', () =>
  world.trial(async ({ person }) => {
    await saves(person('hung'), 'duty', 'tan-lap', post('2024-06-03'))
    const { total, notPayable } = await shows(person('hung'), 'son-ha')
    assert.deepEqual([total.amount, notPayable.reasons.map(({ reason }) => reason)], [0, ['no_rate']])
    assert.equal((await person('lan').isRefused('showPayable', { unit: 'tan-lap', period: '2024' })).code, 'access.refused')
    assert.deepEqual((await shows(person('lan'), 'dien-luc')).notPayable.reasons, [])
    const backwards = { unit: 'son-ha', period: '2024', from: '2024-06-02', to: '2024-06-01' }
    assert.equal(
      (await person('hung').isRefused('showPayable', backwards)).message,
      'Từ ngày 02/6/2024 sau đến ngày 01/6/2024. Đồng chí đổi lại hai ngày.',
    )
  }))

test('an agency that set a rate of its own pays its own people by it', () =>
  world.trial(async (country) => {
    await withRates(country)
    const lan = country.person('lan')
    const own = { kind: 'labour_day', amount: 120_000, decision: '7/QĐ-GĐ', validFrom: '2024-01-01' }
    await saves(lan, 'allowanceRates', 'dien-luc', own)
    await saves(lan, 'duty', 'dien-luc', post('2024-06-03', { people: 2, manDays: 2 }))
    assert.equal((await shows(lan, 'dien-luc')).total.amount, 240_000)
  }))

test('sixty months in post earn five per cent, one more a year; stretches of one person are one service', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    const commander = (fullName: string, held: string, joinedOn: string): Values => ({
      fullName,
      bornOn: '1985-03-02',
      joinedOn,
      force: 'militia',
      post: held,
      status: 'serving',
    })
    const first = await saves(hung, 'personnel', 'tan-lap', commander('Vi Văn Thịnh', 'deputy_commander', '2018-03-15'))
    const values = { post: 'commander', entry: 'continued' }
    await hung.does('changeRow', { register: 'personnel', id: first.id, version: 1, from: '2021-01-01', values })
    await saves(hung, 'personnel', 'phu-son', commander('Lò Đức Hải', 'deputy_commander', '2017-01-01'))
    await saves(hung, 'personnel', 'phu-son', commander('Hà Minh Tú', 'political_officer', '2022-01-01'))
    const at = async (to: string) =>
      (await shows(hung, 'son-ha', { to })).seniority.map(({ person, post: held, months, percent, amount }) => [
        person,
        held,
        months,
        percent,
        amount,
      ])
    assert.deepEqual(await at('2024-06-14'), [
      ['Vi Văn Thịnh', 'Chỉ huy trưởng', 75, 6, null],
      ['Lò Đức Hải', 'Phó Chỉ huy trưởng', 89, 7, 125_160],
    ])
  }))

test('the workbook holds the same sums as formulas, the reasons and the names; taking it away leaves a line', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    await saves(hung, 'duty', 'tan-lap', post('2024-06-30'))
    await saves(hung, 'duty', 'phu-son', post('2024-07-01', { decision: null }))
    const { name, bytes } = await fetches(hung, 'exportPayable', { unit: 'son-ha', period: '2024' })
    assert.equal(name, 'chi-tra-son-ha-2023-12-15-2024-12-14.xlsx')
    assert.deepEqual(
      (await readWorkbook(bytes)).sheets.map((sheet) => sheet.name),
      ['Chi trả', 'Chưa chi trả được', 'Thâm niên'],
    )
    const { rows } = await readSheet(bytes)
    const values = rows.slice(4).map(({ cells }) => cells.map(({ value }) => value))
    assert.deepEqual(values[0], [1, 'Ban CHQS xã Tân Lập', '22/NQ-HĐND', 149_000, 1, 4, 596_000])
    assert.equal(values[1]?.at(-1), 596_000)
    const trail = JSON.stringify(await country.person('khue').does('listAudit', { unit: 'son-ha' }))
    assert.match(trail, /exportPayable/)
  }))
