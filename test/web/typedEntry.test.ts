import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { entriesOf, scaledText, typedOf, wholeValue } from '../../src/web/screens/reports/typedEntry.ts'

const slot = { title: 'Kinh phí', scale: 1_000_000_000 }
const typed = (text: string) => ({ text, applies: true, qualifier: '', note: '' })

test('an empty box, a nought and a cross are three things', () => {
  const { entries, wrong } = entriesOf(
    { a: typed(''), b: typed('0'), c: { ...typed('7'), applies: false }, d: typed('1.122') },
    new Map(),
  )
  assert.deepEqual(wrong, [])
  assert.deepEqual(entries, [
    { indicator: 'a', state: 'missing' },
    { indicator: 'b', state: 'zero' },
    { indicator: 'c', state: 'not_applicable' },
    { indicator: 'd', state: 'value', value: 1122 },
  ])
})

test('4,7 tỷ đồng is kept as 4.700.000.000 đồng and shown as 4,7 again', () => {
  assert.equal(wholeValue('4,7', slot.scale), 4_700_000_000)
  assert.equal(scaledText(4_700_000_000, slot.scale), '4,7')
  assert.equal(typedOf({ state: 'value', value: 4_700_000_000, qualifier: null, note: null, asOf: null }, slot.scale).text, '4,7')
})

test('what was shown is read back to the same number, at any scale', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.constantFrom(1, 1_000_000, 1_000_000_000), (value, scale) => {
      assert.equal(wholeValue(scaledText(value, scale), scale), value)
    }),
  )
})

test('half a person, a minus and words are not counts, and it is said at the box', () => {
  for (const text of ['1,5', '−3', 'mười', '1.2.3']) {
    const { entries, wrong } = entriesOf({ a: typed(text) }, new Map([['a', { title: 'Nữ', scale: 1 }]]))
    assert.deepEqual(entries, [], text)
    assert.equal(wrong[0]?.where.indicator, 'a')
  }
})
