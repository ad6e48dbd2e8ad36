import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn, readingOf } from '../claims.ts'
import { unitNames, unitsNamedIn } from './unitNames.ts'

const names = unitNames([
  { code: 'son-ha', name: 'Bộ CHQS tỉnh Sơn Hà', shortName: 'Tỉnh Sơn Hà' },
  { code: 'tan-lap', name: 'Ban CHQS xã Tân Lập' },
  { code: 'tan-lap-dong', name: 'Ban CHQS xã Tân Lập Đông' },
  { code: 'y-te', name: 'Ban CHQS Sở Y tế', shortName: 'Sở Y tế' },
  { code: 'phu-son-a', name: 'Ban CHQS xã Phú Sơn' },
  { code: 'phu-son-b', name: 'Ban CHQS xã Phú Sơn' },
])
const codes = (text: string): string[] => unitsNamedIn(text, names).map(({ code }) => code)

test('a unit is known with its office or without, typed with tone marks or without', () => {
  assert.deepEqual(codes('Ban CHQS xã Tân Lập và Sở Y tế báo cáo'), ['tan-lap', 'y-te'])
  assert.deepEqual(codes('xa tan lap, TỈNH SƠN HÀ'), ['tan-lap', 'son-ha'])
})

test('the longest name is meant, and a name of two units is none', () => {
  assert.deepEqual(codes('xã Tân Lập Đông'), ['tan-lap-dong'])
  assert.deepEqual(codes('xã Phú Sơn'), [])
})

test('a figure knows the unit of its sentence; without a tree it keeps the words of the text', () => {
  const text = 'Xã Tân Lập huấn luyện 45 đồng chí. Sở Y tế cử 12 đồng chí dự tập huấn.'
  assert.deepEqual(
    readingOf(text, undefined, names).claims.map(({ orgCode, orgHere }) => [orgCode, orgHere]),
    [
      ['tan-lap', true],
      ['y-te', true],
    ],
  )
  assert.deepEqual(claimsIn(text).map(({ orgUnit, orgCode }) => [orgUnit, orgCode])[0], ['Xã Tân Lập', null])
})
