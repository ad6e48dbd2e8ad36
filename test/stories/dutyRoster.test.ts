import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { countsOf, errorsOf, fetches, lists, MEMBERS, roster, sends } from '../importing.ts'
import { aWorld, type Country, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string; severity: string; message: string }[] }
const told = ({ findings }: Saved) => findings.map(({ code, severity }) => [code, severity])

/** Lan's people: Hoàng Văn Thắng, Nguyễn Đình Chiến, Ngô Thị Thu Trang, Huỳnh Tấn Phát. */
async function people({ person }: Country): Promise<Map<string, string>> {
  await sends(person('lan'), await roster(MEMBERS), { keep: true })
  const { rows } = await lists(person('lan'))
  return new Map(rows.map(({ id, shown }) => [shown.fullName ?? '', id]))
}
const saves = ({ person }: Country, register: string, values: object, more: object = {}) =>
  person('lan').does<Saved>('saveRow', { register, unit: 'dien-luc', values, ...more })
const turn = (person: string | undefined, day: string, place: string, more: object = {}) => ({
  person,
  day,
  until: day,
  shift: 'day_night',
  deed: 'duty',
  place,
  ...more,
})

test('Lan puts Nguyễn Đình Chiến at two posts on one day: refused with both named; another day, or another half of it, is taken', () =>
  world.trial(async (country) => {
    const chien = (await people(country)).get('Nguyễn Đình Chiến')
    const night = await saves(
      country,
      'dutyRoster',
      turn(chien, '2023-06-20', 'Cổng chính', { until: '2023-06-22', shift: 'night' }),
    )
    const { findings } = await country.person('lan').isRefused('saveRow', {
      register: 'dutyRoster',
      unit: 'dien-luc',
      values: turn(chien, '2023-06-22', 'Kho vật tư'),
    })
    assert.match(
      JSON.stringify(findings),
      /Trực sẵn sàng chiến đấu ở “Cổng chính” 20\/6\/2023–22\/6\/2023, trùng với “Kho vật tư” ngày 22\/6\/2023/,
    )
    await saves(country, 'dutyRoster', turn(chien, '2023-06-22', 'Kho vật tư', { shift: 'day' }))
    await saves(country, 'dutyRoster', turn(chien, '2023-06-23', 'Kho vật tư'))
    await saves(country, 'dutyRoster', { until: '2023-06-21' }, { id: night.id, version: 1 })
    await saves(country, 'dutyRoster', turn(chien, '2023-06-22', 'Cổng chính', { shift: 'night' }))
    assert.equal((await lists(country.person('lan'), 'dutyRoster')).total, 4)
  }))

test('a stretch of service changed in between is still the same person', () =>
  world.trial(async (country) => {
    const chien = (await people(country)).get('Nguyễn Đình Chiến')
    const next = await country.person('lan').does<Saved>('changeRow', {
      register: 'personnel',
      id: chien,
      version: 1,
      from: '2023-06-22',
      values: { team: 'Tiểu đội 2' },
    })
    await saves(country, 'dutyRoster', turn(chien, '2023-06-20', 'Cổng chính', { until: '2023-06-23' }))
    const { findings } = await country.person('lan').isRefused('saveRow', {
      register: 'dutyRoster',
      unit: 'dien-luc',
      values: turn(next.id, '2023-06-23', 'Kho vật tư'),
    })
    assert.match(JSON.stringify(findings), /đã có phiên/)
  }))

