import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays } from '#domain/period.ts'
import { type CellValue, type Column, isGiven, type Register, type Row, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { foldTone } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'

/** Rows a register takes, made from its declaration alone: whoever adds a register need not say how. */
const WORDS = ['An', 'Bình', 'Hòa', 'Thủy', 'Đức', 'Ưng', 'Quỳnh', 'Nghĩa', 'Ơn', 'Yến', 'Sương', 'Lũng', 'Khê', 'Bưởi', 'Đoàn']
const SIGNS = ['=1+1', "D'Ran", 'a,b;"c"', '12/QĐ-BCH', '3/2', '007', '1.250', '<b>', '&amp;', '−', '“Đạt”', '15/6/2023']
const word = fc.constantFrom(...WORDS)
const aName = fc.tuple(fc.constantFrom('Nguyễn', 'Trần', 'Lê', 'Đỗ', 'Vũ'), word, word).map((words) => words.join(' '))
const EARLIEST = '2012-03-01'
const DAYS = 5000

function aText({ from = 1, to = 200 }: Column): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((words) => {
      const text = words.join(' ').slice(0, to).trim()
      // What lacks letters takes some more, so that a text of exactly nine signs has nine.
      return text.length < from ? text.padEnd(from, 'x') : text
    })
}

/** Any value a column takes. */
function anyValue(column: Column): fc.Arbitrary<CellValue> {
  const some = ((): fc.Arbitrary<CellValue> => {
    switch (column.kind) {
      case 'name':
        return aName
      case 'text':
        return aText(column)
      case 'day':
        return fc.nat(DAYS).map((after) => addDays(EARLIEST, after))
      case 'integer':
        return fc.integer({ min: column.from ?? 0, max: column.to ?? 1_000_000 })
      case 'choice':
        return fc.constantFrom(...(column.choices ?? []).map(({ code }) => code))
      case 'yesNo':
        return fc.boolean()
      case 'identity':
        return fc.nat(999_999).map((n) => `036090${String(n).padStart(6, '0')}`)
      default:
        return fc.constant(null)
    }
  })()
  return column.optional ? fc.option(some, { nil: null }) : some
}

/** Ids of rows a reference may name, by register. */
export type Referable = Readonly<Record<string, readonly string[]>>

function anyColumn(key: string, column: Column, register: Register, referable: Referable): fc.Arbitrary<CellValue> {
  if (column.kind !== 'reference') return column.hidden && column.optional ? fc.constant(null) : anyValue(column)
  const ids = column.refersTo === register.key || column.hidden ? [] : (referable[column.refersTo ?? ''] ?? [])
  if (ids.length > 0) return column.optional ? fc.option(fc.constantFrom(...ids), { nil: null }) : fc.constantFrom(...ids)
  assert.ok(column.optional, `${register.key}.${key} needs a row of ${column.refersTo}`)
  return fc.constant(null)
}

/** What the product works out of a row is there where the table asks for it. */
function isWhole(register: Register, row: Row): boolean {
  const made = withComputed(register, row)
  return Object.entries(register.columns).every(
    ([key, column]) => !column.computed || column.optional || (made[key] ?? null) !== null,
  )
}

/** A row that begins and ends in its order, with a name of its own. */
export function anyRow(register: Register, referable: Referable): fc.Arbitrary<{ id: string; row: Row }> {
  const columns = Object.entries(register.columns).filter(([, column]) => !isGiven(column))
  return fc
    .record(Object.fromEntries(columns.map(([key, column]) => [key, anyColumn(key, column, register, referable)])))
    .map((row): { id: string; row: Row } => {
      const id = newId()
      const { dated } = register
      if (!dated) return { id, row }
      const [from, until] = [row[dated.from], row[dated.until]]
      const ends = typeof from === 'string' && typeof until === 'string' && until <= from ? addDays(from, 30) : until
      return { id, row: { ...row, [dated.until]: ends ?? null, [dated.chain]: id } }
    })
    .filter(({ row }) => isWhole(register, row))
}

/** Rows an import tells from one another by any of the ways the register recognises a row. */
export function toldApart(register: Register, rows: readonly { id: string; row: Row }[]): { id: string; row: Row }[] {
  const seen = new Set<string>()
  return rows.filter((made) => {
    const row = withComputed(register, made.row)
    const keys = [...register.sameRow, ...(register.once ?? []), [register.label]].flatMap((columns) => {
      const values = columns.map((column) => row[column] ?? null)
      if (values.every((value) => value === null)) return []
      return [JSON.stringify([columns, ...values.map((value) => (typeof value === 'string' ? foldTone(value) : value))])]
    })
    if (keys.some((key) => seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}

/** The registers a register names, each before what names it. */
export function namedBefore(register: Register, seen: Set<string> = new Set([register.key])): Register[] {
  return Object.values(register.columns).flatMap(({ refersTo }) => {
    const target = refersTo ? registers[refersTo] : undefined
    if (!target || seen.has(target.key)) return []
    seen.add(target.key)
    return [...namedBefore(target, seen), target]
  })
}
