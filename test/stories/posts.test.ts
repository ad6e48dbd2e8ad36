import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readWorkbook } from '#reader/sheet.ts'
import { type CellSpec, workbookBytes } from '#report/xlsx.ts'
import { countsOf, errorsOf, fetches, lists, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string }[] }
type Told = { code: string; where: { column?: string }; message: string }
type Proof = {
  sum: number
  figure: { value: number }
  records: { register: string; sum: number }[]
  own: { value: number }
  children: { value: number | null }[]
}

const FEBRUARY = { period: '2026-03', asOf: '2026-02-20' }
const figure = async (unit: string, indicator: string, when: object = FEBRUARY): Promise<number | null> =>
  (await country.machine.does<{ figures: Record<string, { value: number | null }> }>('showReport', { unit, ...when })).figures[
    indicator
  ]?.value ?? null

const minh = () => country.person('minh')
const save = (register: string, unit: string, values: object, more: object = {}) =>
  minh().does<Saved>('saveRow', { register, unit, values, ...more })
const refused = async (register: string, unit: string, values: object, more: object = {}): Promise<Told[]> => {
  const { code, findings } = await minh().isRefused('saveRow', { register, unit, values, ...more })
  assert.equal(code, 'record.findings')
  return findings as Told[]
}
const establish = (unit: string, post: string, seats = 1) =>
  save('posts', unit, { post, seats, establishedOn: '2026-01-26', decision: '56/QĐ' })
const term = (post: string, fullName: string, appointedOn: string, more: object = {}) => ({
  post,
  fullName,
  bornOn: '1985-03-02',
  holderKind: 'regular_officer',
  appointedBy: 'military_region',
  appointedOn,
  ...more,
})

test('Minh establishes the command of xã Tân Lập and appoints its commander; a second in the same post is refused by name', async () => {
  const post = await establish('tan-lap', 'commander')
  await establish('phu-son', 'commander')
  assert.deepEqual(
    [await figure('son-ha', 'commune_commander_fill_rate'), await figure('cuc', 'commune_commander_fill_rate')],
    [0, 0],
  )
  const first = await save('terms', 'tan-lap', term(post.id, 'Đặng Quốc Bảo', '2026-02-02', { qualified: true }))
  assert.equal(await figure('son-ha', 'commune_commander_fill_rate'), 50)
  assert.equal(await figure('son-ha', 'regular_officers_posted_to_commune'), 1)
  assert.equal(await figure('tan-lap', 'commune_commanders_trained_degree_rate'), 100)

  const [told] = await refused('terms', 'tan-lap', term(post.id, 'Vũ Hải Đăng', '2026-02-10'))
  assert.deepEqual([told?.code, told?.where.column], ['terms.post_held', 'post'])
  assert.match(told?.message ?? '', /Chỉ huy trưởng đã đủ người giữ.*Đặng Quốc Bảo từ 02\/02\/2026/)

  await save('terms', 'tan-lap', { until: '2026-02-10' }, { id: first.id, version: first.version })
  await save('terms', 'tan-lap', term(post.id, 'Vũ Hải Đăng', '2026-02-10', { holderKind: 'professional_serviceman' }))
  assert.deepEqual(
    [
      await figure('tan-lap', 'commune_commander_fill_rate'),
      await figure('tan-lap', 'regular_officers_posted_to_commune'),
      await figure('tan-lap', 'professional_servicemen_posted_to_commune'),
      await figure('tan-lap', 'regular_officers_posted_to_commune', { period: '2026-02', asOf: '2026-02-09' }),
    ],
    [100, 0, 1, 1],
  )
  const proof = await minh().does<Proof>('openProof', {
    unit: 'tan-lap',
    ...FEBRUARY,
    indicator: 'professional_servicemen_posted_to_commune',
  })
  assert.deepEqual([proof.figure.value, proof.records.map(({ register, sum }) => [register, sum])], [1, [['terms', 1]]])
})

