import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byUrgency, countStandings, standingAt } from './deadline.ts'

const task = (dueOn: string | null, doneOn: string | null) => ({ dueOn, doneOn })
const at = (row: ReturnType<typeof task>, on: string) => standingAt(row, 'doneOn', 'dueOn', on)

test('a task is open until its day, overdue the day after, and done by the day it was done', () => {
  const late = task('2023-09-30', '2023-10-05')
  assert.deepEqual(
    ['2023-09-30', '2023-10-01', '2023-10-04', '2023-10-05'].map((on) => at(late, on)),
    ['open', 'overdue', 'overdue', 'late'],
  )
  assert.equal(at(task('2023-09-30', '2023-09-30'), '2023-12-31'), 'on_time')
  assert.equal(at(task(null, null), '2030-01-01'), 'open')
  assert.equal(at(task(null, '2023-10-05'), '2023-10-05'), 'on_time')
})

test('the longest overdue stands first, what is done last', () => {
  const row = (standing: 'overdue' | 'open' | 'late' | 'on_time', dueOn: string | null) => ({ standing, dueOn })
  const sorted = [
    row('on_time', '2023-01-01'),
    row('open', null),
    row('open', '2023-12-01'),
    row('overdue', '2023-09-30'),
    row('overdue', '2023-03-15'),
  ].sort(byUrgency)
  assert.deepEqual(
    sorted.map(({ standing, dueOn }) => [standing, dueOn]),
    [
      ['overdue', '2023-03-15'],
      ['overdue', '2023-09-30'],
      ['open', '2023-12-01'],
      ['open', null],
      ['on_time', '2023-01-01'],
    ],
  )
  assert.deepEqual(countStandings(['open', 'open', 'late']), { all: 3, on_time: 0, late: 1, overdue: 0, open: 2 })
})
