import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import type { CellValue } from '#domain/register.ts'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** Relief, rates, budget, seats, works, land cases, purchases, remains, party cells, rear policy: as people work with them. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Values = Record<string, CellValue>
type Saved = { id: string; version: number; findings: Finding[] }
type Report = { figures: Record<string, { value: number | null; state: string }> }
type Proof = { figure: { value: number }; sum: number; records: { register: string; count: number; sum: number }[] }

const H1_2024 = { period: '2024-H1' }
const figure = async ({ machine }: Country, unit: string, indicator: string, when: object = H1_2024): Promise<number | null> =>
  (await machine.does<Report>('showReport', { unit, ...when })).figures[indicator]?.value ?? null
const saves = (person: Person, register: string, unit: string, values: Values) =>
  person.does<Saved>('saveRow', { register, unit, values })
const refused = async (person: Person, register: string, unit: string, values: Values): Promise<(string | undefined)[][]> =>
  ((await person.isRefused('saveRow', { register, unit, values })).findings as Finding[])
    .filter(({ severity }) => severity === 'error')
    .map(({ where, message }) => [where.column, message])

/** What the export says the import knows again, row by row; the template opens in the same columns. */
async function comesBack(person: Person, register: string, unit: string): Promise<void> {
  const { total } = await lists(person, register, { unit, deep: true })
  assert.ok(total > 0, register)
  const { bytes } = await fetches(person, 'exportRows', { register, unit, deep: true })
  const review = await sends(person, bytes, { register, unit })
  assert.deepEqual(errorsOf(review), [], register)
  assert.deepEqual(countsOf(review), { rows: total, same: total, added: 0, changed: 0, rejected: 0, kept: false }, register)
  const template = await fetches(person, 'downloadTemplate', { register, unit })
  assert.equal(errorsOf(await sends(person, template.bytes, { register, unit })).length, 0, register)
}

const proves = async (person: Person, unit: string, indicator: string, value: number): Promise<void> => {
  const proof = await person.does<Proof>('openProof', { unit, ...H1_2024, indicator })
  assert.deepEqual([proof.figure.value, proof.sum, proof.records[0]?.sum], [value, value, value], indicator)
}

const storm = (more: Values = {}): Values => ({
  day: '2024-04-19',
  until: '2024-04-21',
  kind: 'disaster',
  event: 'Lốc xoáy, mưa đá',
  place: 'Sửa mái nhà thôn 4',
  decision: '29/QĐ-BCH',
  militia: 12,
  regulars: 10,
  teams: 2,
  personTurns: 36,
  manDays: 36,
  evacuated: 21,
  households: 9,
  ...more,
})

test('Hùng enters the storm of Tân Lập: soldiers stay out of the militia’s turns, and Phú Sơn’s part adds up beside it', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    assert.deepEqual(await refused(hung, 'relief', 'tan-lap', storm({ event: null, personTurns: 8, manDays: 60 })), [
      ['personTurns', '12 người tham gia thì ít nhất là 12 lượt người, đang ghi 8.'],
      ['manDays', '12 người trong 3 ngày nhiều nhất là 36 ngày công, đang ghi 60.'],
      ['event', 'Di dời 21 nhân khẩu phải ghi vì sự kiện nào, ví dụ “Bão số 3”.'],
    ])
    assert.deepEqual(await refused(hung, 'relief', 'tan-lap', storm({ militia: 0, cost: -5 })), [
      ['cost', 'Kinh phí (đồng) ít nhất là 0.'],
      ['personTurns', 'Lượt người và ngày công chỉ ghi của dân quân tự vệ; lực lượng khác chỉ ghi số người.'],
    ])
    const lead = await saves(hung, 'relief', 'tan-lap', storm())
    const asked = await saves(
      hung,
      'relief',
      'phu-son',
      storm({ jointWith: lead.id, decision: null, cost: 3_000_000, evacuated: null }),
    )
    assert.deepEqual(
      asked.findings.map(({ severity, code }) => [severity, code]),
      [['warning', 'relief.cost_without_decision']],
    )
    assert.equal(await figure(country, 'son-ha', 'disaster_relief_person_turns'), 72)
    assert.equal(await figure(country, 'tan-an', 'households_helped'), 18)
    assert.equal((await lists(hung, 'relief', { unit: 'son-ha', deep: true })).sums.activities, 1)
    await hung.does('saveRow', {
      register: 'relief',
      unit: 'tan-lap',
      id: lead.id,
      version: 1,
      values: { personTurns: 30, manDays: 30 },
    })
    await proves(hung, 'son-ha', 'disaster_relief_person_turns', 66)
    await proves(hung, 'son-ha', 'people_evacuated', 21)
    assert.equal(await figure(country, 'son-ha', 'civic_action_person_turns'), 0)
    await comesBack(hung, 'relief', 'son-ha')
  }))

