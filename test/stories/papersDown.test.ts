import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aWorld, type World } from '../world.ts'

let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number }
type Counts = { all: number; on_time: number; late: number; overdue: number; open: number }
type Receipts = {
  counts: Counts
  unreceived: number
  receipts: { id: string; unit: { code: string }; standing: string; acknowledgedOn: string | null }[]
}
type Matrix = {
  subjects: { code: string; required: number; held: number; lacking: number; expired: number }[]
  units: {
    unit: { code: string }
    cells: Record<string, { id: string; holding: string; reference: string | null; since: string | null }>
  }[]
}
type Tasks = {
  counts: Counts
  unreceived: number
  units: (Counts & { unit: { code: string } })[]
  directives: (Counts & { paragraph: string; unreceived: string[] })[]
  rows: { id: string; version: number; unit: { code: string }; standing: string; evidence: string | null }[]
}
const minh = () => country.person('minh')
const mai = () => country.person('mai')
const figureAt = async (unit: string, indicator: string, when: object) =>
  (await country.machine.does<{ figures: Record<string, { value: number | null }> }>('showReport', { unit, ...when })).figures[
    indicator
  ]?.value ?? null

const notice = () =>
  minh().does<Saved>('saveRow', {
    register: 'documents',
    unit: 'son-ha',
    values: {
      number: 318,
      symbol: 'TB-BCH',
      issuedOn: '2026-06-20',
      kind: 'notice',
      abstract: 'Thông báo kết luận hội nghị sơ kết',
      guiding: true,
    },
  })

test('Minh sends a notice to every agency: one receipt each, sent again none; Mai confirms hers and the tree shows who has not', async () => {
  const { id } = await notice()
  const send = { unit: 'son-ha', id, kinds: ['agency_command'], sentOn: '2026-06-22', dueOn: '2026-06-30' }
  assert.deepEqual(await minh().does('sendDocument', send), { id, sent: 2, already: 0 })
  assert.deepEqual(await minh().does('sendDocument', send), { id, sent: 0, already: 2 })
  const seen = await mai().does<{ rows: { id: string; shown: Record<string, string> }[] }>('listRows', {
    register: 'receipts',
    unit: 'so-y-te',
  })
  assert.deepEqual(
    seen.rows.map(({ shown }) => [shown.reference, shown.sender, shown.result]),
    [['318/TB-BCH', 'Bộ CHQS tỉnh Sơn Hà', 'Chưa xong']],
  )
  const receipt = seen.rows[0]?.id
  const early = await mai().isRefused('acknowledgeDocument', {
    id: receipt,
    receivedOn: '2026-06-25',
    acknowledgedOn: '2026-06-24',
  })
  assert.deepEqual(
    (early.findings as { where: { column: string } }[]).map(({ where }) => where.column),
    ['acknowledgedOn'],
  )
  await mai().does('acknowledgeDocument', { id: receipt, receivedOn: '2026-06-23', receivedOnly: true })
  await mai().does('acknowledgeDocument', { id: receipt, acknowledgedOn: '2026-06-29' })
  const again = await mai().does<{ changed: boolean }>('acknowledgeDocument', { id: receipt })
  assert.equal(again.changed, false)
  // On the day between, hers had come and was not yet confirmed.
  const between = await minh().does<Receipts>('showReceipts', {
    id,
    asOf: '2026-06-25',
  })
  assert.deepEqual([between.counts.open, between.receipts.every(({ acknowledgedOn }) => acknowledgedOn === null)], [2, true])
  const { counts, unreceived, receipts } = await minh().does<Receipts>('showReceipts', { id })
  assert.deepEqual(counts, { all: 2, on_time: 1, late: 0, overdue: 1, open: 0 })
  assert.deepEqual(
    [unreceived, receipts.map(({ unit, standing }) => [unit.code, standing])],
    [
      1,
      [
        ['dien-luc', 'overdue'],
        ['so-y-te', 'on_time'],
      ],
    ],
  )
  assert.equal((await mai().isRefused('showReceipts', { id })).code, 'record.unknown')
  assert.equal((await country.person('lan').isRefused('acknowledgeDocument', { id: receipt })).code, 'record.unknown')
})

