import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportingYear, sealedYearCut, touchesSealed, yearWindow } from './sealing.ts'

const SEALED = { first: 2012, through: 2016 }

test('a reporting year runs from 15 December to 14 December', () => {
  assert.deepEqual(yearWindow(2016), { from: '2015-12-15', to: '2016-12-14' })
  assert.deepEqual([reportingYear('2015-12-14'), reportingYear('2015-12-15'), reportingYear('2016-12-14')], [2015, 2016, 2016])
})

test('whole years of what is sealed are told, half of one is not', () => {
  assert.equal(sealedYearCut(yearWindow(2016), SEALED), null)
  assert.equal(sealedYearCut({ from: '2012-12-15', to: '2014-12-14' }, SEALED), null)
  assert.equal(sealedYearCut({ from: '2015-12-15', to: '2016-06-14' }, SEALED), 2016)
  assert.equal(sealedYearCut({ from: '2014-06-15', to: '2015-12-14' }, SEALED), 2014)
  assert.equal(sealedYearCut({ from: '2016-06-15', to: '2017-02-01' }, SEALED), 2016)
  // Before the first and after the last nothing is folded.
  assert.equal(sealedYearCut({ from: '1900-01-01', to: '2017-03-05' }, SEALED), null)
  assert.equal(sealedYearCut({ from: '2016-12-15', to: '2017-01-31' }, SEALED), null)
})

test('a window touches what is sealed by its first or its last day', () => {
  assert.equal(touchesSealed({ from: '2016-12-15', to: '2017-06-14' }, SEALED), false)
  assert.equal(touchesSealed({ from: '2016-12-14', to: '2017-06-14' }, SEALED), true)
  assert.equal(touchesSealed({ from: '2010-01-01', to: '2011-12-14' }, SEALED), false)
})
