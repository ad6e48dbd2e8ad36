import { isDay } from '#domain/period.ts'
import { MINUS, printDay, printInteger } from '#domain/wording.ts'
import { labelOf } from './labels.ts'
import { type Cell, printTable } from './table.ts'

/**
 * Any reply as a person reads it: facts as "label: value", lists of alike things as tables, the rest indented below.
 * Replies with a form of their own have their own printer; this one serves all others, also those of tomorrow.
 */
export function printValue(value: unknown, indent = ''): string {
  if (!isObject(value)) return Array.isArray(value) ? printList(value, indent) : indent + printCell(value as Cell)
  const lines: string[] = []
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    const short = shortText(inner)
    if (short !== null) lines.push(`${indent}${labelOf(key, inner)}: ${short}`)
    else lines.push(`${indent}${labelOf(key, inner)}:`, printValue(inner, `${indent}  `))
  }
  return lines.join('\n')
}

function printList(list: readonly unknown[], indent: string): string {
  const rows = list.filter(isObject)
  if (rows.length === 0 || rows.length < list.length) return list.map((item) => printValue(item, `${indent}- `)).join('\n')
  const keys = [...new Set(rows.flatMap(Object.keys))]
  const flat = keys.filter((key) => rows.every((row) => shortText(row[key]) !== null))
  const deep = keys.filter((key) => !flat.includes(key))
  if (deep.length > 0) {
    return rows
      .map((row) => {
        const head = flat
          .map((key) => shortText(row[key]))
          .filter(Boolean)
          .join(' · ')
        const rest = printValue(Object.fromEntries(deep.map((key) => [key, row[key]])), `${indent}  `)
        return `${indent}${head}${rest === '' ? '' : `\n${rest}`}`
      })
      .join('\n')
  }
  const cells = rows.map((row) => flat.map((key): Cell => (typeof row[key] === 'number' ? row[key] : shortText(row[key]))))
  return printTable(
    flat.map((key) => labelOf(key)),
    cells,
    printCell,
  )
    .split('\n')
    .map((line) => indent + line)
    .join('\n')
}

/** What fits in one cell: plain values, a unit by its name, a short list of words; null for what needs room. */
function shortText(value: unknown): string | null {
  if (value === null || value === undefined || typeof value !== 'object') return printCell(value as Cell)
  if (Array.isArray(value)) {
    if (value.length === 0) return '—'
    if (value.every(isNamed)) return value.map((item) => item.name).join(' › ')
    return value.every((item) => typeof item !== 'object') ? value.map((item) => printCell(item as Cell)).join(', ') : null
  }
  if (isNamed(value)) return value.name
  return Object.keys(value).length === 0 ? '—' : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
const isNamed = (value: unknown): value is { name: string } =>
  isObject(value) && typeof value['name'] === 'string' && 'code' in value

export function printCell(value: Cell | boolean | Date): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? printInteger(value) : String(value).replace('-', MINUS).replace('.', ',')
  if (value instanceof Date) return printMoment(value.toISOString())
  if (isDay(value)) return printDay(value)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? printMoment(value) : value
}

/** A moment by the clock of Vietnam: 17/7/2023 09:05. */
function printMoment(iso: string): string {
  const there = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString()
  return `${printDay(there.slice(0, 10))} ${there.slice(11, 16)}`
}
