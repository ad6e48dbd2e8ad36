import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Column } from './register.ts'
import { registers } from './registers/index.ts'
import { readTypedCell } from './typedCell.ts'
import { printDay, printInteger } from './wording.ts'

const TODAY = '2023-07-17'
const column = (register: string, key: string): Column => registers[register]?.columns[key] ?? assert.fail(`${register}.${key}`)
const value = (of: Column, text: string) => {
  const read = readTypedCell(of, text, TODAY)
  return 'value' in read ? read.value : read.fault
}

test('a day is read as people write it, and a day that does not exist is told with its month', () => {
  const born = column('personnel', 'bornOn')
  for (const text of ['12/5/1994', '12-05-94', '12.5.1994', ' 1994-05-12 ']) assert.equal(value(born, text), '1994-05-12')
  const read = readTypedCell(born, '31/4/1991', TODAY)
  assert.ok('message' in read && read.message.startsWith('Tháng 4 có 30 ngày.'))
})

test('a choice is read by its title, its code or another word for it, without tone marks; else the nearest is offered', () => {
  const shift = column('duty', 'shift')
  for (const text of ['Cả ngày', 'ca ngay', '24/24', 'day_night']) assert.equal(value(shift, text), 'day_night')
  const read = readTypedCell(shift, 'Đêmm', TODAY)
  assert.ok('message' in read && read.message.includes('Gần nhất là “Đêm”'), JSON.stringify(read))
})

test('1122, 1.122 and 1 122 are one number; 1.5 is asked about', () => {
  const people = column('duty', 'people')
  for (const text of ['1122', '1.122', '1 122']) assert.equal(value(people, text), 1122)
  assert.equal(value(people, '1.5'), 'ambiguous_number')
  assert.equal(value(people, 'năm'), 'not_whole')
})

test('an empty cell says nothing, and no tick says no', () => {
  assert.equal(value(column('duty', 'people'), '  '), null)
  assert.equal(value(column('personnel', 'female'), ''), false)
  assert.equal(value(column('personnel', 'female'), 'Nữ'), true)
})

test('whatever is printed into a cell is read back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), (count) => {
      assert.equal(value(column('duty', 'people'), printInteger(count)), count)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.date({ min: new Date('1940-01-01'), max: new Date('2023-07-16'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      assert.equal(value(column('personnel', 'bornOn'), printDay(day)), day)
    }),
    { numRuns: 200 },
  )
})
