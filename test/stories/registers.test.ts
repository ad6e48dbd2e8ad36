import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#store/ids.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

const HALF = { period: '2023-H1', asOf: '2023-07-15' }
type Saved = { id: string; version: number }
type Report = {
  figures: Record<
    string,
    { value: number | null; state: string; previous: number | null; percent: number | null; target: number | null }
  >
}

const figure = async (unit: string, indicator: string, when: object = HALF): Promise<number | null> =>
  (await country.machine.does<Report>('showReport', { unit, ...when })).figures[indicator]?.value ?? null

const member = (fullName: string, more: Record<string, unknown> = {}) => ({
  fullName,
  bornOn: '1994-05-12',
  joinedOn: '2022-03-15',
  ...more,
})
const shift = (day: string, place: string, more: Record<string, unknown> = {}) => ({
  day,
  kind: 'duty',
  place,
  people: 2,
  manDays: 2,
  turns: 1,
  ...more,
})
const patrol = (day: string, place: string, more: Record<string, unknown> = {}) => ({
  day,
  kind: 'patrol',
  shift: 'night',
  place,
  people: 6,
  teamTurns: 2,
  personTurns: 6,
  ...more,
})

test('Mai enters a member, and the nation has one more the moment it is saved', async () => {
  const before = (await figure('cuc', 'sdf_strength')) ?? 0
  await country
    .person('mai')
    .does('saveRow', { register: 'personnel', unit: 'so-y-te', values: member('Nguyễn Thị Hoa', { female: true }) })
  assert.equal(await figure('cuc', 'sdf_strength'), before + 1)
  assert.equal(await figure('so-y-te', 'sdf_female_strength'), 1)
})

test('strength at a date is who had joined and not yet left: the day of leaving counts no more', async () => {
  const mai = country.person('mai')
  const asOf = (day: string) => figure('so-y-te', 'sdf_strength', { period: '2023-H1', asOf: day })
  const start = (await asOf('2023-05-09')) ?? 0
  const { id, version } = await mai.does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Phan Thế Vinh', { joinedOn: '2023-05-10' }),
  })
  assert.deepEqual([await asOf('2023-05-09'), await asOf('2023-05-10')], [start, start + 1])
  await mai.does('endRow', {
    register: 'personnel',
    id,
    version,
    on: '2023-06-20',
    values: { status: 'struck_off', ground: 'strike_a', decision: '12/QĐ' },
  })
  assert.deepEqual([await asOf('2023-06-19'), await asOf('2023-06-20')], [start + 1, start])
  assert.equal(await figure('so-y-te', 'msdf_removed'), 1)
})

test('a correction changes the past, a change from a day on does not', async () => {
  const mai = country.person('mai')
  const kindAt = (indicator: string, day: string) => figure('so-y-te', indicator, { period: '2023-H1', asOf: day })
  const mobile = (await kindAt('mobile_msdf_strength', '2023-06-30')) ?? 0
  const { id, version } = await mai.does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Mai Xuân Trường', { joinedOn: '2023-01-10' }),
  })
  await mai.does('changeRow', { register: 'personnel', id, version, from: '2023-06-01', values: { forceKind: 'mobile' } })
  assert.deepEqual(
    [(await kindAt('mobile_msdf_strength', '2023-05-31')) ?? 0, await kindAt('mobile_msdf_strength', '2023-06-01')],
    [mobile, mobile + 1],
  )
  const shown = await mai.does<{ stretches: unknown[]; history: { what: string }[] }>('showRow', { register: 'personnel', id })
  assert.equal(shown.stretches.length, 2)
  assert.deepEqual(
    shown.history.map((one) => one.what),
    ['change'],
  )
})

