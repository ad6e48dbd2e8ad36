import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWholeMonth, monthsInPost, postAmount, seniorityAmount, seniorityPercent } from './payable.ts'
import { addDays } from './period.ts'

test('sixty months are five per cent, each further year one more, fifty-nine are none', () => {
  assert.deepEqual([0, 59, 60, 71, 72, 84, 120].map(seniorityPercent), [0, 0, 5, 5, 6, 7, 10])
})

test('a month in post runs to the day before the same date, at the end of short months to their last day', () => {
  const until = (from: string, on: string) => monthsInPost([{ from, until: null }], on)
  assert.deepEqual([until('2019-03-15', '2024-03-13'), until('2019-03-15', '2024-03-14')], [59, 60])
  assert.deepEqual([until('2023-01-31', '2023-02-26'), until('2023-01-31', '2023-02-27')], [0, 1])
  assert.equal(until('2024-05-01', '2024-04-30'), 0)
})

test('stints that follow one another are one, a gap starts counting anew, time beside another is not counted twice', () => {
  const first = { from: '2018-01-10', until: '2020-06-25' }
  assert.equal(monthsInPost([{ from: '2020-06-25', until: null }, first], '2023-01-09'), 60)
  assert.equal(monthsInPost([first, { from: '2020-07-01', until: null }], '2023-01-09'), 29 + 30)
  assert.equal(monthsInPost([first, { from: '2019-01-01', until: '2020-01-01' }], '2023-01-09'), 29)
})

test('months never shrink as days go by, and one stretch cut anywhere is as long as before', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(4000), fc.nat(4000), (start, length, cut) => {
      const from = addDays('2010-01-01', start)
      const on = addDays(from, length)
      const whole = monthsInPost([{ from, until: null }], on)
      const middle = addDays(from, cut)
      assert.equal(
        monthsInPost(
          [
            { from, until: middle },
            { from: middle, until: null },
          ],
          on,
        ),
        whole,
      )
      assert.ok(monthsInPost([{ from, until: null }], addDays(on, 1)) >= whole)
    }),
  )
})

test('a share of an allowance is whole đồng, half a đồng up', () => {
  assert.equal(seniorityAmount(7, 1_170_000), 81_900)
  assert.equal(seniorityAmount(5, 1_788_010), 89_401)
  assert.equal(seniorityAmount(6, 2_808_025), 168_482)
})

test('fifteen days in a post are the month, fourteen are half of it; half months add up before they are rounded', () => {
  assert.deepEqual([1, 14, 15, 31].map(isWholeMonth), [false, false, true, true])
  assert.deepEqual([postAmount(1, 0, 357_600), postAmount(0, 1, 327_801), postAmount(2, 2, 327_801)], [357_600, 163_901, 983_403])
})
