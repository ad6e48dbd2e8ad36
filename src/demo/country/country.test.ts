import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { countryBooks } from './books.ts'
import { NATION_SIZE } from './size.ts'
import { provinceUnits, upperUnits } from './tree.ts'

const PLAN = { size: NATION_SIZE, seed: 1, years: 2, to: '2026-06-14' } as const
const units = provinceUnits(0, NATION_SIZE)
const commune = units.find(({ kind }) => kind === 'commune') ?? assert.fail('a province has communes')
const agency = units.find(({ kind }) => kind === 'agency_command') ?? assert.fail('a province has organisations')
/** Of one province, every twentieth command that keeps books. */
const sample = units.filter(({ ordinal }) => ordinal !== null && ordinal % 20 === 0)
const bookOf = (key: string) => (registers as Readonly<Record<string, Register>>)[key] ?? assert.fail(`no book ${key}`)
const rowsOf = (key: string): Row[] =>
  sample.flatMap((unit) =>
    countryBooks(unit, PLAN).flatMap(({ register, rows }) => (register === key ? rows.map(({ values }) => values) : [])),
  )

test('a unit makes the same books whenever it is asked, and others under another seed', () => {
  assert.deepEqual(countryBooks(commune, PLAN), countryBooks(commune, PLAN))
  assert.notDeepEqual(countryBooks(commune, PLAN), countryBooks(commune, { ...PLAN, seed: 2 }))
})

test('every row is one a clerk could have written', () => {
  for (const unit of [commune, agency])
    for (const { register, rows } of countryBooks(unit, PLAN)) {
      const book = bookOf(register)
      const found = rows.flatMap(({ values }) =>
        checkRow(book, values, '2026-11-22', undefined, { kind: unit.kind, managedBy: unit.managedBy }),
      )
      assert.deepEqual(found.slice(0, 3), [], `${register} of ${unit.code}`)
    }
})

test('no row is written twice, and a number belongs to one person', () => {
  for (const unit of [commune, agency])
    for (const { register, rows } of countryBooks(unit, PLAN)) {
      const [once = []] = bookOf(register).once ?? []
      const standing = rows.filter(({ values }) => register !== 'personnel' || values.leftOn === null)
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length)
      assert.equal(
        new Set(standing.map(({ values }) => once.map((key) => values[key]).join('|'))).size,
        standing.length,
        register,
      )
    }
})

test('the nation has 13.022 commands that keep books, and codes of their own', () => {
  const all = [
    ...upperUnits(NATION_SIZE),
    ...Array.from({ length: 34 }, (_, province) => provinceUnits(province, NATION_SIZE)).flat(),
  ]
  assert.equal(all.filter(({ ordinal }) => ordinal !== null).length, 13_022)
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length)
})

test('a twentieth of a province stands in proportion to the country', () => {
  const people = new Set(rowsOf('personnel').map(({ person }) => person)).size
  const share = sample.length / 13_022
  const near = (value: number, wanted: number, what: string) =>
    assert.ok(Math.abs(value / (wanted * share) - 1) < 0.25, `${what}: ${Math.round(value / share)} in the country`)
  near(people, 1_400_000, 'people')
  near(rowsOf('training').length / 2, 4_000_000, 'participations a year')
  near(rowsOf('duty').length / 2, 12_000_000, 'duties a year')
  const serving = rowsOf('personnel').filter(({ status, leftOn }) => status === 'serving' && leftOn === null)
  const women = serving.filter(({ female }) => female === true).length / serving.length
  assert.ok(women > 0.1 && women < 0.3, `women ${women}`)
})
