import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contributions, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { meritRows } from './meritRows.ts'

const { rows = {} } = meritRows()
const province = { kind: 'province', managedBy: null }

test('what the province gave in 2023 adds up, and the flag nobody has given yet is none', () => {
  const sums = new Map<string, number>()
  for (const { values } of rows.commendations ?? [])
    for (const { indicator, amount } of contributions(registers.commendations as Register, values, province))
      sums.set(indicator, (sums.get(indicator) ?? 0) + amount)
  assert.deepEqual(Object.fromEntries([...sums].sort()), {
    advanced_fighters: 32,
    advanced_units: 14,
    basic_emulation_fighters: 10,
    collectives_commended_by_committee: 5,
    collectives_titled_by_province_command: 20,
    commendation_letters: 24,
    individuals_commended_by_committee: 8,
    victory_units: 6,
  })
})

test('four soldiers of four agencies are a case each, and each title has its share', () => {
  assert.equal(new Set((rows.discipline ?? []).map(({ unit }) => unit)).size, 4)
  assert.deepEqual(
    (rows.commendationCeilings ?? []).map(({ values }) => values.award),
    ['basic_fighter', 'advanced_fighter', 'victory_unit', 'advanced_unit'],
  )
})
