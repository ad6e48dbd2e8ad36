import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn } from '../claims.ts'
import { holdsTooManyFigures, MOST_FIGURES } from './density.ts'
import { piecesOf } from './pieces.ts'

const HEADINGS = 'Tên xã | Chỉ tiêu huấn luyện dân quân (đồng chí) | Đã huấn luyện (đồng chí)\n'
const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `Xã Tân Lập số ${i} | ${(i % 400) + 100} | ${(i % 400) + 50}\n`).join('')

test('a table of sixty pages says of its last row what its headings say', () => {
  const text = `Kết quả huấn luyện\n${HEADINGS}${rows(2500)}`
  const claims = claimsIn(text)
  assert.equal(claims.length, 5000)
  assert.deepEqual([...new Set(claims.map(({ unit }) => unit))], ['đồng chí'])
  assert.deepEqual(
    claims.slice(-2).map(({ text, indicator, aspect }) => [text, indicator, aspect]),
    [
      ['199', 'force_training_quota', 'target'],
      ['149', 'force_training_attended', 'value'],
    ],
  )
  for (const claim of claims) assert.equal(text.slice(claim.start, claim.end), claim.text)
})

test('headings carried on make no figures and no sentences of their own', () => {
  const claims = claimsIn(`${HEADINGS.replace('Đã', '12 xã đã')}${rows(1500)}`)
  assert.equal(claims.filter(({ value }) => value.n === 12n).length, 1)
  for (const [i, claim] of claims.entries()) if (i > 0) assert.ok(claim.sentence - (claims[i - 1]?.sentence ?? 0) <= 1)
})

test('the pieces of a text are the text, and what follows a table is read without its headings', () => {
  const text = `${HEADINGS}${rows(900)}${'Toàn xã tổ chức ra quân huấn luyện. '.repeat(900)}`
  const pieces = [...piecesOf(text)]
  assert.equal(pieces.map(({ from, to }) => text.slice(from, to)).join(''), text)
  assert.deepEqual(
    pieces.map(({ head }) => head === HEADINGS),
    pieces.map(({ from }) => from > 0 && text.slice(from).startsWith('Xã Tân Lập')),
  )
  assert.equal(pieces.at(-1)?.head, '')
})

test('five megabytes of nothing but figures are refused before they are understood, a long report is not', () => {
  for (const one of ['1;', 'hai người, ', 'nhiều xã, ', '5% ', 'đạt 3/60 đồng chí '])
    assert.ok(holdsTooManyFigures(one.repeat(5_000_000 / one.length)), one)
  const page = `Ban CHQS xã tổ chức huấn luyện cho 86 đồng chí. ${'Cấp ủy, chính quyền địa phương quan tâm lãnh đạo. '.repeat(6)}\n`
  assert.ok(!holdsTooManyFigures(page.repeat(MOST_FIGURES / 12)))
})

test('the bound is met to the figure', () => {
  assert.ok(!holdsTooManyFigures('có 5 xã; '.repeat(300), 300))
  assert.ok(holdsTooManyFigures('có 5 xã; '.repeat(301), 300))
})
