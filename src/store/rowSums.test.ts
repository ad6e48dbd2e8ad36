import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#domain/period.ts'
import { type CellValue, eachContribution, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { rowSums } from './rowSums.ts'

const unit = (id: number, managedBy: Unit['managedBy']): Unit => ({
  id,
  code: `u${id}`,
  kind: 'agency_command',
  name: '',
  shortName: '',
  provinceId: 1,
  managedBy,
  validFrom: '2010-01-01',
  validTo: null,
  pos: id,
  end: id,
})
const UNITS = [unit(1, 'province'), unit(2, 'commune')]

/** Few values a column, so that rows fall together. */
const rowOf = ({ columns }: Register): fc.Arbitrary<Record<string, CellValue>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(columns).map(([key, { kind, choices }]): [string, fc.Arbitrary<CellValue>] => {
        if (kind === 'choice') return [key, fc.constantFrom(...(choices ?? []).slice(0, 3).map(({ code }) => code), null)]
        if (kind === 'yesNo') return [key, fc.boolean()]
        if (kind === 'integer') return [key, fc.constantFrom(0, 1, 5, null)]
        return [key, kind === 'day' ? fc.option(fc.nat({ max: 4 }).map((more) => addDays('2024-02-27', more))) : fc.constant('x')]
      }),
    ),
  )

test('a long roster adds to the figures what its rows add one by one, whatever book it is of', () => {
  for (const register of Object.values(registers).filter(({ counts }) => counts.length > 0)) {
    const rows = fc.array(fc.tuple(rowOf(register), fc.constantFrom(...UNITS)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rows, (made) => {
        const sums = rowSums(register)
        const expected = new Map<string, number>()
        for (const [after, at] of made) {
          sums.add({ unit: at, after })
          eachContribution(register, after, at, (count, day, amount) => {
            const key = `${at.id} ${register.counts.indexOf(count)} ${day}`
            expected.set(key, (expected.get(key) ?? 0) + amount)
          })
        }
        const found = sums
          .sums()
          .flatMap(({ unit: { id }, counts }) =>
            [...counts].flatMap(([count, days]) =>
              [...days].map(([day, amount]): [string, number] => [`${id} ${register.counts.indexOf(count)} ${day}`, amount]),
            ),
          )
        assert.deepEqual(new Map(found), expected)
      }),
      { numRuns: 25 },
    )
  }
})
