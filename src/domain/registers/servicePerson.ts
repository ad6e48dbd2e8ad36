import { type Day, daysBetween, isDay } from '../period.ts'
import { type Apart, type CellValue, type Column, MASK, type Row, type RowCheck } from '../register.ts'
import type { UnitKind } from '../unit.ts'

/** What names a citizen in the books of military service, in the words of a roster. */
export const citizenColumns = {
  fullName: {
    kind: 'name',
    title: 'Họ và tên',
    headings: ['Họ tên', 'Họ, tên', 'Họ và tên công dân'],
    privacy: 'personal',
    from: 2,
    to: 80,
    width: 24,
    example: 'Nguyễn Văn Mẫu',
  },
  bornOn: {
    kind: 'day',
    title: 'Ngày sinh',
    headings: ['Ngày, tháng, năm sinh', 'Sinh ngày'],
    privacy: 'personal',
    width: 12,
    hint: 'Ngày/tháng/năm, ví dụ 12/5/2005.',
  },
  identityNo: {
    kind: 'identity',
    title: 'Số định danh',
    headings: ['CCCD', 'Số CCCD', 'Căn cước', 'Số định danh cá nhân'],
    optional: true,
    privacy: 'sensitive',
    notFor: ['viewer', 'publisher'],
    width: 16,
    hint: '12 chữ số trên thẻ căn cước.',
  },
} as const satisfies Record<string, Column>

export const identityForm =
  (register: string): RowCheck =>
  ({ identityNo }) =>
    typeof identityNo === 'string' && identityNo !== '' && !identityNo.startsWith(MASK) && !/^\d{12}$/.test(identityNo)
      ? said(`${register}.identity_form`, 'identityNo', 'Số định danh cá nhân gồm 12 chữ số.')
      : null

/** Ban CHQS cấp xã keeps the lists of citizens; levels above add up what stands there. `besides`: who lists some as well. */
export const ofCommunes =
  (register: string, ...besides: readonly UnitKind[]): RowCheck =>
  (_, __, unit) =>
    unit && !['commune', ...besides].includes(unit.kind)
      ? said(
          `${register}.of_communes`,
          'fullName',
          'Sổ này do Ban CHQS cấp xã giữ; các cấp trên tự cộng. Ghi ở xã, phường nơi công dân cư trú.',
        )
      : null

/** Without a number on either, one name and one birthday in one unit is one citizen: a birthday is held by one row alone. */
export const namesake = (register: string, by: readonly string[]): Apart => ({
  by,
  from: 'bornOn',
  where: [{ column: 'identityNo', is: 'empty' }],
  column: 'fullName',
  code: `${register}.namesake`,
  message: () => 'Đã có người cùng họ tên, ngày sinh trong sổ này. Nếu là hai người, ghi số định danh của cả hai.',
})

type Said = NonNullable<ReturnType<RowCheck>>

/** What a rule says when it does not hold: an error keeps the row out, a warning asks to look again. */
export const said = (code: string, column: string, message: string, severity: Said['severity'] = 'error'): Said => ({
  code,
  column,
  severity,
  message,
})

/** A day of the row, where one stands. */
export const dayAt = (row: Row, column: string): Day | null => {
  const value: CellValue = row[column] ?? null
  return typeof value === 'string' && isDay(value) ? value : null
}

/** Days from one column to another, where both stand. */
export function gapOf(row: Row, from: string, to: string): number | null {
  const [start, end] = [dayAt(row, from), dayAt(row, to)]
  return start && end ? daysBetween(start, end) - 1 : null
}

/** Full years of life on a day. */
export const ageOn = (bornOn: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)
