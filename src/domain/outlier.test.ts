import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOfCount, ENOUGH, grown, growth, isUsual, median, usualOf } from './outlier.ts'

test('the median is the middle one, or between the two in the middle', () => {
  assert.equal(median([]), null)
  assert.equal(median([7]), 7)
  assert.equal(median([9, 1, 5]), 5)
  assert.equal(median([4, 1, 10, 2]), 3)
})

test('fewer than five values tell nothing', () => {
  assert.equal(usualOf([48, 48, 50, 47], chanceOfCount), null)
  assert.equal(usualOf([48, 48, 50, 47, 49], chanceOfCount)?.middle, 48)
})

test('480 turns of duty are far from 48, one more or less is not', () => {
  const usual = usualOf([48, 50, 46, 49, 48], chanceOfCount)
  assert.ok(usual)
  for (const value of [40, 47, 48, 60]) assert.ok(isUsual(value, usual), String(value))
  for (const value of [4, 480]) assert.ok(!isUsual(value, usual), String(value))
})

test('one wrong value among the others does not hide another', () => {
  const usual = usualOf([48, 50, 46, 49, 4_800_000], chanceOfCount)
  assert.ok(usual && !isUsual(480, usual))
})

test('the order in which values come does not matter', () => {
  const values = fc.array(fc.nat(100_000), { minLength: ENOUGH, maxLength: 40 })
  fc.assert(
    fc.property(
      values.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => assert.deepEqual(usualOf(list, chanceOfCount), usualOf(shuffled, chanceOfCount)),
    ),
  )
})

test('what a growth makes of last year gives the growth again', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (now, before) => {
      assert.ok(Math.abs(grown(before, growth(now, before)) - now) < 1e-6 * (now + 1))
    }),
  )
})
