import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Condition } from '#domain/register.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { countsOf, errorsOf, fetches, lists, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

/** Commune Tân Lập calls up for 2024: Minh keeps the book, one citizen at a time, until the re-check. */
let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string; severity: string }[] }
type Loss = { kind: string; code: string; many: number; where: Condition[] }
type Funnel = {
  steps: { key: string; count: number; army: number; police: number; where: Condition[]; losses: Loss[] }[]
  quota: { army: number; police: number } | null
  questions: { code: string; message: string; where: Condition[] }[]
  children: { unit: { code: string }; counts: number[]; quota: { army: number } | null }[]
}
const AUTUMN = { period: '2023-H2', asOf: '2023-12-14' }
const SPRING = { period: '2024-H1', asOf: '2024-06-14' }
const COMMUNE = { register: 'serviceYear', unit: 'tan-lap' }

const figures = async (unit: string, when: object, ...ids: string[]) => {
  const { figures: all } = await country.machine.does<{ figures: Record<string, { value: number | null }> }>('showReport', {
    unit,
    ...when,
  })
  return ids.map((id) => all[id]?.value ?? null)
}
const saves = (values: object, more: object = {}) =>
  country.person('minh').does<Saved>('saveRow', { ...COMMUNE, values, ...more })
const refusals = async (values: object) => {
  const { findings } = await country.person('minh').isRefused('saveRow', { ...COMMUNE, values })
  return (findings as { code: string; severity: string }[]).filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

const citizen = (fullName: string, more: object = {}) => ({
  fullName,
  bornOn: '2003-05-12',
  year: 2024,
  listedOn: '2023-09-12',
  ...more,
})
const CALLED = { prescreenCalledOn: '2023-10-03' }
const PASSED = { ...CALLED, prescreenOn: '2023-10-18', prescreenResult: 'passed' }
const EXAMINED = { ...PASSED, medicalCalledOn: '2023-11-06', medicalOn: '2023-12-01' }
const FIT = { ...EXAMINED, healthGrade: '2' }
const ORDERED = { ...FIT, force: 'army', orderOn: '2024-02-05', orderKind: 'main' }
const HANDED = { ...ORDERED, handedOn: '2024-02-26', point: 'Sân vận động huyện' }

test('Minh enters Quang step by step, and each step counts on its own day, up to the nation', async () => {
  const { id, version } = await saves(citizen('Trần Minh Quang', CALLED))
  assert.deepEqual(
    await figures('tan-lap', AUTUMN, 'prescreen_called', 'prescreen_attended', 'conscription_age_citizens'),
    [1, 0, 1],
  )
  assert.deepEqual(await figures('cuc', AUTUMN, 'prescreen_called', 'conscription_age_citizens'), [1, 1])
  const examined = await saves(FIT, { id, version })
  assert.deepEqual(
    await figures('tan-lap', AUTUMN, 'prescreen_passed', 'medical_attended', 'health_grade2', 'medical_fit'),
    [1, 1, 1, 1],
  )
  await saves({ ...HANDED, volunteeredOn: '2024-01-05', partyMember: true }, { id, version: examined.version })
  assert.deepEqual(
    await figures('son-ha', SPRING, 'enlisted_total', 'volunteers', 'enlisted_party_members', 'callup_orders_issued'),
    [1, 1, 1, 1],
  )
  assert.deepEqual(await figures('tan-lap', SPRING, 'conscription_age_citizens'), [0])
})

test('a step skipped, an unfit citizen ordered, a man of seventeen: each is refused in words at its column', async () => {
  assert.deepEqual(await refusals(citizen('Lê Văn Bước', { prescreenOn: '2023-10-18' })), ['serviceYear.step_skipped'])
  assert.deepEqual(await refusals(citizen('Lê Văn Bước', { ...EXAMINED, prescreenResult: 'failed' })), ['serviceYear.not_passed'])
  assert.deepEqual(await refusals(citizen('Lê Văn Bước', { ...HANDED, healthGrade: '5' })), ['serviceYear.order_unfit'])
  assert.deepEqual(await refusals(citizen('Lê Văn Bước', { bornOn: '2006-08-01' })), ['serviceYear.too_young'])
  assert.deepEqual(await refusals(citizen('Lê Văn Bước', { ...HANDED, ground: 'defer_g', groundOn: '2023-10-20' })), [
    'serviceYear.ground_and_order',
  ])
  assert.deepEqual(await refusals(citizen('Trần Minh Quang')), ['serviceYear.namesake'])
  const late = await saves(
    citizen('Lê Văn Bước', { ...ORDERED, medicalCalledOn: '2023-11-25', handedOn: '2024-02-12', point: 'Sân xã' }),
  )
  assert.deepEqual(late.findings.map(({ code }) => code).sort(), ['serviceYear.medical_called_late', 'serviceYear.order_late'])
})

test('whoever was sent back at the re-check without a word is asked about on saving, and stands among the unexplained', async () => {
  const sentBack = { ...HANDED, recheckOn: '2024-03-02', recheckResult: 'returned' }
  const { id, version, findings } = await saves(citizen('Trịnh Văn Về', sentBack))
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [['serviceYear.returned_unexplained', 'warning']],
  )
  const asked = async () =>
    (await country.machine.does<Funnel>('showFunnel', { unit: 'tan-lap', year: 2024 })).questions.filter(({ message }) =>
      message.includes('trả về sau phúc tra'),
    )
  const [question] = await asked()
  assert.equal(question?.message, '1 công dân bị trả về sau phúc tra, chưa ghi vì sao.')
  const listed = await lists(country.machine, 'serviceYear', { unit: 'tan-lap', where: question?.where })
  assert.deepEqual(
    listed.rows.map(({ id }) => id),
    [id],
  )
  await saves({ stopReason: 'health' }, { id, version })
  assert.deepEqual(await asked(), [])
})

