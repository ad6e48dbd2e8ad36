import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateLookOf, dateOfSerial } from './dates.ts'

test('a format is a date by its letters, not by what is quoted, coloured or counted as money', () => {
  for (const format of ['dd/mm/yyyy', 'd-mmm', '[$-42A]dd mmmm yyyy', 'mmm', 'yyyy', '"ngày" dd', '[Red]dd/mm'])
    assert.equal(dateLookOf(format), 'date', format)
  for (const format of ['dd/mm/yyyy h:mm', 'd h']) assert.equal(dateLookOf(format), 'moment', format)
  for (const format of ['h:mm', 'mm:ss', '[h]:mm', 'h:mm AM/PM', '[mm]:ss']) assert.equal(dateLookOf(format), 'time', format)
  for (const format of [
    'General',
    '0',
    '#,##0.00',
    '0.00E+00',
    '#,##0" đồng"',
    '[$đ-42A]#,##0',
    '[Red]0',
    '0\\d',
    '@',
    '# ?/?',
    '_-* #,##0_d',
  ])
    assert.equal(dateLookOf(format), undefined, format)
})

test('Excel believes in 29 February 1900; the days around it still fall right', () => {
  assert.equal(dateOfSerial(1, 'date', false), '1900-01-01')
  assert.equal(dateOfSerial(59, 'date', false), '1900-02-28')
  assert.equal(dateOfSerial(60, 'date', false), undefined)
  assert.equal(dateOfSerial(61, 'date', false), '1900-03-01')
  assert.equal(dateOfSerial(2_958_465, 'date', false), '9999-12-31')
  assert.equal(dateOfSerial(0, 'date', true), '1904-01-01')
})

test('what Excel shows as #### is no date', () => {
  for (const serial of [-1, 0, 2_958_466.5, Number.NaN, 1e12]) assert.equal(dateOfSerial(serial, 'date', false), undefined)
})

test('a moment is rounded to its second before the day is taken', () => {
  assert.equal(dateOfSerial(45122.999999, 'moment', false), '2023-07-16')
  assert.equal(dateOfSerial(45122 + 1 / 86_400, 'moment', false), '2023-07-15T00:00:01')
  assert.equal(dateOfSerial(1.25, 'time', false), '30:00:00')
})

test('the next serial is the next day, in both calendars', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_000 }), fc.boolean(), (serial, from1904) => {
      const shift = from1904 ? 1462 : 0
      const day = dateOfSerial(serial, 'date', false)
      assert.equal(serial - shift >= 0 ? dateOfSerial(serial - shift, 'date', from1904) : day, day)
      const next = new Date(`${day}T00:00:00Z`)
      next.setUTCDate(next.getUTCDate() + 1)
      assert.equal(dateOfSerial(serial + 1, 'date', false), next.toISOString().slice(0, 10))
    }),
  )
})
