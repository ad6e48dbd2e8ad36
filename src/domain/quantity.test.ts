import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  compare,
  divide,
  equal,
  fromRounded,
  multiply,
  parseDecimal,
  percentOf,
  plainDecimal,
  rational,
  roundTo,
  subtract,
  toNumber,
} from './quantity.ts'

const fraction = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 12n)).map(([n, d]) => rational(n, d))

test('116 of 121 is 95,87 rounded and 95,86 cut', () => {
  assert.equal(percentOf(116, 121), 95.87)
  assert.equal(percentOf(116, 121, 2, 'cut'), 95.86)
  assert.equal(percentOf(81, 89, 0), 91)
  assert.equal(percentOf(519, 842, 1), 61.6)
})

test('a percentage of small whole numbers is what exact fractions give, to the digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.integer({ min: 1, max: 2_000_000_000 }), (n, d) =>
      assert.equal(percentOf(n, d), percentOf(BigInt(n), BigInt(d))),
    ),
  )
  assert.equal(percentOf(1, 800), 0.13)
  assert.equal(percentOf(-1, 800), -0.13)
})

test('a half goes up by default, to the even digit where that is asked, and is dropped when cut', () => {
  assert.deepEqual(roundTo(rational(1, 8), 2), { units: 13n, decimals: 2 })
  assert.deepEqual(roundTo(rational(1, 8), 2, 'half-even'), { units: 12n, decimals: 2 })
  assert.deepEqual(roundTo(rational(1, 8), 2, 'cut'), { units: 12n, decimals: 2 })
  assert.deepEqual(roundTo(rational(-1, 8), 2), { units: -13n, decimals: 2 })
})

test('a share of nothing is missing, not zero', () => {
  assert.equal(percentOf(0, 0), null)
  assert.equal(divide(rational(3), rational(0)), null)
  assert.throws(() => rational(1, 0), RangeError)
})

test('sums, differences, products and quotients of fractions undo each other exactly', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      assert.ok(equal(subtract(add(a, b), b), a))
      const quotient = divide(a, b)
      assert.ok(quotient === null ? b.n === 0n : equal(multiply(quotient, b), a))
      assert.equal(compare(a, b), compare(b, a) === 0 ? 0 : -compare(b, a))
    }),
  )
})

test('rounding never moves a number by more than half its last digit, cutting by less than one', () => {
  fc.assert(
    fc.property(fraction, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
      const unit = rational(1n, 10n ** BigInt(decimals))
      const gap = (rounding: 'half-up' | 'half-even' | 'cut') => {
        const moved = subtract(fromRounded(roundTo(value, decimals, rounding)), value)
        return moved.n < 0n ? rational(-moved.n, moved.d) : moved
      }
      assert.ok(compare(multiply(gap('half-up'), rational(2)), unit) <= 0)
      assert.ok(compare(multiply(gap('half-even'), rational(2)), unit) <= 0)
      assert.ok(compare(gap('cut'), unit) < 0)
    }),
  )
})

test('the plain form is read back as it was written', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 9 }), (units, decimals) => {
      const read = parseDecimal(plainDecimal({ units, decimals }))
      assert.ok(read && equal(read, fromRounded({ units, decimals })))
    }),
  )
  assert.equal(parseDecimal('1.122.000'), null)
  assert.equal(parseDecimal('4,7'), null)
})

test('a double made from a fraction is within one part in 10^15 of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (n, d) => {
      assert.ok(Math.abs(toNumber(rational(n, d)) - n / d) <= Math.abs(n / d) * 1e-15)
    }),
  )
})
