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
  meals: { rows: number; manDays: number; amount: number; notPayable: { reasons: { reason: string; manDays: number }[] } }
  lines: {
    unit: { code: string }
    register: string
    rate: number | null
    decision: string | null
    mealRate: number | null
    manDays: number
    amount: number | null
    meals: number | null
  }[]
  notPayable: {
    manDays: number
    reasons: { reason: string; rows: number; manDays: number }[]
    list: { register: string; id: string; unit: { code: string }; day: string; reason: string; title: string }[]
  }
  posts: {
    unit: { code: string }
    book: string
    post: string
    people: number
    wholeMonths: number
    halfMonths: number
    monthly: number | null
    amount: number | null
  }[]
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
        ['tan-lap', 149_000, '22/NQ-HĐND', 4, 596_000],
        ['tan-lap', 187_200, '09/NQ-HĐND', 5, 936_000],
        ['tan-lap', 149_000, '22/NQ-HĐND', 30, 4_470_000],
        ['phu-son', 187_200, '09/NQ-HĐND', 4, 748_800],
      ],
    )
    assert.deepEqual([total, notPayable.manDays], [{ rows: 4, manDays: 43, amount: 6_750_800 }, 0])
    assert.equal((await shows(hung, 'phu-son')).total.amount, 748_800)
    assert.equal((await shows(hung, 'son-ha', { from: '2024-07-01', to: '2024-07-31' })).total.manDays, 9)
  }))

const mealRate: Values = { kind: 'meal', amount: 60_000, decision: '22/NQ-HĐND', validFrom: '2021-01-01', validUntil: null }

test('each day called out brings a meal at the rate of its day; where no rate for meals is set, that alone is missing', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    await saves(hung, 'duty', 'tan-lap', post('2024-06-30'))
    await saves(hung, 'relief', 'tan-lap', flood)
    const before = await shows(hung, 'son-ha')
    assert.deepEqual([before.total.amount, before.meals.amount, before.meals.rows], [34 * 149_000, 0, 0])
    assert.deepEqual(
      before.meals.notPayable.reasons.map(({ reason, manDays }) => [reason, manDays]),
      [['no_rate', 34]],
    )
    await saves(hung, 'allowanceRates', 'son-ha', { ...mealRate, validUntil: '2024-05-12' })
    await saves(hung, 'allowanceRates', 'son-ha', {
      ...mealRate,
      amount: 65_000,
      decision: '09/NQ-HĐND',
      validFrom: '2024-05-12',
    })
    const { lines, meals, total } = await shows(hung, 'son-ha')
    assert.deepEqual(
      lines.map(({ register, manDays, mealRate: rate, meals: eaten, amount }) => [register, manDays, rate, eaten, amount]),
      [
        ['duty', 4, 65_000, 260_000, 596_000],
        ['relief', 30, null, null, 4_470_000],
      ],
      'the flood lasts over the day the rate for meals changes: its labour days are paid, its meals wait',
    )
    assert.deepEqual(
      meals.notPayable.reasons.map(({ reason }) => reason),
      ['rate_changes'],
    )
    assert.deepEqual([meals.amount, total.amount], [260_000, 34 * 149_000])
  }))

test('days of a course of the force are paid to those who came, by the decision of the course', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    await saves(hung, 'allowanceRates', 'son-ha', mealRate)
    const soldier = (fullName: string): Values => ({
      fullName,
      bornOn: '2001-03-02',
      joinedOn: '2022-01-10',
      force: 'militia',
      post: 'soldier',
      status: 'serving',
    })
    const course = {
      title: 'Huấn luyện dân quân tại chỗ',
      kind: 'force',
      programme: 'later_7',
      heldFrom: '2024-04-01',
      heldTo: '2024-04-07',
    }
    const held = await saves(hung, 'courses', 'tan-lap', { ...course, days: 7 })
    for (const [name, present] of [
      ['Vi Văn Lâm', true],
      ['Lò Thị Nhung', true],
      ['Hà Văn Quý', false],
    ] as const) {
      const { id } = await saves(hung, 'personnel', 'tan-lap', soldier(name))
      await saves(hung, 'training', 'tan-lap', {
        person: id,
        course: held.id,
        called: true,
        present,
        absence: present ? null : 'sick',
      })
    }
    const before = await shows(hung, 'tan-lap')
    assert.deepEqual(
      before.notPayable.list.map(({ register, id, reason }) => [register, id, reason]),
      [['courses', held.id, 'no_decision']],
    )
    const id = { id: held.id, version: held.version }
    await hung.does('saveRow', { register: 'courses', unit: 'tan-lap', ...id, values: { decision: '12/KH-BCH' } })
    const { lines } = await shows(hung, 'son-ha')
    assert.deepEqual(
      lines.map(({ unit, register, manDays, amount, meals }) => [unit.code, register, manDays, amount, meals]),
      [['tan-lap', 'training', 14, 14 * 149_000, 14 * 60_000]],
    )
  }))