test('Hùng changed the row first: Mai is told who and keeps what she typed', async () => {
  const hung = country.person('hung')
  const { id, version } = await country
    .person('mai')
    .does<Saved>('saveRow', { register: 'duty', unit: 'so-y-te', values: shift('2023-04-03', 'Cổng A') })
  await hung.does('saveRow', { register: 'duty', unit: 'so-y-te', id, version, values: { place: 'Cổng B' } })
  const refusal = await country
    .person('mai')
    .isRefused('saveRow', { register: 'duty', unit: 'so-y-te', id, version, values: { place: 'Cổng C' } })
  assert.equal(refusal.code, 'record.changed')
  assert.match(refusal.message, /hung/)
})

test('a double click sends the same shift twice and it is written once', async () => {
  const key = newId()
  const send = { register: 'duty', unit: 'so-y-te', key, values: shift('2023-04-04', 'Cổng A') }
  await country.person('mai').does('saveRow', send)
  const before = await figure('so-y-te', 'duty_man_days')
  assert.equal((await country.person('mai').isRefused('saveRow', send)).code, 'record.sent_twice')
  assert.equal((await country.person('mai').isRefused('saveRow', { ...send, key: newId() })).code, 'record.duplicate')
  assert.equal(await figure('so-y-te', 'duty_man_days'), before)
})

test('a shift kept on a telephone and taken back since does not come up again when the telephone sends it once more', async () => {
  const mai = country.person('mai')
  const at = '2023-04-05T06:12:00+07:00'
  const send = { register: 'duty', unit: 'so-y-te', key: newId(), at, values: shift('2023-04-05', 'Cổng A') }
  const { id, version } = await mai.does<Saved>('saveRow', send)
  const trail = JSON.stringify(await country.machine.does('listAudit', { unit: 'so-y-te' }))
  assert.ok(trail.includes(at))
  await mai.does('removeRow', { register: 'duty', id, version, reason: 'Ghi nhầm ngày' })
  const before = await figure('so-y-te', 'duty_man_days')
  assert.equal((await mai.isRefused('saveRow', send)).code, 'record.sent_twice')
  assert.equal(await figure('so-y-te', 'duty_man_days'), before)
})

test('everything wrong with a row is said at once, each at its column', async () => {
  const { code, findings } = await country.person('mai').isRefused('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: { fullName: '', bornOn: '2023-02-31', joinedOn: '2031-01-01', status: 'deferred', identityNo: '123', height: 170 },
  })
  assert.equal(code, 'record.findings')
  const columns = (findings as { where: { column: string } }[]).map((one) => one.where.column).sort()
  assert.deepEqual(columns, ['bornOn', 'fullName', 'ground', 'height', 'identityNo', 'joinedOn'])
})

test('a member who was struck off cannot serve again without being registered anew', async () => {
  const mai = country.person('mai')
  const first = await mai.does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Lý Anh Tuấn', { joinedOn: '2023-02-01' }),
  })
  const ended = await mai.does<Saved>('endRow', {
    register: 'personnel',
    id: first.id,
    version: first.version,
    on: '2023-03-01',
    values: { status: 'struck_off', ground: 'strike_b' },
  })
  const refusal = await mai.isRefused('changeRow', {
    register: 'personnel',
    id: ended.id,
    version: 1,
    from: '2023-04-01',
    values: { status: 'serving', ground: null },
  })
  assert.equal(refusal.code, 'record.findings')
})

test('a company that closed in March takes no shift of April, and a closed period takes nothing', async () => {
  const hung = country.person('hung')
  assert.equal(
    (await hung.isRefused('saveRow', { register: 'duty', unit: 'cong-ty-cu', values: shift('2023-04-05', 'Cổng') })).code,
    'unit.ended',
  )
  await hung.does('closePeriod', { unit: 'son-ha', period: '2022-H2' })
  const late = { register: 'duty', unit: 'so-y-te', values: shift('2022-11-05', 'Cổng') }
  assert.equal((await country.person('mai').isRefused('saveRow', late)).code, 'period.closed')
  await hung.does('openPeriod', { unit: 'son-ha', period: '2022-H2', reason: 'bổ sung ca trực' })
  await country.person('mai').does('saveRow', late)
})