test('a returned recruit is not enlisted, his replacement is, and nobody counts twice', async () => {
  const before = await figures('tan-lap', SPRING, 'enlisted_total', 'recheck_rejected', 'reserve_callup_orders')
  await saves(citizen('Phạm Văn Trả', { ...HANDED, recheckOn: '2024-03-02', recheckResult: 'returned', stopReason: 'health' }))
  await saves(citizen('Đỗ Văn Bù', { ...HANDED, orderKind: 'reserve', handedOn: '2024-03-04', replacement: true }))
  const after = await figures('tan-lap', SPRING, 'enlisted_total', 'recheck_rejected', 'reserve_callup_orders')
  assert.deepEqual(
    after.map((value, at) => (value ?? 0) - (before[at] ?? 0)),
    [1, 1, 1],
  )
})

test('a deferral stands from its day until the list of the year ends', async () => {
  await saves(citizen('Bùi Quốc Học', { ground: 'defer_g', groundOn: '2023-10-16', postedOn: '2023-09-20' }))
  await saves(citizen('Hồ Văn Liệt', { ground: 'exempt_a', groundOn: '2023-10-16', postedOn: '2023-09-20' }))
  const at = (asOf: string, period: string) => figures('tan-lap', { period, asOf }, 'deferred_callup', 'exempt_callup')
  assert.deepEqual(await at('2023-12-14', '2023-H2'), [1, 1])
  assert.deepEqual(await at('2024-08-31', '2024-H2'), [1, 1])
  assert.deepEqual(await at('2024-09-01', '2024-H2'), [0, 0])
})

test('the health grade is masked in lists, files and history, revealed for a reason, and lies open nowhere', async () => {
  const { id, version } = await saves(citizen('Ngô Đình Kín', { ...EXAMINED, healthGrade: '4', healthCriterion: 'eyes' }))
  const edited = await saves({ hamlet: 'Thôn Đông', healthGrade: '••••' }, { id, version })
  const minh = country.person('minh')
  const shown = await minh.does<{ shown: Record<string, string>; counted: { indicator: string }[]; history: object[] }>(
    'showRow',
    {
      register: 'serviceYear',
      id,
    },
  )
  assert.deepEqual([shown.shown.healthGrade, shown.shown.healthCriterion], ['••••', '••••'])
  assert.ok(shown.counted.every(({ indicator }) => !indicator.startsWith('health_grade')))
  const { rows } = await lists(minh, 'serviceYear', { unit: 'tan-lap', search: 'ngo dinh kin' })
  assert.equal(rows[0]?.shown.healthGrade, '••••')
  const reason = 'đối chiếu phiếu khám sức khỏe'
  assert.deepEqual(await minh.does('revealCell', { register: 'serviceYear', id, column: 'healthGrade', reason }), { value: '4' })
  assert.match(JSON.stringify(await country.person('khue').does('listAudit', { unit: 'tan-lap' })), /đối chiếu phiếu khám/)
  const before = await figures('tan-lap', AUTUMN, 'health_grade3')
  await saves({ healthGrade: '3', healthCriterion: null }, { id, version: edited.version })
  assert.deepEqual(await figures('tan-lap', AUTUMN, 'health_grade3'), [(before[0] ?? 0) + 1])
  const dump = await inScope(country.database, EVERYWHERE, async (db) => {
    const rowsOf = async (table: string) => (await sql<object>`select * from ${sql.table(table)}`.execute(db)).rows
    const entries = await sql<{ record: string | null }>`
      select record from ledger l join measures m on m.no = l.measure where m.id like 'health_grade%'`.execute(db)
    return { rows: await rowsOf('service_year'), versions: await rowsOf('record_versions'), entries: entries.rows }
  })
  assert.ok(dump.rows.every((row) => !('healthGrade' in row)))
  assert.doesNotMatch(JSON.stringify(dump.versions), /healthGrade|healthCriterion|stopReason/)
  assert.ok(dump.entries.length > 0 && dump.entries.every(({ record }) => record === null))
})

