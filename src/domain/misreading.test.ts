import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { meantInstead } from './misreading.ts'

const near = (middle: number) => (value: number) => Math.abs(value - middle) <= middle / 10
const says = (value: number, middle: number) => meantInstead(value, near(middle), middle)?.says ?? null

test('a figure no year ever had is read as the slip that made it', () => {
  assert.equal(says(12, 1_200), 'Có lẽ gõ thiếu hai số 0: 1.200.')
  assert.equal(says(12_000, 1_200), 'Có lẽ gõ thừa một số 0: 1.200.')
  assert.equal(says(912, 192), 'Có lẽ gõ đảo hai chữ số: 192.')
  assert.equal(says(4_488, 448), 'Có lẽ gõ lặp một chữ số: 448.')
})

test('where no slip explains it nothing is suggested, nor of what is believable', () => {
  assert.equal(says(777, 1_200), null)
  assert.equal(says(1_200, 1_200), null)
  assert.equal(says(0, 1_200), null)
})

test('what is suggested is always believable', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 100_000 }), (value, middle) => {
      const meant = meantInstead(value, near(middle), middle)
      assert.ok(meant === null || near(middle)(meant.value))
    }),
  )
})
