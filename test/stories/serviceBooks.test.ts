import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import type { CellSpec } from '#report/xlsx.ts'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

/** The books beside the call-up year: registration at 17, quota, handover points, soldiers home, the reserve, violations. */
let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string }[] }
const H1 = { period: '2024-H1', asOf: '2024-06-14' }

const figures = async (unit: string, when: object, ...ids: string[]) => {
  const { figures: all } = await country.machine.does<{
    figures: Record<string, { value: number | null; percent: number | null }>
  }>('showReport', { unit, ...when })
  return ids.map((id) => all[id]?.value ?? null)
}
const saves = (register: string, values: object, more: object = {}) =>
  country.person('minh').does<Saved>('saveRow', { register, unit: 'tan-lap', values, ...more })
const refusals = async (register: string, values: object) =>
  (
    (await country.person('minh').isRefused('saveRow', { register, unit: 'tan-lap', values })).findings as {
      code: string
      severity: string
    }[]
  )
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
/** The rows a figure opens are as many, or add up to as much, as it says. */
async function opens(indicator: string, when: object = H1): Promise<void> {
  const proof = await country.machine.does<{ figure: { value: number }; records: { sum: number }[] }>('openProof', {
    unit: 'tan-lap',
    ...when,
    indicator,
  })
  assert.equal(
    proof.records.reduce((sum, one) => sum + one.sum, 0),
    proof.figure.value,
    indicator,
  )
}

/** What a person gets as a template, fills in once and sends, goes out as a list and comes back as it was. */
async function goesRound(register: string, values: Record<string, CellSpec>): Promise<void> {
  const book = registers[register] ?? assert.fail(register)
  const columns = templateColumns(book).filter(({ role }) => role === 'value')
  const row = columns.map(({ key, column }) => values[key] ?? column.example ?? null)
  const list = await roster([row], { title: [] }, ['TT', ...columns.map(({ column }) => column.title)])
  const minh = country.person('minh')
  const to = { register, unit: 'phu-son' }
  const first = await sends(minh, list, { ...to, keep: true })
  assert.deepEqual([register, errorsOf(first), first.added], [register, [], 1])
  const { bytes } = await fetches(minh, 'exportRows', to)
  assert.deepEqual(countsOf(await sends(minh, bytes, { ...to, keep: true })), {
    rows: 1,
    same: 1,
    added: 0,
    changed: 0,
    rejected: 0,
    kept: true,
  })
  assert.equal((await lists(minh, register, { unit: 'phu-son' })).total, 1)
}

test('Minh lists Khôi in January and registers him in April; one who is older, or twice in the list, is asked about', async () => {
  const khoi = { fullName: 'Lương Đăng Khôi', bornOn: '2007-03-09', year: 2024, listedOn: '2024-01-12' }
  const { id, version } = await saves('age17', khoi)
  assert.deepEqual(await figures('tan-lap', H1, 'age17_listed_january', 'registered_age17'), [1, 0])
  assert.deepEqual(await refusals('age17', khoi), ['age17.namesake'])
  assert.deepEqual(await refusals('age17', { ...khoi, fullName: 'Tạ Nhật Minh', bornOn: '2008-01-01' }), ['age17.too_young'])
  assert.deepEqual(await refusals('age17', { ...khoi, fullName: 'Tạ Nhật Minh', listedOn: '2024-02-02' }), ['age17.not_january'])
  assert.deepEqual(await refusals('age17', { ...khoi, fullName: 'Tạ Nhật Minh', result: 'absent', resultOn: '2024-04-10' }), [
    'age17.reason_needed',
  ])
  const late = await saves('age17', { result: 'registered', calledOn: '2024-04-05', resultOn: '2024-04-11' }, { id, version })
  assert.deepEqual(
    late.findings.map(({ code }) => code),
    ['age17.called_late'],
  )
  assert.deepEqual(await figures('cuc', H1, 'registered_age17'), [1])
  await opens('registered_age17')
  await goesRound('age17', { fullName: 'Lò Văn Páo' })
})

test('the quota of the year stands by decision; a second row of the same year is refused, a correction moves the figure', async () => {
  const quota = { year: 2024, army: 25, police: 4, decision: '940/QĐ-UBND', decidedOn: '2023-12-22', handoverOn: '2024-02-26' }
  const { id, version } = await saves('callUpQuota', quota)
  assert.deepEqual(await figures('tan-lap', H1, 'enlistment_quota_army', 'enlistment_quota_police'), [25, 4])
  assert.equal(
    (await country.person('minh').isRefused('saveRow', { register: 'callUpQuota', unit: 'tan-lap', values: quota })).code,
    'record.duplicate',
  )
  assert.deepEqual(await refusals('callUpQuota', { ...quota, year: 2023 }), ['callUpQuota.other_year'])
  await saves('callUpQuota', { army: 24, decision: '951/QĐ-UBND' }, { id, version })
  assert.deepEqual(await figures('son-ha', H1, 'enlistment_quota_total'), [28])
  await opens('enlistment_quota_army')
  await goesRound('callUpQuota', { army: 19 })
})

