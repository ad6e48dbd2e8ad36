import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutoffOf } from './calendar.ts'
import type { Fact } from './fact.ts'
import { type Facts, type Figure, type FigureTable, figuresOf } from './figures.ts'
import { defineIndicator } from './indicator.ts'
import { axesOf, INDICATORS } from './indicators/index.ts'
import { percentOf } from './quantity.ts'
import { rollUpFacts } from './rollup.ts'

const known = (value: number, rest: Partial<Fact> = {}): Fact => ({ value, known: true, ...rest })

type Given = {
  level?: Facts['unit']['level']
  now?: Record<string, Fact | number>
  before?: Record<string, Fact | number>
  targets?: Record<string, number>
} & Partial<Pick<Facts, 'overrides' | 'notApplicable' | 'sources'>>

const asFacts = (given: Record<string, Fact | number> = {}): Map<string, Fact> =>
  new Map(Object.entries(given).map(([id, fact]) => [id, typeof fact === 'number' ? known(fact) : fact]))

function tableOf({ level = 'CQ', now, before, targets = {}, ...rest }: Given): FigureTable {
  const cutoff = cutoffOf({ kind: 'half', year: 2023, part: 1 }, '2023-07-15')
  assert.ok(cutoff)
  return figuresOf({
    unit: { id: 'u1', code: 'VH', name: 'Sở Văn hóa', level },
    cutoff,
    now: asFacts(now),
    before: asFacts(before),
    targets: new Map(Object.entries(targets)),
    targetsBefore: new Map(),
    sources: () => 'derived',
    notApplicable: new Set(),
    ...rest,
  })
}

function figure(table: FigureTable, id: string): Figure {
  const found = table.get(id)
  assert.ok(found, id)
  return found
}

test('every indicator of the catalogue has its figure, whatever is known', () => {
  assert.deepEqual(
    [...tableOf({}).keys()],
    INDICATORS.map(({ id }) => id),
  )
})

test('Hoa of the culture department reads 17 of 24 trained: the share, the gap, the proof', () => {
  const table = tableOf({ now: { force_training_attended: 17 }, targets: { force_training_attended: 24 } })
  const attained = figure(table, 'force_training_attended')
  assert.deepEqual(
    [attained.value, attained.target, attained.numerator, attained.denominator, attained.percent, attained.gap],
    [17, 24, 17, 24, 70.83, -7],
  )
  assert.deepEqual(attained.proof, { kind: 'records' })
  const quota = figure(table, 'force_training_quota')
  assert.deepEqual([quota.value, quota.target, quota.proof.kind], [24, null, 'target'])
  const rate = figure(table, 'force_training_rate')
  assert.deepEqual([rate.value, rate.percent, rate.numerator, rate.denominator], [70.83, 70.83, 17, 24])
  assert.equal(rate.proof.formula, '17 : 24 = 70,83%')
  assert.equal(rate.proof.meaning, 'Quân số tham gia huấn luyện : Quân số phải huấn luyện theo kế hoạch')
  assert.deepEqual(rate.proof.operands, ['force_training_attended', 'force_training_quota'])
})

test('a percentage is rounded half up, never cut', () => {
  const rate = figure(
    tableOf({ level: 'TI', now: { unit_leader_training_attended: 116 }, targets: { unit_leader_training_attended: 121 } }),
    'unit_leader_training_rate',
  )
  assert.equal(rate.percent, 95.87)
})

test('missing, zero and not applicable are three states', () => {
  const table = tableOf({
    now: { duty_turns: 0, patrol_sorties: { value: 0, known: false } },
    notApplicable: new Set(['events_protected']),
  })
  const states = ['duty_turns', 'duty_man_days', 'events_protected', 'patrol_sorties', 'health_grade1'].map((id) =>
    figure(table, id),
  )
  assert.deepEqual(
    states.map(({ state }) => state),
    ['zero', 'missing', 'not_applicable', 'not_applicable', 'not_applicable'],
  )
  assert.deepEqual(
    states.map(({ value }) => value),
    [0, null, null, null, null],
  )
})

test('an indicator of another level is shown when it has a value all the same', () => {
  assert.equal(figure(tableOf({ level: 'TW', now: { sdf_strength: 6796 } }), 'sdf_strength').state, 'value')
  const table = tableOf({ level: 'TW', now: { force_training_attended: 5 }, targets: { force_training_attended: 8 } })
  assert.equal(figure(table, 'force_training_rate').percent, 62.5)
})

