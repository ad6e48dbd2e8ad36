import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Fact, joinQualifiers, MISSING, NOT_APPLICABLE } from './fact.ts'
import { axesOf, INDICATORS } from './indicators/index.ts'
import { percentOf } from './quantity.ts'
import { type Axes, addFacts, overTime, overTree, rollUpFacts } from './rollup.ts'

const FLOW: Axes = { time: 'flow', overTree: 'sum', measure: 'count' }
const STOCK: Axes = { time: 'stock', overTree: 'sum', measure: 'count' }

const known = (value: number): Fact => ({ value, known: true })
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(100_000).map(known) },
  fc.record(
    { value: fc.nat(1000), known: fc.constant(true), qualifier: fc.constantFrom('gần', 'hơn', 'trên', 'khoảng', 'ít nhất') },
    { noNullPrototype: true },
  ),
  fc.constant(MISSING),
  fc.constant(NOT_APPLICABLE),
)

test('a parent is the sum of its children', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { minLength: 1, maxLength: 60 }), (children) => {
      const parent = overTree(FLOW, children)
      const spoken = children.filter((child) => child.known)
      assert.equal(
        parent.value,
        spoken.reduce((sum, child) => sum + child.value, 0),
      )
      assert.equal(parent.known, spoken.length > 0)
      assert.equal(parent.reported ?? 0, spoken.length)
      assert.equal(parent.expected ?? 0, children.filter((child) => child.state !== 'not_applicable').length)
    }),
  )
})

test('it does not matter in which order, or by which middle levels, children are folded', () => {
  const groups = fc.array(fc.array(anyFact, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(groups, fc.func(fc.integer()), (districts, shuffle) => {
      const flat = districts.flat()
      const throughDistricts = addFacts(districts.map((communes) => addFacts(communes)))
      assert.deepEqual(throughDistricts, addFacts(flat))
      const shuffled = flat.map((fact, i) => ({ fact, key: shuffle(i) })).sort((a, b) => a.key - b.key)
      assert.deepEqual(addFacts(shuffled.map(({ fact }) => fact)), addFacts(flat))
    }),
  )
})

test('nine months of a flow are the first half and the third quarter, and a year is its two halves', () => {
  const year = fc.array(
    anyFact.filter((fact) => fact.state !== 'not_applicable'),
    { minLength: 12, maxLength: 12 },
  )
  fc.assert(
    fc.property(year, (months) => {
      const of = (from: number, to: number): Fact => overTime(FLOW, months.slice(from - 1, to))
      assert.deepEqual(overTime(FLOW, [of(1, 6), of(7, 9)]), of(1, 9))
      assert.deepEqual(overTime(FLOW, [of(1, 6), of(7, 12)]), of(1, 12))
      assert.deepEqual(overTime(FLOW, [of(1, 3), of(4, 6), of(7, 9), of(10, 12)]), of(1, 12))
    }),
  )
})

test('a stock is read at the end and never added over time', () => {
  assert.deepEqual(overTime(STOCK, [known(1119), known(1122)]), known(1122))
  fc.assert(
    fc.property(fc.array(anyFact, { minLength: 12, maxLength: 12 }), (months) => {
      const half = overTime(STOCK, months.slice(6))
      if (half.known) assert.deepEqual(overTime(STOCK, [overTime(STOCK, months.slice(0, 6)), half]), overTime(STOCK, months))
    }),
  )
})

test('a unit that stays silent keeps its stock, so time is folded before the tree', () => {
  const [spoke, silent] = [
    [known(20), known(21)],
    [known(10), MISSING],
  ]
  const timeFirst = overTree(
    STOCK,
    [spoke, silent].map((months) => overTime(STOCK, months)),
  )
  assert.equal(timeFirst.value, 31)
})

test('with every month heard, time and tree may be folded in either order', () => {
  const cells = fc.array(fc.array(fc.nat(1000).map(known), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(cells, fc.constantFrom(FLOW, STOCK), (units, axes) => {
      const timeFirst = overTree(
        axes,
        units.map((months) => overTime(axes, months)),
      )
      const months = Array.from({ length: 6 }, (_, m) =>
        overTree(
          axes,
          units.map((unit) => unit[m] ?? MISSING),
        ),
      )
      assert.equal(overTime(axes, months).value, timeFirst.value)
    }),
  )
})

test('the ratio of sums is not the mean of ratios', () => {
  const units = [
    { attended: 9, due: 10 },
    { attended: 100, due: 400 },
  ]
  const meanOfRatios = units.reduce((sum, { attended, due }) => sum + (percentOf(attended, due) ?? 0), 0) / units.length
  const sums = rollUpFacts(
    axesOf,
    units.map(
      ({ attended, due }) =>
        new Map([
          ['force_training_attended', known(attended)],
          ['force_training_quota', known(due)],
          ['force_training_rate', known(1)],
        ]),
    ),
  )
  assert.equal(meanOfRatios, 57.5)
  assert.equal(percentOf(sums.get('force_training_attended')?.value ?? 0, sums.get('force_training_quota')?.value ?? 0), 26.59)
  assert.equal(sums.has('force_training_rate'), false)
})

test('ratios and ratings never roll up of themselves', () => {
  for (const indicator of INDICATORS) {
    if (indicator.measure !== 'ratio' && indicator.measure !== 'rating') continue
    assert.equal(overTime(indicator, [known(1), known(2)]).known, false, indicator.id)
    assert.equal(overTree(indicator, [known(1), known(2)]).known, false, indicator.id)
  }
})

test('a figure that stands for its unit alone is not added over the tree', () => {
  const none: Axes = { ...FLOW, overTree: 'none' }
  assert.deepEqual(overTree(none, [known(72), known(5)], known(3)), known(3))
  assert.deepEqual(overTree(none, [known(72)]), MISSING)
})

test('what does not concern any child does not concern the parent, and what one has not said is not zero', () => {
  assert.deepEqual(addFacts([NOT_APPLICABLE, NOT_APPLICABLE]), NOT_APPLICABLE)
  assert.deepEqual(addFacts([MISSING, NOT_APPLICABLE]), { value: 0, known: false, reported: 0, expected: 1 })
  assert.deepEqual(addFacts([known(0), MISSING]), { value: 0, known: true, reported: 1, expected: 2 })
})

test('gần and hơn together are khoảng; hơn and trên stay on their side', () => {
  assert.equal(joinQualifiers('gần', undefined), 'gần')
  assert.equal(joinQualifiers('gần', 'hơn'), 'khoảng')
  assert.equal(joinQualifiers('trên', 'hơn'), 'hơn')
  assert.equal(joinQualifiers('hơn', 'ít nhất'), 'ít nhất')
})
