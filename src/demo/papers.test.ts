import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/period.ts'
import { contributions, type Register, type Row, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { AGENCIES } from './agencies.ts'
import { papers } from './papers.ts'
import { UNITS } from './units.ts'

const rows = papers().rows ?? {}
const units = new Map(UNITS.map((unit) => [unit.code, unit]))
const written = Object.entries(rows).flatMap(([key, list]) =>
  list.map(({ id, unit, values }) => {
    const register = registers[key] as Register
    return { key, register, id, unit, values: withComputed(register, values) as Row }
  }),
)
const ledger = written.flatMap(({ register, unit, values }) =>
  contributions(register, values, units.get(unit) ?? { kind: '', managedBy: null }).map((delta) => ({ ...delta, unit })),
)
const figure = (indicator: string, to: Day, from: Day = '1900-01-01', unit?: string): number =>
  ledger
    .filter(
      (one) => one.indicator === indicator && one.day <= to && (one.stock || one.day >= from) && (!unit || one.unit === unit),
    )
    .reduce((sum, { amount }) => sum + amount, 0)

test('the shortcomings of the agencies add up to what the conference was told, on 15/7/2023 and the year before', () => {
  const at = (day: Day, from: Day) => [
    figure('units_without_annual_resolution', day),
    figure('units_without_annual_plan', day),
    figure('units_missing_coordination_regulation', day),
    figure('coordination_results_reported_units', day, from),
    figure('coordination_regulations_in_force', day),
    figure('party_resolutions_issued', day, from),
    figure('guiding_documents_issued', day, from),
  ]
  assert.deepEqual(at('2023-07-15', '2022-12-15'), [6, 4, 9, 36, 38, 41, 199])
  assert.deepEqual(at('2022-07-15', '2021-12-15'), [11, 9, 13, 33, 34, 36, 211])
})

test('each agency lacks by name what the picture of the conference says, and nobody else does', () => {
  for (const { code, lacks } of AGENCIES) {
    const lacked = (indicator: string) => figure(indicator, '2023-07-15', '1900-01-01', code)
    assert.deepEqual(
      [
        lacked('units_without_annual_resolution'),
        lacked('units_without_annual_plan'),
        lacked('units_missing_coordination_regulation'),
      ],
      [lacks.includes('resolution'), lacks.includes('plan'), lacks.includes('coordination')].map(Number),
      code,
    )
  }
  assert.equal(figure('annual_plan.required', '2023-07-15'), 47)
  assert.equal(figure('annual_plan.approved', '2023-07-15'), 43)
})

test('every row keeps the rules of its register, and no paper is numbered twice', () => {
  for (const { key, register, id, values } of written)
    assert.deepEqual(checkRow(register, values, '2026-11-22'), [], `${key} ${id}`)
  for (const [key, list] of Map.groupBy(written, (row) => row.key)) {
    for (const columns of registers[key]?.once ?? []) {
      const keys = list.map(({ unit, values }) => [unit, ...columns.map((column) => values[column])].join(' | '))
      assert.equal(new Set(keys).size, keys.length, key)
    }
  }
})

test('the conclusion of July 2023 became thirty tasks, and the petitions of its half-year were answered or went up', () => {
  const july = written.filter(({ key, values }) => key === 'tasks' && values.assignedOn === '2023-07-21')
  assert.equal(july.length, 6 + 4 + 9 + 11)
  assert.equal(figure('petitions_answered', '2023-07-15', '2022-12-15'), 8)
  assert.equal(figure('directive_tasks.due', '2023-07-15', '2022-12-15'), 21)
  assert.equal(figure('directive_tasks.on_time', '2023-07-15', '2022-12-15'), 19)
})