test('a rate holds from its day to the next at the province alone; two of one kind never hold together', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const rate = (more: Values): Values => ({
      kind: 'labour_day',
      amount: 149_000,
      decision: '22/NQ-HĐND',
      validFrom: '2021-01-01',
      ...more,
    })
    const first = await saves(hung, 'allowanceRates', 'son-ha', rate({}))
    const next = rate({ amount: 187_200, decision: '09/NQ-HĐND', validFrom: '2024-07-01' })
    assert.deepEqual(await refused(hung, 'allowanceRates', 'son-ha', next), [
      [
        'validFrom',
        'Mức cùng loại 149.000 đồng (22/NQ-HĐND) áp dụng từ 01/01/2021, chưa ghi ngày hết hiệu lực. Một ngày chỉ có một mức: ghi ngày hết hiệu lực của mức cũ trước.',
      ],
    ])
    await hung.does('saveRow', {
      register: 'allowanceRates',
      unit: 'son-ha',
      id: first.id,
      version: 1,
      values: { validUntil: '2024-07-01' },
    })
    await saves(hung, 'allowanceRates', 'son-ha', next)
    await saves(hung, 'allowanceRates', 'tan-lap', rate({ amount: 160_000, decision: '04/NQ-HĐND' }))
    const sheet = await roster(
      [
        ['Tiền ăn', 60_000, '22/NQ-HĐND', '01/01/2021', '01/9/2024'],
        ['Tiền ăn', 65_000, '09/NQ-HĐND', '01/7/2024', null],
      ],
      {},
      ['TT', 'Loại mức', 'Mức', 'Nghị quyết', 'Áp dụng từ', 'Hết hiệu lực'],
    )
    const review = await sends(hung, sheet, { register: 'allowanceRates', unit: 'son-ha', keep: true })
    assert.deepEqual([review.kept, errorsOf(review).length], [false, 2], 'both rows are told of the other')
    const at = (asOf: string, unit = 'son-ha') =>
      figure(country, unit, 'labour_day_allowance_rate', { period: asOf < '2024-06-15' ? '2024-H1' : '2024-H2', asOf })
    assert.deepEqual([await at('2024-06-14'), await at('2024-06-30'), await at('2024-07-01')], [149_000, 149_000, 187_200])
    assert.equal(await at('2024-06-14', 'cuc'), null, 'a rate is nobody else’s')
    assert.equal(await figure(country, 'son-ha', 'meal_allowance_rate'), null, 'a rate nobody set is not nought')
    await proves(hung, 'son-ha', 'labour_day_allowance_rate', 149_000)
    const { sums } = await lists(hung, 'allowanceRates', { unit: 'son-ha' })
    assert.deepEqual(sums, { count: 3 }, 'a day at one rate and a day at another are no rate together')
    await comesBack(hung, 'allowanceRates', 'son-ha')
  }))