test('four assistants fit four seats, the fifth does not; and nobody holds two posts of a command at once', async () => {
  const post = await establish('phu-son', 'assistant', 4)
  const names = ['Lê Trí An', 'Hồ Gia Bình', 'Tạ Đức Cảnh', 'Ngô Thế Dũng']
  for (const name of names) await save('terms', 'phu-son', term(post.id, name, '2026-02-05'))
  const [fifth] = await refused('terms', 'phu-son', term(post.id, 'Mai Xuân Em', '2026-02-06'))
  assert.equal(fifth?.code, 'terms.post_held')
  const deputy = await establish('phu-son', 'deputy_commander')
  const [twice] = await refused('terms', 'phu-son', term(deputy.id, 'Lê Trí An', '2026-02-06'))
  assert.equal(twice?.code, 'terms.person_twice')
  assert.match(twice?.message ?? '', /Lê Trí An đang giữ Trợ lý từ 05\/02\/2026/)
  assert.equal(await figure('phu-son', 'commune_assistant_fill_rate'), 100)
})

test('a post of another commune, of another kind of unit, established twice or not yet is told at its column', async () => {
  const { rows } = await lists(minh(), 'posts', { unit: 'tan-lap' })
  const elsewhere = rows[0]?.id ?? ''
  const codes = async (...asked: Parameters<typeof refused>) =>
    (await refused(...asked)).map(({ code, where }) => [code, where.column])
  assert.deepEqual(await codes('terms', 'phu-son', term(elsewhere, 'Cao Minh Tú', '2026-02-06')), [['row.not_own', 'post']])
  assert.deepEqual(await codes('terms', 'tan-lap', term(elsewhere, 'Cao Minh Tú', '2026-01-02', { until: '2026-01-10' })), [
    ['terms.outside_post', 'appointedOn'],
  ])
  assert.deepEqual(await codes('posts', 'so-y-te', { post: 'assistant', seats: 1, establishedOn: '2026-01-26' }), [
    ['posts.not_of_this_unit', 'post'],
  ])
  assert.deepEqual(await codes('posts', 'tan-lap', { post: 'commander', seats: 1, establishedOn: '2026-03-01' }), [
    ['posts.established_twice', 'establishedOn'],
  ])
  assert.deepEqual(await codes('posts', 'tan-lap', { post: 'political_officer', seats: 2, establishedOn: '2026-03-01' }), [
    ['posts.too_many_seats', 'seats'],
  ])
})

test('a list of holders that puts two people in one seat is told by the rows of the file, and nothing is kept', async () => {
  await establish('tan-lap', 'deputy_political_officer')
  const headings = ['Họ và tên', 'Ngày sinh', 'Chức vụ', 'Nguồn cán bộ', 'Từ ngày']
  const line = (name: string, from: string): CellSpec[] => [name, '1/2/1988', 'Chính trị viên phó', 'Sĩ quan quân đội', from]
  const list = (rows: CellSpec[][]) =>
    workbookBytes([{ name: 'DS', columns: headings.map((heading) => ({ heading, kind: 'text' })), rows }])
  const send = async (rows: CellSpec[][]) => sends(minh(), await list(rows), { register: 'terms', unit: 'tan-lap', keep: true })
  const review = await send([line('Trịnh Công Sáu', '5/2/2026'), line('Phan Đình Bảy', '9/2/2026')])
  assert.equal(review.kept, false)
  assert.deepEqual(
    errorsOf(review).map(([cell]) => cell),
    ['C2', 'C3'],
  )
  assert.match(errorsOf(review)[0]?.[1] ?? '', /Phan Đình Bảy từ 09\/02\/2026.*Xem dòng 3 trong tệp\.$/)
  assert.equal((await send([line('Trịnh Công Sáu', '5/2/2026')])).kept, true)
  const later = await send([line('Phan Đình Bảy', '9/2/2026')])
  assert.match(errorsOf(later)[0]?.[1] ?? '', /Trịnh Công Sáu từ 05\/02\/2026/)
})

test('Minh names a post by its title where its row is wanted, and is told of that alone', async () => {
  const told = await refused('terms', 'tan-lap', term('Chỉ huy trưởng', 'Đặng Quốc Tín', '2026-02-02'))
  assert.deepEqual(
    told.map(({ where, message }) => [where.column, message]),
    [['post', 'Chức vụ không có trong sổ.']],
  )
})

