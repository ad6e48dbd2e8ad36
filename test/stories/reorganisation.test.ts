import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { verifyFigures } from '#store/verify.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Findings = { code: string; message: string }[]
type Effect = {
  ready: boolean
  people: { book: string; from: string; to: string; count: number; names: string[] }[]
  posts: { unit: string; heir: string | null; post: string; seats: number; filled: number }[]
  targets: { decidedBy: string; indicator: string; total: number; lines: { unit: string; value: number }[] }[]
  rounds: { title: string; unit: string; heir: string | null; state: string }[]
  rights: { login: string; from: string; to: string | null }[]
  bridge: { code: string; lines: { measure: string; before: number; after: number }[] }[]
  findings: Findings
}
type Report = { figures: Record<string, { value: number | null; target: number | null }> }

/** Thu administers the province; Tân Lập and Phú Sơn have people, posts, population and a target. */
async function twoCommunes(country: Country): Promise<{ thu: Person; tu: Person; reports: () => Promise<unknown> }> {
  const join = async (login: string, name: string, role: 'administrator' | 'clerk', unit: string) => {
    const id = await addUser(country.db, { login, name, password: null })
    await addGrant(country.db, id, role, country.unit(unit).id)
    country.tokens.set(login, await openSession(country.db, id, 'test', NOW))
    return country.person(login)
  }
  await inScope(country.database, EVERYWHERE, async () => {})
  const thu = await join('thu', 'Bùi Thị Thu', 'administrator', 'son-ha')
  const tu = await join('tu', 'Ngô Anh Tú', 'clerk', 'tan-lap')
  const minh = country.person('minh')
  const save = (register: string, unit: string, values: object) => minh.does('saveRow', { register, unit, values })
  const member = (fullName: string, more: object = {}) => ({
    fullName,
    bornOn: '1998-02-03',
    force: 'militia',
    forceKind: 'on_site',
    post: 'soldier',
    joinedOn: '2024-03-01',
    status: 'serving',
    ...more,
  })
  await save('personnel', 'tan-lap', member('Lò Văn Pản', { team: 'Bản Mới' }))
  await save('personnel', 'tan-lap', member('Vì Thị Hoa', { female: true, team: 'Bản Cũ' }))
  await save('personnel', 'tan-lap', member('Cà Văn Inh', { status: 'deferred', ground: 'defer_h' }))
  await save('personnel', 'phu-son', member('Tòng Văn Phát'))
  await save('baseData', 'tan-lap', { kind: 'population', value: 4200, asOf: '2025-01-01', source: 'UBND xã' })
  await save('baseData', 'phu-son', { kind: 'population', value: 6100, asOf: '2025-01-01', source: 'UBND xã' })
  await save('posts', 'tan-lap', { post: 'assistant', seats: 2, establishedOn: '2025-07-01' })
  for (const unit of ['tan-lap', 'phu-son'])
    await save('duty', unit, { day: '2026-03-02', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 2, manDays: 2, turns: 1 })
  await country.person('hung').does('issueTargets', {
    unit: 'son-ha',
    indicator: 'duty_man_days',
    period: '2026',
    number: '12/QĐ',
    decidedOn: '2026-01-05',
    total: 100,
    lines: [
      { unit: 'tan-lap', value: 40 },
      { unit: 'phu-son', value: 60 },
    ],
  })
  while ((await foldLedger(country.db)) > 0);
  const reports = async () => {
    const out = []
    for (const unit of ['cuc', 'son-ha', 'tan-an', 'tan-lap', 'phu-son'])
      for (const [period, asOf] of [
        ['2024', undefined],
        ['2025-H1', '2025-06-30'],
        ['2025-H2', undefined],
        ['2026-H1', '2026-06-30'],
      ] as const)
        out.push(
          (await minh.does<Report>('showReport', { unit: unit === 'cuc' ? 'son-ha' : unit, period, ...(asOf ? { asOf } : {}) }))
            .figures,
        )
    return out
  }
  return { thu, tu, reports }
}

const MERGE = {
  unit: 'son-ha',
  number: '45/QĐ-BCH',
  decidedOn: '2026-06-20',
  effectiveOn: '2026-07-01',
  title: 'Nhập xã Tân Lập vào xã Phú Sơn',
  steps: [{ kind: 'merge', units: ['tan-lap'], into: 'phu-son' }],
}

const figure = async (person: Person, unit: string, period: string, indicator: string, asOf?: string) =>
  (await person.does<Report>('showReport', { unit, period, ...(asOf ? { asOf } : {}) })).figures[indicator]

