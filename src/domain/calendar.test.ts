import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latestCutoff } from './calendar.ts'
import { type Period, statutoryWindow } from './period.ts'

const latest = (period: Period) => latestCutoff(period)

test('a conference in July and a review in January still belong to their period; the next period does not', () => {
  assert.equal(latest({ kind: 'half', year: 2023, part: 1 }), '2023-09-14')
  assert.equal(latest({ kind: 'year', year: 2025, part: 1 }), '2026-03-14')
  assert.equal(latest({ kind: 'nine', year: 2025, part: 1 }), '2025-12-14')
  assert.equal(latest({ kind: 'quarter', year: 2025, part: 4 }), '2026-03-14')
})

test('a short period is reckoned no further than as long again', () => {
  assert.equal(latest({ kind: 'month', year: 2026, part: 3 }), '2026-04-11')
  for (let part = 1; part <= 52; part++) {
    const period: Period = { kind: 'week', year: 2026, part }
    const next = statutoryWindow({ ...period, part: part + 1 })
    if (part < 52) assert.equal(latest(period), next.to)
  }
  assert.equal(latest({ kind: 'day', year: 2026, part: 31 }), '2026-02-01')
})