test('a part that nobody reported leaves the ratio without a value, and the proof shows the hole', () => {
  const rate = figure(tableOf({ targets: { force_training_attended: 24 } }), 'force_training_rate')
  assert.deepEqual([rate.value, rate.state, rate.numerator, rate.denominator], [null, 'missing', null, 24])
  assert.equal(rate.proof.formula, '… : 24 = chưa có số')
})

test('nothing was due: the rate does not concern the unit, it is not 0%', () => {
  const rate = figure(
    tableOf({ now: { force_training_attended: 0 }, targets: { force_training_attended: 0 } }),
    'force_training_rate',
  )
  assert.deepEqual([rate.value, rate.state], [null, 'not_applicable'])
})

test('an agency has no militia: its own total is not asked, the commune adds both', () => {
  assert.equal(figure(tableOf({ now: { sdf_strength: 20 } }), 'msdf_total_strength').state, 'not_applicable')
  const commune = tableOf({ level: 'XA', now: { sdf_strength: 0, militia_strength: 90 } })
  assert.equal(figure(commune, 'msdf_total_strength').value, 90)
  assert.equal(figure(tableOf({ level: 'XA', now: { militia_strength: 90 } }), 'msdf_total_strength').state, 'missing')
})

test('groups that are not trained at commune level drop out of the commune total', () => {
  const commune = tableOf({ level: 'XA', now: { dse_trained_group4: 40, dse_trained_dignitaries: 5 } })
  assert.equal(figure(commune, 'dse_trained_total').value, 45)
  assert.equal(figure(commune, 'dse_trained_total').proof.formula, '40 + 5 = 45')
})

test('a total known without its parts stands; with its parts, the parts make it and what was stated is kept beside', () => {
  assert.deepEqual(
    figure(tableOf({ level: 'TI', now: { dse_trained_total: known(23_000, { qualifier: 'gần' }) } }), 'dse_trained_total').value,
    23_000,
  )
  const fit = figure(
    tableOf({ level: 'XA', now: { health_grade1: 10, health_grade2: 20, health_grade3: 30, medical_fit: 61 } }),
    'medical_fit',
  )
  assert.deepEqual([fit.value, fit.stated], [60, 61])
  assert.equal(
    figure(tableOf({ level: 'XA', now: { health_grade1: 1, health_grade2: 2, health_grade3: 3, medical_fit: 6 } }), 'medical_fit')
      .stated,
    undefined,
  )
})

test('a count against last year is a difference and a percentage; a percentage differs in points', () => {
  const table = tableOf({
    level: 'TI',
    now: { dse_trained_total: 137, medical_attended: 95, medical_called: 100 },
    before: { dse_trained_total: 100, medical_attended: 85, medical_called: 100 },
  })
  const total = figure(table, 'dse_trained_total')
  assert.deepEqual([total.previous, total.change, total.changePercent, total.changePoints], [100, 37, 37, null])
  const growth = figure(table, 'dse_trained_yoy_growth')
  assert.deepEqual([growth.percent, growth.numerator, growth.denominator], [37, 37, 100])
  const rate = figure(table, 'medical_attendance_rate')
  assert.deepEqual([rate.previous, rate.change, rate.changePercent, rate.changePoints], [85, null, null, 10])
})

test('points are taken from the exact ratios, not from what was printed', () => {
  // 66,666…% against 33,333…% is 33,33 points; the printed 66,67 and 33,33 would give 33,34.
  const rate = figure(
    tableOf({ level: 'XA', now: { medical_attended: 2, medical_called: 3 }, before: { medical_attended: 1, medical_called: 3 } }),
    'medical_attendance_rate',
  )
  assert.equal(rate.changePoints, 33.33)
})

test('without a figure of last year there is no comparison', () => {
  const { previous, change, changePercent } = figure(tableOf({ now: { duty_turns: 3 } }), 'duty_turns')
  assert.deepEqual([previous, change, changePercent], [null, null, null])
  const fromNothing = figure(tableOf({ now: { duty_turns: 3 }, before: { duty_turns: 0 } }), 'duty_turns')
  assert.deepEqual([fromNothing.change, fromNothing.changePercent], [3, null])
})

test('man-days per turn is a plain quotient, money per building keeps whole đồng', () => {
  const table = tableOf({
    level: 'TI',
    now: { duty_man_days: 8832, duty_turns: 48, commune_hq_investment: 4_700_000_000, commune_hq_built_repaired: 10 },
  })
  assert.deepEqual([figure(table, 'duty_man_days_per_turn').value, figure(table, 'duty_man_days_per_turn').percent], [184, null])
  assert.equal(figure(table, 'commune_hq_average_cost').value, 470_000_000)
})