test('a document goes down the tree only, to units that stand there that day, by somebody who may', async () => {
  const { id } = await minh().does<Saved>('saveRow', {
    register: 'documents',
    unit: 'son-ha',
    values: { number: 320, symbol: 'KH-BCH', issuedOn: '2026-06-20', kind: 'plan', abstract: 'Kế hoạch kiểm tra' },
  })
  const to = (codes: string[], more: object = {}) => minh().isRefused('sendDocument', { unit: 'son-ha', id, to: codes, ...more })
  assert.equal((await to(['cong-ty-cu'])).code, 'unit.ended')
  assert.equal((await to(['cuc'])).code, 'target.not_child')
  assert.equal((await to(['tan-an'], { sentOn: '2026-06-25' })).code, 'unit.ended')
  assert.equal((await to(['so-y-te'], { sentOn: '2026-06-25', dueOn: '2026-06-24' })).code, 'record.findings')
  const early = await to(['so-y-te'], { sentOn: '2026-06-19' })
  assert.deepEqual(
    (early.findings as { where: { column: string }; message: string }[]).map(({ where, message }) => [where.column, message]),
    [['sentOn', 'Ngày gửi không thể trước ngày văn bản. Đồng chí xem lại hai ngày.']],
  )
  assert.equal((await mai().isRefused('sendDocument', { unit: 'so-y-te', id })).code, 'record.unknown')
  assert.equal((await country.person('ha').isRefused('sendDocument', { unit: 'son-ha', id })).code, 'access.refused')
  assert.deepEqual(await minh().does('sendDocument', { unit: 'son-ha', id, to: ['tan-lap', 'tan-lap', 'phu-son'] }), {
    id,
    sent: 2,
    already: 0,
  })
})

test('the requirements of a year are opened for all agencies at once; the matrix names who lacks what and agrees with the figures', async () => {
  const open = { unit: 'son-ha', subject: 'annual_resolution', year: 2026 }
  assert.deepEqual(await minh().does('openRequirements', open), { opened: 2, already: 0 })
  assert.deepEqual(await minh().does('openRequirements', open), { opened: 0, already: 2 })
  await minh().does('openRequirements', { ...open, subject: 'coordination_regulation', requiredFrom: '2026-01-01' })
  // The paper written in the book of documents is what the matrix asked for.
  await mai().does<Saved>('saveRow', {
    register: 'documents',
    unit: 'so-y-te',
    values: {
      number: 2,
      symbol: 'NQ-ĐU',
      issuedOn: '2026-02-10',
      kind: 'party_resolution',
      abstract: 'Nghị quyết lãnh đạo nhiệm vụ quốc phòng, quân sự năm 2026',
      subject: 'annual_resolution',
      year: 2026,
      guiding: true,
    },
  })
  const at = async (asOf: string) => {
    const { subjects, units } = await minh().does<Matrix>('showMatrix', { unit: 'son-ha', asOf })
    const resolution = subjects.find(({ code }) => code === 'annual_resolution')
    return [
      resolution?.held,
      resolution?.lacking,
      units.flatMap(({ unit, cells }) => (cells.annual_resolution?.holding === 'held' ? [unit.code] : [])),
    ]
  }
  assert.deepEqual(await at('2026-02-09'), [0, 2, []])
  assert.deepEqual(await at('2026-07-01'), [1, 1, ['so-y-te']])
  assert.equal(await figureAt('son-ha', 'units_without_annual_resolution', { period: '2026-H2', asOf: '2026-07-01' }), 1)
  assert.equal(await figureAt('son-ha', 'units_missing_coordination_regulation', { period: '2026-H2', asOf: '2026-07-01' }), 2)
  const own = await mai().does<Matrix>('showMatrix', { unit: 'so-y-te', asOf: '2026-07-01' })
  assert.deepEqual(
    own.units.map(({ unit, cells }) => [
      unit.code,
      cells.annual_resolution?.reference,
      cells.annual_resolution?.since,
      cells.coordination_regulation?.holding,
    ]),
    [['so-y-te', '02/NQ-ĐU', '2026-02-10', 'lacking']],
  )
})

