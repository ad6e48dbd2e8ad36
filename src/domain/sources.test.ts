import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operandsOf, parseFormula } from './formula.ts'
import { INDICATORS } from './indicators/index.ts'
import { feeds, measuresBehind } from './sources.ts'

test('what stands behind a ratio holds its operands down to what is counted, and nothing else is added by asking again', () => {
  for (const { id, formula } of INDICATORS) {
    const behind = measuresBehind([id])
    assert.ok(behind.has(id))
    const parsed = formula === undefined ? null : parseFormula(formula).formula
    for (const operand of parsed ? operandsOf(parsed) : [])
      for (const deeper of measuresBehind([operand.id])) assert.ok(behind.has(deeper), `${id} needs ${deeper}`)
  }
})

test('a register is read whole or not at all: only so does it say zero for what it holds none of', () => {
  for (const { id } of INDICATORS) {
    const behind = measuresBehind([id])
    for (const [register, fed] of feeds) {
      const held = fed.filter((one) => behind.has(one)).length
      assert.ok(held === 0 || held === fed.length, `${id}: ${held} of ${fed.length} of ${register}`)
    }
  }
})