test('an override replaces the figure everywhere it is used, and keeps what was derived', () => {
  const override = {
    value: 18,
    derived: 17,
    reason: 'Bổ sung một đồng chí học bù ngày 12/7',
    by: 'Trần Hoa',
    at: '2023-07-15T08:00:00Z',
  }
  const table = tableOf({
    now: { force_training_attended: 17 },
    targets: { force_training_attended: 24 },
    overrides: new Map([['force_training_attended', override]]),
  })
  assert.deepEqual(
    [figure(table, 'force_training_attended').value, figure(table, 'force_training_attended').override],
    [18, override],
  )
  assert.equal(figure(table, 'force_training_rate').percent, 75)
})

test('an override of a percentage is read as the percentage it says', () => {
  const override = { value: 61.6, derived: 61.64, reason: 'Theo số đã công bố', by: 'Trần Hoa', at: '2023-07-15T08:00:00Z' }
  const rate = figure(tableOf({ overrides: new Map([['force_training_rate', override]]) }), 'force_training_rate')
  assert.deepEqual([rate.value, rate.percent], [61.6, 61.6])
})

test('a consolidated figure says how many units it was heard from, and a ratio as many as its weakest part', () => {
  const table = tableOf({
    level: 'TI',
    now: {
      force_training_attended: known(500, { reported: 44, expected: 47 }),
      sdf_strength: known(1100, { reported: 47, expected: 47 }),
    },
  })
  assert.deepEqual(figure(table, 'force_training_attended').proof, { kind: 'sum', coverage: { reported: 44, expected: 47 } })
  assert.deepEqual(figure(table, 'force_training_rate_vs_strength').proof.coverage, { reported: 44, expected: 47 })
})

test('the word "gần" stays with the value and with what is computed from it', () => {
  const table = tableOf({
    level: 'TI',
    now: { dse_trained_total: known(23_000, { qualifier: 'gần' }) },
    targets: { dse_trained_total: 25_000 },
  })
  assert.equal(figure(table, 'dse_trained_total').qualifier, 'gần')
  assert.deepEqual(
    [figure(table, 'dse_plan_completion_rate').percent, figure(table, 'dse_plan_completion_rate').qualifier],
    [92, 'gần'],
  )
})

test('the call-up quota is read from the targets, or added from army and police where none was assigned', () => {
  const parts = { enlistment_quota_army: 80, enlistment_quota_police: 20, enlisted_total: 95 }
  assert.equal(figure(tableOf({ level: 'XA', now: parts }), 'enlistment_completion_rate').percent, 95)
  const assigned = tableOf({ level: 'XA', now: parts, targets: { enlisted_total: 95 } })
  assert.equal(figure(assigned, 'enlistment_completion_rate').percent, 100)
  assert.deepEqual([figure(assigned, 'enlisted_total').target, figure(assigned, 'enlisted_total').gap], [95, 0])
})

test('a target of strength needs no indicator of its own', () => {
  const table = tableOf({ now: { sdf_strength: 22 }, targets: { sdf_strength: 25 } })
  assert.deepEqual([figure(table, 'sdf_strength').gap, figure(table, 'strength_vs_assigned_quota_rate').percent], [-3, 88])
})

test('a province adds an indicator of its own', () => {
  const own = defineIndicator('local_women_rate', {
    chapter: 'B',
    title: 'Tỷ lệ nữ dân quân',
    titleEn: 'Women in the militia',
    unit: '%',
    measure: 'ratio',
    time: 'stock',
    overTree: 'recompute',
    percent: true,
    formula: 'sdf_female_strength / militia_strength',
    levels: 'XA',
    basis: 'practice',
    phrases: [],
  })
  const cutoff = cutoffOf({ kind: 'year', year: 2023, part: 1 })
  assert.ok(cutoff)
  const table = figuresOf(
    {
      unit: { id: 'u', code: 'X', name: 'Xã Hòa An', level: 'XA' },
      cutoff,
      now: asFacts({ sdf_female_strength: 3, militia_strength: 12 }),
      before: new Map(),
      targets: new Map(),
      targetsBefore: new Map(),
      sources: () => 'entered',
      notApplicable: new Set(),
    },
    [...INDICATORS, own],
  )
  assert.equal(figure(table, 'local_women_rate').percent, 25)
})

