import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CellValue, type Register, type Row, typedColumns, withComputed } from './register.ts'
import { registers } from './registers/index.ts'
import { checkRow } from './rowCheck.ts'

/** What a program, or a page left open since an older version, may send where something else is wanted; an empty text is emptied first. */
const STRANGE: readonly CellValue[] = [4.5, -1, 1e15, true, 'chữ', '2026-02-31', '4']
const TODAY = '2026-11-23'

/** The row of the template's example, its choices by code. */
const example = ({ columns }: Register): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([key, { kind, choices, example: said, initial }]) => {
      if (kind === 'reference') return [key, '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8e9f']
      if (kind === 'yesNo') return [key, said === 'x']
      if (kind !== 'choice') return [key, said === '' ? null : (said ?? initial ?? null)]
      return [key, choices?.find(({ code, title }) => code === said || title === said)?.code ?? initial ?? null]
    }),
  )

for (const register of Object.values(registers)) {
  test(`${register.title}: whatever stands in one cell is told in words`, () => {
    const good = example(register)
    for (const [key, { title }] of typedColumns(register))
      for (const strange of STRANGE) {
        const row = withComputed(register, { ...good, [key]: strange })
        assert.doesNotThrow(() => checkRow(register, row, TODAY), `${title}: ${String(strange)}`)
      }
  })
}

test('half a person is told once, not what would follow of it', () => {
  const duty = registers.duty ?? assert.fail()
  const patrol = { ...example(duty), kind: 'patrol', turns: 0, manDays: 0, teamTurns: 1, personTurns: 4 }
  const told = (people: CellValue) =>
    checkRow(duty, { ...patrol, people }, TODAY).map(({ where, message }) => [where.column, message])
  assert.deepEqual(told(4.5), [['people', 'Số người phải là số nguyên, đang ghi “4,5”.']])
  assert.deepEqual(told(-4), [['people', 'Số người ít nhất là 1.']])
})
