import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownersIn } from './owners.ts'
import type { Unit } from './unit.ts'

const unit = (id: number, kind: Unit['kind'], code: string, name: string, shortName: string): Unit =>
  ({ id, kind, code, name, shortName }) as Unit
const BELOW = [
  unit(1, 'agency_command', 'so-y-te', 'Sở Y tế', 'Sở Y tế'),
  unit(2, 'commune', 'xa-phu-son', 'Ban CHQS xã Phú Sơn', 'Phú Sơn'),
  unit(3, 'commune', 'xa-hoa-an', 'Ban CHQS xã Hòa An', 'Hòa An'),
  unit(4, 'commune', 'phuong-hoa-an', 'Ban CHQS phường Hòa An', 'Hòa An'),
]
const read = (text: string) => {
  const { units, unknown, several } = ownersIn(text, BELOW, new Set([1]))
  return { units: units.map(({ code }) => code), unknown, several }
}

test('an owner is known by its name, its short name and its command, with or without tone marks, and once', () => {
  assert.deepEqual(read('Ban CHQS Sở Y tế; so y te;\nxã Phú Sơn.'), {
    units: ['so-y-te', 'xa-phu-son'],
    unknown: [],
    several: [],
  })
})

test('a group stands for all it holds', () => {
  assert.deepEqual(read('Các xã, phường').units, ['xa-phu-son', 'xa-hoa-an', 'phuong-hoa-an'])
  assert.deepEqual(read('các Ban CHQS cơ quan, tổ chức; các đơn vị trực thuộc').units, ['so-y-te'])
})

test('what is no unit, or more than one, is told and not guessed', () => {
  assert.deepEqual(read('Hòa An; Sở Thủy cung; phường Hòa An'), {
    units: ['phuong-hoa-an'],
    unknown: ['Sở Thủy cung'],
    several: ['Hòa An'],
  })
})