test('a command that keeps the book of terms is paid by it: whole and half months, seniority with the years before', () =>
  world.trial(async (country) => {
    await withRates(country)
    const hung = country.person('hung')
    const deputy = { kind: 'post_deputy', amount: 327_801, decision: '22/NQ-HĐND', validFrom: '2021-01-01', validUntil: null }
    await saves(hung, 'allowanceRates', 'son-ha', deputy)
    const inRoster: Values = {
      fullName: 'Lò Đức Hải',
      bornOn: '1985-03-02',
      joinedOn: '2016-01-01',
      force: 'militia',
      post: 'deputy_commander',
      status: 'serving',
    }
    await saves(hung, 'personnel', 'phu-son', inRoster)
    const seat = await saves(hung, 'posts', 'phu-son', {
      title: 'Phó Chỉ huy trưởng',
      post: 'deputy_commander',
      seats: 1,
      establishedOn: '2015-01-01',
    })
    const term = (fullName: string, appointedOn: string, until: string | null, holderKind = 'militia'): Values => ({
      ...{ fullName, bornOn: '1985-03-02', post: seat.id, holderKind, appointedOn, until },
      decision: '8/QĐ-BCH',
    })
    await saves(hung, 'terms', 'phu-son', term('Lò Đức Hải', '2019-01-01', '2024-03-11'))
    await saves(hung, 'terms', 'phu-son', term('Quàng Văn Sơn', '2024-03-11', null))
    const half = await shows(hung, 'son-ha', { from: '2024-01-01', to: '2024-06-30' })
    assert.deepEqual(
      half.posts.map(({ unit, book, post: held, people, wholeMonths, halfMonths, amount }) => [
        ...[unit.code, book, held, people, wholeMonths, halfMonths, amount],
      ]),
      // Ten days of March are half a month, twenty-one the whole of it; half of an odd sum is rounded up.
      [['phu-son', 'terms', 'Phó Chỉ huy trưởng', 2, 6, 1, 2_130_707]],
    )
    assert.deepEqual(half.seniority, [], 'whom the book of terms relieved is no longer paid, whatever the roster says')
    assert.deepEqual(
      (await shows(hung, 'son-ha', { to: '2024-03-01' })).seniority.map(({ person, months, percent }) => [
        person,
        months,
        percent,
      ]),
      [['Lò Đức Hải', 62, 5]],
    )
    const notYet = await shows(hung, 'son-ha', { from: '2024-06-01', to: '2024-06-29' })
    assert.deepEqual(notYet.posts, [], 'a month that has not ended is paid with the next sheet')
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
    await saves(hung, 'allowanceRates', 'son-ha', mealRate)
    await saves(hung, 'duty', 'phu-son', post('2024-07-01', { decision: null }))
    const { name, bytes } = await fetches(hung, 'exportPayable', { unit: 'son-ha', period: '2024' })
    assert.equal(name, 'chi-tra-son-ha-2023-12-15-2024-12-14.xlsx')
    assert.deepEqual(
      (await readWorkbook(bytes)).sheets.map((sheet) => sheet.name),
      ['Chi trả', 'Chưa chi trả được', 'Phụ cấp chức vụ', 'Thâm niên'],
    )
    const { rows } = await readSheet(bytes)
    const values = rows.slice(4).map(({ cells }) => cells.map(({ value }) => value))
    const paid = [
      1,
      'Ban CHQS xã Tân Lập',
      'Sổ trực, tuần tra',
      1,
      4,
      '22/NQ-HĐND',
      149_000,
      596_000,
      '22/NQ-HĐND',
      60_000,
      240_000,
      836_000,
    ]
    assert.deepEqual(values[0], paid)
    assert.deepEqual(values[1]?.slice(-5), ['Cộng', 4, 596_000, 240_000, 836_000])
    const trail = JSON.stringify(await country.person('khue').does('listAudit', { unit: 'son-ha' }))
    assert.match(trail, /exportPayable/)
  }))
