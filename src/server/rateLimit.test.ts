import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, rateLimit } from './rateLimit.ts'

test('lets the first burst through, then as many as the seconds bring, and says how long to wait', () => {
  let now = 100
  const wait = rateLimit({ ...LIMITS, entry: { burst: 3, perSecond: 0.5 } }, () => now)
  assert.deepEqual(
    [1, 2, 3, 4, 5].map(() => wait('entry', '10.0.0.1')),
    [0, 0, 0, 2, 2],
  )
  assert.equal(wait('entry', '10.0.0.2'), 0)
  now += 2
  assert.deepEqual([wait('entry', '10.0.0.1'), wait('entry', '10.0.0.1')], [0, 2])
  now += 3600
  assert.deepEqual(
    [1, 2, 3, 4].map(() => wait('entry', '10.0.0.1')),
    [0, 0, 0, 2],
  )
})

test('a clock set back gives nobody more and locks nobody out', () => {
  let now = 100
  const wait = rateLimit({ ...LIMITS, entry: { burst: 1, perSecond: 1 } }, () => now)
  assert.equal(wait('entry', 'a'), 0)
  now = 0
  assert.equal(wait('entry', 'a'), 1)
  now = 1
  assert.equal(wait('entry', 'a'), 0)
})

test('sixty thousand addresses do not fill the memory, and who asks on is not forgotten', () => {
  const wait = rateLimit({ ...LIMITS, entry: { burst: 1, perSecond: 0.001 } }, () => 1)
  assert.equal(wait('entry', 'mine'), 0)
  for (let at = 0; at < 60_000; at++) {
    wait('entry', `x${at}`)
    if (at % 20_000 === 0) assert.ok(wait('entry', 'mine') > 0)
  }
  assert.ok(wait('entry', 'mine') > 0)
})