test('two courses in the same days, and a turn of duty during a course, are asked about with both named', () =>
  world.trial(async (country) => {
    const chien = (await people(country)).get('Nguyễn Đình Chiến')
    const course = async (title: string, heldFrom: string, heldTo: string) =>
      (await saves(country, 'courses', { title, kind: 'force', programme: 'later_7', heldFrom, heldTo, days: 7 })).id
    const first = await course('Huấn luyện tự vệ, cụm 1', '2023-04-10', '2023-04-16')
    const second = await course('Huấn luyện tự vệ, cụm 2', '2023-04-16', '2023-04-22')
    const third = await course('Huấn luyện tự vệ, cụm 3', '2023-05-08', '2023-05-14')
    assert.deepEqual(told(await saves(country, 'training', { person: chien, course: first })), [])
    const twice = await saves(country, 'training', { person: chien, course: second })
    assert.deepEqual(told(twice), [['row.busy_elsewhere', 'warning']])
    assert.match(
      twice.findings[0]?.message ?? '',
      /“Huấn luyện tự vệ, cụm 2” 16\/4\/2023–22\/4\/2023 và “Huấn luyện tự vệ, cụm 1” 10\/4\/2023–16\/4\/2023/,
    )
    assert.deepEqual(
      told(await saves(country, 'training', { person: chien, course: third, present: false, absence: 'work' })),
      [],
    )
    const duty = await saves(country, 'dutyRoster', turn(chien, '2023-04-12', 'Cổng chính'))
    assert.match(duty.findings[0]?.message ?? '', /“Cổng chính” 12\/4\/2023 và “Huấn luyện tự vệ, cụm 1” 10\/4\/2023–16\/4\/2023/)
    // From a workbook the same is told, by its row.
    const rows = ['Huấn luyện tự vệ, cụm 2', 'Huấn luyện tự vệ, cụm 1'].map((title) => ['Huỳnh Tấn Phát', title, 'x', 'x'])
    const review = await sends(country.person('lan'), await roster(rows, {}, ['TT', 'Họ và tên', 'Lớp', 'Được gọi', 'Có mặt']), {
      register: 'training',
    })
    assert.deepEqual(
      review.findings.map(({ code, where }) => [code, where.cell]),
      [
        ['row.busy_elsewhere', 'B3'],
        ['row.busy_elsewhere', 'B4'],
      ],
    )
  }))

test('a roster comes in from Excel, tells of one at two posts, and what was written goes out and comes back', () =>
  world.trial(async (country) => {
    await people(country)
    const lan = country.person('lan')
    const heads = ['TT', 'Họ và tên', 'Từ ngày', 'Đến ngày', 'Ca', 'Hoạt động', 'Địa điểm']
    const row = (name: string, day: string, place: string) => [name, day, day, 'Cả ngày', 'Trực', place]
    const clashing = await roster(
      [row('Ngô Thị Thu Trang', '20/6/2023', 'Cổng chính'), row('Ngô Thị Thu Trang', '20/6/2023', 'Kho vật tư')],
      {},
      heads,
    )
    const refused = await sends(lan, clashing, { register: 'dutyRoster' })
    assert.deepEqual(
      errorsOf(refused).map(([cell]) => cell),
      ['B3', 'B4'],
    )
    const good = await roster(
      [row('Ngô Thị Thu Trang', '20/6/2023', 'Cổng chính'), row('Huỳnh Tấn Phát', '20/6/2023', 'Kho vật tư')],
      {},
      heads,
    )
    await sends(lan, good, { register: 'dutyRoster', keep: true })
    const { bytes } = await fetches(lan, 'exportRows', { register: 'dutyRoster' })
    const review = await sends(lan, bytes, { register: 'dutyRoster' })
    assert.deepEqual([errorsOf(review), countsOf(review).same], [[], 2])
    const { rows } = await lists(lan, 'dutyRoster', { search: 'kho vat tu' })
    assert.deepEqual(
      rows.map(({ shown }) => shown.person),
      ['Huỳnh Tấn Phát'],
    )
  }))

test('four who serve keep two posts with three and two: each row alone is possible, the day together is asked about', () =>
  world.trial(async (country) => {
    await people(country)
    const shift = (day: string, place: string, people: number, more: object = {}) => ({
      day,
      kind: 'duty',
      place,
      people,
      manDays: people,
      turns: 1,
      ...more,
    })
    assert.deepEqual(told(await saves(country, 'duty', shift('2023-06-20', 'Cổng chính', 3))), [])
    const second = await saves(country, 'duty', shift('2023-06-20', 'Kho vật tư', 2))
    assert.deepEqual(told(second), [['row.more_than_serve', 'warning']])
    assert.match(second.findings[0]?.message ?? '', /“Kho vật tư” 2, “Cổng chính” 3: cộng 5 người, nhiều hơn 4 đồng chí/)
    assert.deepEqual(told(await saves(country, 'duty', shift('2023-06-21', 'Cổng chính', 3, { shift: 'day' }))), [])
    assert.deepEqual(told(await saves(country, 'duty', shift('2023-06-21', 'Cổng chính', 3, { shift: 'night' }))), [])
    // A call-out over some days meets what stands on any of them; soldiers and police are not of the roster.
    const relief = {
      day: '2023-06-19',
      until: '2023-06-22',
      kind: 'disaster',
      place: 'Kè sông',
      selfDefence: 2,
      personTurns: 8,
      manDays: 8,
    }
    const called = await saves(country, 'relief', { ...relief, regulars: 50 })
    assert.match(called.findings[0]?.message ?? '', /“Kè sông” 2, .*nhiều hơn 4 đồng chí .* 20\/6\/2023/)
    const book = await roster(
      [
        ['25/6/2023', 'Trực', 'Cả ngày', 'Cổng chính', 3, 1, 3],
        ['25/6/2023', 'Trực', 'Cả ngày', 'Kho vật tư', 2, 1, 2],
      ],
      {},
      ['TT', 'Ngày', 'Hoạt động', 'Ca', 'Địa điểm', 'Số người', 'Lượt trực', 'Ngày công'],
    )
    const review = await sends(country.person('lan'), book, { register: 'duty' })
    assert.deepEqual(
      review.findings.map(({ code, where }) => [code, where.cell]),
      [
        ['row.more_than_serve', 'F3'],
        ['row.more_than_serve', 'F4'],
      ],
    )
  }))

