import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { levelOf } from '#domain/unit.ts'
import type { Country, World } from '../world.ts'

/**
 * The recipe “Add a register” of CONTRIBUTING.md, followed: a declaration, its line in the list, its table, its sample
 * rows. Nothing else is touched, and everything works. What reads the list when it loads is therefore loaded after it.
 */
const fed = new Set(Object.values(registers).flatMap(({ counts }) => counts.map(({ indicator }) => indicator)))
/** A figure people still type, which the new book will count for them. */
const counted =
  INDICATORS.find(
    ({ id, time, measure, overTree, formula, targetOf, levels }) =>
      time === 'flow' &&
      measure === 'count' &&
      overTree === 'sum' &&
      !formula &&
      !targetOf &&
      levels.includes(levelOf('agency_command')) &&
      levels.includes(levelOf('province')) &&
      !fed.has(id),
  ) ?? assert.fail('every figure comes from a book: choose another way to give the new one something to count')

/** 1. The declaration: one file in src/domain/registers/. */
const visits: Register = {
  key: 'visits',
  shelf: 'activity',
  title: 'Sổ đón đoàn',
  rowName: 'đoàn',
  sheet: 'Đón đoàn',
  table: 'visits',
  label: 'guest',
  on: 'day',
  sameRow: [['guest', 'day']],
  once: [['guest', 'day']],
  columns: {
    guest: { kind: 'text', title: 'Đoàn', headings: ['Tên đoàn'], from: 2, to: 80, width: 24, example: 'Đoàn cựu chiến binh' },
    day: { kind: 'day', title: 'Ngày đón', headings: ['Ngày'], width: 12, example: '2023-05-19' },
    people: { kind: 'integer', title: 'Số khách', from: 1, to: 500, width: 9, example: 12 },
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 12,
      initial: 'visit',
      choices: [
        { code: 'visit', title: 'Thăm' },
        { code: 'work', title: 'Làm việc', also: ['Công tác'] },
      ],
    },
  },
  checks: [
    (row) =>
      row.kind === 'work' && Number(row.people) > 100
        ? { code: 'visits.large', column: 'people', severity: 'error', message: 'Đoàn làm việc không quá 100 khách.' }
        : null,
  ],
  counts: [{ indicator: counted.id, where: [{ column: 'kind', is: 'equal', value: 'work' }], amount: 'people' }],
}

let world: World
let country: Country
before(async () => {
  // 2. The list.
  Object.assign(registers, { visits })
  const { aWorld } = await import('../world.ts')
  world = await aWorld()
  country = world.country
  // 3. The migration: what `tableSql` prints, run by the owner of the database.
  const { tableSql } = await import('#store/registerTable.ts')
  const { default: pg } = await import('pg')
  const owner = new pg.Client(world.url)
  await owner.connect()
  await owner.query(tableSql(visits))
  await owner.end()
})
after(() => world?.close())

type Listing = { total: number; rows: { id: string; version: number; shown: Record<string, string> }[] }
const YEAR = { period: '2023', asOf: '2023-12-31' }
const guests = (guest: string, more: object = {}) => ({ guest, day: '2023-05-19', people: 12, kind: 'work', ...more })
const saves = (values: object, more: object = {}) =>
  country
    .person('lan')
    .does<{ id: string; version: number }>('saveRow', { register: 'visits', unit: 'dien-luc', values, ...more })

test('the new book stands in the menu, and its figure is no longer typed', async () => {
  const books = await country.person('lan').does<{ key: string }[]>('listRegisters')
  assert.ok(books.some(({ key }) => key === 'visits'))
  const { sourceOf } = await import('#domain/sources.ts')
  assert.deepEqual(sourceOf(counted.id), { kind: 'registers', registers: ['visits'] })
})

