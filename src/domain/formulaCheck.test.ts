import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFormula } from './formula.ts'
import { checkFormula, circleIn, type Known, sameUnitWord } from './formulaCheck.ts'

const KNOWN: Record<string, Known> = {
  militia: { title: 'Quân số dân quân', unit: 'người', measure: 'count' },
  sdf: { title: 'Quân số tự vệ', unit: 'đồng chí', measure: 'count' },
  turns: { title: 'Số lượt trực', unit: 'lượt', measure: 'count' },
  days: { title: 'Ngày công trực', unit: 'ngày công', measure: 'count' },
  per_turn: { title: 'Ngày công mỗi lượt', unit: 'ngày công/lượt', measure: 'ratio' },
  rate: { title: 'Tỷ lệ tham gia', unit: '%', measure: 'ratio' },
  grade: { title: 'Xếp loại', unit: 'xếp loại', measure: 'rating' },
  spent: { title: 'Kinh phí', unit: 'tỷ đồng', measure: 'money' },
  allowance: { title: 'Mức trợ cấp', unit: 'đồng/ngày', measure: 'money' },
  'posts.filled': { title: 'Số đã bổ nhiệm' },
}

const codesOf = (text: string): string[] => {
  const { formula, findings } = parseFormula(text)
  assert.deepEqual(findings, [])
  assert.ok(formula)
  return checkFormula(formula, (id) => KNOWN[id]).map(({ code }) => code)
}

test('people of the militia and of self-defence add up: both words count one person', () => {
  assert.deepEqual(codesOf('militia + sdf'), [])
})

test('turns and man-days are never added', () => {
  assert.deepEqual(codesOf('turns + days'), ['formula.unit_words'])
  assert.deepEqual(codesOf('days - militia'), ['formula.unit_words'])
})

test('unit words multiply and divide as they are said', () => {
  assert.deepEqual(codesOf('days + per_turn * turns'), [])
  assert.deepEqual(codesOf('days / turns * turns + days'), [])
  assert.deepEqual(codesOf('spent + militia'), ['formula.unit_words'])
})

test('a ratio is never summed', () => {
  assert.deepEqual(codesOf('rate + rate'), ['formula.adds_ratio', 'formula.adds_ratio'])
})

test('a base count has no unit word of its own', () => {
  assert.deepEqual(codesOf('posts.filled + sdf'), [])
})

test('every unknown name is told at once, and a grade is no number', () => {
  assert.deepEqual(codesOf('nobody / nowhere'), ['formula.unknown', 'formula.unknown'])
  assert.deepEqual(codesOf('grade / sdf'), ['formula.rating'])
})

test('the sentence about unit words names them', () => {
  const { formula } = parseFormula('turns + days')
  assert.ok(formula)
  const [told] = checkFormula(formula, (id) => KNOWN[id], 'mine')
  assert.equal(told?.message, 'Không cộng trừ lượt với ngày công. Mỗi đơn vị tính để thành một chỉ tiêu riêng.')
  assert.deepEqual(told?.where, { indicator: 'mine' })
})

test('the words for a person are one unit word, a turn of a person is another', () => {
  assert.ok(sameUnitWord('đồng chí', 'công dân'))
  assert.ok(!sameUnitWord('người', 'lượt người'))
})

test('a circle of formulas is found and named; a look at last year is no circle', () => {
  const formulas = (texts: Record<string, string>) =>
    new Map(
      Object.entries(texts).map(([id, text]) => {
        const { formula } = parseFormula(text)
        assert.ok(formula)
        return [id, formula] as const
      }),
    )
  assert.deepEqual(circleIn(formulas({ a: 'b + 1', b: 'c * 2', c: 'a - x' })), ['a', 'b', 'c', 'a'])
  assert.deepEqual(circleIn(formulas({ a: 'a + 1' })), ['a', 'a'])
  assert.equal(circleIn(formulas({ a: 'previous(a) + b', b: 'assigned(a)' })), null)
})
