import { type Actor, rolesAt } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { type Register, type Row, withheldFrom } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'

/** The columns this person has no business with at this unit. */
export const withheldAt = (register: Register, actor: Actor, unit: Unit): ReadonlySet<string> =>
  withheldFrom(register, rolesAt(actor, unit))

/** What is left of a row, a history or its words when columns are kept back. */
export function without<Value>(row: Readonly<Record<string, Value>>, columns: ReadonlySet<string>): Record<string, Value>
export function without(row: Row, columns: ReadonlySet<string>): Row {
  if (columns.size === 0) return row
  return Object.fromEntries(Object.entries(row).filter(([key]) => !columns.has(key)))
}

/** A list narrowed, ordered or laid out by a column tells of it as surely as the column itself. */
export function refuseWithheld(register: Register, keys: readonly string[], deed: string, actor: Actor, unit: Unit): void {
  const columns = withheldAt(register, actor, unit)
  const asked = keys.find((key) => columns.has(key))
  if (asked === undefined) return
  const full = [deed, lowerFirst(register.columns[asked]?.title ?? asked)].join(' ')
  throw new Problem('access.refused', { deed: full, unit: unit.name })
}
