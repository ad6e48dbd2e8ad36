import { Problem } from '#domain/problem.ts'
import { type Register, shownColumns } from '#domain/register.ts'

/** Columns a person chose to see are columns the book shows, each once; the unit of the row stands among them. */
export function refuseStrangeColumns(register: Register, columns: readonly string[]): void {
  const shown = new Set([...shownColumns(register).map(([key]) => key), 'unit'])
  const strange = columns.find((key, at) => !shown.has(key) || columns.indexOf(key) !== at)
  if (strange !== undefined)
    throw new Problem('input.wrong', { detail: `cột: ${register.title} không có cột “${strange}”, hoặc cột ghi hai lần` })
}
