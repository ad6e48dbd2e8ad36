import { choiceAdvice } from '#domain/choiceWords.ts'
import { type Finding, finding, isError } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import {
  type CellValue,
  type Column,
  isGiven,
  isSealed,
  MASK,
  type Register,
  type Row,
  type UnitFacts,
  withComputed,
} from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import { cleanText } from '#domain/typedCell.ts'
import type { Db } from '#store/db.ts'
import { findRecords, type StoredRecord } from '#store/records.ts'
import { withCarried } from '#store/registerWrites.ts'

/** The register an input names. */
export function registerOf(key: string): Register {
  const register = registers[key]
  if (!register) throw new Problem('register.unknown', { register: key })
  return register
}

/** What a choice is called where people read it. */
export const choiceTitle = (register: string, column: string, code: CellValue | undefined): string =>
  registerOf(register).columns[column]?.choices?.find((choice) => choice.code === code)?.title ?? ''

/** A row as it will stand: what was, what is said now, what the declaration starts with; carried values filled. */
export async function completeRow(
  db: Db,
  register: Register,
  before: Row | null,
  said: Row,
): Promise<{ row: Row; findings: Finding[] }> {
  const values: Record<string, CellValue> = {}
  for (const [key, column] of Object.entries(register.columns)) {
    if (isGiven(column)) continue
    // The chain of a dated row is the product's own: nobody puts a row into somebody else's.
    // A sealed choice sent back under its mask was not touched.
    const masked = column.kind === 'choice' && isSealed(column) && said[key] === MASK
    const given = key === register.dated?.chain || masked ? undefined : said[key]
    const value = given !== undefined ? given : before ? before[key] : (column.initial ?? null)
    values[key] = typeof value === 'string' ? cleanText(value) || null : (value ?? null)
  }
  const unknown = Object.keys(said).filter((key) => !register.columns[key] && key !== 'id')
  const findings = unknown.map((key) =>
    finding('row.unknown_column', { column: key }, `${register.title} không có cột “${key}”.`),
  )
  for (const [key, column] of Object.entries(register.columns)) {
    const id = values[key]
    if (column.kind === 'reference' && !isGiven(column) && id !== null && !(typeof id === 'string' && UUID.test(id))) {
      findings.push(finding('row.reference', { column: key }, `${column.title} không có trong sổ.`))
      values[key] = null
    }
  }
  const [row] = await withCarried(db, register, [values])
  if (row) return { row: withComputed(register, row), findings }
  const lost = await lostReferences(db, register, values)
  return {
    row: values,
    findings: [
      ...findings,
      ...lost.map(([key, column]) =>
        finding('row.reference', { column: key }, `${column.title} không có trong sổ, hoặc không thuộc đơn vị của đồng chí.`),
      ),
    ],
  }
}

/** The columns that name a row nobody here may see, and only those. */
async function lostReferences(db: Db, register: Register, values: Row): Promise<[string, Column][]> {
  const lost: [string, Column][] = []
  for (const [key, column] of Object.entries(register.columns)) {
    const target = column.refersTo && column.refersTo !== register.key ? registers[column.refersTo] : undefined
    const id = values[key]
    if (!target || typeof id !== 'string') continue
    if ((await findRecords(db, target, [id])).length === 0) lost.push([key, column])
  }
  return lost
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Everything wrong with a row about to be written. */
export function judge(
  register: Register,
  before: StoredRecord | null,
  row: Row,
  today: Day,
  found: readonly Finding[],
  unit: UnitFacts | null = null,
): Finding[] {
  const move = checkMove(register, before?.values ?? null, row)
  // A reference that names no row was emptied and is told as that, not as one left out as well.
  const lost = new Set(found.filter(({ code }) => code === 'row.reference').map(({ where }) => where.column))
  const checked = checkRow(register, row, today, undefined, unit)
    .filter(({ code, where }) => !(code.endsWith('.missing') && lost.has(where.column)))
    .map((one) => advised(register, row, one))
  // What is no state at all is told as that, not as a way that does not lead there.
  const known = ![...found, ...checked].some(({ where }) => where.column === register.states?.column)
  return [...found, ...checked, ...(move && known ? [move] : [])]
}

/** A word typed where a code was wanted is answered as in a workbook: with what it may mean, or what is nearest. */
function advised({ columns }: Register, row: Row, found: Finding): Finding {
  const key = found.where.column ?? ''
  const { choices } = columns[key] ?? {}
  const text = row[key]
  return choices && found.code.endsWith('.not_a_choice') && typeof text === 'string' && text !== MASK
    ? { ...found, message: `${found.message} ${choiceAdvice(choices, text)}` }
    : found
}

export function refuse(findings: readonly Finding[]): void {
  const errors = findings.filter(isError)
  if (errors.length > 0) throw new Problem('record.findings', { count: errors.length }, findings)
}