test('a grade is found by itself alone: the proof of “loại 2” opens exactly its rows', async () => {
  const proof = await country.machine.does<{ figure: { value: number }; records: { where: Condition[]; count: number }[] }>(
    'openProof',
    {
      unit: 'tan-lap',
      ...AUTUMN,
      indicator: 'health_grade2',
    },
  )
  assert.ok(proof.figure.value > 2)
  assert.equal(proof.records[0]?.count, proof.figure.value)
  const where = proof.records[0]?.where
  // A list of one grade is that grade of everybody in it: it takes a reason, as a look at one cell does.
  const asked = { register: 'serviceYear', unit: 'tan-lap', where }
  const minh = country.person('minh')
  for (const action of ['listRows', 'exportRows']) {
    const refused = await minh.isRefused(action, asked)
    assert.deepEqual([refused.code, refused.status], ['reveal.reason', 422])
    assert.match(refused.message, /Lọc theo sức khỏe .*Ghi lý do/)
    assert.equal((await country.person('ha').isRefused(action, { ...asked, reason: 'xem cho biết' })).code, 'access.refused')
  }
  const ordered = await minh.isRefused('listRows', { ...asked, where: [], sort: [{ column: 'healthGrade' }] })
  assert.match(ordered.message, /sức khỏe được che nên không xếp theo cột này được/)
  assert.match(
    (await minh.isRefused('listRows', { ...asked, where: [], sort: [{ column: 'height' }] })).message,
    /không có cột “height”/,
  )
  await lists(minh, 'serviceYear', { unit: 'tan-lap', where, reason: 'đối chiếu phiếu khám' })
  const trail = await country
    .person('khue')
    .does<{ lines: { action: string; detail: unknown }[] }>('listAudit', { unit: 'son-ha' })
  const looked = trail.lines.filter(({ action }) => action === 'listRows')
  assert.equal(looked.length, 1)
  assert.match(JSON.stringify(looked[0]?.detail), /đối chiếu phiếu khám/)
  assert.doesNotMatch(JSON.stringify(looked[0]?.detail), /"2"/)
  const { total } = await lists(country.machine, 'serviceYear', { unit: 'tan-lap', where, reason: 'kiểm tra căn cứ' })
  assert.equal(total, proof.figure.value)
})

test('the book goes out as Excel masked and comes back unchanged; a new list comes in with its grades', async () => {
  const minh = country.person('minh')
  const { bytes } = await fetches(minh, 'exportRows', { register: 'serviceYear', unit: 'tan-lap' })
  const { total } = await lists(minh, 'serviceYear', { unit: 'tan-lap' })
  const back = await sends(minh, bytes, { register: 'serviceYear', unit: 'tan-lap', keep: true })
  assert.deepEqual(errorsOf(back), [])
  assert.deepEqual(countsOf(back), { rows: total, same: total, added: 0, changed: 0, rejected: 0, kept: true })
  const elsewhere = await sends(minh, bytes, { register: 'serviceYear', unit: 'phu-son' })
  assert.ok(elsewhere.findings.some(({ code }) => code === 'roster.choice_masked' || code === 'roster.other_unit'))
})

test('the funnel adds up at every step, names who was lost without a word, and each number opens its rows', async () => {
  await country.person('minh').does('saveRow', {
    register: 'callUpQuota',
    unit: 'tan-lap',
    values: { year: 2024, army: 3, police: 1, decision: '940/QĐ-UBND', decidedOn: '2023-12-22', handoverOn: '2024-02-26' },
  })
  await saves(citizen('Vũ Văn Lặng', CALLED))
  await saves(citizen('Vũ Văn Vắng', { ...CALLED, stopReason: 'absent_unexcused' }))
  for (const unit of ['son-ha', 'tan-an', 'tan-lap']) {
    const { steps, questions, quota, children } = await country.machine.does<Funnel>('showFunnel', { unit, year: 2024 })
    for (const [at, { key, count, where, losses }] of steps.entries()) {
      const next = steps[at + 1]
      if (next)
        assert.equal(
          count,
          losses.reduce((sum, { many }) => sum + many, next.count),
          `${unit} ${key}`,
        )
      const rows = async (filter: Condition[]) =>
        (await lists(country.machine, 'serviceYear', { unit, where: filter, reason: 'kiểm tra căn cứ' })).total
      assert.equal(await rows(where), count, `${unit} ${key}`)
      for (const loss of losses) assert.equal(await rows(loss.where), loss.many, `${unit} ${key} ${loss.code}`)
      assert.equal(
        children.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0),
        children.length > 0 ? count : 0,
      )
    }
    assert.deepEqual(quota, { army: 3, police: 1 })
    const silent = questions.filter(({ code }) => code === 'funnel.unexplained')
    assert.deepEqual(
      silent.map(({ message }) => /“([^”]+)”/.exec(message)?.[1]),
      ['Gọi sơ tuyển', 'Đủ sức khỏe'],
    )
    assert.ok(questions.some(({ code }) => code === 'funnel.off_quota'))
  }
})

test('after all of it every figure recomputes from the rows', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
})
