import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  evaluate,
  explain,
  type Formula,
  type Lookup,
  operandsOf,
  parseFormula,
  printFormula,
  sayFormula,
  sidesOf,
} from './formula.ts'
import { equal, type Rational, rational } from './quantity.ts'

const read = (text: string): Formula => {
  const { formula, findings } = parseFormula(text)
  assert.deepEqual(findings, [])
  assert.ok(formula)
  return formula
}

const lookupIn =
  (facts: Record<string, number | 'missing' | 'not_applicable'>): Lookup =>
  (id, when) => {
    const found = facts[when === 'now' ? id : `${when} ${id}`] ?? 'missing'
    return typeof found === 'number' ? rational(found) : found
  }

const computed = (text: string, facts: Parameters<typeof lookupIn>[0]): Rational | string => {
  const outcome = evaluate(read(text), lookupIn(facts))
  return outcome.state === 'value' ? outcome.value : outcome.state
}

const PLAIN = { noNullPrototype: true }

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.nat(100_000).map((n) => rational(n, 100)) }, PLAIN),
  fc.record(
    {
      kind: fc.constant('operand' as const),
      id: fc.constantFrom('a', 'b_1', 'c.called', 'enlisted_total'),
      when: fc.constantFrom('now' as const, 'previous' as const, 'assigned' as const),
    },
    PLAIN,
  ),
)
const anyFormula = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('negative' as const), of: tie('formula') }, PLAIN),
    fc.record(
      {
        kind: fc.constant('binary' as const),
        op: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
        left: tie('formula'),
        right: tie('formula'),
      },
      PLAIN,
    ),
  ),
})).formula

test('a formula written out is read back as the same formula', () => {
  fc.assert(
    fc.property(anyFormula, (formula) => assert.deepEqual(read(printFormula(formula)), formula)),
    { numRuns: 1000 },
  )
})

test('whatever a person types, the answer is a formula or a list of findings, never a crash', () => {
  const signs = fc.array(fc.constantFrom('a', 'b.c', '12', '+', '-', '*', '/', '(', ')', ' ', 'previous(', '%', 'đ', '.'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        signs.map((parts) => parts.join('')),
      ),
      (text) => {
        const { formula, findings } = parseFormula(text)
        assert.equal(formula === null, findings.length > 0)
      },
    ),
    { numRuns: 2000 },
  )
})

test('multiplication binds tighter than addition, and equals are taken from the left', () => {
  assert.deepEqual(computed('2 + 3 * 4', {}), rational(14))
  assert.deepEqual(computed('(2 + 3) * 4', {}), rational(20))
  assert.deepEqual(computed('10 - 4 - 3', {}), rational(3))
  assert.deepEqual(computed('100 / 10 / 2', {}), rational(5))
  assert.deepEqual(computed('-3 + 5', {}), rational(2))
})

test('division is exact: a third taken three times is one', () => {
  assert.deepEqual(computed('1 / 3 + 1 / 3 + 1 / 3', {}), rational(1))
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
      const back = computed('a / b * b', { a, b })
      assert.ok(typeof back === 'object' && equal(back, rational(a)))
    }),
  )
})

test('one missing operand makes the whole missing, and says which', () => {
  const outcome = evaluate(read('(a + b) / c'), lookupIn({ a: 1, b: 'missing', c: 'missing' }))
  assert.deepEqual(outcome, {
    state: 'missing',
    operands: [
      { id: 'b', when: 'now' },
      { id: 'c', when: 'now' },
    ],
  })
})

test('a zero denominator gives no ratio, which is neither zero nor missing', () => {
  assert.equal(computed('a / b', { a: 0, b: 0 }), 'not_computable')
  assert.equal(computed('a / b', { a: 5, b: 0 }), 'not_computable')
})

