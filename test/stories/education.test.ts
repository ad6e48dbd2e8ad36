import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { countsOf, errorsOf, fetches, roster, sends } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** Defence and security education of a province over a year: classes, schools, communicators, councils. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number }
type Shown = { value: number | null; previous: number | null; percent: number | null; state: string }
const HALF = { period: '2023-H1', asOf: '2023-06-14' }

const figures = async ({ machine }: Country, unit: string, when: object = HALF): Promise<Record<string, Shown>> =>
  (await machine.does<{ figures: Record<string, Shown> }>('showReport', { unit, ...when })).figures
const figureOf = async (country: Country, unit: string, indicator: string, when: object = HALF) =>
  (await figures(country, unit, when))[indicator]?.value ?? null
const refusedWords = async (person: Person, register: string, unit: string, values: object): Promise<string[]> => {
  const { code, findings } = await person.isRefused('saveRow', { register, unit, values })
  assert.equal(code, 'record.findings')
  return (findings as Finding[]).filter(({ severity }) => severity === 'error').map(({ message }) => message)
}
const saves = (person: Person, register: string, unit: string, values: object, more: object = {}) =>
  person.does<Saved>('saveRow', { register, unit, values, ...more })

const aClass = (more: object = {}) => ({
  title: 'Bồi dưỡng đối tượng 4, khóa 1',
  objectGroup: 'group4',
  heldFrom: '2023-03-06',
  heldTo: '2023-03-08',
  days: 3,
  people: 85,
  turns: 92,
  certificates: 84,
  ...more,
})

test('Minh writes a class the wrong way in every way there is, is told each in words, corrects it, and the figure follows', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const wrong = (more: object) => refusedWords(minh, 'dseClasses', 'son-ha', aClass(more))
    assert.deepEqual(await wrong({ people: -3 }), ['Số người ít nhất là 1.'])
    assert.deepEqual(await wrong({ people: 85.5 }), ['Số người phải là số nguyên, đang ghi “85,5”.'])
    assert.deepEqual(await wrong({ certificates: 90 }), ['Lớp có 85 người, không thể cấp 90 giấy chứng nhận.'])
    assert.deepEqual(await wrong({ turns: 80 }), [
      '85 người thì ít nhất là 85 lượt. Một người học nhiều lần là một người, nhiều lượt.',
    ])
    assert.deepEqual(await wrong({ heldTo: '2023-03-05' }), ['Ngày bế giảng phải từ ngày khai giảng trở đi.'])
    assert.deepEqual(await wrong({ days: 5 }), [
      'Từ khai giảng đến bế giảng có 3 ngày, không thể học 5 ngày. Đồng chí xem lại ngày hoặc số ngày học.',
    ])
    assert.equal(await figureOf(country, 'son-ha', 'dse_trained_total'), null)
    const { id, version } = await saves(minh, 'dseClasses', 'son-ha', aClass())
    assert.equal(await figureOf(country, 'son-ha', 'dse_trained_group4'), 85)
    await saves(minh, 'dseClasses', 'son-ha', { people: 80, certificates: 80 }, { id, version })
    const now = await figures(country, 'cuc')
    assert.deepEqual([now.dse_trained_total?.value, now.dse_classes_opened?.value], [80, 1])
  }))

test('people are counted by group, managers of enterprises within the total, and turns nowhere', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const hung = country.person('hung')
    await saves(
      minh,
      'dseClasses',
      'son-ha',
      aClass({ title: 'Lớp năm trước', heldFrom: '2022-03-07', heldTo: '2022-03-09', people: 60, turns: 60, certificates: 60 }),
    )
    await saves(
      minh,
      'dseClasses',
      'son-ha',
      aClass({ title: 'Đối tượng 3', objectGroup: 'group3', people: 40, turns: 400, certificates: 40 }),
    )
    await saves(
      minh,
      'dseClasses',
      'son-ha',
      aClass({ title: 'Quản lý doanh nghiệp', objectGroup: 'managers', people: 22, turns: null, certificates: null }),
    )
    await saves(
      hung,
      'dseClasses',
      'tan-lap',
      aClass({ title: 'Già làng', objectGroup: 'dignitaries', people: 20, turns: 20, certificates: 0 }),
    )
    const { dse_trained_total: total, dse_trained_yoy_growth: growth } = await figures(country, 'son-ha')
    assert.deepEqual([total?.value, total?.previous, growth?.value], [82, 60, 36.67])
    const proof = await country.person('ha').does<{
      operands: { when: string; value: number }[]
      records: { register: string; count: number; sum: number; where: object[]; amount: string }[]
    }>('openProof', { unit: 'son-ha', ...HALF, indicator: 'dse_trained_total' })
    assert.deepEqual(
      proof.records.filter(({ count }) => count > 0).map(({ sum }) => sum),
      [40, 20, 22],
    )
    for (const { register, where, sum } of proof.records) {
      const listed = await country
        .person('ha')
        .does<{ sums: Record<string, number> }>('listRows', { register, unit: 'son-ha', where })
      assert.equal(listed.sums.people, sum)
    }
  }))

