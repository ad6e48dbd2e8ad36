import type { Column, Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { labelsOf } from '#store/records.ts'

/** Values as people read them: codes by their titles, days d/m/yyyy, references by what they name, x for yes. */
export async function shownRows(db: Db, register: Register, rows: readonly Row[]): Promise<Record<string, string>[]> {
  const labels = new Map<string, string>()
  for (const [key, column] of Object.entries(register.columns)) {
    const target = column.refersTo ? registers[column.refersTo] : undefined
    if (!target) continue
    const ids = rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : []))
    for (const [id, label] of await labelsOf(db, target, ids)) labels.set(id, label)
  }
  const titles = new Map(
    Object.entries(register.columns).map(([key, column]) => [
      key,
      new Map(column.choices?.map((choice) => [choice.code, choice.title])),
    ]),
  )
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(register.columns).map(([key, column]) => [key, shown(row[key] ?? null, column, titles.get(key), labels)]),
    ),
  )
}

function shown(
  value: Row[string] | null,
  { kind, names }: Pick<Column, 'kind' | 'names'>,
  titles: ReadonlyMap<string, string> | undefined,
  labels: ReadonlyMap<string, string>,
): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'x' : ''
  if (typeof value === 'number') return names ? String(value) : printInteger(value)
  if (kind === 'day') return printDay(value)
  if (kind === 'choice') return titles?.get(value) ?? value
  if (kind === 'reference') return labels.get(value) ?? ''
  return value
}
