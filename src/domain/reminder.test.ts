import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lettersOf, type Reachable } from './reminder.ts'

const person = (unitId: number, role: Reachable['role'], login: string): Reachable => ({
  unitId,
  role,
  login,
  name: login,
  email: `${login}@vi-du.vn`,
})
const PEOPLE = [
  person(1, 'clerk', 'minh'),
  person(1, 'approver', 'hung'),
  person(2, 'clerk', 'mai'),
  person(2, 'approver', 'thanh'),
  person(3, 'clerk', 'lan'),
]
const ROUND = { title: 'Báo cáo 6 tháng đầu năm 2026', dueOn: '2026-06-19', receiverId: 1 }
const told = (days: readonly number[]) =>
  lettersOf(
    ROUND,
    days.map((daysLate, at) => ({ unitId: at + 2, name: `Đơn vị ${at + 2}`, daysLate })),
    PEOPLE,
  ).map(({ to, owing }) => [to.login, owing.length])

test('on the day it is due the clerk is told; each day late one level more', () => {
  assert.deepEqual(told([0]), [['mai', 1]])
  assert.deepEqual(told([1]), [['mai', 1]])
  assert.deepEqual(told([2]), [
    ['mai', 1],
    ['thanh', 1],
  ])
  assert.deepEqual(
    told([3]).map(([login]) => login),
    ['mai', 'thanh', 'minh'],
  )
  assert.deepEqual(
    told([4]).map(([login]) => login),
    ['mai', 'thanh', 'minh', 'hung'],
  )
})

test('whoever stands above gets one letter with all units, the latest first', () => {
  const letters = lettersOf(
    ROUND,
    [
      { unitId: 3, name: 'Công ty Điện lực', daysLate: 3 },
      { unitId: 2, name: 'Sở Y tế', daysLate: 9 },
    ],
    PEOPLE,
    'https://sao.son-ha.vn',
  )
  const minh = letters.filter(({ to }) => to.login === 'minh')
  assert.equal(minh.length, 1)
  assert.equal(minh[0]?.subject, 'Báo cáo 6 tháng đầu năm 2026: 2 đơn vị chưa nộp')
  assert.match(minh[0]?.body ?? '', /- Sở Y tế: trễ 9 ngày\n- Công ty Điện lực: trễ 3 ngày\n\nMở Nộp và duyệt/)
  assert.match(minh[0]?.body ?? '', /https:\/\/sao\.son-ha\.vn/)
  assert.equal(letters.find(({ to }) => to.login === 'lan')?.subject, 'Báo cáo 6 tháng đầu năm 2026: trễ 3 ngày')
})
