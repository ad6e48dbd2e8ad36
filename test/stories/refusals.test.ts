import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { newId } from '#store/ids.ts'
import { aWorld, type World } from '../world.ts'

/** What once went through and should not have: each is tried as it was found. */
let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number }
const HALF = { period: '2026-H1', asOf: '2026-06-14' }
const member = (fullName: string, more: object = {}) => ({ fullName, bornOn: '1994-05-12', joinedOn: '2022-03-15', ...more })
const patrol = (place: string, more: object = {}) => ({
  day: '2026-05-20',
  kind: 'patrol',
  shift: 'night',
  place,
  people: 6,
  teamTurns: 2,
  personTurns: 6,
  ...more,
})
const differences = async () => (await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences
const figureOf = async (unit: string, indicator: string, when: object = HALF) =>
  (await country.machine.does<{ figures: Record<string, { value: number | null }> }>('showReport', { unit, ...when })).figures[
    indicator
  ]?.value

test('a file is what the door received: nobody names a path of the server', async () => {
  for (const bytes of [{ path: '/etc/passwd' }, 'abc', null]) {
    const refusal = await country
      .person('mai')
      .isRefused('importRoster', { register: 'personnel', unit: 'so-y-te', file: { name: 'a.xlsx', bytes } })
    assert.equal(refusal.code, 'input.wrong')
  }
})

test('Mai clicks four times and the typed figure is one of the four, not their sum', async () => {
  const say = (value: number) =>
    country.person('mai').does('enterFigures', {
      unit: 'so-y-te',
      ...HALF,
      entries: [{ indicator: 'reports_due', state: 'value', value }],
    })
  await Promise.all([101, 102, 103, 104].map(say))
  assert.ok([101, 102, 103, 104].includes((await figureOf('so-y-te', 'reports_due')) ?? 0))
  await say(7)
  assert.equal(await figureOf('so-y-te', 'reports_due'), 7)
  assert.deepEqual(await differences(), [])
})

test('the half-year typed again a month later steps on from what was said', async () => {
  const say = (asOf: string, value: number) =>
    country.person('mai').does('enterFigures', {
      unit: 'so-y-te',
      period: '2026-H1',
      asOf,
      entries: [{ indicator: 'post_submission_amendments', state: 'value', value }],
    })
  await say('2026-06-14', 10)
  await say('2026-07-14', 12)
  assert.equal(await figureOf('so-y-te', 'post_submission_amendments', { period: '2026-H1', asOf: '2026-07-14' }), 12)
  assert.equal(await figureOf('so-y-te', 'post_submission_amendments'), 10)
  assert.deepEqual(await differences(), [])
})

test('overrides at once or one after the other leave the figure that was said last', async () => {
  const hung = country.person('hung')
  const to = (value: number, asOf: string) =>
    hung.does('overrideFigure', {
      unit: 'so-y-te',
      period: '2026-H1',
      asOf,
      indicator: 'sdf_strength',
      value,
      reason: 'đối chiếu danh sách giấy',
    })
  await Promise.all([to(51, '2026-06-14'), to(52, '2026-06-14'), to(53, '2026-06-14')])
  await to(60, '2026-06-14')
  assert.equal(await figureOf('so-y-te', 'sdf_strength'), 60)
  // Who said so is told by name, as everywhere.
  const { figures } = await hung.does<{ figures: Record<string, { override?: { by: string } }> }>('showReport', {
    unit: 'so-y-te',
    ...HALF,
  })
  assert.equal(figures.sdf_strength?.override?.by, 'Lê Quốc Hùng')
  await to(70, '2026-07-14')
  assert.equal(await figureOf('so-y-te', 'sdf_strength', { period: '2026-H1', asOf: '2026-07-14' }), 70)
  assert.deepEqual(await differences(), [])
  assert.equal(
    (
      await hung.isRefused('overrideFigure', {
        unit: 'so-y-te',
        period: '2030-H1',
        indicator: 'sdf_strength',
        value: 1,
        reason: 'số của mai sau',
      })
    ).code,
    'input.wrong',
  )
})

test('a log-in that is taken is refused by name, not as a fault of the server', async () => {
  const add = { name: 'Bùi Thị Sen', password: 'mot-mat-khau-dai-2026', unit: 'so-y-te', role: 'clerk' }
  const refused = await country.machine.isRefused('addUser', { ...add, login: 'mai' })
  assert.deepEqual([refused.code, refused.status], ['user.exists', 409])
  assert.match(refused.message, /“mai”/)
})

test('a joint activity has one leading row that is there, of the same day and kind', async () => {
  const hung = country.person('hung')
  const join = (unit: string, jointWith: string, more: object = {}) =>
    hung.isRefused('saveRow', { register: 'duty', unit, values: patrol('Ven sông', { jointWith, ...more }) })
  assert.equal((await join('tan-lap', newId())).code, 'record.findings')
  assert.equal((await join('tan-lap', 'abc')).code, 'record.findings')
  const lead = await hung.does<Saved>('saveRow', { register: 'duty', unit: 'tan-lap', values: patrol('Ven sông') })
  const second = await hung.does<Saved>('saveRow', {
    register: 'duty',
    unit: 'phu-son',
    values: patrol('Ven sông', { jointWith: lead.id }),
  })
  assert.equal((await join('so-y-te', second.id)).code, 'record.findings')
  assert.equal((await join('so-y-te', lead.id, { day: '2026-05-21' })).code, 'record.findings')
  assert.equal(
    (
      await hung.isRefused('saveRow', {
        register: 'duty',
        unit: 'tan-lap',
        id: lead.id,
        version: 1,
        values: { day: '2026-05-22' },
      })
    ).code,
    'record.findings',
  )
  assert.equal(
    (await hung.isRefused('removeRow', { register: 'duty', id: lead.id, version: 1, reason: 'ghi nhầm ca' })).code,
    'record.referenced',
  )
  await Promise.all(
    ['so-y-te', 'dien-luc'].map((unit) =>
      hung.does('saveRow', { register: 'duty', unit, values: patrol('Ven sông', { jointWith: lead.id }) }),
    ),
  )
  assert.equal(await figureOf('son-ha', 'patrol_sorties'), 1)
  assert.deepEqual(await differences(), [])
})

test('only a commander assigns, and what came from above is not assigned anew below', async () => {
  const issue = { indicator: 'force_training_attended', period: '2026', number: '1/QĐ', decidedOn: '2026-01-10' }
  assert.equal(
    (await country.person('mai').isRefused('issueTargets', { unit: 'so-y-te', ...issue, total: 1, lines: [] })).code,
    'access.refused',
  )
  const hung = country.person('hung')
  await hung.does('issueTargets', {
    unit: 'son-ha',
    ...issue,
    total: 30,
    lines: [
      { unit: 'so-y-te', value: 10 },
      { unit: 'dien-luc', value: 20 },
    ],
  })
  assert.equal(
    (await hung.isRefused('issueTargets', { unit: 'so-y-te', ...issue, number: '2/QĐ', total: 1, lines: [] })).code,
    'target.assigned',
  )
  assert.equal(
    (
      await hung.isRefused('issueTargets', {
        unit: 'son-ha',
        ...issue,
        period: ' 2026 ',
        number: '3/QĐ',
        total: 31,
        lines: [{ unit: 'so-y-te', value: 10 }],
      })
    ).code,
    'target.split',
  )
})

test('a closed period does not move by who joined before it, nor by a number no province has', async () => {
  await country.person('hung').does('closePeriod', { unit: 'dien-luc', period: '2025-H1' })
  const early = await country.person('lan').isRefused('saveRow', {
    register: 'personnel',
    unit: 'dien-luc',
    values: member('Đỗ Quang Vịnh', { joinedOn: '2024-12-01' }),
  })
  assert.equal(early.code, 'period.closed')
  // Named as people name it, not by the key it is kept under.
  assert.match(early.message, /^Sổ 6 tháng đầu năm 2025 của .+ đã khóa từ/)
  const huge = await country.person('mai').isRefused('enterFigures', {
    unit: 'so-y-te',
    ...HALF,
    entries: [{ indicator: 'reports_due', state: 'value', value: Number.MAX_SAFE_INTEGER }],
  })
  assert.equal(huge.code, 'input.wrong')
})

test('one person stands once on a day, and what others rest on is not taken away', async () => {
  const mai = country.person('mai')
  const first = await mai.does<Saved>('saveRow', { register: 'personnel', unit: 'so-y-te', values: member('Trương Gia Bảo') })
  const again = (more: object) =>
    mai.isRefused('saveRow', { register: 'personnel', unit: 'so-y-te', values: member('Trương Gia Bảo', more) })
  assert.equal((await again({})).code, 'record.findings')
  assert.equal((await again({ person: first.id, joinedOn: '2023-01-01' })).code, 'record.findings')
  assert.equal(
    (await mai.isRefused('endRow', { register: 'personnel', id: first.id, version: 1, on: '2026-01-10', values: {} })).code,
    'record.findings',
  )
  const course = await mai.does<Saved>('saveRow', {
    register: 'courses',
    unit: 'so-y-te',
    values: {
      title: 'Huấn luyện tại chỗ',
      kind: 'force',
      programme: 'later_7',
      heldFrom: '2026-03-01',
      heldTo: '2026-03-07',
      days: 7,
    },
  })
  await mai.does('saveRow', { register: 'training', unit: 'so-y-te', values: { person: first.id, course: course.id } })
  for (const [register, id] of [
    ['personnel', first.id],
    ['courses', course.id],
  ] as const)
    assert.equal(
      (await mai.isRefused('removeRow', { register, id, version: 1, reason: 'ghi nhầm dòng' })).code,
      'record.referenced',
    )
})

test('columns, days and letters that are none are refused in words, never by a number to quote', async () => {
  const mai = country.person('mai')
  for (const column of ['__proto__', 'constructor', 'x);--', 'ngayTruc']) {
    assert.equal(
      (await mai.isRefused('listRows', { register: 'duty', unit: 'so-y-te', sort: [{ column }] })).message,
      `Dữ liệu gửi lên chưa đúng: sắp xếp: Sổ trực, tuần tra, canh gác không có cột “${column}”.`,
    )
    for (const action of ['listRows', 'exportRows'])
      assert.equal(
        (await mai.isRefused(action, { register: 'duty', unit: 'so-y-te', where: [{ column, is: 'equal', value: 1 }] })).message,
        `Dữ liệu gửi lên chưa đúng: điều kiện lọc ${column}: Sổ trực, tuần tra, canh gác không có cột này.`,
      )
  }
  for (const asOf of ['2023-02-31', '0000-00-00', '9999-12-31'])
    assert.equal((await mai.isRefused('listRows', { register: 'personnel', unit: 'so-y-te', asOf })).code, 'input.wrong')
  const noDay = await mai.isRefused('listRows', { register: 'personnel', unit: 'so-y-te', asOf: '2023-02-31' })
  assert.match(JSON.stringify(noDay.findings), /phải là một ngày có thật/)
  assert.equal((await mai.isRefused('showReport', { unit: 'so-y-te', period: '0000-H1' })).code, 'period.unknown')
  for (const action of ['listRows', 'exportRows'])
    assert.equal(
      (
        await mai.isRefused(action, {
          register: 'personnel',
          unit: 'so-y-te',
          where: [{ column: 'post', is: 'in', value: ['soldier', 'Chiến sỹ'] }],
        })
      ).message,
      'Dữ liệu gửi lên chưa đúng: điều kiện lọc Chức vụ: không có mục “Chiến sỹ”. Gửi mã “soldier” thay cho “Chiến sĩ”.',
    )
  const nothing: [object, string][] = [
    [{ column: 'joinedOn', is: 'from', value: null }, 'Từ ngày: thiếu giá trị.'],
    [{ column: 'leftOn', is: 'openAt', value: null }, 'Đến ngày: thiếu giá trị.'],
    [{ column: 'joinedOn', is: 'in', value: [] }, 'Từ ngày: danh sách chưa có mục nào.'],
    [{ column: 'fullName', is: 'search', value: ' % ' }, 'Họ và tên: cần ít nhất một chữ hoặc một số.'],
  ]
  for (const [condition, words] of nothing)
    for (const action of ['listRows', 'exportRows'])
      assert.equal(
        (await mai.isRefused(action, { register: 'personnel', unit: 'so-y-te', where: [condition] })).message,
        `Dữ liệu gửi lên chưa đúng: điều kiện lọc ${words}`,
      )
  for (const [column, value, known] of [
    ['unit.kind', 'commun', /không có mục “commun”. Dùng một trong: .*commune, agency_command/],
    ['unit.managedBy', 'provinces', /không có mục “provinces”. Dùng một trong: province, commune/],
  ] as const)
    assert.match(
      (
        await mai.isRefused('listRows', {
          register: 'personnel',
          unit: 'so-y-te',
          where: [{ column, is: 'equal', value }],
        })
      ).message,
      known,
    )
  const noState = await mai.isRefused('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: { fullName: 'Tạ Quốc Bảo', bornOn: '1994-05-12', joinedOn: '2022-03-15', status: 'Đang phục vụ' },
  })
  assert.deepEqual(
    (noState.findings as { message: string }[]).map(({ message }) => message),
    ['“Đang phục vụ” không có trong danh mục tình trạng. Gửi mã “serving” thay cho “Đang phục vụ”.'],
  )
  const late = await mai.isRefused('showReport', { unit: 'so-y-te', period: '2023-H1', asOf: '2030-01-01' })
  assert.equal(late.code, 'period.as_of_late')
  assert.equal(
    late.message,
    'Ngày chốt số 01/01/2030 xa quá so với 6 tháng đầu năm 2023. Kỳ này chốt đến ngày 14/9/2023 là muộn nhất; sau đó xem kỳ sau.',
  )
  // Today is 15/7/2026: what has not begun is no report with noughts in it, and what still runs says so.
  for (const action of ['showReport', 'showOverview', 'showPivot', 'showSeries'])
    assert.equal(
      (
        await mai.isRefused(action, {
          unit: 'so-y-te',
          period: '2030-H1',
          ...(action === 'showPivot' ? { register: 'duty' } : action === 'showSeries' ? { indicator: 'duty_man_days' } : {}),
        })
      ).message,
      'Chưa có số liệu của 6 tháng đầu năm 2030: kỳ này bắt đầu từ ngày 15/12/2029. Chọn một kỳ đã bắt đầu.',
    )
  const running = await mai.does<{ findings: { message: string }[] }>('showReport', { unit: 'so-y-te', period: '2026-H2' })
  assert.equal(
    running.findings[0]?.message,
    'Ngày chốt số 14/12/2026 chưa đến, kỳ chưa kết thúc: đây là số ghi được đến hôm nay, 15/7/2026.',
  )
  // Wherever the same figures stand, on screen or on paper, the same is said of them.
  const seen = await mai.does<{ findings: { message: string }[] }>('showOverview', { unit: 'so-y-te', period: '2026-H2' })
  assert.deepEqual(seen.findings, running.findings.slice(0, 1))
  const printed = await mai.does<{ file: { bytes: Uint8Array } }>('renderReport', {
    unit: 'so-y-te',
    period: '2026-H2',
    format: 'docx',
  })
  assert.match(
    Object.entries(unzipSync(printed.file.bytes))
      .filter(([name]) => name.startsWith('word/footer'))
      .map(([, xml]) => strFromU8(xml))
      .join(' ')
      .replace(/<[^>]+>/g, ''),
    /ghi được đến hôm nay, 15\/7\/2026; ngày chốt số 14\/12\/2026 chưa đến/,
  )
  const laidOut = await mai.does<{ standsOn: string }>('showPivot', { unit: 'so-y-te', period: '2026-H2', register: 'personnel' })
  assert.equal(laidOut.standsOn, '2026-07-15')
  const early = await mai.isRefused('showReport', { unit: 'so-y-te', period: '2023-H1', asOf: '2022-12-14' })
  assert.equal(early.message, 'Ngày chốt số 14/12/2022 không có trong lịch hoặc trước ngày đầu kỳ 15/12/2022.')
  for (const odd of ['\u0000', '\ud800'])
    assert.equal(
      (await mai.isRefused('saveRow', { register: 'duty', unit: 'so-y-te', values: patrol(`Cổng${odd}`) })).code,
      'input.wrong',
    )
  for (const value of ['abc', 5, true])
    assert.equal(
      (await mai.isRefused('listRows', { register: 'duty', unit: 'so-y-te', where: [{ column: 'day', is: 'from', value }] }))
        .code,
      'input.wrong',
    )
})

test('what is done to a row is in the trail of its unit, whoever did it', async () => {
  const { id } = await country.person('mai').does<Saved>('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: member('Kiều Minh Phương', { identityNo: '001094000999' }),
  })
  await country
    .person('hung')
    .does('revealCell', { register: 'personnel', id, column: 'identityNo', reason: 'đối chiếu thẻ căn cước' })
  const { lines } = await country.person('khue').does<{ lines: { action: string }[] }>('listAudit', { unit: 'so-y-te' })
  assert.ok(lines.some((line) => line.action === 'revealCell'))
})
