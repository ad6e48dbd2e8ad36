import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packDots } from '../../src/web/kit/packDots.ts'

const circles = fc.array(
  fc.record({ x: fc.double({ min: 0, max: 600, noNaN: true }), r: fc.double({ min: 2, max: 13, noNaN: true }) }),
  { maxLength: 40 },
)

test('with room enough no dot covers another, and every dot stands at its own share', () => {
  fc.assert(
    fc.property(circles, (given) => {
      const placed = packDots(given, 5000)
      assert.equal(placed.length, given.length)
      for (const [index, one] of placed.entries())
        for (const other of placed.slice(index + 1))
          assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - 1e-6)
      assert.deepEqual(placed.map(({ x }) => x).sort(), given.map(({ x }) => x).sort())
    }),
  )
})

test('a crowd too large for its field stays within it', () => {
  const placed = packDots(
    Array.from({ length: 100 }, () => ({ x: 300, r: 8 })),
    60,
  )
  for (const { y } of placed) assert.ok(Math.abs(y) <= 60)
})

test('dots that have room stand on the middle line', () => {
  const [near, far] = packDots(
    [
      { x: 10, r: 5 },
      { x: 100, r: 5 },
    ],
    50,
  )
  assert.deepEqual([near?.y, far?.y], [0, 0])
})