test('a patrol of two communes and an agency counts once at the district and the province, its turns add up', async () => {
  const hung = country.person('hung')
  const base = {
    district: (await figure('tan-an', 'patrol_sorties')) ?? 0,
    province: (await figure('son-ha', 'patrol_sorties')) ?? 0,
  }
  const lead = await hung.does<Saved>('saveRow', { register: 'duty', unit: 'tan-lap', values: patrol('2023-05-20', 'Ven sông') })
  await hung.does('saveRow', {
    register: 'duty',
    unit: 'phu-son',
    values: patrol('2023-05-20', 'Ven sông', { jointWith: lead.id }),
  })
  const third = await hung.does<Saved>('saveRow', {
    register: 'duty',
    unit: 'so-y-te',
    values: patrol('2023-05-20', 'Ven sông', { jointWith: lead.id }),
  })
  assert.deepEqual([await figure('tan-lap', 'patrol_sorties'), await figure('phu-son', 'patrol_sorties')], [1, 1])
  assert.deepEqual(
    [await figure('tan-an', 'patrol_sorties'), await figure('son-ha', 'patrol_sorties')],
    [base.district + 1, base.province + 1],
  )
  assert.equal(await figure('tan-an', 'patrol_team_turns'), 4)
  const proof = await hung.does<{
    sum: number
    figure: { value: number }
    children: { value: number }[]
    own: { value: number }
    records: { sum: number }[]
  }>('openProof', { unit: 'tan-an', ...HALF, indicator: 'patrol_sorties' })
  assert.equal(proof.children.reduce((sum, child) => sum + child.value, 0) + proof.own.value, proof.figure.value)
  assert.equal(proof.records[0]?.sum, proof.figure.value)
  await hung.does('removeRow', { register: 'duty', id: third.id, version: 1, reason: 'ghi nhầm đơn vị' })
  assert.deepEqual([await figure('son-ha', 'patrol_sorties'), await figure('so-y-te', 'patrol_sorties')], [base.province + 1, 0])
})

test('a course moved to another day takes its participants with it', async () => {
  const hung = country.person('hung')
  const person = await hung.does<Saved>('saveRow', { register: 'personnel', unit: 'dien-luc', values: member('Cao Đức Mạnh') })
  const course = await hung.does<Saved>('saveRow', {
    register: 'courses',
    unit: 'son-ha',
    values: { title: 'Tập huấn đợt 1', kind: 'officer', heldFrom: '2023-03-01', heldTo: '2023-03-07', days: 7 },
  })
  await hung.does('saveRow', { register: 'training', unit: 'dien-luc', values: { person: person.id, course: course.id } })
  const march = { period: '2023-03' }
  assert.equal(await figure('son-ha', 'officer_training_attended', march), 1)
  await hung.does('saveRow', { register: 'courses', unit: 'son-ha', id: course.id, version: 1, values: { heldTo: '2023-04-20' } })
  assert.equal(await figure('son-ha', 'officer_training_attended', march), 0)
  assert.equal(await figure('dien-luc', 'officer_training_attended', { period: '2023-05' }), 1)
})

test('Lan neither sees nor edits the health department, and a viewer writes nothing', async () => {
  const row = await country
    .person('mai')
    .does<Saved>('saveRow', { register: 'duty', unit: 'so-y-te', values: shift('2023-04-06', 'Cổng A') })
  const lan = country.person('lan')
  assert.equal((await lan.isRefused('listRows', { register: 'duty', unit: 'so-y-te' })).code, 'access.refused')
  assert.equal((await lan.isRefused('showRow', { register: 'duty', id: row.id })).code, 'record.unknown')
  assert.equal(
    (await lan.isRefused('saveRow', { register: 'duty', unit: 'dien-luc', id: row.id, version: 1, values: { place: 'X 1' } }))
      .code,
    'record.unknown',
  )
  assert.equal(
    (await country.person('ha').isRefused('saveRow', { register: 'duty', unit: 'so-y-te', values: shift('2023-04-07', 'Cổng') }))
      .code,
    'access.refused',
  )
})

