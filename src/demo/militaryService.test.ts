import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crowded } from '#domain/apart.ts'
import { contributions, type Register, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { militaryService } from './militaryService.ts'
import type { DemoRow } from './world.ts'

const rows = militaryService().rows ?? {}
const AT = { kind: 'commune', managedBy: null }
const deltas = Object.entries(rows).flatMap(([key, held]) => {
  const register = registers[key] as Register
  return held.flatMap(({ values }) => contributions(register, withComputed(register, values), AT))
})
const byIndicator = Map.groupBy(deltas, ({ indicator }) => indicator)

/** A flow within the window; a stock on its last day. */
const figure = (indicator: string, from: string, to: string): number =>
  (byIndicator.get(indicator) ?? [])
    .filter((delta) => delta.day <= to && (delta.stock || delta.day >= from))
    .reduce((sum, { amount }) => sum + amount, 0)
const H1_2024 = ['2023-12-15', '2024-06-14'] as const
const H1_2023 = ['2022-12-15', '2023-06-14'] as const
const figures = (window: readonly [string, string], ...ids: string[]) => ids.map((id) => figure(id, ...window))

test('what the province told of military service comes out of the rows of its communes', () => {
  const told = ['registered_age17', 'age17_listed_january', 'enlisted_total', 'volunteers', 'discharged_soldiers_received']
  assert.deepEqual(figures(H1_2024, ...told), [14_605, 14_638, 2847, 829, 2748])
  assert.deepEqual(figures(H1_2023, ...told), [14_210, 14_262, 2810, 754, 2702])
  assert.deepEqual(figures(H1_2024, 'enlistment_quota_army', 'enlistment_quota_police', 'handover_points'), [2460, 387, 8])
  assert.deepEqual(
    figures(H1_2024, 'enlisted_party_members', 'enlisted_higher_education', 'discharged_job_placed'),
    [61, 214, 812],
  )
  assert.deepEqual(figures(H1_2024, 'callup_orders_issued', 'reserve_callup_orders', 'recheck_rejected'), [2982, 135, 9])
})

test('in the autumn before, 5.452 were called for pre-screening, and 3.231 of 4.096 examined were fit', () => {
  const autumn = ['2023-09-01', '2023-12-14'] as const
  const told = ['prescreen_called', 'prescreen_attended', 'prescreen_passed', 'medical_called', 'medical_attended']
  assert.deepEqual(figures(autumn, ...told), [5452, 5318, 4212, 4188, 4096])
  const grades = figures(autumn, 'health_grade1', 'health_grade2', 'health_grade3')
  assert.equal(
    grades.reduce((a, b) => a + b, 0),
    3231,
  )
  assert.ok(grades.every((many) => many > 300))
})

test('on the day the conference looks at, 629 are deferred and 36 exempt, and nobody handed over is on the list', () => {
  assert.deepEqual(figures(H1_2024, 'deferred_callup', 'exempt_callup'), [629, 36])
  assert.equal(figure('conscription_age_citizens', ...H1_2024), 6000 - 2847)
})

test('army and police of 2024 are as many as each was promised', () => {
  const enlisted = rows.serviceYear?.filter(
    ({ values }) => values.year === 2024 && values.handedOn !== null && values.recheckResult !== 'returned',
  )
  assert.equal(enlisted?.filter(({ values }) => values.force === 'army').length, 2460)
  assert.equal(enlisted?.filter(({ values }) => values.force === 'police').length, 387)
})

test('no row of these books would be refused if a person typed it', () => {
  for (const [key, held] of Object.entries(rows)) {
    const register = registers[key] as Register
    const found = held.flatMap(({ id, values }: DemoRow) =>
      checkRow(register, withComputed(register, values), '2026-07-15').map(({ code }) => `${key} ${code} ${id}`),
    )
    assert.deepEqual(found.slice(0, 5), [], `${found.length} in ${key}`)
  }
})

test('nobody stands twice in one list of a commune', () => {
  for (const [key, held] of Object.entries(rows)) {
    for (const rule of registers[key]?.apart ?? [])
      for (const [unit, own] of Map.groupBy(held, (row) => row.unit)) {
        const values = own.map((row) => row.values)
        assert.equal(crowded(rule, values, AT).size, 0, `${key} of ${unit}`)
      }
  }
})
