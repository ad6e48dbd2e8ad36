import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookNames, bookReach } from './bookReach.ts'
import { registers } from './registers/index.ts'

test('whoever keeps the documents reads them alone; who writes the roster of duty reads whom it names', () => {
  assert.deepEqual(bookReach(['documents']), ['documents'])
  assert.ok(bookReach(['dutyRoster']).includes('personnel'))
  assert.ok(!bookReach(['dutyRoster']).includes('citizens'))
})

test('a book is never kept without what its rows refer to, and no reach is wider than all books', () => {
  for (const { key, columns } of Object.values(registers)) {
    const reach = bookReach([key])
    for (const { refersTo } of Object.values(columns)) assert.ok(refersTo === undefined || reach.includes(refersTo), key)
    for (const one of reach) assert.ok(registers[one], one)
  }
})

test('the database knows a book by its table and by its own name', () => {
  assert.deepEqual(bookNames(['dutyRoster', 'documents']), ['dutyRoster', 'duty_roster', 'documents'])
})
