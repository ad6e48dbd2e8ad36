import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pivotAxes, pivotValues, valueCondition } from './pivot.ts'
import { isSealed } from './register.ts'
import { registers } from './registers/index.ts'

test('every book can be laid out by unit and counted; what is sealed, free text or a name is no axis', () => {
  for (const book of Object.values(registers)) {
    const axes = pivotAxes(book).map(({ key }) => key)
    assert.equal(axes[0], 'unit')
    assert.equal(axes.includes('month'), book.dated === undefined, book.key)
    assert.equal(pivotValues(book)[0]?.key, 'count')
    for (const axis of axes.slice(1).filter((key) => key.startsWith('column:'))) {
      const column = book.columns[axis.slice(7)]
      assert.ok(column && !isSealed(column) && ['choice', 'yesNo', 'integer'].includes(column.kind), `${book.key} ${axis}`)
    }
  }
})

test('duty is laid out by month and shift and summed in man-days; a rate is never summed', () => {
  assert.ok(registers.duty)
  assert.deepEqual(
    pivotAxes(registers.duty).map(({ key }) => key),
    ['unit', 'month', 'column:kind', 'column:shift', 'column:alongside'],
  )
  assert.ok(pivotValues(registers.duty).some(({ key }) => key === 'sum:manDays'))
  for (const { key } of pivotValues({ columns: { rate: { kind: 'integer', title: 'Mức', alone: true } } }))
    assert.equal(key, 'count')
})

test('the rows behind a value are asked for by that value, an empty cell by its emptiness', () => {
  assert.deepEqual(valueCondition('column:shift', 'night'), [{ column: 'shift', is: 'equal', value: 'night' }])
  assert.deepEqual(valueCondition('column:female', 'true'), [{ column: 'female', is: 'equal', value: true }])
  assert.deepEqual(valueCondition('column:alongside', null), [{ column: 'alongside', is: 'empty' }])
  assert.deepEqual(valueCondition('month', '24280'), [])
})