test('what does not concern a unit drops out of its sums and empties its quotients', () => {
  assert.deepEqual(computed('a + b', { a: 7, b: 'not_applicable' }), rational(7))
  assert.deepEqual(computed('b + a', { a: 7, b: 'not_applicable' }), rational(7))
  assert.deepEqual(computed('a - b', { a: 7, b: 'not_applicable' }), rational(7))
  assert.deepEqual(computed('b - a', { a: 7, b: 'not_applicable' }), rational(-7))
  assert.equal(computed('a + b', { a: 'not_applicable', b: 'not_applicable' }), 'not_applicable')
  assert.equal(computed('a / b', { a: 1, b: 'not_applicable' }), 'not_applicable')
})

test('previous and assigned ask for another year and for the target', () => {
  const growth = '(a - previous(a)) / previous(a)'
  assert.deepEqual(computed(growth, { a: 137, 'previous a': 100 }), rational(37, 100))
  assert.deepEqual(computed('a / assigned(a)', { a: 9, 'assigned a': 10 }), rational(9, 10))
  assert.deepEqual(operandsOf(read(growth)), [
    { id: 'a', when: 'now' },
    { id: 'a', when: 'previous' },
  ])
})

test('the two sides of a ratio stay as they were counted, not reduced', () => {
  const sides = sidesOf(read('a / b'), lookupIn({ a: 50, b: 100 }))
  assert.deepEqual(sides, {
    numerator: { state: 'value', value: rational(50) },
    denominator: { state: 'value', value: rational(100) },
  })
  assert.equal(sidesOf(read('a + b'), lookupIn({})), null)
})

test('an officer reads the calculation with its numbers', () => {
  const facts = { a: 519, b: 842, turns: 48, days: 8832, gone: 'missing' as const, other: 'not_applicable' as const }
  const say = (text: string, printing = {}) => explain(read(text), lookupIn(facts), printing)
  assert.equal(say('a / b', { percent: true }), '519 : 842 = 61,64%')
  assert.equal(say('days / turns'), '8.832 : 48 = 184')
  assert.equal(say('(a - b) / b', { percent: true }), '(519 \u2212 842) : 842 = \u221238,36%')
  assert.equal(say('a / gone', { percent: true }), '519 : … = chưa có số')
  assert.equal(say('a / 0'), '519 : 0 = không tính được, mẫu số bằng 0')
  assert.equal(say('a + other'), '519 = 519')
})

test('money is read in the words of money', () => {
  const lookup = lookupIn({ spent: 4_700_000_000, built: 10 })
  const printing = { scale: 1_000_000_000, isMoney: (id: string) => id === 'spent' }
  assert.equal(explain(read('spent / built'), lookup, printing), '4,7 tỷ đồng : 10 = 470 triệu đồng')
})

test('the calculation can be said with titles instead of numbers', () => {
  const titles: Record<string, string> = { a: 'Quân số tham gia', b: 'Quân số phải huấn luyện' }
  assert.equal(
    sayFormula(read('a / (b + previous(b))'), (id) => titles[id] ?? id),
    'Quân số tham gia : (Quân số phải huấn luyện + Quân số phải huấn luyện cùng kỳ năm trước)',
  )
})

test('a refusal names the place and the next step', () => {
  const refusals: [string, string, number][] = [
    ['', 'formula.empty', 1],
    ['a + ', 'formula.unexpected', 5],
    ['a b', 'formula.unexpected', 3],
    ['(a + b', 'formula.open', 7],
    ['a + b)', 'formula.unexpected', 6],
    ['a % b', 'formula.sign', 3],
    ['sum(a)', 'formula.function', 1],
    ['previous(3)', 'formula.unexpected', 10],
    ['previous(a', 'formula.open', 11],
    [`${'('.repeat(80)}a${')'.repeat(80)}`, 'formula.too_deep', 62],
    [`a${' + a'.repeat(600)}`, 'formula.too_long', 1],
  ]
  for (const [text, code, at] of refusals) {
    const [first, ...others] = parseFormula(text).findings
    assert.deepEqual([first?.code, first?.args?.at, others.length], [code, at, 0], text.slice(0, 20))
    assert.match(first?.message ?? '', /[.]$/)
  }
})