test('Thu sees before she signs who goes where, what is added, whose rights follow; and nothing has happened', () =>
  world.trial(async (country) => {
    const { thu, reports } = await twoCommunes(country)
    const was = await reports()
    const { id } = await thu.does<{ id: string }>('planReorganisation', MERGE)
    const seen = await thu.does<Effect>('previewReorganisation', { unit: 'son-ha', id })
    assert.equal(seen.ready, true)
    assert.deepEqual(
      seen.people.filter(({ count }) => count > 0).map(({ from, to, count, names }) => [from, to, count, [...names].sort()]),
      [['Ban CHQS xã Tân Lập', 'Ban CHQS xã Phú Sơn', 3, ['Cà Văn Inh', 'Lò Văn Pản', 'Vì Thị Hoa']]],
    )
    assert.deepEqual(seen.posts, [
      { unit: 'Ban CHQS xã Tân Lập', heir: 'Ban CHQS xã Phú Sơn', post: 'Trợ lý', seats: 2, filled: 0 },
    ])
    assert.deepEqual(
      seen.targets.map(({ indicator, total, lines }) => [indicator, total, lines]),
      [['duty_man_days', 100, [{ unit: 'Ban CHQS xã Phú Sơn', value: 100 }]]],
    )
    assert.deepEqual(
      seen.rights.map(({ login, to }) => [login, to]),
      [['tu', 'Ban CHQS xã Phú Sơn']],
    )
    assert.deepEqual(await reports(), was)
    assert.equal((await figure(thu, 'phu-son', '2026-H2', 'militia_strength', '2026-07-15'))?.value, 1)
  }))

test('two communes merge on their day: the past is what it was, the successor has both, the province loses nothing', () =>
  world.trial(async (country) => {
    const { thu, tu, reports } = await twoCommunes(country)
    const was = await reports()
    const [before, after] = ['2026-06-30', '2026-07-15']
    const now = async (unit: string, indicator: string) => (await figure(thu, unit, '2026-H2', indicator, after))?.value ?? null
    const ofProvince = async () => {
      const out = []
      for (const id of ['militia_strength', 'population_total', 'commune_assistant_fill_rate', 'duty_man_days', 'msdf_deferred'])
        out.push(await now('son-ha', id))
      return out
    }
    const province = await ofProvince()
    assert.deepEqual([province[0], province[1], province[4]], [3, 10300, 1])
    const { id } = await thu.does<{ id: string }>('planReorganisation', MERGE)
    const done = await thu.does<Effect>('applyReorganisation', { unit: 'son-ha', id })
    assert.deepEqual(await reports(), was)
    assert.deepEqual(await ofProvince(), province)
    assert.deepEqual(
      [await now('phu-son', 'militia_strength'), await now('phu-son', 'population_total'), await now('phu-son', 'msdf_deferred')],
      [3, 10300, 1],
    )
    assert.equal((await figure(thu, 'son-ha', '2026-H2', 'communes_total', after))?.value, 1)
    assert.equal((await figure(thu, 'son-ha', '2026-H1', 'communes_total', before))?.value, 2)
    assert.equal((await figure(thu, 'phu-son', '2026', 'duty_man_days', after))?.target, 100)
    assert.equal((await figure(thu, 'phu-son', '2026', 'duty_man_days', before))?.target, 60)
    assert.equal(
      done.bridge
        .find(({ code }) => code === 'son-ha')
        ?.lines.every(
          (line) => line.measure.includes('communes') || line.measure.includes('commands') || line.before === line.after,
        ),
      true,
    )
    // Tú of Tân Lập goes on working at Phú Sơn, and still sees what his commune was.
    const people = await tu.does<{ rows: { values: { fullName: string } }[] }>('listRows', {
      unit: 'phu-son',
      register: 'personnel',
    })
    assert.ok(people.rows.some(({ values }) => values.fullName === 'Lò Văn Pản'))
    await tu.does('showReport', { unit: 'tan-lap', period: '2026-H1' })
    const late = await tu.isRefused('saveRow', {
      register: 'duty',
      unit: 'tan-lap',
      values: { day: '2026-07-02', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 2, manDays: 2, turns: 1 },
    })
    assert.equal(late.code, 'unit.ended')
    const told = await verifyFigures(country.db, await homeOf(country.database), () => {})
    assert.deepEqual(told.differences, [])
  }))

