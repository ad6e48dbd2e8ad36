import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsPeople, isSealed } from './register.ts'
import { registers } from './registers/index.ts'
import { dueBy, emptied, GIVEN_UP, KEEPING, keepingKey, NAMELESS, tellingColumns } from './retention.ts'

test('every column that tells of a person has one line that says how long it is kept, and no other column has', () => {
  const told = KEEPING.flatMap(({ register, columns }) => columns.map((column) => `${register}.${column}`))
  const personal = Object.values(registers).flatMap(({ key, columns }) =>
    Object.entries(columns).flatMap(([name, column]) =>
      column.privacy !== undefined || column.kind === 'identity' ? [`${key}.${name}`] : [],
    ),
  )
  assert.deepEqual(told.toSorted(), personal.toSorted())
  assert.equal(new Set(KEEPING.map(keepingKey)).size, KEEPING.length)
  assert.ok(personal.length > 20)
})

test('no figure is worked out of what is emptied, and rows that are removed feed none', () => {
  for (const { register: key, columns, does } of GIVEN_UP) {
    const { counts } = registers[key] ?? assert.fail(key)
    if (does === 'remove') assert.deepEqual(counts, [])
    const looked = new Set(counts.flatMap((count) => [...count.where.map(({ column }) => column), count.amount, count.on]))
    for (const count of counts) for (const day of [count.from, count.until]) looked.add(day)
    assert.deepEqual(
      columns.filter((column) => looked.has(column)),
      [],
      key,
    )
  }
})

test('each rule finds its day, its birthday and a column that tells what was done already', () => {
  for (const given of GIVEN_UP) {
    const register = registers[given.register] ?? assert.fail(given.register)
    assert.ok(holdsPeople(register))
    assert.equal(register.columns[given.due.since]?.kind, 'day')
    if (given.due.age !== undefined) assert.equal(register.columns.bornOn?.kind, 'day')
    assert.ok(tellingColumns(register, given).length > 0)
    for (const column of given.columns) assert.ok(!isSealed(register.columns[column]) || register.columns[column]?.optional)
  }
})

test('of a birthday its year is left, of a name that none is kept, of the rest nothing', () => {
  const { columns } = registers.citizens ?? assert.fail()
  const left = (key: string, value: string) => emptied(columns[key] ?? assert.fail(key), value)
  assert.equal(left('bornOn', '1971-08-30'), '1971-01-01')
  assert.equal(left('bornOn', '1971-01-01'), '1971-01-01')
  assert.equal(left('fullName', 'Hoàng Văn Tựu'), NAMELESS)
  assert.equal(left('hamlet', 'Thôn Thượng'), null)
  assert.equal(left('identityNo', '••••1234'), null)
})

test('a stretch is old enough from the day so many years later, with 29 February held to the day before', () => {
  assert.deepEqual(dueBy({ since: 'leftOn', years: 10, age: 51 }, '2026-07-15'), { since: '2016-07-15', born: '1975-07-15' })
  assert.equal(dueBy({ since: 'day', years: 5 }, '2028-02-29').since, '2023-02-28')
})