test('an identity number is masked in lists, shown for a reason, and the look is in the trail without the number', async () => {
  const mai = country.person('mai')
  const { id } = await mai.does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Đinh Công Lực', { identityNo: '001094000836' }),
  })
  const { rows } = await mai.does<{ rows: { id: string; values: Record<string, unknown> }[] }>('listRows', {
    register: 'personnel',
    unit: 'so-y-te',
    search: 'dinh cong luc',
  })
  assert.deepEqual(
    rows.map((row) => [row.id, row.values.identityNo]),
    [[id, '••••0836']],
  )
  assert.deepEqual(
    await mai.does('revealCell', { register: 'personnel', id, column: 'identityNo', reason: 'đối chiếu thẻ căn cước' }),
    { value: '001094000836' },
  )
  const trail = JSON.stringify(await country.person('khue').does('listAudit', { unit: 'son-ha' }))
  assert.match(trail, /revealCell/)
  assert.doesNotMatch(trail, /001094000836/)
  const again = await mai.isRefused('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Đinh Công Lực', { identityNo: '001094000836' }),
  })
  assert.equal(again.code, 'record.findings')
})

test('Mai finds Lý Thị Mỹ Kỳ however she spells i and y, and with the last word only begun', async () => {
  const mai = country.person('mai')
  const { id } = await mai.does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Lý Thị Mỹ Kỳ', { identityNo: '001094000847' }),
  })
  for (const search of ['lý thị mỹ kỳ', 'lí thị mĩ kì', 'Li thi my ki', 'ly thi mi k']) {
    const { rows } = await mai.does<{ rows: { id: string }[] }>('listRows', { register: 'personnel', unit: 'so-y-te', search })
    assert.deepEqual(
      rows.map((row) => row.id),
      [id],
      search,
    )
  }
})

test('Lan names a second commander of the same days: it is kept, and she is asked who went before', async () => {
  const named = (fullName: string, more: Record<string, unknown> = {}) =>
    country.person('lan').does<{ findings: { code: string; severity: string; message: string }[] }>('saveRow', {
      register: 'personnel',
      unit: 'dien-luc',
      values: member(fullName, { post: 'commander', ...more }),
    })
  assert.deepEqual((await named('Mạc Hoàng Điệp', { joinedOn: '2021-01-05', leftOn: '2022-03-15' })).findings, [])
  assert.deepEqual((await named('Phùng Bá Lân')).findings, [])
  const { findings } = await named('Khúc Duy Tùng', { joinedOn: '2023-02-01' })
  assert.deepEqual(
    findings.map(({ code, severity, message }) => [code, severity, message]),
    [
      [
        'personnel.post_held_twice',
        'warning',
        'Chỉ huy trưởng đã có Phùng Bá Lân giữ từ 15/3/2022; mỗi ban một người. Ghi ngày thôi của người trước, hoặc sửa chức vụ.',
      ],
    ],
  )
})

test('Lan writes a shift of more people than her roster holds that day: it is kept, and she is asked to look again', async () => {
  const lan = country.person('lan')
  await lan.does('saveRow', { register: 'personnel', unit: 'dien-luc', values: member('Tạ Quang Lộc') })
  const serving = (await figure('dien-luc', 'sdf_strength', { period: '2023-H1', asOf: '2023-04-10' })) ?? 0
  const send = (people: number, place: string) =>
    lan.does<{ findings: { code: string; severity: string; message: string }[] }>('saveRow', {
      register: 'duty',
      unit: 'dien-luc',
      values: shift('2023-04-10', place, { people, manDays: 1 }),
    })
  assert.deepEqual((await send(serving, 'Trạm biến áp')).findings, [])
  const { findings } = await send(serving + 3, 'Kho vật tư')
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [['row.more_than_serve', 'warning']],
  )
  assert.match(findings[0]?.message ?? '', new RegExp(`${serving + 3} nhiều hơn ${serving} đồng chí`))
})

test('after all of it every figure recomputes from the records and the trail verifies', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
  assert.equal((await country.machine.does<{ ok: boolean }>('verifyAudit', {})).ok, true)
})