test('after the merge a correction of a day before it still counts where it was done', () =>
  world.trial(async (country) => {
    const { thu, tu } = await twoCommunes(country)
    const { id } = await thu.does<{ id: string }>('planReorganisation', MERGE)
    await thu.does('applyReorganisation', { unit: 'son-ha', id })
    await tu.does('saveRow', {
      register: 'duty',
      unit: 'tan-lap',
      values: { day: '2026-06-20', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 3, manDays: 3, turns: 1 },
    })
    while ((await foldLedger(country.db)) > 0);
    assert.equal((await figure(thu, 'tan-lap', '2026', 'duty_man_days', '2026-06-30'))?.value, 5)
    assert.equal((await figure(thu, 'son-ha', '2026', 'duty_man_days', '2026-07-15'))?.value, 7)
    const told = await verifyFigures(country.db, await homeOf(country.database), () => {})
    assert.deepEqual(told.differences, [])
  }))

test('a split that leaves people behind is refused with their names, and goes through when each has a place', () =>
  world.trial(async (country) => {
    const { thu, reports } = await twoCommunes(country)
    const was = await reports()
    const split = (assign: object[]) => ({
      ...MERGE,
      title: 'Chia xã Tân Lập',
      steps: [
        {
          kind: 'found',
          code: 'ban-moi',
          unitKind: 'commune',
          name: 'Ban CHQS xã Bản Mới',
          shortName: 'Bản Mới',
          parent: 'son-ha',
        },
        { kind: 'split', unit: 'tan-lap', ends: true, assign },
      ],
    })
    const first = await thu.does<{ id: string }>(
      'planReorganisation',
      split([
        { to: 'ban-moi', groups: ['Bản Mới'] },
        { to: 'phu-son', groups: ['Bản Cũ'] },
      ]),
    )
    const refused = await thu.isRefused('applyReorganisation', { unit: 'son-ha', id: first.id })
    assert.equal(refused.code, 'reorganisation.refused')
    assert.match((refused.findings as Findings)[0]?.message ?? '', /Cà Văn Inh/)
    assert.deepEqual(await reports(), was)
    await thu.does('withdrawReorganisation', { unit: 'son-ha', id: first.id, reason: 'Phân công lại cho đủ' })
    const { id } = await thu.does<{ id: string }>(
      'planReorganisation',
      split([
        { to: 'ban-moi', groups: ['Bản Mới'], rest: true },
        { to: 'phu-son', groups: ['Bản Cũ'] },
      ]),
    )
    await thu.does('applyReorganisation', { unit: 'son-ha', id })
    assert.deepEqual(await reports(), was)
    const now = async (unit: string, indicator: string) =>
      (await figure(thu, unit, '2026-H2', indicator, '2026-07-15'))?.value ?? null
    assert.deepEqual(
      [await now('ban-moi', 'militia_strength'), await now('phu-son', 'militia_strength'), await now('ban-moi', 'msdf_deferred')],
      [1, 2, 1],
    )
    // What is not people stays with the predecessor: neither successor has its population, the province still counts it.
    assert.deepEqual(
      [
        await now('ban-moi', 'population_total'),
        await now('phu-son', 'population_total'),
        await now('son-ha', 'population_total'),
      ],
      [null, 6100, 10300],
    )
    const told = await verifyFigures(country.db, await homeOf(country.database), () => {})
    assert.deepEqual(told.differences, [])
  }))