test('what was given is not spent: only money that went out counts, on its day', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const line = (more: Values): Values => ({
      year: 2024,
      kind: 'spent',
      source: 'locality',
      item: 'allowance',
      subject: 'Trợ cấp ngày công quý I',
      day: '2024-04-05',
      amount: 2_400_000_000,
      decision: '14/QĐ-BCH',
      ...more,
    })
    await saves(
      hung,
      'budget',
      'son-ha',
      line({ kind: 'planned', subject: 'Dự toán năm', day: '2024-01-05', amount: 9_000_000_000 }),
    )
    assert.deepEqual(await refused(hung, 'budget', 'son-ha', line({ amount: -1 })), [['amount', 'Số tiền (đồng) ít nhất là 1.']])
    const { findings } = await saves(hung, 'budget', 'son-ha', line({ decision: null }))
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['Chưa ghi quyết định hoặc chứng từ của khoản này. Bổ sung khi có.'],
    )
    assert.equal(await figure(country, 'cuc', 'budget_msdf_spent'), 2_400_000_000)
    await proves(hung, 'son-ha', 'budget_msdf_spent', 2_400_000_000)
    await comesBack(hung, 'budget', 'son-ha')
  }))

test('a new seat is one more from the day it is used; a later repair is a work, not another seat', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const seat = (more: Values): Values => ({
      oldCommune: 'Xã Tân Lập',
      work: 'built',
      day: '2024-04-25',
      cost: 470_000_000,
      capital: 'province',
      decision: '211/QĐ-UBND',
      since: '2024-05-02',
      ...more,
    })
    assert.deepEqual(await refused(hung, 'headquarters', 'tan-lap', seat({ until: '2024-05-01', work: 'existing' })), [
      ['until', 'Ngày thôi sử dụng phải sau ngày đưa vào sử dụng.'],
      ['cost', 'Kinh phí chỉ ghi khi xây mới hoặc sửa chữa. Đồng chí chọn lại ở cột Xây, sửa.'],
    ])
    await saves(hung, 'headquarters', 'tan-lap', seat({}))
    const again = await refused(
      hung,
      'headquarters',
      'tan-lap',
      seat({ work: 'repaired', day: '2024-06-03', since: '2024-06-03' }),
    )
    assert.match(again[0]?.[1] ?? '', /^Xã Tân Lập đã có trụ sở sử dụng từ 02\/5\/2024\. Nếu đây là lần sửa chữa, để trống/)
    await saves(hung, 'headquarters', 'tan-lap', seat({ work: 'repaired', day: '2024-06-03', since: null, cost: 30_000_000 }))
    const told = async (when: object) => [
      await figure(country, 'son-ha', 'commune_hq_total', when),
      await figure(country, 'son-ha', 'commune_hq_built_repaired', when),
      await figure(country, 'son-ha', 'commune_hq_investment', when),
      await figure(country, 'son-ha', 'commune_hq_average_cost', when),
    ]
    assert.deepEqual(await told(H1_2024), [1, 2, 500_000_000, 250_000_000])
    assert.equal((await told({ period: '2024-H1', asOf: '2024-05-01' }))[0], 0)
    await proves(hung, 'son-ha', 'commune_hq_total', 1)
    await proves(hung, 'son-ha', 'commune_hq_investment', 500_000_000)
    await comesBack(hung, 'headquarters', 'son-ha')
  }))

test('works and land cases close after they open; a case is settled somehow', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const work: Values = {
      title: 'Nhà ở cán bộ',
      kind: 'building',
      startedOn: '2024-03-18',
      cost: 900_000_000,
      decision: '31/QĐ-BCH',
    }
    assert.deepEqual(await refused(hung, 'baseWorks', 'son-ha', { ...work, completedOn: '2024-03-01' }), [
      ['completedOn', 'Ngày hoàn thành phải từ ngày khởi công trở đi.'],
    ])
    await saves(hung, 'baseWorks', 'son-ha', work)
    await comesBack(hung, 'baseWorks', 'son-ha')
    const land: Values = { title: 'Trồng keo lấn ranh giới bãi tập', kind: 'encroachment', area: 950, openedOn: '2024-02-10' }
    assert.deepEqual(await refused(hung, 'landCases', 'tan-lap', { ...land, settledOn: '2024-02-01' }), [
      ['settledOn', 'Ngày giải quyết xong không thể trước ngày phát sinh.'],
      ['outcome', 'Vụ việc đã giải quyết phải ghi kết quả.'],
    ])
    const { id } = await saves(hung, 'landCases', 'tan-lap', land)
    const settled = { settledOn: '2024-05-06', outcome: 'Hộ dân trả lại mặt bằng' }
    await hung.does('saveRow', { register: 'landCases', unit: 'tan-lap', id, version: 1, values: settled })
    await comesBack(hung, 'landCases', 'son-ha')
  }))