test('one paragraph becomes the task of two units; overdue stands first, done late stays late, and the rate follows', async () => {
  const { id: directive } = await minh().does<Saved>('saveRow', {
    register: 'directives',
    unit: 'son-ha',
    values: {
      kind: 'conference_conclusion',
      source: 'Hội nghị sơ kết 6 tháng đầu năm 2026',
      paragraph: 'Kết luận 3',
      content: 'Bổ sung quy chế phối hợp ở các Ban CHQS chưa có',
      givenOn: '2026-06-01',
      dueOn: '2026-06-30',
    },
  })
  const assign = { unit: 'son-ha', directive, assignedOn: '2026-06-02', to: ['so-y-te', 'dien-luc'] }
  const assigns = async () => {
    const { findings, ...rest } = await minh().does<{ findings: { code: string }[]; assigned: number }>('assignTasks', assign)
    return { ...rest, asked: findings.map(({ code }) => code) }
  }
  assert.deepEqual(await assigns(), { directive, assigned: 2, already: 0, asked: ['tasks.due_past'] })
  assert.deepEqual(await assigns(), { directive, assigned: 0, already: 2, asked: ['tasks.due_past'] })
  assert.equal((await minh().isRefused('assignTasks', { ...assign, to: ['cuc'] })).code, 'target.not_child')
  const shown = await mai().does<Tasks>('showTasks', { unit: 'so-y-te' })
  const mine = shown.rows[0]
  assert.deepEqual([shown.counts.overdue, shown.directives.length], [1, 0])
  const saves = (values: object) => ({ register: 'tasks', unit: 'so-y-te', id: mine?.id, version: 1, values })
  const columns = (refusal: { findings: readonly unknown[] }) =>
    (refusal.findings as { where: { column: string } }[]).map(({ where }) => where.column)
  assert.deepEqual(columns(await mai().isRefused('saveRow', saves({ doneOn: '2026-06-01', evidence: 'Quy chế 08' }))), ['doneOn'])
  assert.deepEqual(columns(await mai().isRefused('saveRow', saves({ doneOn: '2026-06-20' }))), ['evidence'])
  await mai().does('saveRow', saves({ receivedOn: '2026-06-03', doneOn: '2026-06-20', evidence: 'Quy chế 08/QC-BCH' }))
  const all = await minh().does<Tasks>('showTasks', { unit: 'son-ha' })
  assert.deepEqual(all.counts, { all: 2, on_time: 1, late: 0, overdue: 1, open: 0 })
  assert.deepEqual(
    all.rows.map(({ unit, standing }) => [unit.code, standing]),
    [
      ['dien-luc', 'overdue'],
      ['so-y-te', 'on_time'],
    ],
  )
  assert.deepEqual(
    all.directives.map(({ paragraph, on_time, overdue, unreceived }) => [paragraph, on_time, overdue, unreceived]),
    [['Kết luận 3', 1, 1, ['Công ty Điện lực']]],
  )
  assert.equal(await figureAt('son-ha', 'directive_tasks_on_time_rate', { period: '2026-H2', asOf: '2026-07-10' }), 50)
  // As it stood in the middle of June nothing was late, and nobody had reported.
  const june = await minh().does<Tasks>('showTasks', { unit: 'son-ha', asOf: '2026-06-15' })
  assert.deepEqual([june.counts.open, june.rows.map(({ evidence }) => evidence)], [2, [null, null]])
})

test('a petition is answered after it was received, goes up and not down, and its answer is counted', async () => {
  const raise = (values: object, more: object = {}) => ({
    register: 'petitions',
    unit: 'so-y-te',
    values: {
      content: 'Bổ sung trang phục tự vệ',
      raisedOn: '2026-05-10',
      addressee: 'province',
      dueOn: '2026-06-10',
      ...values,
    },
    ...more,
  })
  const columns = async (values: object) =>
    ((await mai().isRefused('saveRow', raise(values))).findings as { where: { column: string } }[]).map(
      ({ where }) => where.column,
    )
  assert.deepEqual(await columns({ receivedOn: '2026-05-12', answeredOn: '2026-05-11', answer: 'Đã cấp' }), ['answeredOn'])
  assert.deepEqual(await columns({ answeredOn: '2026-05-11', answer: 'Đã cấp' }), ['receivedOn'])
  assert.deepEqual(await columns({ receivedOn: '2026-05-12', answeredOn: '2026-05-20' }), ['answer'])
  assert.deepEqual(await columns({ receivedOn: '2026-05-12', escalatedTo: 'commune', escalatedOn: '2026-05-20' }), [
    'escalatedTo',
  ])
  assert.deepEqual(await columns({ escalatedTo: 'military_region' }), ['escalatedOn'])
  const { id } = await mai().does<Saved>(
    'saveRow',
    raise({ receivedOn: '2026-05-12', escalatedTo: 'military_region', escalatedOn: '2026-05-15' }),
  )
  await minh().does('saveRow', {
    register: 'petitions',
    unit: 'so-y-te',
    id,
    version: 1,
    values: { answeredOn: '2026-06-20', answer: 'Cấp trong quý III' },
  })
  const { rows } = await minh().does<{ rows: { shown: Record<string, string> }[] }>('listRows', {
    register: 'petitions',
    unit: 'son-ha',
    deep: true,
  })
  assert.deepEqual(
    rows.map(({ shown }) => [shown.result, shown.overdueFrom, shown.escalatedTo]),
    [['Quá hạn mới xong', '11/6/2026', 'Quân khu']],
  )
  assert.equal(await figureAt('son-ha', 'petitions_answered', { period: '2026-H2', asOf: '2026-07-01' }), 1)
})