test('Sở Y tế is not consolidated until its political officer is appointed, once and not twice', async () => {
  const lack = { since: '2026-02-01', lacks: 'political_officer', dueOn: '2026-02-28' }
  const row = await save('consolidation', 'so-y-te', lack)
  assert.equal(await figure('son-ha', 'org_commands_to_consolidate'), 1)
  const [told] = await refused('consolidation', 'so-y-te', { since: '2026-02-10', lacks: 'deputies' })
  assert.equal(told?.code, 'consolidation.open_already')
  const proof = await minh().does<Proof>('openProof', { unit: 'son-ha', ...FEBRUARY, indicator: 'org_commands_to_consolidate' })
  assert.deepEqual([proof.sum, proof.records[0]?.sum], [1, 1])
  await save('consolidation', 'so-y-te', { completedOn: '2026-03-10', decision: '12/QĐ' }, { id: row.id, version: row.version })
  const shown = await minh().does<{ values: Record<string, unknown> }>('showRow', { register: 'consolidation', id: row.id })
  assert.equal(shown.values.outcome, 'late')
  assert.deepEqual(
    [
      await figure('so-y-te', 'org_commands_to_consolidate'),
      await figure('so-y-te', 'org_commands_to_consolidate', { period: '2026-04', asOf: '2026-03-20' }),
    ],
    [1, 0],
  )
})

test('a population holds until the next; a later one taken back leaves the former standing', async () => {
  const at = (asOf: string) => figure('son-ha', 'population_total', { period: '2025', asOf })
  const number = (value: number, asOf: string) => ({ kind: 'population', value, asOf, source: 'Thống kê cơ sở' })
  await save('baseData', 'tan-lap', number(12_000, '2025-01-01'))
  await save('baseData', 'phu-son', number(8_000, '2025-01-01'))
  const later = await save('baseData', 'tan-lap', number(12_500, '2025-07-01'))
  assert.deepEqual([await at('2025-06-30'), await at('2025-07-01')], [20_000, 20_500])
  await save('baseData', 'tan-lap', number(12_200, '2025-04-01'))
  assert.deepEqual([await at('2025-03-31'), await at('2025-04-01'), await at('2025-07-01')], [20_000, 20_200, 20_500])
  await minh().does('removeRow', { register: 'baseData', id: later.id, version: 1, reason: 'số chưa công bố' })
  assert.equal(await at('2025-07-01'), 20_200)
  const [told] = await refused('baseData', 'so-y-te', number(300, '2025-01-01'))
  assert.deepEqual([told?.code, told?.where.column], ['baseData.kept_elsewhere', 'kind'])
})

test('a list with a newer population says by how much the figure moves, not how large it is', async () => {
  const headings = ['Số liệu', 'Giá trị', 'Số liệu đến ngày', 'Nguồn']
  const bytes = await workbookBytes([
    {
      name: 'Số liệu nền',
      columns: headings.map((heading) => ({ heading, kind: 'text' })),
      rows: [['Dân số', '12.900', '01/01/2026', 'Thống kê cơ sở']],
    },
  ])
  const review = await sends(minh(), bytes, { register: 'baseData', unit: 'tan-lap', keep: true })
  assert.deepEqual(countsOf(review), { rows: 1, same: 0, added: 1, changed: 0, rejected: 0, kept: true })
  assert.deepEqual(
    review.effect.map(({ indicator, before, after }) => [indicator, before, after]),
    [
      ['population_total', 12_200, 12_900],
      ['population_total', 20_200, 20_900],
    ],
  )
  assert.equal(await figure('son-ha', 'population_total'), 20_900)
})