test('Lan’s company bought twice in a year and is one unit that bought; uniforms are not equipment', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    const buy = (more: Values): Values => ({
      year: 2024,
      kind: 'support_equipment',
      day: '2024-03-12',
      times: 1,
      decision: '12/QĐ-GĐ',
      ...more,
    })
    assert.deepEqual(await refused(lan, 'purchases', 'dien-luc', buy({ day: '2023-12-30' })), [
      ['day', 'Ngày mua lần đầu phải trong năm 2024.'],
    ])
    const { id } = await saves(lan, 'purchases', 'dien-luc', buy({}))
    const twice = { register: 'purchases', unit: 'dien-luc', values: buy({ day: '2024-05-20' }) }
    assert.equal((await lan.isRefused('saveRow', twice)).code, 'record.duplicate')
    await lan.does('saveRow', { register: 'purchases', unit: 'dien-luc', id, version: 1, values: { times: 2 } })
    await saves(lan, 'purchases', 'dien-luc', buy({ kind: 'uniform' }))
    await proves(lan, 'dien-luc', 'support_equipment_purchased', 1)
    assert.equal(await figure(country, 'son-ha', 'support_equipment_purchased'), 1)
    await comesBack(lan, 'purchases', 'dien-luc')
    // A year names: it never adds up, and stands without dots on the screen and in the file.
    const listed = await lan.does<{ sums: Record<string, number>; rows: { shown: Record<string, string> }[] }>('listRows', {
      register: 'purchases',
      unit: 'dien-luc',
    })
    assert.deepEqual([listed.sums.year, listed.sums.times], [undefined, 3])
    assert.ok(listed.rows.every(({ shown }) => shown.year === '2024'))
    const { bytes } = await fetches(lan, 'exportRows', { register: 'purchases', unit: 'dien-luc', format: 'csv' })
    assert.match(Buffer.from(bytes).toString('utf8'), /,?2024,/)
  }))

test('remains count where they were found, on the last day of the mission, and no more are handed over than found', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const mission = (more: Values): Values => ({
      mission: 'Mùa khô 2023–2024',
      land: 'abroad',
      place: 'Campuchia',
      startedOn: '2023-12-20',
      endedOn: '2024-05-20',
      recovered: 21,
      handedOver: 21,
      handedOverOn: '2024-05-22',
      ...more,
    })
    assert.deepEqual(
      await refused(hung, 'remains', 'son-ha', mission({ recovered: 20, endedOn: '2023-12-01', handedOverOn: null })),
      [
        ['endedOn', 'Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.'],
        ['handedOver', 'Quy tập 20 hài cốt thì không thể bàn giao 21.'],
        ['handedOverOn', 'Ghi ngày bàn giao, truy điệu, an táng.'],
      ],
    )
    await saves(hung, 'remains', 'son-ha', mission({}))
    await saves(
      hung,
      'remains',
      'son-ha',
      mission({ mission: 'Theo tin báo', land: 'home', place: 'Huyện Tân An', recovered: 2, handedOver: 2 }),
    )
    await proves(hung, 'son-ha', 'martyr_remains_repatriated_abroad', 21)
    assert.equal(await figure(country, 'son-ha', 'martyr_remains_total'), 23)
    await comesBack(hung, 'remains', 'son-ha')
  }))

