import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EDITION_STATES, type EditionState } from './edition.ts'
import { addDays } from './period.ts'
import { completenessOf, daysLate, ESCALATIONS, type Expected, escalationOf, sendingOf } from './round.ts'

const DAY = '2026-06-19'
const day = fc.integer({ min: -30, max: 30 }).map((days) => addDays(DAY, days))
const one: fc.Arbitrary<Expected> = fc.record({
  unitId: fc.integer({ min: 1, max: 20 }),
  excused: fc.boolean(),
  ended: fc.boolean(),
  dueOn: day,
  submittedOn: fc.option(day),
  state: fc.option(fc.constantFrom(...(Object.keys(EDITION_STATES) as EditionState[]))),
})

test('no share passes a hundred percent, and everybody is counted once, whoever is listed twice', () => {
  fc.assert(
    fc.property(fc.array(one), day, (list, today) => {
      const counts = completenessOf(list, today)
      assert.ok(counts.submitted <= counts.expected && counts.accepted <= counts.submitted)
      assert.equal(counts.onTime + counts.late, counts.submitted)
      assert.ok(counts.submitted + counts.overdue <= counts.expected)
      assert.equal(counts.expected + counts.excused + counts.ended, new Set(list.map(({ unitId }) => unitId)).size)
    }),
  )
})

test('late from the day after; one level more is told each day, up to the last', () => {
  const silent: Expected = { unitId: 1, excused: false, ended: false, dueOn: DAY, submittedOn: null, state: null }
  assert.deepEqual(
    [0, 1, 2, 9].map((days) => daysLate(silent, addDays(DAY, days))),
    [0, 1, 2, 9],
  )
  assert.deepEqual(
    [0, 1, 3, 9].map((days) => escalationOf(days).length),
    [0, 1, 3, ESCALATIONS.length],
  )
  assert.equal(daysLate({ ...silent, excused: true }, addDays(DAY, 5)), 0)
  assert.equal(daysLate({ ...silent, submittedOn: addDays(DAY, 2) }, addDays(DAY, 5)), 0)
})

test('a report is in time on its day, late the day after, missing when its day is over, and whoever was let off owes none', () => {
  const asked = { unitId: 1, excused: false, ended: false, dueOn: '2026-07-13', submittedOn: null, state: null } as const
  assert.equal(sendingOf({ ...asked, submittedOn: '2026-07-13' }, '2026-07-20'), 'on_time')
  assert.equal(sendingOf({ ...asked, submittedOn: '2026-07-14' }, '2026-07-20'), 'late')
  assert.equal(sendingOf(asked, '2026-07-13'), 'to_come')
  assert.equal(sendingOf(asked, '2026-07-14'), 'missing')
  assert.equal(sendingOf({ ...asked, excused: true }, '2026-07-14'), 'excused')
})