test('formulas in a circle leave figures without a value, they do not hang', () => {
  const circular = (id: string, formula: string) =>
    defineIndicator(id, {
      chapter: 'B',
      title: 'Vòng',
      titleEn: 'Circle',
      unit: 'người',
      measure: 'count',
      time: 'stock',
      overTree: 'sum',
      formula,
      levels: 'all',
      basis: 'practice',
      phrases: [],
    })
  const cutoff = cutoffOf({ kind: 'year', year: 2023, part: 1 })
  assert.ok(cutoff)
  const facts: Facts = {
    unit: { id: 'u', code: 'X', name: 'X', level: 'XA' },
    cutoff,
    now: new Map(),
    before: new Map(),
    targets: new Map(),
    targetsBefore: new Map(),
    sources: () => 'entered',
    notApplicable: new Set(),
  }
  assert.equal(figure(figuresOf(facts, [circular('a', 'b + 1'), circular('b', 'a + 1')]), 'a').state, 'missing')
})

test('the figures of a province are computed from the sums of its units, and each sum is that of the units', () => {
  const agency = fc.record({
    strength: fc.integer({ min: 1, max: 90 }),
    women: fc.nat(40),
    due: fc.integer({ min: 1, max: 60 }),
    attended: fc.nat(60),
  })
  fc.assert(
    fc.property(fc.array(agency, { minLength: 1, maxLength: 50 }), (agencies) => {
      const children = agencies.map(({ strength, women, attended }) =>
        asFacts({ sdf_strength: strength, sdf_female_strength: women, force_training_attended: attended }),
      )
      const sum = (part: keyof (typeof agencies)[number]): number => agencies.reduce((total, one) => total + one[part], 0)
      const province = tableOf({
        level: 'TI',
        now: Object.fromEntries(rollUpFacts(axesOf, children)),
        targets: { force_training_attended: sum('due') },
      })
      assert.equal(figure(province, 'sdf_strength').value, sum('strength'))
      assert.equal(figure(province, 'sdf_female_rate').percent, percentOf(sum('women'), sum('strength')))
      assert.equal(figure(province, 'force_training_rate').percent, percentOf(sum('attended'), sum('due')))
      assert.equal(figure(province, 'force_training_attended').gap, sum('attended') - sum('due'))
    }),
  )
})

test('a formula on the sums equals the sum of the formulas, for every count made of others', () => {
  const made = INDICATORS.filter(
    ({ measure, formula, targetOf }) => measure === 'count' && formula !== undefined && targetOf === undefined,
  )
  assert.ok(made.length >= 5)
  const ids = [
    'militia_strength',
    'sdf_strength',
    'sdf_strength_provincial_direct',
    'health_grade1',
    'health_grade2',
    'health_grade3',
    'martyr_remains_repatriated_abroad',
    'martyr_remains_recovered_domestic',
  ]
  const provinces = fc.array(fc.tuple(...ids.map(() => fc.nat(9999))), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(provinces, (rows) => {
      const children = rows.map((row) => asFacts(Object.fromEntries(ids.map((id, i) => [id, row[i] ?? 0]))))
      const tables = children.map((now) => tableOf({ level: 'TI', now: Object.fromEntries(now) }))
      const nation = tableOf({ level: 'TI', now: Object.fromEntries(rollUpFacts(axesOf, children)) })
      for (const id of ['msdf_total_strength', 'sdf_strength_commune_managed', 'medical_fit', 'martyr_remains_total']) {
        assert.equal(
          figure(nation, id).value,
          tables.reduce((sum, table) => sum + (figure(table, id).value ?? 0), 0),
          id,
        )
      }
    }),
    { numRuns: 30 },
  )
})

test('a figure table is plain data that survives JSON', () => {
  const table = tableOf({ level: 'TI', now: { sdf_strength: 22, sdf_female_strength: 3 }, targets: { sdf_strength: 25 } })
  const plain = [...table.values()]
  assert.deepEqual(JSON.parse(JSON.stringify(plain)), plain)
})

test('a list of a few columns is the same figures, only fewer', () => {
  const cutoff = cutoffOf({ kind: 'half', year: 2023, part: 1 })
  assert.ok(cutoff)
  const facts: Facts = {
    unit: { id: 'u', code: 'X', name: 'X', level: 'CQ' },
    cutoff,
    now: asFacts({ sdf_strength: 22, sdf_female_strength: 3 }),
    before: new Map(),
    targets: new Map(),
    targetsBefore: new Map(),
    sources: () => 'derived',
    notApplicable: new Set(),
  }
  const few = figuresOf(facts, INDICATORS, new Set(['sdf_female_rate']))
  assert.deepEqual([...few.keys()], ['sdf_female_rate'])
  assert.deepEqual(few.get('sdf_female_rate'), figuresOf(facts).get('sdf_female_rate'))
})
