import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printTimeOfDay, readTimeOfDay, timeInWords } from './timeOfDay.ts'

test('a time is read however a programme writes it', () => {
  for (const text of ['8:00', '08:00', '8h', '8h00', '8 giờ', '8 giờ 00', '8g00', '8 giờ 00 phút'])
    assert.equal(readTimeOfDay(text), 480, text)
  assert.equal(readTimeOfDay('14h30'), 870)
})

test('what is no time of a day is none', () => {
  for (const text of ['', '24:00', '8:60', '8', 'sáng', '8:', '08:00-09:00']) assert.equal(readTimeOfDay(text), null, text)
})

test('what is printed is read back', () =>
  fc.assert(
    fc.property(fc.nat(1439), (minutes) => {
      assert.equal(readTimeOfDay(printTimeOfDay(minutes)), minutes)
      assert.equal(readTimeOfDay(timeInWords(minutes)), minutes)
    }),
  ))
