import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Window } from '#domain/period.ts'
import { contributions, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import { benefitRows } from './benefitRows.ts'
import { cellsAndRemains } from './cellsAndRemains.ts'
import { demo } from './demo.ts'
import { headquartersRows, SEATS_2021 } from './headquartersRows.ts'
import { PROVINCES } from './provinces.ts'
import { reliefRows } from './reliefRows.ts'
import type { DemoRow } from './world.ts'

const books = Object.entries(
  Object.assign({}, ...[headquartersRows, reliefRows, benefitRows, cellsAndRemains].map((part) => part().rows)),
) as [string, DemoRow[]][]
const registerOf = (key: string): Register => registers[key] ?? assert.fail(key)
const ledger = books.flatMap(([key, rows]) =>
  rows.flatMap(({ unit, values }) =>
    contributions(registerOf(key), values, { kind: '', managedBy: null }).map((delta) => ({ ...delta, unit })),
  ),
)
const figure = (indicator: string, { from, to }: Window, units?: ReadonlySet<string>): number =>
  ledger
    .filter(
      (delta) =>
        delta.indicator === indicator &&
        delta.day <= to &&
        (delta.stock || delta.day >= from) &&
        units?.has(delta.unit) !== false,
    )
    .reduce((sum, { amount }) => sum + amount, 0)
const half = (year: number): Window => ({ from: `${year - 1}-12-15`, to: `${year}-06-14` })
const at = (day: Day): Window => ({ from: day, to: day })

test('the works and remains of each half-year are those reported, from rows', () => {
  const told = [2022, 2023, 2024].map((year) =>
    [
      'commune_hq_built_repaired',
      'commune_hq_investment',
      'martyr_remains_repatriated_abroad',
      'martyr_remains_recovered_domestic',
    ].map((id) => figure(id, half(year))),
  )
  assert.deepEqual(told, [
    [7, 3_120_000_000, 14, 1],
    [8, 3_650_000_000, 17, 3],
    [10, 4_700_000_000, 21, 2],
  ])
})

test('by the middle of 2021 the nation has 4.127 seats, and fewer after the merger of 2025', () => {
  assert.equal(figure('commune_hq_total', at('2021-06-14')), SEATS_2021)
  const provinces = new Set(PROVINCES.map(({ code }) => code))
  assert.ok(figure('commune_hq_total', at('2025-07-01'), provinces) < figure('commune_hq_total', at('2025-06-30'), provinces))
})

test('each of the 96 communes has a cell in every year, founded before; most have a committee, more after 2023', () => {
  for (const year of [2022, 2023, 2024]) {
    assert.equal(figure('military_party_cells_total', half(year)), 96)
    assert.equal(figure('military_party_cells_created', half(year)), 0)
  }
  const withCommittee = (year: number) => figure('military_party_cells.with_committee', half(year))
  assert.ok(withCommittee(2022) < withCommittee(2023) && withCommittee(2024) < 96)
})

test('no row would be refused at the counter of its register, and nothing stands twice', () => {
  for (const [key, rows] of books) {
    const register = registerOf(key)
    for (const { id, unit, values } of rows) {
      assert.deepEqual(Object.keys(values).sort(), Object.keys(register.columns).sort(), `${key} columns`)
      const errors = checkRow(register, values, '2026-11-22').filter(({ severity }) => severity === 'error')
      assert.deepEqual(errors, [], `${key} ${unit} ${id}`)
    }
    for (const columns of register.once ?? []) {
      const open = rows.filter(({ values }) => !register.dated || values[register.dated.until] === null)
      const keys = open.map(({ unit, values }) => [unit, ...columns.map((column) => values[column])].join('|'))
      assert.equal(new Set(keys).size, keys.length, key)
    }
  }
})

test('stretches of a cell follow one another', () => {
  const cells = cellsAndRemains().rows?.partyCells ?? []
  for (const rows of Map.groupBy(cells, ({ values }) => values.cell).values())
    rows.forEach(({ id, values }, index) => {
      const before = rows[index - 1]?.values ?? null
      assert.equal(checkMove(registerOf('partyCells'), before, values), null, id)
      if (before) assert.equal(before.until, values.since)
    })
})

test('rates of one kind at one unit never hold on the same day', () => {
  const rates = benefitRows().rows?.allowanceRates ?? []
  for (const list of Map.groupBy(rates, ({ unit, values }) => `${unit} ${values.kind}`).values())
    for (const [index, { values }] of list.slice(1).entries()) assert.equal(list[index]?.values.validUntil, values.validFrom)
})

test('the rows belong to units of the sample and joint events to one leading row of the same day and kind', () => {
  const units = new Set(demo().units.map(({ code }) => code))
  for (const [key, rows] of books) for (const { unit } of rows) assert.ok(units.has(unit), `${key} at ${unit}`)
  const relief = reliefRows().rows?.relief ?? []
  const byId = new Map(relief.map((row) => [row.id, row.values]))
  const joint = relief.filter(({ values }) => values.jointWith !== null)
  assert.ok(joint.length > 50)
  for (const { values } of joint) {
    const leading = byId.get(String(values.jointWith))
    assert.deepEqual([leading?.day, leading?.kind, leading?.jointWith], [values.day, values.kind, null])
  }
})
