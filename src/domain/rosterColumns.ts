import { type Column, type Register, typedColumns } from './register.ts'
import { registers } from './registers/index.ts'

/**
 * A column of the workbook of a register, as templates and exports write it and imports read it: a typed value, a fact
 * that tells apart rows referred to (two people of one name), a value carried from a referred row, the unit of the row.
 */
export type RosterColumn = {
  /** 'fullName'; 'person.bornOn' and 'course.heldTo' for columns of the row referred to; 'unit' and 'unit.code'. */
  key: string
  column: Column
  role: 'value' | 'naming' | 'carried' | 'unit'
}

const UNIT: Column = {
  kind: 'text',
  title: 'Đơn vị',
  headings: ['Tên đơn vị', 'Cơ quan, đơn vị'],
  optional: true,
  to: 200,
  width: 28,
}
const UNIT_CODE: Column = { kind: 'text', title: 'Mã đơn vị', optional: true, to: 120, width: 18 }

/** Every column the workbook of a register may have, in the order it is written. */
export function rosterColumns(register: Register): RosterColumn[] {
  const typed = new Set(typedColumns(register).map(([key]) => key))
  const columns = Object.entries(register.columns).flatMap(([key, column]): RosterColumn[] => {
    if (column.hidden && (column.carried !== undefined || column.computed)) return []
    if (column.carried !== undefined) return [{ key: column.carried, column: { ...column, optional: true }, role: 'carried' }]
    if (column.computed) return [{ key, column: { ...column, optional: true }, role: 'carried' }]
    if (!typed.has(key)) return []
    return [{ key, column, role: 'value' }, ...namingColumns(key, column)]
  })
  return [...columns, { key: 'unit', column: UNIT, role: 'unit' }, { key: 'unit.code', column: UNIT_CODE, role: 'unit' }]
}

/** What names a referred row beside its label, where the label alone may name two. */
function namingColumns(key: string, column: Column): RosterColumn[] {
  const target = column.refersTo ? registers[column.refersTo] : undefined
  return (column.named ?? []).slice(1).flatMap((name): RosterColumn[] => {
    const named = target?.columns[name]
    if (!named) return []
    const { example: _, ...rest } = named
    const hint = `Chỉ cần ghi khi có hai ${target.rowName} trùng tên.`
    return [{ key: `${key}.${name}`, column: { ...rest, optional: true, hint }, role: 'naming' }]
  })
}

/** Columns of the template: what a person types. */
export const templateColumns = (register: Register): RosterColumn[] =>
  rosterColumns(register).filter(({ role }) => role === 'value' || role === 'naming')

/** A workbook without this column says nothing a new row could be made of. */
export const isNeeded = ({ column, role }: RosterColumn): boolean =>
  role === 'value' && !column.optional && column.initial === undefined && column.kind !== 'yesNo' && column.kind !== 'identity'