test('a commune moves to a regional command with its people, its posts and its clerk, renamed and found by both names', () =>
  world.trial(async (country) => {
    const { thu, tu, reports } = await twoCommunes(country)
    const was = await reports()
    const { id } = await thu.does<{ id: string }>('planReorganisation', {
      ...MERGE,
      steps: [
        { kind: 'found', code: 'khu-vuc-1', unitKind: 'regional_command', name: 'Ban CHPTKV 1', parent: 'son-ha' },
        { kind: 'move', unit: 'tan-lap', parent: 'khu-vuc-1' },
        { kind: 'rename', unit: 'tan-lap', name: 'Ban CHQS xã Suối Mơ', shortName: 'Suối Mơ' },
      ],
    })
    await thu.does('applyReorganisation', { unit: 'son-ha', id })
    assert.deepEqual(await reports(), was)
    const now = async (unit: string, indicator: string) =>
      (await figure(thu, unit, '2026-H2', indicator, '2026-07-15'))?.value ?? null
    assert.deepEqual([await now('khu-vuc-1', 'militia_strength'), await now('khu-vuc-1', 'population_total')], [2, 4200])
    // Tú works where his commune is now.
    await tu.does('saveRow', {
      register: 'duty',
      unit: 'tan-lap',
      values: { day: '2026-07-10', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 4, manDays: 4, turns: 1 },
    })
    assert.equal(await now('khu-vuc-1', 'duty_man_days'), 4)
    for (const search of ['tan lap', 'suoi mo']) {
      const { found } = await thu.does<{ found: { code: string }[] }>('showUnits', { unit: 'son-ha', search })
      assert.deepEqual(
        found.map(({ code }) => code),
        ['tan-lap'],
      )
    }
    const history = await thu.does<{
      names: { name: string; to: string }[]
      parents: { code: string; from: string; to: string | null }[]
    }>('showUnitHistory', { unit: 'tan-lap' })
    assert.deepEqual(
      history.names.map(({ name, to }) => [name, to]),
      [['Ban CHQS xã Tân Lập', '2026-07-01']],
    )
    assert.deepEqual(
      history.parents.map(({ code, from, to }) => [code, from, to]),
      [
        ['tan-an', '2010-01-01', '2025-07-01'],
        ['son-ha', '2025-07-01', '2026-07-01'],
        ['khu-vuc-1', '2026-07-01', null],
      ],
    )
    while ((await foldLedger(country.db)) > 0);
    const told = await verifyFigures(country.db, await homeOf(country.database), () => {})
    assert.deepEqual(told.differences, [])
  }))

test('what cannot be is refused with the names: a cycle, an orphan, a successor that ended, two ends of one unit', () =>
  world.trial(async (country) => {
    const { thu } = await twoCommunes(country)
    const refusal = async (steps: object[], more: object = {}) => {
      const { code, findings } = await thu.isRefused('planReorganisation', { ...MERGE, ...more, steps })
      return [code, ...(findings as Findings).map((one) => one.code)]
    }
    assert.deepEqual(await refusal([{ kind: 'merge', units: ['tan-lap'], into: 'tan-an' }]), [
      'reorganisation.refused',
      'reorganisation.ended',
    ])
    assert.deepEqual(await refusal([{ kind: 'merge', units: ['tan-lap'], into: 'tan-lap' }]), [
      'reorganisation.refused',
      'reorganisation.cycle',
    ])
    assert.deepEqual(
      await refusal([
        { kind: 'merge', units: ['tan-lap'], into: 'phu-son' },
        { kind: 'dissolve', unit: 'tan-lap' },
      ]),
      ['reorganisation.refused', 'reorganisation.twice'],
    )
    assert.deepEqual(
      await refusal([
        { kind: 'found', code: 'kv', unitKind: 'regional_command', name: 'Ban CHPTKV', parent: 'son-ha' },
        { kind: 'move', unit: 'tan-lap', parent: 'kv' },
        { kind: 'dissolve', unit: 'kv' },
      ]),
      ['reorganisation.refused', 'reorganisation.overlap'],
    )
    assert.deepEqual(
      await refusal([{ kind: 'dissolve', unit: 'tan-an' }], { decidedOn: '2025-01-01', effectiveOn: '2025-01-02' }),
      ['reorganisation.refused', 'reorganisation.overlap'],
    )
    assert.deepEqual(await refusal([{ kind: 'move', unit: 'son-ha', parent: 'phu-son' }]), [
      'reorganisation.refused',
      'reorganisation.cycle',
    ])
  }))

test('a merger is not dated into a closed period, and not carried out before its day', () =>
  world.trial(async (country) => {
    const { thu } = await twoCommunes(country)
    await country.person('hung').does('closePeriod', { unit: 'son-ha', period: '2026-H1' })
    const plan = (effectiveOn: string) =>
      thu.does<{ id: string }>('planReorganisation', {
        ...MERGE,
        decidedOn: '2026-05-01',
        effectiveOn,
        number: `${effectiveOn}/QĐ`,
      })
    const past = await thu.isRefused('applyReorganisation', { unit: 'son-ha', id: (await plan('2026-06-01')).id })
    assert.deepEqual(
      [past.code, ...new Set((past.findings as Findings).map(({ code }) => code))],
      ['reorganisation.refused', 'reorganisation.closed'],
    )
    const future = await thu.isRefused('applyReorganisation', { unit: 'son-ha', id: (await plan('2026-08-01')).id })
    assert.equal(future.code, 'reorganisation.early')
    const { id } = await plan('2026-07-01')
    await thu.does('applyReorganisation', { unit: 'son-ha', id })
    assert.equal((await thu.isRefused('applyReorganisation', { unit: 'son-ha', id })).code, 'reorganisation.over')
  }))
