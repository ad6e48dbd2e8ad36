import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBackupDue, isBackupLate, USUAL_PLAN } from './backupPlan.ts'

/** Ten in the evening of 22/11 in Vietnam. */
const evening = new Date('2026-11-22T15:00:00Z')

test('a machine never backed up begins at once, one backed up after its hour waits for the next', () => {
  assert.equal(isBackupDue(USUAL_PLAN, null, evening), true)
  assert.equal(isBackupDue(USUAL_PLAN, new Date('2026-11-21T18:00:01Z'), evening), false)
  assert.equal(isBackupDue(USUAL_PLAN, new Date('2026-11-21T17:59:59Z'), evening), true)
})

test('at the border: the second of the hour itself asks for the next backup, the one before does not', () => {
  const last = new Date('2026-11-21T18:30:00Z')
  assert.equal(isBackupDue(USUAL_PLAN, last, new Date('2026-11-22T17:59:59Z')), false)
  assert.equal(isBackupDue(USUAL_PLAN, last, new Date('2026-11-22T18:00:00Z')), true)
})

test('whoever switched it off is not asked again', () => {
  assert.equal(isBackupDue({ ...USUAL_PLAN, daily: false }, null, evening), false)
})

test('a backup of more than thirty hours ago, or none, is late', () => {
  assert.equal(isBackupLate(new Date(evening.getTime() - 30 * 3_600_000), evening), false)
  assert.equal(isBackupLate(new Date(evening.getTime() - 30 * 3_600_000 - 1), evening), true)
  assert.equal(isBackupLate(null, evening), true)
})