test('after all of it every figure recomputes from the records', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
})

test('Mai’s petition is passed up with a new deadline, answered in time, and not answered twice', async () => {
  const { id } = await mai().does<{ id: string }>('saveRow', {
    register: 'petitions',
    unit: 'so-y-te',
    values: {
      content: 'Hướng dẫn mức trợ cấp ngày công lao động của tự vệ',
      raisedOn: '2026-06-20',
      addressee: 'province',
      dueOn: '2026-07-05',
    },
  })
  const asks = (more: object) => ({ id, ...more })
  assert.match((await minh().isRefused('answerPetition', asks({}))).message, /ghi nội dung trả lời, hoặc chọn cấp chuyển lên/)
  assert.equal((await country.person('ha').isRefused('answerPetition', asks({ answer: 'Đã rõ' }))).code, 'access.refused')
  const sideways = await minh().isRefused('answerPetition', asks({ escalateTo: 'province', on: '2026-06-25' }))
  assert.match(JSON.stringify(sideways.findings), /Cấp chuyển lên phải cao hơn cấp đã tiếp nhận/)
  const tooLate = await minh().isRefused(
    'answerPetition',
    asks({ escalateTo: 'military_region', on: '2026-06-25', dueOn: '2026-06-24' }),
  )
  assert.match(JSON.stringify(tooLate.findings), /Hạn trả lời mới phải từ ngày chuyển lên trở đi/)
  const passed = asks({ escalateTo: 'military_region', on: '2026-06-25', dueOn: '2026-07-20' })
  assert.equal((await minh().does<{ dueOn: string }>('answerPetition', passed)).dueOn, '2026-07-20')
  const answer = asks({ answer: 'Thực hiện theo mức tỉnh quy định', number: '812/CV-TM', on: '2026-07-10' })
  assert.equal((await minh().does<{ result: string }>('answerPetition', answer)).result, 'on_time')
  const again = await minh().isRefused('answerPetition', answer)
  assert.deepEqual([again.code, again.status], ['petition.answered', 409])
  assert.match(again.message, /đã được trả lời ngày 10\/7\/2026/)
})

test('on the screen Minh sees what was asked by the day: the overdue first, who may answer, nothing that came later', async () => {
  type Petitions = {
    counts: Record<string, number>
    escalated: number
    mostDaysLate: number
    rows: {
      content: string
      unit: { code: string }
      authority: { title: string }
      standing: string
      answer: string | null
      daysLate: number
    }[]
  }
  const shown = (asOf: string, who = minh()) => who.does<Petitions>('showPetitions', { unit: 'son-ha', asOf })
  const lines = ({ rows }: Petitions) =>
    rows.map(({ content, authority, standing, daysLate, answer }) => [
      content.slice(0, 9),
      authority.title,
      standing,
      daysLate,
      answer,
    ])
  assert.deepEqual(lines(await shown('2026-06-30')), [
    ['Hướng dẫn', 'Quân khu', 'open', 0, null],
    ['Bổ sung t', 'Quân khu', 'late', 0, 'Cấp trong quý III'],
  ])
  const early = await shown('2026-06-15')
  assert.deepEqual(lines(early), [['Bổ sung t', 'Quân khu', 'overdue', 5, null]])
  assert.deepEqual([early.counts.overdue, early.escalated, early.mostDaysLate], [1, 1, 5])
  assert.deepEqual(lines(await shown('2026-05-14')), [['Bổ sung t', 'Bộ CHQS tỉnh', 'open', 0, null]])
  assert.equal((await mai().isRefused('showPetitions', { unit: 'son-ha' })).code, 'access.refused')
})
