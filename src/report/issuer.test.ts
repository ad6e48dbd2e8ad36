import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Unit, UnitKind } from '#domain/unit.ts'
import { issuerOf, spelledOut } from './issuer.ts'

function aUnit(kind: UnitKind, name: string, shortName = name): Unit {
  return {
    id: 1,
    code: shortName,
    kind,
    name,
    shortName,
    provinceId: 1,
    managedBy: null,
    validFrom: '2010-01-01',
    validTo: null,
    pos: 1,
    end: 9,
  }
}

const DEPARTMENT = aUnit('department', 'Cục Dân quân tự vệ')
const REGION = aUnit('military_region', 'Bộ Tư lệnh Quân khu Mẫu', 'Quân khu Mẫu')
const PROVINCE = aUnit('province', 'Bộ CHQS tỉnh Sơn Giang', 'Sơn Giang')
const DISTRICT = aUnit('district', 'Ban CHQS thị xã Vĩnh Khê', 'Vĩnh Khê')
const WARD = aUnit('commune', 'Ban CHQS phường Khê Hạ', 'Khê Hạ')
const HEALTH = aUnit('agency_command', 'Sở Y tế')

test('the head spells out body and superior, the body in two lines', () => {
  const { superior, body, number, place, authority } = issuerOf(PROVINCE, [DEPARTMENT, REGION])
  assert.deepEqual([superior, body], ['Bộ Tư lệnh Quân khu Mẫu', 'Bộ Chỉ huy quân sự\ntỉnh Sơn Giang'])
  assert.deepEqual([number, place, authority], ['……/BC-BCH', 'Sơn Giang', ['Chỉ huy trưởng']])
})

test('an agency signs as its Ban CHQS under the province, and is dated where the province stands', () => {
  const { superior, body, name, place, recipients } = issuerOf(HEALTH, [DEPARTMENT, REGION, PROVINCE])
  assert.deepEqual(
    [superior, body, name],
    ['Bộ Chỉ huy quân sự\ntỉnh Sơn Giang', 'Ban Chỉ huy quân sự\nSở Y tế', 'Ban CHQS Sở Y tế'],
  )
  assert.equal(place, 'Sơn Giang')
  assert.deepEqual(recipients, ['Bộ CHQS tỉnh Sơn Giang', 'Cấp ủy, thủ trưởng đơn vị', 'Lưu: VT'])
})

test('a ward writes to its district, its own committee reads along', () => {
  const { superior, body, place, recipients } = issuerOf(WARD, [DEPARTMENT, REGION, PROVINCE, DISTRICT])
  assert.deepEqual(
    [superior, body, place],
    ['Ban Chỉ huy quân sự\nthị xã Vĩnh Khê', 'Ban Chỉ huy quân sự\nphường Khê Hạ', 'Khê Hạ'],
  )
  assert.deepEqual(recipients, ['Ban CHQS thị xã Vĩnh Khê', 'Đảng ủy, UBND phường', 'Lưu: VT'])
  assert.deepEqual(issuerOf(DISTRICT, [PROVINCE]).recipients.slice(1, 3), ['Thường trực Thị ủy', 'UBND thị xã'])
})

test('above the province others sign, and the department answers to the General Staff', () => {
  const [department, region] = [issuerOf(DEPARTMENT, []), issuerOf(REGION, [DEPARTMENT])]
  assert.deepEqual(
    [department.superior, department.place, department.number, department.authority],
    ['Bộ Tổng Tham mưu', 'Hà Nội', '……/BC-DQTV', ['Cục trưởng']],
  )
  assert.deepEqual([region.number, region.place, region.authority], ['……/BC-BTL', '……', ['Tư lệnh']])
})

test('short forms are spelled out as whole words only', () => {
  assert.equal(spelledOut('Văn phòng UBND tỉnh'), 'Văn phòng Ủy ban nhân dân tỉnh')
  assert.equal(spelledOut('Ban CHPTKV 1 - Sơn Giang'), 'Ban Chỉ huy phòng thủ khu vực 1 - Sơn Giang')
  assert.equal(spelledOut('CTCP UBNDX'), 'CTCP UBNDX')
})
