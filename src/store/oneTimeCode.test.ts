import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, codeOfStep, stepAt, stepOfCode } from './oneTimeCode.ts'

const SECRET = Buffer.from('12345678901234567890')

test('gives the codes of RFC 6238, appendix B', () => {
  const known: [number, string][] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ]
  for (const [seconds, code] of known) assert.equal(codeOfStep(SECRET, stepAt(new Date(seconds * 1000)), 8), code)
})

test('gives the codes of RFC 4226, appendix D', () => {
  const known = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  assert.deepEqual(
    known.map((_, step) => codeOfStep(SECRET, step)),
    known,
  )
})

test('takes a code half a minute early or late, none further off, and none twice', () => {
  const now = new Date(1_234_567_890_000)
  const here = stepAt(now)
  for (const away of [-1, 0, 1]) assert.equal(stepOfCode(SECRET, codeOfStep(SECRET, here + away), now, 0), here + away)
  for (const away of [-2, 2]) assert.equal(stepOfCode(SECRET, codeOfStep(SECRET, here + away), now, 0), null)
  assert.equal(stepOfCode(SECRET, codeOfStep(SECRET, here), now, here), null)
  assert.equal(stepOfCode(SECRET, '', now, 0), null)
})

test('writes a secret as RFC 4648 does', () => {
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI')
  assert.equal(base32(SECRET), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})
