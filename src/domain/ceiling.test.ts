import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { heldOf, withinCeiling } from './ceiling.ts'

const TEN = { award: 'advanced_fighter', percent: 10, appliesFrom: '2023-01-01', basis: 'Hướng dẫn thi đua' }
const count = (awarded: number, proposed = 0, notAwarded = 0) => ({
  award: 'advanced_fighter',
  proposed,
  considered: 0,
  awarded,
  notAwarded,
})

test('the third Chiến sĩ tiên tiến of twenty-four is one too many, and the arithmetic says so', () => {
  assert.equal(withinCeiling(TEN, count(1, 1), 24, 2023).over, false)
  const told = withinCeiling(TEN, count(1, 2), 24, 2023)
  assert.deepEqual([told.most, told.held, told.over], [2, 3, true])
  assert.equal(
    told.message,
    '“Chiến sĩ tiên tiến” năm 2023: 3 đồng chí (đã tặng 1, đang xét 2) trên 24 quân số là 12,50%, quá mức 10% (nhiều nhất 2). Căn cứ: Hướng dẫn thi đua.',
  )
})

test('who was turned down takes no place, and a strength nobody knows is no ceiling', () => {
  assert.equal(withinCeiling(TEN, count(2, 0, 5), 24, 2023).over, false)
  assert.deepEqual([withinCeiling(TEN, count(9), null, 2023).over, withinCeiling(TEN, count(9), null, 2023).most], [false, null])
})

test('whatever is held, a share that is not passed is never told as passed', () =>
  fc.assert(
    fc.property(fc.nat(500), fc.nat(50), fc.integer({ min: 1, max: 100 }), (base, held, percent) => {
      const told = withinCeiling({ ...TEN, percent }, count(held), base, 2023)
      assert.equal(told.over, held * 100 > base * percent)
      assert.equal(told.message !== null, told.over)
      assert.equal(heldOf(count(held)), told.held)
    }),
  ))
