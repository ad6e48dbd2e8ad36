import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { errorsOf, roster, sends } from '../importing.ts'
import { aWorld, type Country, type World } from '../world.ts'

/** What the province sent down stays as it was sent: the unit that received it reports, and takes nothing back. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number }
type Refused = { findings: readonly unknown[] }
const columnsOf = ({ findings }: Refused) => (findings as Finding[]).map(({ where }) => where.column)
const wordsOf = ({ findings }: Refused) => (findings as Finding[]).map(({ message }) => message)
const values = { content: 'Ký quy chế phối hợp', assignedOn: '2026-06-02', dueOn: '2026-06-30' }

async function assigned(country: Country): Promise<{ directive: string; task: string }> {
  const minh = country.person('minh')
  const { id: directive } = await minh.does<Saved>('saveRow', {
    register: 'directives',
    unit: 'son-ha',
    values: {
      kind: 'conference_conclusion',
      source: 'Hội nghị sơ kết 6 tháng đầu năm 2026',
      paragraph: 'Kết luận 3',
      content: values.content,
      givenOn: '2026-06-01',
      dueOn: values.dueOn,
    },
  })
  await minh.does('assignTasks', { unit: 'son-ha', directive, assignedOn: values.assignedOn, to: ['so-y-te'] })
  const { rows } = await minh.does<{ rows: { id: string }[] }>('listRows', { register: 'tasks', unit: 'so-y-te' })
  return { directive, task: rows[0]?.id ?? assert.fail('no task') }
}

test('Mai reports on a task of the province, and neither rewrites nor removes it; Minh does', () =>
  world.trial(async (country) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { directive, task } = await assigned(country)
    const save = (said: object, version = 1) => ({ register: 'tasks', unit: 'so-y-te', id: task, version, values: said })
    const late = await mai.isRefused('saveRow', save({ dueOn: '2026-12-31', receivedOn: '2026-06-03' }))
    assert.deepEqual(wordsOf(late), [
      'Hạn hoàn thành do Bộ CHQS tỉnh Sơn Hà ghi. Đơn vị nhận ghi: Ngày nhận việc, Người phụ trách, Ngày hoàn thành, Kết quả, căn cứ. Cần sửa thì đề nghị Bộ CHQS tỉnh Sơn Hà.',
    ])
    const rewritten = await mai.isRefused(
      'saveRow',
      save({ content: 'Báo cáo miệng', directive: null, assignedOn: '2026-06-10' }),
    )
    assert.deepEqual(columnsOf(rewritten), ['content', 'assignedOn', 'directive'])
    const removal = { register: 'tasks', id: task, version: 1, reason: 'ghi nhầm' }
    const kept = await mai.isRefused('removeRow', removal)
    assert.deepEqual(
      [kept.code, kept.message],
      [
        'record.from_above',
        'Dòng này do Bộ CHQS tỉnh Sơn Hà đưa xuống nên đơn vị nhận không bỏ được. Đề nghị Bộ CHQS tỉnh Sơn Hà bỏ.',
      ],
    )
    // Sent back whole, as a form sends it, with what she reports.
    await mai.does('saveRow', save({ ...values, directive, receivedOn: '2026-06-03', person: 'Trần Thị Mai' }))
    await minh.does('saveRow', save({ dueOn: '2026-07-31' }, 2))
    const origin = { register: 'directives', id: directive, version: 1, reason: 'ghi nhầm' }
    assert.equal((await minh.isRefused('removeRow', origin)).code, 'record.referenced')
    await minh.does('removeRow', { ...removal, version: 3 })
    await minh.does('removeRow', origin)
  }))

test('a workbook moves no deadline the province set, and reports what was done', () =>
  world.trial(async (country) => {
    await assigned(country)
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const headings = ['TT', 'Nhiệm vụ', 'Ngày giao', 'Hạn hoàn thành', 'Ngày nhận việc']
    const file = (due: string) => roster([[values.content, '02/6/2026', due, '03/6/2026']], {}, headings)
    const into = { unit: 'so-y-te', register: 'tasks', keep: true }
    const refused = await sends(mai, await file('31/12/2026'), into)
    assert.equal(refused.kept, false)
    assert.deepEqual(
      errorsOf(refused).map(([cell, message]) => [cell, message.split(' do ')[0]]),
      [['D3', 'Hạn hoàn thành']],
    )
    assert.equal((await sends(mai, await file('30/6/2026'), into)).kept, true)
    assert.equal((await sends(minh, await file('31/7/2026'), into)).kept, true)
  }))

test('Mai removes or rewrites no receipt the province sent; her own task stays hers to remove', () =>
  world.trial(async (country) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { id } = await minh.does<Saved>('saveRow', {
      register: 'documents',
      unit: 'son-ha',
      values: { number: 321, symbol: 'KH-BCH', issuedOn: '2026-06-20', kind: 'plan', abstract: 'Kế hoạch kiểm tra' },
    })
    await minh.does('sendDocument', { unit: 'son-ha', id, to: ['so-y-te'], sentOn: '2026-06-22', dueOn: '2026-06-30' })
    const { rows } = await mai.does<{ rows: { id: string }[] }>('listRows', { register: 'receipts', unit: 'so-y-te' })
    const receipt = { register: 'receipts', id: rows[0]?.id, version: 1 }
    assert.equal((await mai.isRefused('removeRow', { ...receipt, reason: 'ghi nhầm' })).code, 'record.from_above')
    const moved = await mai.isRefused('saveRow', { ...receipt, unit: 'so-y-te', values: { dueOn: null, document: null } })
    assert.deepEqual(columnsOf(moved), ['dueOn', 'document'])
    await mai.does('acknowledgeDocument', { id: receipt.id })
    const { id: own } = await mai.does<Saved>('saveRow', { register: 'tasks', unit: 'so-y-te', values })
    await mai.does('saveRow', { register: 'tasks', unit: 'so-y-te', id: own, version: 1, values: { dueOn: '2026-07-30' } })
    await mai.does('removeRow', { register: 'tasks', id: own, version: 2, reason: 'ghi nhầm' })
  }))

test('a task names no directive that Mai does not see, nor one that is not there', () =>
  world.trial(async (country) => {
    const { directive } = await assigned(country)
    for (const named of [directive, '01980000-0000-7000-8000-000000000000']) {
      const said = { ...values, content: 'Tự giao cho mình', directive: named }
      const refusal = await country.person('mai').isRefused('saveRow', { register: 'tasks', unit: 'so-y-te', values: said })
      assert.deepEqual(wordsOf(refusal), ['Nội dung chỉ đạo không có trong sổ, hoặc không thuộc đơn vị của đồng chí.'])
    }
    const said = { ...values, content: 'Giao thêm việc', directive }
    await country.person('minh').does('saveRow', { register: 'tasks', unit: 'so-y-te', values: said })
  }))

test('what the province attached to a task stays there for Mai; what she attached herself she takes off', () =>
  world.trial(async (country) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { task } = await assigned(country)
    const attach = async (person: typeof mai) => {
      const file = { name: 'quy-che-mau.txt', bytes: new TextEncoder().encode(`Mẫu quy chế phối hợp của ${person.login}`) }
      return (await person.does<{ id: string }>('attachFile', { register: 'tasks', id: task }, { file })).id
    }
    const theirs = await attach(minh)
    const refused = await mai.isRefused('removeFile', { id: theirs, reason: 'không cần nữa' })
    assert.deepEqual([refused.code, refused.status], ['record.from_above', 403])
    await mai.does('removeFile', { id: await attach(mai), reason: 'nhầm bản nháp' })
    await minh.does('removeFile', { id: theirs, reason: 'thay bản mới' })
  }))

test('the row says which boxes are the province’s, so that the form shows them and takes nothing there', () =>
  world.trial(async (country) => {
    const { task } = await assigned(country)
    const locked = async (person: ReturnType<Country['person']>) =>
      (await person.does<{ locked: string[] }>('showRow', { register: 'tasks', id: task })).locked
    const hers = await locked(country.person('mai'))
    assert.ok(['content', 'assignedOn', 'dueOn'].every((column) => hers.includes(column)))
    assert.ok(!hers.includes('doneOn') && !hers.includes('evidence'))
    assert.deepEqual(await locked(country.person('minh')), [])
  }))

test('Minh assigns with a day that has passed and is warned; a paper sent to nobody is refused', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const { directive } = await assigned(country)
    const late = await minh.does<{ assigned: number; findings: Finding[] }>('assignTasks', {
      unit: 'son-ha',
      directive,
      assignedOn: '2026-06-02',
      dueOn: '2026-06-20',
      to: ['dien-luc'],
    })
    assert.deepEqual(
      [late.assigned, late.findings.map(({ code, severity }) => [code, severity])],
      [1, [['tasks.due_past', 'warning']]],
    )
    assert.match(late.findings[0]?.message ?? '', /Hạn 20\/6\/2026 đã qua/)
    const { id } = await minh.does<Saved>('saveRow', {
      register: 'documents',
      unit: 'son-ha',
      values: {
        direction: 'out',
        number: 120,
        symbol: 'KH-BCH',
        kind: 'plan',
        issuedOn: '2026-06-20',
        abstract: 'Kế hoạch kiểm tra giữa năm',
        signer: 'Lê Quốc Hùng',
      },
    })
    for (const to of [{ to: [] }, { kinds: ['self_defence_unit'] }])
      assert.match(
        (await minh.isRefused('sendDocument', { unit: 'son-ha', id, ...to })).message,
        /chưa có đơn vị nào nhận văn bản/,
      )
  }))

test('a box left too short is named as people know it, and a viewer is told of the right before the values', () =>
  world.trial(async (country) => {
    const { task } = await assigned(country)
    const short = await country.person('minh').isRefused('removeRow', { register: 'tasks', id: task, version: 1, reason: 'x' })
    assert.match(short.message, /lý do phải từ 5 chữ trở lên/)
    const wrong = { unit: 'so-y-te', period: '2026-H1', entries: [{ indicator: 'x', state: 'value', value: -5 }] }
    assert.equal((await country.person('ha').isRefused('enterFigures', wrong)).code, 'access.refused')
    assert.equal((await country.person('mai').isRefused('enterFigures', wrong)).code, 'input.wrong')
    const { findings } = await country.person('mai').isRefused('saveRow', {
      register: 'duty',
      unit: 'so-y-te',
      values: { day: '2026-06-03', kind: 'duty', place: 'Cổng', people: 2.5, manDays: 2 },
    })
    assert.match(JSON.stringify(findings), /đang ghi “2,5”/)
  }))
