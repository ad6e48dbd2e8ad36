import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearestName } from '#server/nearestName.ts'
import { printTable } from './table.ts'
import { printCell, printValue } from './value.ts'

test('numbers, days, moments and nothing read as Vietnamese', () => {
  assert.deepEqual(
    [1122, -8, 95.87, null, true, '2023-07-15', 'Sở Y tế'].map((cell) => printCell(cell)),
    ['1.122', '−8', '95,87', '—', 'có', '15/7/2023', 'Sở Y tế'],
  )
  assert.equal(printCell('2023-07-17T02:05:00.000Z'), '17/7/2023 09:05')
})

test('a list of alike things is a table with its numbers to the right, whatever form its letters come in', () => {
  const text = printValue([
    { name: 'Sở Y tế'.normalize('NFD'), value: 7 },
    { name: 'Công ty Cao su', value: 1122 },
  ])
  assert.deepEqual(text.split('\n'), [
    'Tên             Số liệu',
    '──────────────  ───────',
    'Sở Y tế               7',
    'Công ty Cao su    1.122',
  ])
})

test('a reply of many parts keeps them apart, and a unit is called by its name', () => {
  const text = printValue({ unit: { code: 'so-y-te', name: 'Sở Y tế' }, rows: [], deeper: { total: 3, list: ['a', 'b'] } })
  assert.deepEqual(text.split('\n'), ['Đơn vị: Sở Y tế', 'Các dòng: —', 'deeper:', '  Tổng số: 3', '  list: a, b'])
})

test('a long cell is cut so that the table stays a table', () => {
  const widths = printTable(['Tên'], [['x'.repeat(200)], ['y']], (cell) => String(cell), 20)
    .split('\n')
    .map((line) => line.length)
  assert.ok(Math.max(...widths) <= 20)
})

test('a name is guessed from a slip, from case and dashes, from its beginning, and not from anything else', () => {
  const names = ['showReport', 'showUnits', 'openProof', 'asOf', 'unit']
  assert.equal(nearestName('showunits', names), 'showUnits')
  assert.equal(nearestName('as-of', names), 'asOf')
  assert.equal(nearestName('uint', names), 'unit')
  assert.equal(nearestName('openProff', names), 'openProof')
  assert.equal(nearestName('showRep', names), 'showReport')
  assert.equal(nearestName('xyz', names), null)
})
