import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Figure = { value: number | null; target: number | null; previous: number | null }
type Tree = { date: string | null; words: string; comparison: string; placed: { unit: string; at: string | null; why: string }[] }
type Report = { tree: Tree; figures: Record<string, Figure> }
type Proof = {
  figure: Figure
  sum: number
  own: { value: number }
  tree: Tree
  children: { unit: { code: string }; value: number | null; denominator: number | null }[]
  differences: {
    unit: string
    eachDay: number
    oneDay: number
    difference: number
    because: { unit: string; amount: number }[]
  }[]
}

/** Work of the first half of 2025 under the district, of 2026 under the province; Tân Lập joins Phú Sơn on 1/7/2026. */
async function workOfTwoYears(country: Country) {
  const id = await addUser(country.db, { login: 'thu', name: 'Bùi Thị Thu', password: null })
  await addGrant(country.db, id, 'administrator', country.unit('son-ha').id)
  country.tokens.set('thu', await openSession(country.db, id, 'test', NOW))
  const minh = country.person('minh')
  const duty = (unit: string, day: string, people: number) =>
    minh.does('saveRow', {
      register: 'duty',
      unit,
      values: { day, kind: 'duty', shift: 'day', place: 'Trụ sở', people, manDays: people, turns: 1 },
    })
  await duty('tan-an', '2025-03-01', 7)
  await duty('tan-lap', '2025-03-02', 2)
  await duty('phu-son', '2025-03-02', 3)
  await duty('dien-luc', '2025-03-02', 5)
  await duty('tan-lap', '2026-03-02', 4)
  await duty('phu-son', '2026-03-02', 6)
  const member = {
    bornOn: '1998-02-03',
    force: 'militia',
    forceKind: 'on_site',
    post: 'soldier',
    joinedOn: '2024-03-01',
    status: 'serving',
  }
  await minh.does('saveRow', { register: 'personnel', unit: 'tan-lap', values: { ...member, fullName: 'Lò Văn Pản' } })
  await minh.does('saveRow', { register: 'personnel', unit: 'phu-son', values: { ...member, fullName: 'Vì Văn Thanh' } })
  await minh.does('saveRow', {
    register: 'posts',
    unit: 'tan-lap',
    values: { post: 'assistant', seats: 2, establishedOn: '2025-07-01' },
  })
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
  const thu = country.person('thu')
  const { id: decision } = await thu.does<{ id: string }>('planReorganisation', {
    unit: 'son-ha',
    number: '45/QĐ-BCH',
    decidedOn: '2026-06-20',
    effectiveOn: '2026-07-01',
    title: 'Nhập xã Tân Lập vào xã Phú Sơn',
    steps: [{ kind: 'merge', units: ['tan-lap'], into: 'phu-son' }],
  })
  await thu.does('applyReorganisation', { unit: 'son-ha', id: decision })
  await duty('phu-son', '2026-07-05', 9)
  return thu
}

const values = (proof: Proof): Record<string, number | null> =>
  Object.fromEntries(proof.children.filter(({ value }) => value !== null).map(({ unit, value }) => [unit.code, value]))

test("the half-year of 2025 is shown under the old district and under today's communes; the province has the same, and why is told unit by unit", () =>
  world.trial(async (country) => {
    const thu = await workOfTwoYears(country)
    const ask = { unit: 'son-ha', period: '2025-H1', indicator: 'duty_man_days' }
    const then = await thu.does<Proof>('openProof', ask)
    assert.deepEqual([values(then), then.figure.value, then.tree.date], [{ 'tan-an': 12, 'dien-luc': 5 }, 17, null])
    const now = await thu.does<Proof>('openProof', { ...ask, treeDate: '2026-07-15' })
    assert.deepEqual([values(now), now.figure.value, now.own.value], [{ 'phu-son': 5, 'dien-luc': 5 }, 17, 7])
    assert.equal(now.sum, 17)
    assert.deepEqual(now.tree.placed.map(({ unit, at, why }) => [unit, at, why]).sort(), [
      ['tan-an', 'son-ha', 'ended'],
      ['tan-lap', 'phu-son', 'successor'],
    ])
    const told = Object.fromEntries(
      now.differences.map(({ unit, difference, because }) => [
        unit,
        [difference, because.map((one) => [one.unit, one.amount]).sort()],
      ]),
    )
    assert.deepEqual(told, {
      'tan-an': [
        -12,
        [
          ['phu-son', -3],
          ['tan-an', -7],
          ['tan-lap', -2],
        ],
      ],
      'phu-son': [2, [['tan-lap', 2]]],
    })
    for (const { difference, because } of now.differences)
      assert.equal(
        because.reduce((sum, { amount }) => sum + amount, 0),
        difference,
      )
  }))

