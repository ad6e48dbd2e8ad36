import { type Finding, finding, isError } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { CellValue, Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import type { Db } from '#store/db.ts'
import type { StoredRecord } from '#store/records.ts'
import { withCarried } from '#store/registerWrites.ts'

/** The register an input names. */
export function registerOf(key: string): Register {
  const register = registers[key]
  if (!register) throw new Problem('register.unknown', { register: key })
  return register
}

/** A row as it will stand: what was, what is said now, what the declaration starts with; carried values filled. */
export async function completeRow(
  db: Db,
  register: Register,
  before: Row | null,
  said: Row,
): Promise<{ row: Row; findings: Finding[] }> {
  const values: Record<string, CellValue> = {}
  for (const [key, column] of Object.entries(register.columns)) {
    if (column.carried !== undefined) continue
    const value = said[key] !== undefined ? said[key] : before ? before[key] : (column.initial ?? null)
    values[key] = typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') || null : (value ?? null)
  }
  const unknown = Object.keys(said).filter((key) => !register.columns[key] && key !== 'id')
  const findings = unknown.map((key) =>
    finding('row.unknown_column', { column: key }, `${register.title} không có cột “${key}”.`),
  )
  const [row] = await withCarried(db, register, [values])
  if (row) return { row, findings }
  const references = Object.entries(register.columns).filter(
    ([key, column]) => column.refersTo && column.refersTo !== register.key && values[key],
  )
  return {
    row: values,
    findings: [
      ...findings,
      ...references.map(([key, column]) =>
        finding('row.reference', { column: key }, `${column.title} không có trong sổ, hoặc không thuộc đơn vị của đồng chí.`),
      ),
    ],
  }
}

/** Everything wrong with a row about to be written. */
export function judge(
  register: Register,
  before: StoredRecord | null,
  row: Row,
  today: Day,
  found: readonly Finding[],
): Finding[] {
  const move = checkMove(register, before?.values ?? null, row)
  return [...found, ...checkRow(register, row, today), ...(move ? [move] : [])]
}

export function refuse(findings: readonly Finding[]): void {
  const errors = findings.filter(isError)
  if (errors.length > 0) throw new Problem('record.findings', { count: errors.length }, findings)
}