test('Lan writes in it, is refused in words, corrects, and the province has the figure with its proof', async () => {
  const large = await country
    .person('lan')
    .isRefused('saveRow', { register: 'visits', unit: 'dien-luc', values: guests('Đoàn Quân khu', { people: 200 }) })
  assert.match(JSON.stringify(large.findings), /không quá 100 khách/)
  const { id, version } = await saves(guests('Đoàn Quân khu', { people: 20 }))
  await saves({ people: 22 }, { id, version })
  await saves(guests('Hội cựu chiến binh', { kind: 'visit' }))
  const again = await country
    .person('lan')
    .isRefused('saveRow', { register: 'visits', unit: 'dien-luc', values: guests('Đoàn Quân khu') })
  assert.equal(again.code, 'record.duplicate')
  const report = await country.person('minh').does<{ figures: Record<string, { value: number }> }>('showReport', {
    unit: 'son-ha',
    ...YEAR,
  })
  assert.equal(report.figures[counted.id]?.value, 22)
  const proof = await country.person('minh').does<{ sum: number; records: { register: string; sum: number }[] }>('openProof', {
    unit: 'son-ha',
    ...YEAR,
    indicator: counted.id,
  })
  assert.deepEqual([proof.sum, proof.records.map(({ register, sum }) => [register, sum])], [22, [['visits', 22]]])
})

test('it is listed without tone marks, kept from others, exported, sent back, and its template is there', async () => {
  const { fetches, sends, countsOf, errorsOf } = await import('../importing.ts')
  const found = await country
    .person('lan')
    .does<Listing>('listRows', { register: 'visits', unit: 'dien-luc', search: 'quan khu', limit: 10 })
  assert.deepEqual(
    found.rows.map(({ shown }) => [shown.guest, shown.kind]),
    [['Đoàn Quân khu', 'Làm việc']],
  )
  assert.equal(
    (await country.person('mai').isRefused('listRows', { register: 'visits', unit: 'dien-luc' })).code,
    'access.refused',
  )
  const { bytes } = await fetches(country.person('lan'), 'exportRows', { register: 'visits' })
  const review = await sends(country.person('lan'), bytes, { register: 'visits' })
  assert.deepEqual([errorsOf(review), countsOf(review).same], [[], 2])
  assert.ok((await fetches(country.person('lan'), 'downloadTemplate', { register: 'visits' })).bytes.length > 1000)
})

test('its rows are walled off by the database itself, its figures recompute, and every deed is in the trail', async () => {
  const { sql } = await import('kysely')
  const { inScope } = await import('#store/db.ts')
  const seen = await inScope(country.database, { lo: 0, hi: 0 }, (db) => sql`select from visits`.execute(db))
  assert.equal(seen.rows.length, 0)
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  assert.equal((await country.machine.does<{ ok: boolean }>('verifyAudit')).ok, true)
})

test('its sample rows are a part of the demo beside the others, and pass its own counter', async () => {
  // 4. The sample rows: a part of src/demo/.
  const { demo } = await import('#demo/demo.ts')
  const { joined } = await import('#demo/world.ts')
  const { checkRow } = await import('#domain/rowCheck.ts')
  const { writeRows } = await import('#store/registerWrites.ts')
  const { homeOf } = await import('#store/home.ts')
  const { EVERYWHERE, inScope } = await import('#store/db.ts')
  const sample = {
    id: '01896125-9400-7fff-8000-000000000001',
    unit: 'dien-luc',
    values: guests('Trường tiểu học', { people: 30 }),
  }
  const held = joined(demo(), [{ rows: { visits: [sample] } }]).rows.visits ?? []
  assert.deepEqual(held, [sample])
  for (const { values } of held) assert.deepEqual(checkRow(visits, values, '2026-07-15'), [])
  const home = await homeOf(country.database)
  await inScope(country.database, EVERYWHERE, (db) =>
    writeRows(
      db,
      visits,
      held.map(({ id, unit, values }) => ({ id, unit: country.unit(unit), before: null, after: values })),
      { home, by: 'dữ liệu mẫu', at: new Date('2026-07-15T03:00:00Z'), scope: EVERYWHERE },
    ),
  )
  const report = await country.machine.does<{ figures: Record<string, { value: number }> }>('showReport', {
    unit: 'cuc',
    ...YEAR,
  })
  assert.equal(report.figures[counted.id]?.value, 22 + 30)
})