test('the half-year after is shown under the communes of before: what cannot be taken apart stays where it was done, the sum is the same', () =>
  world.trial(async (country) => {
    const thu = await workOfTwoYears(country)
    const of = (indicator: string, treeDate?: string) =>
      thu.does<Proof>('openProof', {
        unit: 'son-ha',
        period: '2026-H2',
        asOf: '2026-07-15',
        indicator,
        ...(treeDate ? { treeDate } : {}),
      })
    assert.deepEqual(values(await of('duty_man_days', '2026-06-30')), { 'phu-son': 9 })
    // Posts nobody carried over stand at Tân Lập under its own tree, at its successor under today's.
    const rate = 'commune_assistant_fill_rate'
    const seats = async (day?: string) =>
      (await of(rate, day)).children.flatMap(({ unit, denominator }) => (denominator ? [[unit.code, Number(denominator)]] : []))
    assert.deepEqual([await seats('2026-07-15'), await seats('2026-06-30')], [[['phu-son', 2]], [['tan-lap', 2]]])
    const people = 'militia_strength'
    assert.deepEqual([(await of(people)).figure.value, (await of(people, '2026-06-30')).figure.value], [2, 2])
    const report = (unit: string, treeDate?: string) =>
      thu.does<Report>('showReport', { unit, period: '2026-H2', asOf: '2026-07-15', ...(treeDate ? { treeDate } : {}) })
    assert.deepEqual(
      [(await report('phu-son')).figures[people]?.value, (await report('phu-son', '2026-06-30')).figures[people]?.value],
      [2, 2],
    )
    const gone = await thu.isRefused('showReport', {
      unit: 'tan-lap',
      period: '2026-H2',
      asOf: '2026-07-15',
      treeDate: '2026-07-15',
    })
    assert.equal(gone.code, 'tree.not_there')
    assert.match(gone.message, /Phú Sơn/)
  }))

test('targets, this year and the year before stand on one basis, and the report says which', () =>
  world.trial(async (country) => {
    const thu = await workOfTwoYears(country)
    const report = (more: object) =>
      thu.does<Report>('showReport', { unit: 'phu-son', period: '2026', asOf: '2026-06-14', ...more })
    const plain = await report({})
    assert.deepEqual(
      [plain.figures.duty_man_days?.value, plain.figures.duty_man_days?.previous, plain.figures.duty_man_days?.target],
      [6, 3, 60],
    )
    assert.match(plain.tree.words, /ngày phát sinh/)
    const under = await report({ treeDate: '2026-07-15' })
    assert.deepEqual(
      [under.figures.duty_man_days?.value, under.figures.duty_man_days?.previous, under.figures.duty_man_days?.target],
      [10, 5, 100],
    )
    assert.match(under.tree.comparison, /Cùng kỳ năm trước cũng xếp theo cây ngày 15\/7\/2026/)
    const province = await thu.does<Report>('showReport', { unit: 'son-ha', period: '2026', asOf: '2026-06-14' })
    assert.match(province.tree.comparison, /3 đơn vị bên dưới thành lập, kết thúc hoặc chuyển/)
  }))

test('every figure of the province is the same under the tree of each day, of before the reform and of today', () =>
  world.trial(async (country) => {
    const thu = await workOfTwoYears(country)
    for (const [period, asOf] of [
      ['2025-H1', '2025-06-14'],
      ['2026', '2026-07-15'],
    ]) {
      const figures = async (treeDate?: string) => {
        const { figures: all } = await thu.does<Report>('showReport', {
          unit: 'son-ha',
          period,
          asOf,
          ...(treeDate ? { treeDate } : {}),
        })
        return Object.fromEntries(Object.entries(all).map(([id, { value, previous }]) => [id, [value, previous]]))
      }
      const plain = await figures()
      for (const day of ['2025-01-01', '2026-06-30', '2026-07-15'])
        assert.deepEqual(await figures(day), plain, `${period} under ${day}`)
    }
  }))

test('a patrol of two communes counts once wherever they stand together: at the district of then, at the commune they became', () =>
  world.trial(async (country) => {
    const thu = await workOfTwoYears(country)
    const minh = country.person('minh')
    const patrol = (unit: string, day: string, jointWith?: string) =>
      minh.does<{ id: string }>('saveRow', {
        register: 'duty',
        unit,
        values: {
          day,
          kind: 'patrol',
          shift: 'night',
          place: 'Đường liên xã',
          people: 4,
          manDays: 0,
          turns: 0,
          teamTurns: 1,
          personTurns: 4,
          ...(jointWith ? { jointWith } : {}),
        },
      })
    // Under the district, all three: one patrol for it, and one each for the two communes and the power company.
    const { id } = await patrol('tan-lap', '2025-04-02')
    await patrol('phu-son', '2025-04-02', id)
    await patrol('dien-luc', '2025-04-02', id)
    const ask = { unit: 'son-ha', period: '2025-H1', indicator: 'patrol_sorties' }
    const then = await thu.does<Proof>('openProof', ask)
    assert.deepEqual([values(then), then.figure.value, then.own.value], [{ 'tan-an': 1, 'dien-luc': 1 }, 1, -1])
    // Merged, the two communes did it once, not twice; the province still counts one.
    const now = await thu.does<Proof>('openProof', { ...ask, treeDate: '2026-07-15' })
    assert.deepEqual([values(now), now.figure.value, now.own.value, now.sum], [{ 'phu-son': 1, 'dien-luc': 1 }, 1, -1, 1])
    for (const { difference, because } of now.differences)
      assert.equal(
        because.reduce((sum, { amount }) => sum + amount, 0),
        difference,
      )
    // Apart but under no district: once each, once for the province.
    const apart = await thu.does<Proof>('openProof', { ...ask, treeDate: '2025-08-01' })
    assert.deepEqual([values(apart), apart.figure.value, apart.own.value], [{ 'phu-son': 1, 'tan-lap': 1, 'dien-luc': 1 }, 1, -2])
  }))
