import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayInVietnam } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { rounds } from './rounds.ts'

test('the conference of 2023 stands as the list of agencies says on the Monday after; the half-year of 2024 is all in', () => {
  const [conference, half] = rounds().rounds ?? []
  assert.ok(conference && half)
  assert.equal(conference.reports.length + conference.missing.length, AGENCIES.length)
  const count = (state: string) => conference.reports.filter((report) => report.state === state).length
  assert.deepEqual([count('accepted'), count('submitted'), count('returned'), conference.missing.length], [32, 12, 2, 1])
  // Nobody sends figures before their day, nor after the morning the demo begins.
  for (const { at } of conference.reports) assert.ok(dayInVietnam(new Date(at)) >= '2023-07-15' && at < '2023-07-17T02:00:00Z')
  assert.ok(half.reports.every(({ state, at }) => state === 'published' && at < (half.rolledUp?.at ?? '')))
  const late = half.reports.filter(({ at }) => dayInVietnam(new Date(at)) > '2024-06-19').length
  assert.ok(late > 0 && late < 10)
  // Two people sign every report.
  for (const { preparedBy, approvedBy } of [...conference.reports, ...half.reports]) assert.notEqual(preparedBy, approvedBy)
  assert.deepEqual(rounds(), rounds())
})
