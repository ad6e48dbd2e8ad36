import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { areaOf, columnLetters, columnOf, LAST_COLUMN, shiftFormula } from './address.ts'

test('every column letter is read back as the column it was written for', () => {
  assert.deepEqual([1, 26, 27, 702, 703, LAST_COLUMN].map(columnLetters), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LAST_COLUMN }), (column) =>
      assert.equal(columnOf(`${columnLetters(column)}7`), column),
    ),
  )
})

test('what is not an address has no column', () => {
  for (const text of ['', '7', 'XFE1', 'AAAA1', '$A$1']) assert.equal(columnOf(text), 0, text)
})

test('an area is read with or without dollar signs, and a crooked one is none', () => {
  assert.deepEqual(areaOf('$B$2:D4'), { top: 2, left: 2, bottom: 4, right: 4 })
  assert.deepEqual(areaOf('C7'), { top: 7, left: 3, bottom: 7, right: 3 })
  for (const range of ['D4:B2', 'A0', 'A:C', 'A1:XFE2', '']) assert.equal(areaOf(range), undefined, range)
})

test('a shared formula moves its relative references and nothing else', () => {
  assert.equal(shiftFormula('SUM(A1:B$2)+$C3*LOG10(D4)', 2, 1), 'SUM(B3:C$2)+$C5*LOG10(E6)')
  assert.equal(shiftFormula(`'Sổ A1'!B2&"C3"`, 1, 1), `'Sổ A1'!C3&"C3"`)
  assert.equal(shiftFormula('A1', -1, 0), '#REF!')
})

test('moving there and back gives the same formula', () => {
  const reference = fc.tuple(fc.boolean(), fc.integer({ min: 100, max: 900 }), fc.boolean(), fc.integer({ min: 100, max: 9000 }))
  fc.assert(
    fc.property(
      reference,
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -50, max: 50 }),
      ([fixColumn, column, fixRow, row], down, right) => {
        const formula = `${fixColumn ? '$' : ''}${columnLetters(column)}${fixRow ? '$' : ''}${row}*2`
        assert.equal(shiftFormula(shiftFormula(formula, down, right), -down, -right), formula)
      },
    ),
  )
})
