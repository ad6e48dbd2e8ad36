import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printDistributed, printSealing } from './largeTables.ts'

test('whoever has nothing to gain reads a sentence and no table', () => {
  assert.equal(printDistributed({ words: 'Máy chủ này không có Citus.', tables: [] }), 'Máy chủ này không có Citus.')
})

test('the years to be folded stand one below the other, written as years, with who still has one open', () => {
  const said = printSealing({
    words: 'Chưa gộp được.',
    years: [{ year: 2014, entries: 12_000, kept: 310 }],
    open: [{ year: 2014, name: 'Xã Tân Lập' }],
  })
  assert.match(said, /2014 +12\.000 +310/)
  assert.match(said, /2014 +Xã Tân Lập/)
})