test('force units are counted by type, and the roster is held against the people they are established with', async () => {
  const unit = (name: string, type: string, size: number, more: object = {}) =>
    save('forceUnits', 'dien-luc', { name, type, size, foundedOn: '2026-01-05', ...more })
  await unit('Bộ phận chỉ huy', 'command', 2)
  const squad = await unit('Tiểu đội 1', 'squad', 9)
  await unit('Tổ trực lưới', 'team', 4)
  await unit('Trung đội 1', 'platoon', 1)
  for (const fullName of ['Bùi Đức Anh', 'Lý Quang Huy', 'Đỗ Thế Nam', 'Hà Văn Lâm'])
    await save('personnel', 'dien-luc', { fullName, bornOn: '1994-05-12', joinedOn: '2022-03-15' })
  assert.deepEqual(
    [
      await figure('dien-luc', 'msdf_squads_total'),
      await figure('dien-luc', 'msdf_platoons_total'),
      await figure('dien-luc', 'msdf_companies_total'),
      await figure('dien-luc', 'establishment_fill_rate'),
    ],
    [2, 1, 0, 25],
  )
  await save('forceUnits', 'dien-luc', { disbandedOn: '2026-02-15' }, { id: squad.id, version: squad.version })
  assert.deepEqual(
    [await figure('dien-luc', 'msdf_squads_total'), await figure('dien-luc', 'establishment_fill_rate')],
    [1, 57.14],
  )
  const team = { name: 'Tổ trực lưới', type: 'team', size: 5, foundedOn: '2026-02-01' }
  assert.deepEqual(
    (await refused('forceUnits', 'dien-luc', team)).map(({ code }) => code),
    ['forceUnits.name_taken'],
  )
  const told = await refused('forceUnits', 'dien-luc', {
    name: 'Hải đội 1',
    type: 'flotilla',
    size: 4,
    force: 'militia',
    foundedOn: '2026-02-01',
  })
  assert.deepEqual(told.map(({ code }) => code).sort(), ['forceUnits.militia_in_organisation', 'forceUnits.vessels_at_sea'])
})

test('a citizen registered in April counts from the eighteenth birthday, through an absence, until moving away', async () => {
  const at = (asOf: string) => figure('tan-lap', 'citizens_msdf_age', { period: '2026', asOf })
  const citizen = (fullName: string, bornOn: string, registeredOn: string, more: object = {}) => ({
    fullName,
    bornOn,
    registeredOn,
    ...more,
  })
  const row = await save('citizens', 'tan-lap', citizen('Nông Thị Xuân', '2008-06-20', '2026-04-10', { female: true }))
  // Before it the book says nothing; the population written in another test says no zero for it.
  assert.deepEqual([await at('2026-06-19'), await at('2026-06-20')], [null, 1])
  const [young] = await refused('citizens', 'tan-lap', citizen('Vi Văn Mới', '2009-01-02', '2026-04-10'))
  assert.deepEqual([young?.code, young?.where.column], ['citizens.too_young', 'bornOn'])
  const late = await save('citizens', 'tan-lap', citizen('Lò Văn Sáng', '1980-07-10', '2026-05-04'))
  assert.deepEqual(
    late.findings.map(({ code }) => code),
    ['citizens.not_in_april'],
  )
  assert.equal(await at('2026-06-20'), 2)
  // Forty-five until the day before the forty-sixth birthday.
  assert.deepEqual([await at('2026-07-09'), await at('2026-07-10')], [2, 1])
  const absent = await minh().does<Saved>('changeRow', {
    register: 'citizens',
    id: row.id,
    version: row.version,
    from: '2026-06-25',
    values: { status: 'absent', place: 'Khu công nghiệp Bắc' },
  })
  assert.equal(await at('2026-07-01'), 2)
  await minh().does('endRow', {
    register: 'citizens',
    id: absent.id,
    version: absent.version,
    on: '2026-07-05',
    values: { status: 'moved_away', place: 'Xã Phú Sơn' },
  })
  assert.deepEqual([await at('2026-07-04'), await at('2026-07-05')], [2, 1])
  const adult = citizen('Lò Văn Sáng', '1990-07-10', '2026-05-04', { entry: 'supplementary' })
  assert.deepEqual(
    (await refused('citizens', 'so-y-te', adult)).map(({ code }) => code),
    ['citizens.of_communes'],
  )
  const enlisted = { fullName: 'Lò Văn Sáng', bornOn: '2005-07-10', year: 2026 }
  for (const register of ['serviceYear', 'age17', 'discharged']) {
    const codes = (await refused(register, 'son-ha', enlisted)).map(({ code }) => code)
    assert.ok(codes.includes(`${register}.of_communes`), `${register}: ${codes}`)
  }
  const member = { fullName: 'Lò Văn Sáng', bornOn: '1990-07-10', joinedOn: '2026-05-04', force: 'militia' }
  assert.deepEqual(
    (await refused('personnel', 'so-y-te', member)).map(({ code }) => code),
    ['personnel.militia_in_organisation'],
  )
})

