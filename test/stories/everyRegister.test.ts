import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import type { CellSpec } from '#report/xlsx.ts'
import { EVERYWHERE } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { withCarried, writeRows } from '#store/registerWrites.ts'
import { anyRow, namedBefore, type Referable, toldApart } from '../anyRow.ts'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type Country, NOW, type World } from '../world.ts'

/** What holds for every book because it is a book; a register is covered here the day it is listed. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const UNIT = 'dien-luc'
type Made = { id: string; row: Row }

async function writes({ db, database, unit }: Country, register: Register, made: readonly Made[]): Promise<Made[]> {
  const home = await homeOf(database)
  const whole = await withCarried(
    db,
    register,
    made.map(({ row }) => row),
  )
  const rows = made.flatMap(({ id }, at) => {
    const row = whole[at]
    return row ? [{ id, row }] : []
  })
  await writeRows(
    db,
    register,
    rows.map(({ id, row }) => ({ id, unit: unit(UNIT), before: null, after: row })),
    { home, by: 'test', at: NOW, scope: EVERYWHERE },
  )
  return rows
}

/** Rows of every book this one names, so that it can name them. */
async function writesNamed(country: Country, register: Register, seed: number): Promise<Referable> {
  const referable: Record<string, readonly string[]> = {}
  for (const target of namedBefore(register)) {
    const made = toldApart(target, fc.sample(anyRow(target, referable), { numRuns: 4, seed }))
    referable[target.key] = (await writes(country, target, made)).map(({ id }) => id)
  }
  return referable
}

for (const register of Object.values(registers)) {
  test(`${register.title}: what the export wrote comes back unchanged`, () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, count) =>
        world.trial(async (country) => {
          const referable = await writesNamed(country, register, seed)
          const made = toldApart(register, fc.sample(anyRow(register, referable), { numRuns: count, seed }))
          const rows = (await writes(country, register, made)).length
          const { bytes } = await fetches(country.machine, 'exportRows', { register: register.key })
          const review = await sends(country.machine, bytes, { register: register.key })
          assert.deepEqual(errorsOf(review), [])
          assert.deepEqual(countsOf(review), { rows, same: rows, added: 0, changed: 0, rejected: 0, kept: false })
          assert.deepEqual(review.effect, [])
        }),
      ),
      { numRuns: 4 },
    ))

  test(`${register.title}: the example of its template is one the register reads`, () =>
    world.trial(async ({ machine }) => {
      const columns = templateColumns(register).filter(({ role }) => role === 'value')
      const cells: CellSpec[] = columns.map(({ column }) => column.example ?? null)
      const list = await roster([cells], { title: [] }, ['TT', ...columns.map(({ column }) => column.title)])
      const review = await sends(machine, list, { register: register.key })
      const unread = review.findings.filter(({ code, severity }) => severity === 'error' && /^roster\.(?!reference)/.test(code))
      assert.deepEqual(
        unread.map(({ code, message }) => [code, message]),
        [],
      )
    }))

  test(`${register.title}: what it counts recomputes from its rows, row by row`, () =>
    world.trial(async (country) => {
      const referable = await writesNamed(country, register, 7)
      await writes(country, register, toldApart(register, fc.sample(anyRow(register, referable), { numRuns: 40, seed: 11 })))
      const { differences } = await country.machine.does<{ differences: unknown[] }>('verifyFigures')
      assert.deepEqual(differences, [])
      assert.ok((await lists(country.machine, register.key)).total > 0)
    }))
}
