import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isError } from '#domain/finding.ts'
import { isGiven, type Register, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { isEntered, sourceOf } from '#domain/sources.ts'
import { demo } from './demo.ts'

/** What holds for every book of the sample, whoever filled it. */
const world = demo()
const units = new Map(world.units.map((unit) => [unit.code, unit]))
const books = Object.entries(world.rows).map(([key, rows]) => ({ register: registers[key] as Register, key, rows }))
/** The sample tells of years that are past. */
const TODAY = '2026-11-22'

test('every book that is filled is in the list, and its rows stand at units there are', () => {
  for (const { key, register, rows } of books) {
    assert.ok(register, key)
    for (const { id, unit } of rows) assert.ok(units.has(unit), `${key} ${id} stands at ${unit}`)
  }
})

test('no row names a column its book has not, and none would be refused at its counter', () => {
  for (const { key, register, rows } of books) {
    for (const { id, unit, values } of rows) {
      const strange = Object.keys(values).filter((column) => !register.columns[column])
      assert.deepEqual(strange, [], `${key} ${id}`)
      const at = units.get(unit)
      const facts = at ? { kind: at.kind, managedBy: at.managedBy } : null
      const errors = checkRow(register, withComputed(register, values), TODAY, undefined, facts).filter(isError)
      assert.deepEqual(errors, [], `${key} ${unit} ${id}`)
    }
  }
})

test('ids are unique through all books, and every reference leads to a row of the book it names', () => {
  const bookOf = new Map<string, string>()
  for (const { key, rows } of books)
    for (const { id } of rows) {
      assert.equal(bookOf.get(id), undefined, `${key} ${id} stands twice`)
      bookOf.set(id, key)
    }
  for (const { key, register, rows } of books) {
    const references = Object.entries(register.columns).filter(([, column]) => column.refersTo)
    for (const { id, values } of rows)
      for (const [column, { refersTo }] of references)
        if (typeof values[column] === 'string') assert.equal(bookOf.get(values[column]), refersTo, `${key} ${id} ${column}`)
  }
})

test('what a row carries from another is what stands there', () => {
  const rowOf = new Map(
    books.flatMap(({ register, rows }) => rows.map(({ id, values }) => [id, withComputed(register, values)] as const)),
  )
  for (const { key, register, rows } of books) {
    const carried = Object.entries(register.columns).filter(([, column]) => isGiven(column) && column.carried)
    for (const { id, values } of rows)
      for (const [column, { carried: from = '' }] of carried) {
        const [reference = '', name = ''] = from.split('.')
        const referred = rowOf.get(String(values[reference]))
        if (referred) assert.equal(values[column] ?? null, referred[name] ?? null, `${key} ${id} ${column}`)
      }
  }
})

test('every book recognises its rows: nothing stands twice where it may stand once', () => {
  for (const { key, register, rows } of books) {
    for (const columns of register.once ?? []) {
      const until = register.dated?.until
      const standing = rows.filter(({ values }) => !until || (values[until] ?? null) === null)
      const seen = new Set<string>()
      for (const { id, unit, values } of standing) {
        if (columns.some((column) => (values[column] ?? null) === null)) continue
        const identity = columns.length === 1 && register.columns[columns[0] ?? '']?.kind === 'identity'
        const same = JSON.stringify([identity ? '' : unit, ...columns.map((column) => values[column])])
        assert.ok(!seen.has(same), `${key} ${id}: ${same}`)
        seen.add(same)
      }
    }
  }
})

test('nothing is typed that a book counts', () => {
  const derived = new Set(world.entries.map(({ indicator }) => indicator).filter((indicator) => !isEntered(indicator)))
  assert.deepEqual(
    [...derived].map((indicator) => `${indicator}: ${JSON.stringify(sourceOf(indicator))}`),
    [],
  )
})

test('the same sample comes out of every call', () => {
  assert.deepEqual(demo(), world)
})
