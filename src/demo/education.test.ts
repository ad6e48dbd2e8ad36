import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Window } from '#domain/period.ts'
import { percentOf } from '#domain/quantity.ts'
import { contributions, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { demo } from './demo.ts'
import { PROVINCES } from './provinces.ts'
import { COMMUNES } from './territory.ts'

const world = demo()
const units = new Map(world.units.map((unit) => [unit.code, unit]))
const BOOKS = [
  'dseClasses',
  'dsePupils',
  'communicators',
  'dseCouncils',
  'exercises',
  'contests',
  'trainingResults',
  'inspections',
  'inspectionFindings',
  'conferences',
]
const H1_2020: Window = { from: '2019-12-15', to: '2020-06-14' }
const H1_2021: Window = { from: '2020-12-15', to: '2021-06-14' }
const H1_2023: Window = { from: '2022-12-15', to: '2023-07-15' }

function figure(indicator: string, { from, to }: Window, under: (unit: string) => boolean = () => true): number {
  return BOOKS.flatMap((key) =>
    (world.rows[key] ?? []).flatMap(({ unit, values }) =>
      under(unit) ? contributions(registers[key] as Register, values, units.get(unit) ?? { kind: '', managedBy: null }) : [],
    ),
  )
    .filter((delta) => delta.indicator === indicator && delta.day <= to && (delta.stock || delta.day >= from))
    .reduce((sum, { amount }) => sum + amount, 0)
}
const trained = (window: Window, under?: (unit: string) => boolean): number =>
  [
    'dse_trained_group1',
    'dse_trained_group2',
    'dse_trained_group3',
    'dse_trained_group4',
    'dse_trained_dignitaries',
    'dse.managers',
  ]
    .map((indicator) => figure(indicator, window, under))
    .reduce((a, b) => a + b, 0)

test('the country trained 22.968 people in the first half of 2021, 37 % more than the 16.765 of a year before', () => {
  const [now, before] = [trained(H1_2021), trained(H1_2020)]
  assert.deepEqual([now, before], [22_968, 16_765])
  assert.equal(percentOf(now - before, before), 37)
})

test('every province has its part of it, and its share of the plan', () => {
  const plan = world.targets.find(
    ({ unit, period, indicator }) => unit === 'quan-khu-mau' && period === '2021' && indicator === 'dse_trained_total',
  )
  assert.equal(plan?.lines.length, PROVINCES.length + 1)
  for (const { code, communes } of PROVINCES) {
    const own = new Set([code, ...communes.map((commune) => commune.code)])
    const people = trained(H1_2021, (unit) => own.has(unit))
    assert.ok(people > 2000, `${code} ${people}`)
    assert.ok((plan?.lines.find(({ unit }) => unit === code)?.value ?? 0) > people, code)
  }
})

test('the least of the range of communes to exercise is assigned, and what was held lies within the range', () => {
  const paper = world.targets.find(({ unit, indicator }) => unit === 'cuc-dqtv' && indicator === 'commune_exercises_held')
  const held = figure('commune_exercises_held', { from: '2021-06-15', to: '2021-12-14' })
  const communes = COMMUNES.length + PROVINCES.reduce((sum, province) => sum + province.communes.length, 0)
  assert.match(paper?.note ?? '', /20–25%/)
  assert.equal(paper?.total, Math.ceil(communes / 5))
  assert.ok(held >= communes / 5 && held <= communes / 4, `${held} of ${communes}`)
})

test('by the conference of 2023 Sơn Giang has every kind of figure these books feed', () => {
  for (const key of BOOKS)
    for (const { indicator } of registers[key]?.counts ?? [])
      assert.ok(figure(indicator, H1_2023) > 0 || indicator === 'dse_trained_group1', indicator)
})

test('no row of these books would be refused at their counter, and no book holds a row twice', () => {
  for (const key of BOOKS) {
    const register = registers[key] as Register
    const rows = world.rows[key] ?? []
    assert.ok(rows.length > 0, key)
    for (const { id, unit, values } of rows) {
      assert.deepEqual(Object.keys(values).sort(), Object.keys(register.columns).sort(), `${key} columns`)
      assert.deepEqual(checkRow(register, values, '2024-06-15'), [], `${key} ${unit} ${id}`)
      assert.ok(units.has(unit), unit)
    }
    for (const columns of register.once ?? []) {
      const names = rows.map(({ unit, values }) => [unit, ...columns.map((column) => values[column])].join('|'))
      assert.equal(new Set(names).size, names.length, key)
    }
  }
})

test('a council is one council however often it was consolidated', () => {
  for (const rows of Map.groupBy(world.rows.dseCouncils ?? [], ({ unit }) => unit).values()) {
    const open = rows.filter(({ values }) => values.until === null)
    assert.equal(open.length, 1, rows[0]?.unit ?? '')
  }
})
