import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodOfConference } from './conference.ts'
import { periodKey } from './period.ts'
import type { Row } from './register.ts'

const keyOf = (row: Row): string | null => {
  const period = periodOfConference(row)
  return period && periodKey(period)
}

test('a review of the half-year held in June or July reads the report of the first half', () => {
  assert.equal(keyOf({ kind: 'half_year', heldOn: '2023-06-12' }), '2023-H1')
  assert.equal(keyOf({ kind: 'half_year', heldOn: '2023-07-21' }), '2023-H1')
  assert.equal(keyOf({ kind: 'half_year', heldOn: '2023-12-01' }), '2023-H2')
})

test('an annual review looks at its year, held in January at the year before', () => {
  assert.equal(keyOf({ kind: 'year', heldOn: '2022-12-01' }), '2022')
  assert.equal(keyOf({ kind: 'year', heldOn: '2026-01-19' }), '2025')
})

test('a briefing reads its quarter; a course reads none unless the conference names one', () => {
  assert.equal(keyOf({ kind: 'briefing', heldOn: '2023-03-10' }), '2023-Q1')
  assert.equal(keyOf({ kind: 'with_course', heldOn: '2023-02-06' }), null)
  assert.equal(keyOf({ kind: 'with_course', heldOn: '2023-02-06', period: 'năm 2022' }), '2022')
  assert.equal(keyOf({ kind: 'half_year', heldOn: '2023-07-21', period: '2023-Q2' }), '2023-Q2')
})