test('somebody still in the book of another commune is told by its name alone', async () => {
  const person = { fullName: 'Quách Văn Tư', bornOn: '1995-02-02', identityNo: '036095001234' }
  await save('citizens', 'phu-son', { ...person, registeredOn: '2024-05-05', entry: 'supplementary' })
  const bytes = await workbookBytes([
    {
      name: 'DS',
      columns: ['Họ và tên', 'Ngày sinh', 'Số định danh', 'Đăng ký', 'Từ ngày'].map((heading) => ({ heading, kind: 'text' })),
      rows: [['Quách Văn Tư', '2/2/1995', '036095001234', 'Bổ sung', '01/6/2026']],
    },
  ])
  const review = await sends(minh(), bytes, { register: 'citizens', unit: 'tan-lap' })
  assert.match(errorsOf(review)[0]?.[1] ?? '', /đang có trong sổ của Ban CHQS xã Phú Sơn/)
})

test('Hà looks at the posts of the province: what is established, filled and vacant, by name, and where each number leads', async () => {
  type Shown = {
    levels: {
      kind: string
      commands: { all: number; kept: number } | null
      established: number
      filled: number
      percent: number | null
      posts: { post: string; established: number; filled: number; vacant: number; rows: Record<string, object[]> }[]
    }[]
    vacancies: { units: number; rows: { unit: { code: string }; vacant: number; posts: { title: string; vacant: number }[] }[] }
    toConsolidate: { unit: { code: string }; since: string; days: number; lacks: string; overdue: boolean }[]
  }
  const ha = country.person('ha')
  const shown = await ha.does<Shown>('showPosts', { unit: 'son-ha', on: '2026-03-05' })
  const communes = shown.levels.find(({ kind }) => kind === 'commune')
  assert.deepEqual([communes?.commands, communes?.established, communes?.filled], [{ all: 2, kept: 2 }, 8, 6])
  assert.deepEqual(
    communes?.posts.map(({ post, established, filled, vacant }) => [post, established, filled, vacant]),
    [
      ['commander', 2, 1, 1],
      ['deputy_commander', 1, 0, 1],
      ['deputy_political_officer', 1, 1, 0],
      ['assistant', 4, 4, 0],
    ],
  )
  assert.deepEqual(
    shown.vacancies.rows.map(({ unit, vacant, posts }) => [unit.code, vacant, posts.map(({ title }) => title)]),
    [['phu-son', 2, ['Chỉ huy trưởng', 'Phó Chỉ huy trưởng']]],
  )
  // Sở Y tế was consolidated on 10/3 only; by 5/3 its day had passed.
  assert.deepEqual(shown.toConsolidate, [
    {
      ...shown.toConsolidate[0],
      since: '2026-02-01',
      days: 33,
      lacks: 'Thiếu chính trị viên',
      overdue: true,
    },
  ])
  for (const { rows, filled, established } of communes?.posts ?? []) {
    const terms = await lists(ha, 'terms', { unit: 'son-ha', where: rows.terms })
    const posts = await lists(ha, 'posts', { unit: 'son-ha', where: rows.posts })
    assert.deepEqual([terms.total, posts.sums.seats], [filled, established])
  }
  assert.deepEqual((await ha.does<Shown>('showPosts', { unit: 'son-ha', on: '2026-01-01' })).vacancies, { units: 0, rows: [] })
  assert.equal((await country.person('lan').isRefused('showPosts', { unit: 'tan-lap' })).code, 'access.refused')
})

test('each of the six books has its template, goes out as a workbook, and comes back with nothing changed', async () => {
  for (const [register, unit] of [
    ['posts', 'phu-son'],
    ['terms', 'phu-son'],
    ['consolidation', 'so-y-te'],
    ['baseData', 'tan-lap'],
    ['forceUnits', 'dien-luc'],
    ['citizens', 'tan-lap'],
  ] as const) {
    const template = await readWorkbook((await fetches(minh(), 'downloadTemplate', { register, unit })).bytes)
    assert.ok(template.sheets.length > 0, register)
    const { total } = await lists(minh(), register, { unit })
    const { bytes } = await fetches(minh(), 'exportRows', { register, unit })
    const review = await sends(minh(), bytes, { register, unit })
    assert.deepEqual(errorsOf(review), [], register)
    assert.deepEqual([review.rows, review.same], [total, total], register)
    assert.ok(total > 0, register)
  }
})

test('after all of it every figure recomputes from the rows', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
})