test('an exercise is held against the roster and the duty of its days; what a year of training reached against the roster alone', () =>
  world.trial(async (country) => {
    await people(country)
    const duty = { day: '2023-06-21', kind: 'duty', place: 'Cổng chính', people: 2, manDays: 2, turns: 1 }
    assert.deepEqual(told(await saves(country, 'duty', duty)), [])
    const exercise = (plannedFor: string, participants: number) => ({
      ...{ title: 'Diễn tập phòng thủ dân sự', kind: 'civil_defence', plannedFor, heldOn: plannedFor, days: 2, participants },
    })
    const second = await saves(country, 'exercises', exercise('2023-06-20', 3))
    assert.deepEqual(told(second), [['row.more_than_serve', 'warning']])
    assert.match(second.findings[0]?.message ?? '', /“Diễn tập phòng thủ dân sự” 3, “Cổng chính” 2: cộng 5 người.* 21\/6\/2023/)
    assert.deepEqual(told(await saves(country, 'exercises', exercise('2023-06-22', 4))), [])
    assert.deepEqual(told(await saves(country, 'duty', { ...duty, day: '2023-06-23' })), [['row.more_than_serve', 'warning']])
    const result = (present: number) => ({ year: 2023, content: 'Huấn luyện 7 ngày', completedOn: '2023-06-21', due: 6, present })
    const { id, version, findings } = (await saves(country, 'trainingResults', result(5))) as {
      id: string
      version: number
      findings: Finding[]
    }
    assert.deepEqual(
      findings.map(({ code, severity, where }) => [code, severity, where.column]),
      [['row.more_than_serve', 'warning', 'present']],
    )
    const lan = country.person('lan')
    const put = { register: 'trainingResults', unit: 'dien-luc', id, version, values: { present: 4 } }
    assert.deepEqual((await lan.does<{ findings: Finding[] }>('saveRow', put)).findings, [])
  }))

test('Lan writes a patrol of 500 people in one turn of a team, and one of more teams than people: told in words', () =>
  world.trial(async (country) => {
    const patrol = {
      day: '2023-06-20',
      kind: 'patrol',
      shift: 'night',
      place: 'Đường dây 110',
      people: 6,
      teamTurns: 2,
      personTurns: 6,
    }
    const refused = async (more: object) =>
      JSON.stringify(
        (await country.person('lan').isRefused('saveRow', { register: 'duty', unit: 'dien-luc', values: { ...patrol, ...more } }))
          .findings,
      )
    assert.match(await refused({ people: 500, teamTurns: 1 }), /500 người tham gia thì ít nhất là 500 lượt người, đang ghi 6/)
    assert.match(await refused({ teamTurns: 9, people: 4 }), /9 lượt tổ phải có ít nhất 9 lượt người, đang ghi 6/)
    assert.match(await refused({ kind: 'duty', manDays: 6 }), /Lượt tổ, lượt người chỉ ghi cho tuần tra/)
    const large = await saves(country, 'duty', { ...patrol, people: 500, teamTurns: 1, personTurns: 500 })
    assert.deepEqual(told(large), [['duty.team_size', 'warning']])
    assert.deepEqual(told(await saves(country, 'duty', { ...patrol, place: 'Đường dây 220' })), [])
  }))
