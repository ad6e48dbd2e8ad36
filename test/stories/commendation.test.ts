import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readSheet } from '#reader/sheet.ts'
import type { CellSpec } from '#report/xlsx.ts'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** A year of emulation at an agency: what is proposed, what is decided, and who was disciplined. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string; message: string }[] }
type Report = { figures: Record<string, { value: number | null; state: string }> }
const YEAR = { period: '2023', asOf: '2023-12-31' }

const dossier = (subject: string, more: object = {}) => ({
  subjectKind: 'individual',
  subject,
  award: 'advanced_fighter',
  decidedBy: 'provincial_command',
  year: 2023,
  proposedOn: '2023-11-20',
  ...more,
})
const AWARDED = { state: 'awarded', decision: '88/QĐ-BCH', decidedOn: '2023-12-05' }
const saves = (person: Person, values: object, more: object = {}, unit = 'dien-luc') =>
  person.does<Saved>('saveRow', { register: 'commendations', unit, values, ...more })
const figure = async ({ machine }: Country, indicator: string, unit = 'son-ha') =>
  (await machine.does<Report>('showReport', { unit, ...YEAR })).figures[indicator]?.value ?? null

test('Lan proposes, the council considers, the province decides: only then is it an award, and its proof opens the dossier', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    const proposed = await saves(lan, dossier('Trần Văn Bền'))
    assert.equal(await figure(country, 'advanced_fighters'), null)
    const jumped = await lan.isRefused('saveRow', {
      register: 'commendations',
      unit: 'dien-luc',
      id: proposed.id,
      version: 1,
      values: AWARDED,
    })
    assert.match(JSON.stringify(jumped.findings), /Từ “Đề nghị” không chuyển sang “Đã tặng” được/)
    await saves(lan, { state: 'considered' }, { id: proposed.id, version: 1 })
    const bare = await lan.isRefused('saveRow', {
      register: 'commendations',
      unit: 'dien-luc',
      id: proposed.id,
      version: 2,
      values: { state: 'awarded' },
    })
    assert.match(JSON.stringify(bare.findings), /Đã tặng phải có số và ngày quyết định/)
    await saves(lan, AWARDED, { id: proposed.id, version: 2 })
    assert.equal(await figure(country, 'advanced_fighters'), 1)
    const proof = await country.person('minh').does<{
      sum: number
      records: { register: string; sum: number }[]
      children: { unit: { code: string }; value: number }[]
    }>('openProof', { unit: 'son-ha', ...YEAR, indicator: 'advanced_fighters' })
    assert.deepEqual([proof.sum, proof.records.map(({ register, sum }) => [register, sum])], [1, [['commendations', 1]]])
    assert.equal(proof.children.find(({ unit }) => unit.code === 'dien-luc')?.value, 1)
    assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  }))

test('a title for people is not given to a team, and each body gives what is its to give', () =>
  world.trial(async ({ person }) => {
    const refused = async (values: object) =>
      JSON.stringify((await person('lan').isRefused('saveRow', { register: 'commendations', unit: 'dien-luc', values })).findings)
    const team = dossier('Tiểu đội 1', { subjectKind: 'collective' })
    assert.match(await refused(team), /“Chiến sĩ tiên tiến” chỉ tặng cá nhân/)
    assert.match(await refused(dossier('Tiểu đội 1', { award: 'advanced_unit' })), /“Đơn vị tiên tiến” chỉ tặng tập thể/)
    assert.match(
      await refused({ ...team, award: 'flag', decidedBy: 'commune_committee' }),
      /UBND cấp xã không quyết định “Cờ thi đua”\. Thẩm quyền: UBND cấp tỉnh, /,
    )
    assert.match(await refused(dossier('Lê Thị Én', { state: 'not_awarded' })), /không thể bắt đầu/)
    assert.match(await refused(dossier('Lê Thị Én', { ...AWARDED, decidedOn: '2023-11-01' })), /phải từ ngày đề nghị/)
    assert.match(await refused(dossier('Lê Thị Én', { proposedOn: null })), /Chưa ghi ngày đề nghị/)
  }))

test('a flag proposed is no flag, and one not given says why', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    const flag = await saves(
      lan,
      dossier('Ban CHQS Công ty', { subjectKind: 'collective', award: 'flag', decidedBy: 'provincial_committee' }),
    )
    assert.equal(await figure(country, 'emulation_flags', 'dien-luc'), null)
    const silent = await lan.isRefused('saveRow', {
      register: 'commendations',
      unit: 'dien-luc',
      id: flag.id,
      version: 1,
      values: { state: 'not_awarded' },
    })
    assert.match(JSON.stringify(silent.findings), /ghi lý do/)
    await saves(lan, { state: 'not_awarded', reason: 'Đã hết số cờ của năm' }, { id: flag.id, version: 1 })
    assert.equal(await figure(country, 'emulation_flags', 'dien-luc'), null)
  }))

