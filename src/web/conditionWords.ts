import { isDay } from '#domain/period.ts'
import type { CellValue, Column, Condition } from '#domain/register.ts'
import { UNIT_KINDS, type UnitKind } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Book } from './book.ts'

/** A condition as a person reads it on a filter: 'Lực lượng: Tự vệ', 'Từ ngày: đến 15/7/2023'. */
export function conditionWords(condition: Condition, register: Book | undefined): string {
  const column = register?.columns[condition.column]
  return `${columnTitle(condition.column, column)}: ${sayCondition(condition, column)}`
}

const columnTitle = (key: string, column: Column | undefined): string =>
  column?.title ??
  (key === 'unit.kind' ? 'Loại đơn vị' : key === 'unit.managedBy' ? 'Cấp quản lý' : key === 'unit' ? 'Đơn vị' : key)

function sayCondition(condition: Condition, column: Column | undefined): string {
  const say = (value: CellValue) => cellWords(value, condition.column, column)
  switch (condition.is) {
    case 'equal':
      return say(condition.value)
    case 'in':
      return condition.value.map(say).join(', ')
    case 'from':
      return `từ ${say(condition.value)}`
    case 'to':
      return `đến hết ${say(condition.value)}`
    case 'before':
      return `trước ${say(condition.value)}`
    case 'after':
      return `sau ${say(condition.value)}`
    case 'empty':
      return 'để trống'
    case 'filled':
      return 'có ghi'
    case 'openAt':
      return `chưa hết vào ${say(condition.value)}`
    default:
      return `có chữ “${condition.value}”`
  }
}

function cellWords(value: CellValue, key: string, column: Column | undefined): string {
  if (value === null || value === '') return 'để trống'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (key === 'unit.managedBy') return value === 'province' ? 'cấp tỉnh' : 'cấp xã'
  if (key === 'unit.kind') return UNIT_KINDS[value as UnitKind]?.title ?? String(value)
  const choice = column?.choices?.find((one) => one.code === value)
  if (choice) return choice.title
  if (typeof value === 'number') return column?.names ? String(value) : printInteger(value)
  return isDay(value) ? printDay(value) : value
}