test('a cell is founded once; a committee elected later opens a stretch, and dissolving it ends the count', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const title = 'Chi bộ quân sự xã Tân Lập'
    const cell = { title, since: '2023-12-20', members: 4, admitted: 0, decision: '41-QĐ/ĐU' }
    assert.deepEqual(await refused(hung, 'partyCells', 'tan-lap', { ...cell, admitted: 5 }), [
      ['admitted', 'Kết nạp 5 nhưng chi bộ chỉ có 4 đảng viên.'],
    ])
    const { id } = await saves(hung, 'partyCells', 'tan-lap', cell)
    assert.deepEqual(await refused(hung, 'partyCells', 'tan-lap', { ...cell, since: '2024-02-01' }), [
      ['since', 'Đơn vị đã có chi bộ này trong cùng thời gian. Ghi ngày hết hiệu lực của dòng trước, rồi ghi dòng mới.'],
    ])
    const told = async (asOf: string) => {
      const at = (indicator: string) => figure(country, 'son-ha', indicator, { period: '2024-H1', asOf })
      return [
        await at('military_party_cells_total'),
        await at('military_party_cells_created'),
        await at('party_cells_with_committee_rate'),
      ]
    }
    assert.deepEqual(await told('2024-03-01'), [1, 1, 0])
    const elected = { committee: true, members: 5, admitted: 1, decision: '12-QĐ/ĐU' }
    const next = await hung.does<Saved>('changeRow', {
      register: 'partyCells',
      id,
      version: 1,
      from: '2024-04-02',
      values: elected,
    })
    assert.deepEqual(await told('2024-04-02'), [1, 1, 100])
    await proves(hung, 'son-ha', 'military_party_cells_created', 1)
    await comesBack(hung, 'partyCells', 'son-ha')
    await hung.does('endRow', {
      register: 'partyCells',
      id: next.id,
      version: 1,
      on: '2024-06-01',
      values: { status: 'dissolved' },
    })
    assert.equal((await told('2024-06-14'))[0], 0)
  }))

test('the number of families of a kind holds until the next is written: nobody types its end', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const many = (more: Values): Values => ({
      kind: 'serving_family',
      people: 28,
      since: '2022-01-10',
      note: 'Danh sách UBND xã',
      ...more,
    })
    assert.deepEqual(await refused(hung, 'rearPolicy', 'tan-lap', many({ people: -1 })), [['people', 'Số người ít nhất là 0.']])
    await saves(hung, 'rearPolicy', 'tan-lap', many({}))
    await saves(hung, 'rearPolicy', 'tan-lap', many({ kind: 'martyr_family', people: 11 }))
    await saves(hung, 'rearPolicy', 'tan-lap', many({ people: 31, since: '2024-01-10' }))
    const at = (asOf: string) => figure(country, 'son-ha', 'army_rear_policy_beneficiaries', { period: '2024-H1', asOf })
    assert.deepEqual([await at('2024-01-09'), await at('2024-01-10')], [39, 42])
    await proves(hung, 'son-ha', 'army_rear_policy_beneficiaries', 42)
    // A list of a day adds up what held on it: the families of 2023 are not added to those of 2024.
    const listed = async (asOf: string) => {
      const { total, sums } = await lists(hung, 'rearPolicy', { unit: 'son-ha', asOf })
      return [total, sums.people]
    }
    assert.deepEqual(
      [await listed('2024-01-09'), await listed('2024-01-10')],
      [
        [2, 39],
        [2, 42],
      ],
    )
    await comesBack(hung, 'rearPolicy', 'son-ha')
  }))

test('after all of it the figures recompute from the rows', async () => {
  const { person, machine } = world.country
  await saves(person('hung'), 'relief', 'tan-lap', storm())
  await saves(person('hung'), 'headquarters', 'tan-lap', { oldCommune: 'Xã Tân Lập', day: '2021-05-31', since: '2015-02-01' })
  await saves(person('hung'), 'rearPolicy', 'tan-lap', { kind: 'wounded', people: 7, since: '2024-01-10', note: 'Danh sách' })
  assert.deepEqual((await machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
})