test('a handover point is a row of its own, and a soldier home is received, registered and placed', async () => {
  await country.person('minh').does('saveRow', {
    register: 'handoverPoints',
    unit: 'son-ha',
    values: { place: 'Sân vận động tỉnh', day: '2024-02-26', army: 24, police: 4 },
  })
  assert.deepEqual(await figures('son-ha', H1, 'handover_points'), [1])
  const home = { fullName: 'Quách Tuấn Anh', bornOn: '2002-06-01', dischargedOn: '2024-01-25', receivedOn: '2024-01-26' }
  assert.deepEqual(await refusals('discharged', { ...home, receivedOn: '2024-01-20' }), ['discharged.received_before'])
  assert.deepEqual(await refusals('discharged', { ...home, placedOn: '2024-03-01' }), ['discharged.place_needed'])
  await saves('discharged', { ...home, placedOn: '2024-03-01', placedAt: 'Trung tâm Dịch vụ việc làm' })
  assert.deepEqual(await figures('cuc', H1, 'discharged_soldiers_received', 'discharged_job_placed'), [1, 1])
  await opens('discharged_job_placed')
  await goesRound('handoverPoints', { place: 'Nhà văn hóa huyện' })
  await goesRound('discharged', { fullName: 'Lò Văn Páo' })
})

test('the reserve stands in totals: what a quarter states holds until the next quarter states it anew', async () => {
  const stated = (category: string, statedOn: string, registered: number, more: object = {}) =>
    saves('reserve', { category, statedOn, registered, ...more })
  await stated('officers', '2024-03-14', 12, { quota: 8, assigned: 8, partyMembers: 5 })
  await stated('soldiers', '2024-03-14', 140, { quota: 92, assigned: 90, partyMembers: 9 })
  await stated('vehicles', '2024-03-14', 11)
  const ids = ['reservists_registered', 'reserve_officers_registered', 'reserve_vehicles_registered'] as const
  assert.deepEqual(await figures('tan-lap', { period: '2024-H1', asOf: '2024-05-31' }, ...ids), [152, 12, 11])
  await stated('soldiers', '2024-06-14', 143, { quota: 92, assigned: 92, partyMembers: 10 })
  assert.deepEqual(
    await figures('tan-lap', H1, ...ids, 'reserve_assigned_rate', 'reserve_party_member_rate'),
    [155, 12, 11, 100, 15],
  )
  assert.deepEqual(await figures('tan-lap', { period: '2024-H1', asOf: '2024-05-31' }, ...ids), [152, 12, 11])
  assert.deepEqual(await refusals('reserve', { category: 'officers', statedOn: '2024-06-14', registered: 5, assigned: 6 }), [
    'reserve.more_assigned',
  ])
  await opens('reservists_registered')
  await goesRound('reserve', { registered: 131 })
})

test('reservists called and present, a list checked, a violation fined: each counts once', async () => {
  const call = { title: 'Huấn luyện đợt 1', kind: 'training', day: '2024-05-06', lastDay: '2024-05-15', called: 60, attended: 61 }
  assert.deepEqual(await refusals('reserveCalls', call), ['reserveCalls.more_present'])
  await saves('reserveCalls', { ...call, attended: 57 })
  await saves('reserveCalls', { title: 'Phúc tra nguồn', kind: 'verification', day: '2024-03-11' })
  assert.deepEqual(
    await figures('son-ha', H1, 'reserve_called_for_training', 'reserve_training_rate', 'reserve_verification_rounds'),
    [60, 95, 1],
  )
  const fined = { decision: '12/QĐ-XPHC', kind: 'medical', decidedOn: '2024-03-20', measure: 'fine' }
  assert.deepEqual(await refusals('serviceViolations', fined), ['serviceViolations.fine_needed'])
  await saves('serviceViolations', { ...fined, fine: 12_000_000 })
  assert.deepEqual(await figures('cuc', H1, 'conscription_violations_handled'), [1])
  await opens('reserve_called_for_training')
  await goesRound('reserveCalls', { title: 'Huấn luyện đợt 2' })
  await goesRound('serviceViolations', { decision: '15/QĐ-XPHC' })
})

test('after all of it every figure recomputes from the rows', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
})