test('a school teaches its pupils once: more taught than due is refused, and so is a semester beside the whole year', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const school = { school: 'Trường THPT Sơn Hà', schoolYear: '2022-2023', countedOn: '2023-05-31', due: 1000, taught: 940 }
    assert.deepEqual(await refusedWords(minh, 'dsePupils', 'son-ha', { ...school, taught: 1001 }), [
      'Phải học 1000, không thể đã học 1001. Đồng chí xem lại hai số.',
    ])
    assert.deepEqual(await refusedWords(minh, 'dsePupils', 'son-ha', { ...school, schoolYear: '2022-2024' }), [
      '“2022-2024” chưa phải năm học. Ghi hai năm liền nhau, ví dụ 2022-2023.',
    ])
    await saves(minh, 'dsePupils', 'son-ha', school)
    assert.deepEqual(await refusedWords(minh, 'dsePupils', 'son-ha', { ...school, term: 'first', taught: 400 }), [
      'Trường THPT Sơn Hà đã có dòng của năm học 2022-2023 trùng thời gian. Cả năm và từng học kỳ chỉ ghi một cách.',
    ])
    await saves(minh, 'dsePupils', 'son-ha', {
      ...school,
      school: 'Trường Cao đẳng',
      level: 'college',
      term: 'first',
      due: 300,
      taught: 250,
    })
    await saves(minh, 'dsePupils', 'son-ha', {
      ...school,
      school: 'Trường Cao đẳng',
      level: 'college',
      term: 'second',
      due: 200,
      taught: 200,
    })
    const now = await figures(country, 'son-ha')
    assert.deepEqual([now.dse_pupils_students_taught?.value, now.dse_pupils_students_rate?.value], [1390, 92.67])
  }))

test('a communicator counts from the decision to the day she stops, and is recognised once at a time', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const thu = { fullName: 'Trần Thị Thu', bornOn: '1985-09-02', recognisedOn: '2022-04-01', decision: '35/QĐ-UBND' }
    const { id, version } = await saves(hung, 'communicators', 'tan-lap', thu)
    assert.match(
      (await refusedWords(hung, 'communicators', 'tan-lap', { ...thu, recognisedOn: '2023-01-05' })).join(),
      /cùng họ tên, ngày sinh/,
    )
    const at = (asOf: string) => figureOf(country, 'tan-lap', 'dse_communicators_recognised', { period: '2023-H1', asOf })
    assert.equal(await at('2023-05-19'), 1)
    await hung.does('endRow', { register: 'communicators', id, version, on: '2023-05-20', values: {} })
    assert.deepEqual([await at('2023-05-19'), await at('2023-05-20')], [1, 0])
    const { total } = await hung.does<{ total: number }>('listRows', { register: 'communicators', unit: 'tan-lap' })
    assert.equal(total, 1)
  }))

test('a council consolidated again stays one council, and a second one beside it is refused', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const council = { title: 'Hội đồng GDQPAN xã Tân Lập', decidedOn: '2021-01-20', decision: '18/QĐ-UBND', members: 15 }
    const { id, version } = await saves(hung, 'dseCouncils', 'tan-lap', council)
    const [words] = await refusedWords(hung, 'dseCouncils', 'tan-lap', {
      ...council,
      decidedOn: '2023-03-01',
      decision: '40/QĐ-UBND',
    })
    assert.equal(words, 'Đơn vị đã có hội đồng này trong cùng thời gian. Ghi ngày hết hiệu lực của dòng trước, rồi ghi dòng mới.')
    const other = { ...council, title: 'Hội đồng GDQPAN xã', decidedOn: '2023-03-01', decision: '40/QĐ-UBND' }
    assert.deepEqual(await refusedWords(hung, 'dseCouncils', 'tan-lap', other), [
      'Đơn vị đã có Hội đồng GDQPAN xã Tân Lập từ 20/01/2021. Kiện toàn thì mở dòng đó, chọn thay đổi từ ngày quyết định; không còn thì ghi ngày hết hiệu lực ở dòng đó.',
    ])
    await hung.does('changeRow', {
      register: 'dseCouncils',
      id,
      version,
      from: '2023-03-01',
      values: { decision: '40/QĐ-UBND', members: 17 },
    })
    assert.equal(await figureOf(country, 'tan-lap', 'dse_councils_consolidated'), 1)
    assert.equal(await figureOf(country, 'son-ha', 'dse_councils_consolidated'), 1)
  }))

test('classes come in from a workbook: each fault by its cell, then all of them, and the export comes back the same', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const headings = ['TT', 'Lớp', 'Nhóm đối tượng', 'Từ ngày', 'Đến ngày', 'Ngày học', 'Số học viên', 'Giấy chứng nhận']
    const send = (rows: (string | number)[][], keep = false) =>
      roster(rows, {}, headings).then((bytes) => sends(minh, bytes, { register: 'dseClasses', unit: 'son-ha', keep }))
    const faults = await send([
      ['Khóa 1', 'ĐT4', '06/3/2023', '08/3/2023', 3, 85.5, 84],
      ['Khóa 2', 'Đối tượng 3', '13/3/2023', '24/3/2023', 12, -4, 0],
      ['Khóa 3', 'Đối tượng 3', '13/3/2023', '24/3/2023', 12, 40, 41],
    ])
    assert.deepEqual(
      errorsOf(faults).map(([cell]) => cell),
      ['G3', 'G4', 'H5'],
    )
    const good = [
      ['Khóa 1', 'ĐT4', '06/3/2023', '08/3/2023', 3, 85, 84],
      ['Khóa 2', 'Đối tượng 3', '13/3/2023', '24/3/2023', 12, 44, 44],
    ]
    const review = await send(good, true)
    assert.deepEqual([errorsOf(review), review.added, review.kept], [[], 2, true])
    assert.equal(await figureOf(country, 'cuc', 'dse_trained_total'), 129)
    const { bytes } = await fetches(minh, 'exportRows', { register: 'dseClasses', unit: 'son-ha' })
    const again = await sends(minh, bytes, { register: 'dseClasses', unit: 'son-ha' })
    assert.deepEqual(countsOf(again), { rows: 2, same: 2, added: 0, changed: 0, rejected: 0, kept: false })
  }))
