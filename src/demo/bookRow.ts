import { type CellValue, type Row, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { DemoRow } from './world.ts'

/** A row of a book with every column it has: what is not said is what a new row begins with, or empty; what follows is worked out. */
export function bookRow(key: string, id: string, unit: string, said: Readonly<Record<string, CellValue>>): DemoRow {
  const register = registers[key]
  if (!register) throw new Error(`no book named ${key}`)
  const values: Row = Object.fromEntries(
    Object.entries(register.columns).map(([name, column]) => [name, said[name] ?? column.initial ?? null]),
  )
  return { id, unit, values: withComputed(register, values) }
}
