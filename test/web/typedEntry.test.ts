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

test('what is wrong with a box is said in words that tell how to write it', () => {
  const said = (text: string, scale = 1) => {
    const { wrong } = entriesOf({ a: typed(text) }, new Map([['a', { title: 'Nữ', scale }]]))
    return wrong[0]?.message
  }
  assert.equal(said('48 lượt'), 'Nữ: “48 lượt” có chữ. Ô này chỉ ghi số, như 1122; chữ thì viết ở ghi chú.')
  assert.equal(said('chưa rõ'), 'Nữ: “chưa rõ” không phải số. Không có thì ghi 0, chưa có thì để trống.')
  assert.equal(said('1,5'), 'Nữ: “1,5” có phần lẻ mà ô này đếm nguyên. Viết như 1122 hoặc 1.122.')
  assert.equal(said('-3'), 'Nữ: “-3” là số âm. Ô này ghi từ 0 trở lên.')
  assert.equal(said('12.00'), 'Nữ: “12.00” chưa rõ là số nào: dấu chấm đứng sau mỗi ba chữ số, như 1.200.')
  assert.equal(
    said('999999999999999999'),
    'Nữ: “999999999999999999” lớn quá mức một đơn vị có thể có. Đồng chí đếm lại các chữ số.',
  )
  assert.equal(said('4,7000000001', slot.scale), 'Nữ: “4,7000000001” lẻ dưới một đồng. Viết như 4,7.')
  for (const text of ['', '0', '1122', '1.122']) assert.equal(said(text), undefined)
})
