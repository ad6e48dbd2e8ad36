import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditDetail } from './auditDetail.ts'

test('a long reason is cut for the trail between its signs, never through one: a line with half a sign could not be read again', () => {
  const { reason } = auditDetail({ reason: `${'a'.repeat(299)}${'𠀋'.repeat(5)}` }, null) as { reason: string }
  assert.ok(reason.isWellFormed())
  assert.match(reason, /^a{299}.?… \(309 chữ\)$/)
})
