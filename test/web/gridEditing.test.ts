import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printCells, readCells } from '../../src/web/kit/grid/clipboardCells.ts'
import { EditHistory } from '../../src/web/kit/grid/editHistory.ts'
import { gridCommand } from '../../src/web/kit/grid/gridKeys.ts'
import { pastedCell, pastePlan } from '../../src/web/kit/grid/selection.ts'

const key = (name: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  gridCommand({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('cells copied in Excel are read as Excel wrote them: tabs, quotes, a line break inside a cell', () => {
  assert.deepEqual(readCells('Hà\t12/5/1994\r\nLò\t\r\n'), [
    ['Hà', '12/5/1994'],
    ['Lò', ''],
  ])
  assert.deepEqual(readCells('"Tổ 1\nTổ 2"\t5\n"nói ""được"""\tx'), [
    ['Tổ 1\nTổ 2', '5'],
    ['nói "được"', 'x'],
  ])
  assert.deepEqual(readCells('cao 2" nữa\t"lẻ'), [['cao 2" nữa', '"lẻ']])
})

test('whatever cells are copied out of the grid come back the same', () => {
  const cell = fc.stringMatching(/^[a-zà\t\n" ]{0,6}$/)
  const block = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(
      block.filter((rows) => rows.length > 1 || rows[0]?.length !== 1 || rows[0][0] !== ''),
      (rows) => {
        const last = rows.at(-1)
        // A last line that is one empty cell is what Excel ends its text with.
        if (last?.length === 1 && last[0] === '') return
        assert.deepEqual(readCells(printCells(rows)), rows)
      },
    ),
    { numRuns: 300 },
  )
})

test('one copied cell fills what is selected, a block repeats over a multiple of itself, anything else is asked about', () => {
  const box = (rows: number, columns: number) => ({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })
  assert.deepEqual(pastePlan([['5']], box(4, 2)), { height: 4, width: 2, asks: false })
  assert.deepEqual(pastePlan([['1'], ['2']], box(4, 1)), { height: 4, width: 1, asks: false })
  assert.equal(pastedCell([['1'], ['2']], 3, 0), '2')
  assert.deepEqual(pastePlan([['1', '2', '3']], box(1, 1)), { height: 1, width: 3, asks: false })
  assert.equal(pastePlan([['1', '2', '3']], box(2, 2)).asks, true)
})

test('a hundred steps can be taken back, and a new step ends what could be done again', () => {
  const history = new EditHistory<number>()
  for (let step = 1; step <= 130; step++) history.add(step)
  let last: number | undefined
  let count = 0
  for (let step = history.undo(); step !== undefined; step = history.undo()) [last, count] = [step, count + 1]
  assert.deepEqual([count, last], [100, 31])
  assert.equal(history.redo(), 31)
  history.add(500)
  assert.equal(history.redo(), undefined)
  assert.equal(history.undo(), 500)
})

test('the keys are those of Excel, and no letter alone is a command', () => {
  assert.deepEqual(key('F2'), { to: 'edit' })
  assert.deepEqual(key('d', { ctrlKey: true }), { to: 'fillDown' })
  assert.deepEqual(key('Z', { ctrlKey: true, shiftKey: true }), { to: 'redo' })
  assert.deepEqual(key('F8', { shiftKey: true }), { to: 'finding', back: true })
  assert.deepEqual(key('ArrowDown', { shiftKey: true }), { to: 'move', rows: 1, columns: 0, extend: true })
  assert.deepEqual(key('ArrowDown', { altKey: true }), { to: 'pick' })
  for (const letter of 'aâđwszfyx7') assert.deepEqual(key(letter), { to: 'type' })
  assert.equal(key('c', { ctrlKey: true }), null)
})
