import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowded } from './apart.ts'
import type { Apart, Row } from './register.ts'

const post: Apart = {
  by: ['post'],
  from: 'from',
  until: 'until',
  most: 'seats',
  where: [{ column: 'acting', is: 'equal', value: false }],
  code: 'test',
  message: () => '',
}
const AT = { kind: 'commune', managedBy: null }
const term = (name: string, from: string, until: string | null, more: Row = {}): Row => ({
  name,
  post: 'deputy',
  seats: 1,
  acting: false,
  from,
  until,
  ...more,
})
const pairs = (rows: readonly Row[], rule = post) =>
  [...crowded(rule, rows, AT)].map(([row, other]) => `${row.name}–${other.name}`).sort()

test('a post passes from Hoa to Bình on one day, and nobody held it twice', () => {
  assert.deepEqual(pairs([term('Bình', '2024-03-01', null), term('Hoa', '2022-01-01', '2024-03-01')]), [])
})

test('Bình who began a day early and Hoa are told of each other', () => {
  assert.deepEqual(pairs([term('Bình', '2024-02-29', null), term('Hoa', '2022-01-01', '2024-03-01')]), ['Bình–Hoa', 'Hoa–Bình'])
})

test('two seats take two people at a time, the third is one too many', () => {
  const two = { seats: 2 }
  const rows = [term('An', '2022-01-01', null, two), term('Bình', '2022-06-01', null, two)]
  assert.deepEqual(pairs(rows), [])
  assert.deepEqual(pairs([...rows, term('Cúc', '2023-01-01', null, two)]), ['An–Cúc', 'Bình–Cúc', 'Cúc–An'])
})

test('two who follow one another beside a third fill two seats, however many met the third', () => {
  const two = { seats: 2 }
  const rows = [
    term('An', '2020-01-01', null, two),
    term('Bình', '2020-06-01', '2021-06-01', two),
    term('Cúc', '2021-06-01', null, two),
  ]
  assert.deepEqual(pairs(rows), [])
})

test('other posts, rows the rule does not speak of, and rows that end before they begin are left alone', () => {
  const rows = [
    term('Hoa', '2022-01-01', null),
    term('An', '2022-01-01', null, { post: 'commander' }),
    term('Bình', '2022-01-01', null, { acting: true }),
    term('Cúc', '2023-01-01', '2022-12-01'),
  ]
  assert.deepEqual(pairs(rows), [])
})

test('without an end a row holds on its day alone; empty equals empty', () => {
  const daily: Apart = { by: ['place'], from: 'from', code: 'test', message: () => '' }
  const shift = (name: string, from: string): Row => ({ name, place: null, from })
  assert.deepEqual(pairs([shift('sáng', '2024-01-01'), shift('chiều', '2024-01-02')], daily), [])
  assert.deepEqual(pairs([shift('sáng', '2024-01-01'), shift('chiều', '2024-01-01')], daily), ['chiều–sáng', 'sáng–chiều'])
})
