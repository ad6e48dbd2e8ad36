import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aWorld, type Country, type World } from '../world.ts'

/** What a report is asked before it goes: by a clerk who types, one who answers, and a province that compares. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world.close())

type Asked = {
  code: string
  severity: string
  message: string
  about: string
  where: { indicator?: string }
  args?: Record<string, unknown>
  explanation: { reason: string; by: string } | null
}
type Checked = { findings: Asked[]; errors: number; toExplain: number; mayBeSent: boolean }

const HALF = { unit: 'dien-luc', period: '2026-H1' }
const member = (fullName: string, more: object = {}) => ({ fullName, bornOn: '1994-05-12', joinedOn: '2024-01-15', ...more })

async function enlists({ person: who }: Country, names: readonly string[], more: object = {}) {
  for (const name of names)
    await who('lan').does('saveRow', { unit: 'dien-luc', register: 'personnel', values: member(name, more) })
}

const courseOf = async ({ person: who }: Country): Promise<string> =>
  (
    await who('lan').does<{ id: string }>('saveRow', {
      unit: 'dien-luc',
      register: 'courses',
      values: {
        title: 'Huấn luyện tự vệ đợt 1',
        kind: 'force',
        programme: 'later_7',
        heldFrom: '2026-05-04',
        heldTo: '2026-05-10',
        days: 7,
      },
    })
  ).id

test('Lan reads what is asked of her report, answers, and the answer stands until the figures change', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    await enlists(country, ['Phan Văn Bình', 'Hồ Thị Cúc', 'Lý Văn Dũng'])
    await enlists(country, ['Mạc Văn Em'], { joinedOn: '2026-03-02', entry: 'continued' })
    const first = await lan.does<Checked>('checkReport', HALF)
    const moves = first.findings.find(({ code }) => code === 'check.moves')
    assert.equal(
      moves?.message,
      'Quân số tự vệ: đầu kỳ 3, vào 0, ra 0, đáng lẽ 3 mà cuối kỳ 4. Còn 1 người thêm sổ chưa ghi vì đâu. Nộp được sau khi ghi lý do.',
    )
    assert.deepEqual([first.errors, first.toExplain, first.mayBeSent], [0, 1, false])

    const reason = 'Đồng chí Em là đợt cũ, sổ giấy trước đây bỏ sót'
    await lan.does('explainFinding', { ...HALF, about: moves?.about, reason })
    const answered = await lan.does<Checked>('checkReport', HALF)
    const said = answered.findings.find(({ code }) => code === 'check.moves')?.explanation
    assert.deepEqual([said?.reason, said?.by, answered.mayBeSent], [reason, 'Nguyễn Thị Lan', true])

    await enlists(country, ['Tạ Văn Phong'], { joinedOn: '2026-04-01', entry: 'continued' })
    const changed = await lan.does<Checked>('checkReport', HALF)
    assert.deepEqual([changed.toExplain, changed.mayBeSent], [1, false])
    const refusal = await lan.isRefused('explainFinding', { ...HALF, about: moves?.about, reason })
    assert.deepEqual(
      [refusal.status, refusal.message],
      [409, 'Số liệu đã đổi nên câu hỏi này không còn. Mở lại biểu để xem điều còn phải giải thích.'],
    )
  }))

test('a share that cannot be is put right, not explained', () =>
  world.trial(async (country) => {
    const [lan, hung] = [country.person('lan'), country.person('hung')]
    await enlists(country, ['Phan Văn Bình', 'Hồ Thị Cúc'], { joinedOn: '2025-01-15' })
    await hung.does('overrideFigure', {
      ...HALF,
      indicator: 'sdf_female_strength',
      value: 3,
      reason: 'Theo báo cáo giấy của đơn vị',
    })
    const { findings, mayBeSent } = await lan.does<Checked>('checkReport', HALF)
    const wrong = findings.find(({ severity }) => severity === 'error')
    assert.deepEqual([wrong?.message, mayBeSent], ['Nữ 3 nhiều hơn quân số 2. Chưa nộp được.', false])
    const refusal = await lan.isRefused('explainFinding', { ...HALF, about: wrong?.about, reason: 'Có người là nữ mới vào' })
    assert.equal(refusal.message, 'Nữ 3 nhiều hơn quân số 2. Chưa nộp được. Điều này không giải thích được, phải sửa số.')
  }))

test('who is present was called; the base counts of a share are held against it too', () =>
  world.trial(async (country) => {
    const lan = country.person('lan')
    await enlists(country, ['Phan Văn Bình', 'Hồ Thị Cúc'])
    const course = await courseOf(country)
    const people = await lan.does<{ rows: { id: string }[] }>('listRows', { unit: 'dien-luc', register: 'personnel' })
    for (const { id } of people.rows)
      await lan.does('saveRow', {
        unit: 'dien-luc',
        register: 'training',
        values: { course, person: id, called: false, present: true },
      })
    const { findings } = await lan.does<Checked>('checkReport', HALF)
    assert.deepEqual(
      findings.filter(({ code }) => code === 'check.part_over_whole').map(({ message, args }) => [message, args?.cells]),
      [
        [
          'Có mặt 2 nhiều hơn được gọi 0. Vẫn lưu được, phải ghi lý do khi nộp.',
          ['force_training_attended', 'force_training.called'],
        ],
      ],
    )
  }))

test('what is said is kept as it was said, by whom, and nobody of another unit reads or writes it', () =>
  world.trial(async (country) => {
    const [lan, mai, khue] = [country.person('lan'), country.person('mai'), country.person('khue')]
    await enlists(country, ['Phan Văn Bình'], { joinedOn: '2026-03-02', entry: 'continued' })
    const { findings } = await lan.does<Checked>('checkReport', HALF)
    const about = findings.find(({ code }) => code === 'check.moves')?.about
    // A unit that opens with nobody is not asked where its first people came from.
    assert.equal(about, undefined)
    assert.equal((await mai.isRefused('checkReport', HALF)).status, 403)
    await enlists(country, ['Hồ Thị Cúc'], { joinedOn: '2024-01-15' })
    const asked = (await lan.does<Checked>('checkReport', HALF)).findings.find(({ code }) => code === 'check.moves')
    const said = { ...HALF, about: asked?.about, reason: 'Sổ giấy trước đây bỏ sót' }
    assert.equal((await mai.isRefused('explainFinding', said)).status, 403)
    assert.equal((await khue.isRefused('explainFinding', said)).status, 403)
    await lan.does('explainFinding', said)
    await lan.does('explainFinding', said)
    const { rows } = await sql<{ reason: string; saidBy: string }>`select reason, said_by from explanations`.execute(country.db)
    assert.deepEqual(rows, [{ reason: 'Sổ giấy trước đây bỏ sót', saidBy: 'lan' }])
    const trail = await khue.does<{ lines: { action: string }[] }>('listAudit', { unit: 'dien-luc' })
    assert.ok(trail.lines.some(({ action }) => action === 'explainFinding'))
  }))

test('a province that closed five half-years is asked about the sixth when it is far from them', () =>
  world.trial(async (country) => {
    const [lan, hung] = [country.person('lan'), country.person('hung')]
    const shifts = async (year: number, count: number) => {
      for (let day = 1; day <= count; day++)
        await lan.does('saveRow', {
          unit: 'dien-luc',
          register: 'duty',
          values: {
            day: `${year}-02-${String(day).padStart(2, '0')}`,
            kind: 'duty',
            place: 'Trụ sở',
            people: 2,
            manDays: 2,
            turns: 1,
          },
        })
    }
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      await shifts(year, 2)
      await hung.does('closePeriod', { unit: 'dien-luc', period: `${year}-H1` })
    }
    await shifts(2026, 20)
    const { findings } = await lan.does<Checked>('checkReport', HALF)
    assert.deepEqual(
      findings
        .filter(({ code, where }) => code === 'check.change' && where.indicator === 'duty_turns')
        .map(({ message }) => message),
      [
        'Số lượt trực 20, 5 năm trước cùng kỳ thường quanh 2. Mở căn cứ xem có dòng nhập hai lần hay sót. Nộp được sau khi ghi lý do.',
      ],
    )
    // What was not reported is no history: one period opened again, and nobody can tell.
    await hung.does('openPeriod', { unit: 'dien-luc', period: '2021-H1', reason: 'bổ sung ca trực' })
    const told = await lan.does<Checked>('checkReport', HALF)
    assert.ok(!told.findings.some(({ code, where }) => code === 'check.change' && where.indicator === 'duty_turns'))
  }))