const HEADINGS = ['TT', 'Tập thể, cá nhân', 'Họ và tên', 'Danh hiệu', 'Cấp khen', 'Năm', 'Tình trạng', 'Số QĐ', 'Ngày QĐ']
const line = (name: string, award: string, more: Partial<Record<'kind' | 'by', string>> = {}): CellSpec[] => [
  more.kind ?? 'Cá nhân',
  name,
  award,
  more.by ?? 'Bộ CHQS tỉnh',
  2023,
  'Đã tặng',
  '88/QĐ-BCH',
  '05/12/2023',
]

test('a list of awards as people write it comes in; a title that is none is asked about, never guessed', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    const asked = await sends(lan, await roster([line('Trần Văn Bền', 'Chiến sĩ thi đua tiên tiến')], {}, HEADINGS), {
      register: 'commendations',
      keep: true,
    })
    assert.deepEqual(errorsOf(asked), [
      [
        'D3',
        '“Chiến sĩ thi đua tiên tiến” không có trong danh mục của cột Danh hiệu, hình thức. Đồng chí ghi rõ: “Chiến sĩ thi đua cơ sở” hay “Chiến sĩ tiên tiến”.',
      ],
    ])
    assert.equal(asked.kept, false)
    const list = [
      line('Trần Văn Bền', 'CSTĐCS'),
      line('Lê Thị Én', 'chiến sĩ tiên tiến'),
      line('Tiểu đội 1', 'Đơn vị Quyết thắng', { kind: 'Tập thể' }),
      line('Nguyễn Văn Tám', 'Giấy khen', { by: 'UBND phường' }),
    ]
    const kept = await sends(lan, await roster(list, {}, HEADINGS), { register: 'commendations', keep: true })
    assert.deepEqual([errorsOf(kept), kept.added, kept.kept], [[], 4, true])
    const found: (number | null)[] = []
    for (const indicator of [
      'basic_emulation_fighters',
      'advanced_fighters',
      'victory_units',
      'collectives_titled_by_province_command',
      'individuals_commended_by_committee',
      'commendation_letters',
      'emulation_flags',
    ])
      found.push(await figure(country, indicator))
    assert.deepEqual(found, [1, 1, 1, 1, 1, 1, 0])
    const { bytes } = await fetches(lan, 'exportRows', { register: 'commendations' })
    assert.deepEqual(countsOf(await sends(lan, bytes, { register: 'commendations' })), {
      rows: 4,
      same: 4,
      added: 0,
      changed: 0,
      rejected: 0,
      kept: false,
    })
    const template = await readSheet((await fetches(lan, 'downloadTemplate', { register: 'commendations' })).bytes)
    assert.ok(template.rows.some(({ cells }) => cells.some(({ value }) => value === 'Danh hiệu, hình thức')))
  }))

test('the fourth Chiến sĩ tiên tiến of twenty is one too many: told with the arithmetic, by the rule of that year', () =>
  world.trial(async ({ person }) => {
    const [lan, minh] = [person('lan'), person('minh')]
    for (let turn = 1; turn <= 20; turn++)
      await lan.does('saveRow', {
        register: 'personnel',
        unit: 'dien-luc',
        values: { fullName: `Phan Văn Số ${'ABCDEFGHIKLMNOPQRSTU'[turn - 1]}`, bornOn: '1995-02-03', joinedOn: '2021-01-01' },
      })
    const ceiling = (percent: number, appliesFrom: string) =>
      minh.does('saveRow', {
        register: 'commendationCeilings',
        unit: 'son-ha',
        values: { award: 'advanced_fighter', percent, appliesFrom, basis: `Hướng dẫn ${appliesFrom.slice(0, 4)}` },
      })
    await ceiling(10, '2021-01-01')
    await ceiling(15, '2023-06-01')
    await ceiling(50, '2024-01-01')
    const council = () =>
      lan.does<{ lines: { award: string; most: number; base: number; over: boolean }[]; findings: { message: string }[] }>(
        'showCommendations',
        { unit: 'dien-luc', year: 2023 },
      )
    for (const subject of ['Trần Văn Bền', 'Lê Thị Én', 'Nguyễn Văn Tám']) await saves(lan, dossier(subject))
    const before = await council()
    assert.deepEqual(
      before.lines.map(({ most, base, over }) => [base, most, over]),
      [[20, 3, false]],
    )
    const fourth = await saves(lan, dossier('Đỗ Thị Mây'))
    assert.match(fourth.findings[0]?.message ?? '', /4 đồng chí .* trên 20 quân số là 20,00%, quá mức 15% \(nhiều nhất 3\)/)
    assert.equal((await council()).findings.length, 1)
    const fifth = ['Hồ Văn Núi', 'Chiến sĩ tiên tiến', 'Bộ CHQS tỉnh']
    const file = await roster(
      [['Cá nhân', fifth[0] ?? '', fifth[1] ?? '', fifth[2] ?? '', 2023, 'Đề nghị', null, null, '20/11/2023']],
      {},
      [...HEADINGS, 'Ngày đề nghị'],
    )
    const told = await sends(lan, file, { register: 'commendations' })
    assert.deepEqual(errorsOf(told), [])
    assert.match(told.findings[0]?.message ?? '', /5 đồng chí .* trên 20 quân số là 25,00%/)
  }))

const MEMBER = { bornOn: '1993-03-04', joinedOn: '2020-01-01' }

test('a soldier has no post to lose, progress is not recognised early, and a case of two people is one', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    const member = async (fullName: string, post: string) =>
      (await lan.does<Saved>('saveRow', { register: 'personnel', unit: 'dien-luc', values: { ...MEMBER, fullName, post } })).id
    const [soldier, leader] = [await member('Vũ Văn Gió', 'soldier'), await member('Bùi Văn Cát', 'squad_leader')]
    const values = { person: soldier, form: 'reprimand', ground: 'absence', decidedOn: '2023-05-10', decision: '15/QĐ-BCH' }
    const refused = async (more: object) =>
      JSON.stringify(
        (await lan.isRefused('saveRow', { register: 'discipline', unit: 'dien-luc', values: { ...values, ...more } })).findings,
      )
    assert.match(await refused({ form: 'demotion' }), /chỉ áp dụng với cán bộ/)
    assert.match(await refused({ recognisedOn: '2024-05-09' }), /sớm nhất ngày 10\/5\/2024, đủ 12 tháng/)
    const late = await lan.does<Saved>('saveRow', {
      register: 'discipline',
      unit: 'dien-luc',
      values: {
        ...values,
        person: leader,
        ground: 'report',
        form: 'dismissal',
        decision: '16/QĐ-BCH',
        recognisedOn: '2025-05-10',
      },
    })
    assert.match(late.findings[0]?.message ?? '', /lần đầu: khiển trách hoặc cảnh cáo/)
    await lan.does('saveRow', { register: 'discipline', unit: 'dien-luc', values })
    await lan.does('saveRow', { register: 'discipline', unit: 'dien-luc', values: { ...values, person: leader, cases: 0 } })
    assert.equal(await figure(country, 'disciplinary_cases'), 2)
    const { rows } = await lists(lan, 'discipline')
    assert.deepEqual(rows.map(({ shown }) => [shown.person, shown.post, shown.recognisedFrom]).sort(), [
      ['Bùi Văn Cát', 'Tiểu đội trưởng', '10/5/2024'],
      ['Bùi Văn Cát', 'Tiểu đội trưởng', '10/5/2025'],
      ['Vũ Văn Gió', 'Chiến sĩ', '10/5/2024'],
    ])
    const { bytes } = await fetches(lan, 'exportRows', { register: 'discipline' })
    assert.deepEqual(countsOf(await sends(lan, bytes, { register: 'discipline' })).same, 3)
    assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  }))

test('Lan writes a title no law knows, a decision on a mere proposal, and a district that has ended: told each in words', () =>
  world.trial(async (country) => {
    const refused = async (more: object) =>
      JSON.stringify(
        (
          await country.person('lan').isRefused('saveRow', {
            register: 'commendations',
            unit: 'dien-luc',
            values: dossier('Trần Văn Bền', more),
          })
        ).findings,
      )
    assert.match(
      await refused({ award: 'Chiến sĩ thi đua tiên tiến' }),
      /không có trong danh mục danh hiệu, hình thức. Đồng chí ghi rõ: “Chiến sĩ thi đua cơ sở” hay “Chiến sĩ tiên tiến”/,
    )
    assert.match(await refused({ award: 'Chiến sĩ tiên tiếng' }), /Gần nhất là “Chiến sĩ tiên tiến”/)
    assert.match(await refused({ award: 'Chiến sĩ tiên tiến' }), /Gửi mã “advanced_fighter” thay cho “Chiến sĩ tiên tiến”/)
    assert.match(await refused({ year: '2023' }), /đang ghi chữ “2023”; gửi số không đặt trong ngoặc kép/)
    assert.match(await refused({ decision: '88/QĐ-BCH' }), /Đã ghi quyết định thì tình trạng là “Đã tặng” hoặc “Không tặng”/)
    const district = { award: 'letter', decidedBy: 'district_committee', year: 2025 }
    assert.match(await refused({ ...district, proposedOn: '2025-07-01' }), /Từ 01\/7\/2025 không còn cấp huyện/)
    await saves(country.person('lan'), dossier('Trần Văn Bền', { ...district, proposedOn: '2025-06-30' }))
  }))

test('the council sees its dossiers by the body that decides, each state apart', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    await saves(lan, dossier('Trần Văn Bền'))
    await saves(lan, dossier('Lê Văn Chắc', AWARDED))
    await saves(lan, dossier('Đỗ Văn Giỏi', { award: 'letter', decidedBy: 'commune_committee' }))
    const { bodies } = await country.person('minh').does<{
      bodies: { decidedBy: string; title: string; proposed: number; considered: number; awarded: number; notAwarded: number }[]
    }>('showCommendations', { unit: 'son-ha', year: 2023 })
    assert.deepEqual(
      bodies.map((one) => [one.title, one.proposed, one.considered, one.awarded, one.notAwarded]),
      [
        ['UBND cấp xã', 1, 0, 0, 0],
        ['Bộ CHQS tỉnh', 1, 0, 1, 0],
      ],
    )
  }))
