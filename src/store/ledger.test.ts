import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type CompiledQuery, sql } from 'kysely'
import { addDays, type Day, dayOf, monthYear, reportingMonth } from '#domain/period.ts'
import { type Lineage, spread, type Unit } from '#domain/unit.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { type Db, EVERYWHERE, inScope } from './db.ts'
import { cellsOf, type Page } from './figurePage.ts'
import { askSums, readFigures } from './figures.ts'
import { appendLedger, foldLedger } from './ledger.ts'
import { numberMeasures } from './measures.ts'
import { foundUnits, lineageOf, type NewUnit } from './units.ts'

/** A province whose communes leave their districts on 1/7/2025 for commands of a region, and one that ends earlier. */
const UNITS: NewUnit[] = [
  { code: 'cuc', kind: 'department', name: 'Cục', validFrom: '2000-01-01', parents: [] },
  {
    code: 'qk',
    kind: 'military_region',
    name: 'Quân khu',
    validFrom: '2000-01-01',
    parents: [{ code: 'cuc', from: '2000-01-01', to: null }],
  },
  {
    code: 'tinh',
    kind: 'province',
    name: 'Tỉnh',
    validFrom: '2000-01-01',
    parents: [{ code: 'qk', from: '2000-01-01', to: null }],
  },
  {
    code: 'huyen',
    kind: 'district',
    name: 'Huyện',
    validFrom: '2000-01-01',
    validTo: '2025-07-01',
    parents: [{ code: 'tinh', from: '2000-01-01', to: null }],
  },
  {
    code: 'khu-vuc',
    kind: 'regional_command',
    name: 'Khu vực',
    validFrom: '2025-07-01',
    parents: [{ code: 'tinh', from: '2025-07-01', to: null }],
  },
  {
    code: 'xa-1',
    kind: 'commune',
    name: 'Xã 1',
    validFrom: '2000-01-01',
    parents: [
      { code: 'huyen', from: '2000-01-01', to: '2025-07-01' },
      { code: 'khu-vuc', from: '2025-07-01', to: null },
    ],
  },
  {
    code: 'xa-2',
    kind: 'commune',
    name: 'Xã 2',
    validFrom: '2024-03-20',
    parents: [
      { code: 'huyen', from: '2024-03-20', to: '2025-07-01' },
      { code: 'tinh', from: '2025-07-01', to: null },
    ],
  },
  {
    code: 'so',
    kind: 'agency_command',
    name: 'Sở',
    validFrom: '2000-01-01',
    validTo: '2025-02-10',
    parents: [{ code: 'tinh', from: '2000-01-01', to: null }],
  },
]

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(async () => {
  await fresh?.drop()
})

/** Runs in a transaction that is rolled back. */
async function rolledBack(work: (db: Db) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  await assert.rejects(
    inScope(fresh.database, EVERYWHERE, async (db) => {
      await work(db)
      throw undo
    }),
    undo,
  )
}

const dayIn2025 = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-12-01', days))
const delta = fc.record({
  unit: fc.constantFrom('tinh', 'huyen', 'xa-1', 'xa-2', 'so'),
  day: dayIn2025,
  amount: fc.integer({ min: -50, max: 200 }),
  stock: fc.boolean(),
  alone: fc.boolean(),
})

type Kind = { stock: boolean; alone: boolean }
const KINDS: readonly (Kind & { id: string })[] = [
  { id: 'test_flow', stock: false, alone: false },
  { id: 'test_stock', stock: true, alone: false },
  { id: 'test_flow_alone', stock: false, alone: true },
  { id: 'test_stock_alone', stock: true, alone: true },
]

const sumsOf = (
  entries: readonly (Kind & { unitId: number; day: Day; amount: number })[],
  lineages: ReadonlyMap<number, readonly Lineage[]>,
  unitId: number,
  { stock, alone }: Kind,
  from: Day,
  to: Day,
): number | null => {
  const shown = entries
    .filter((one) => one.stock === stock && one.alone === alone)
    .flatMap((one) => spread(one, lineages.get(one.unitId) ?? []))
  const counted = shown.filter((one) => one.unitId === unitId && one.day <= to && (stock || one.day >= from))
  return counted.length === 0 ? null : counted.reduce((sum, one) => sum + one.amount, 0)
}

test('a figure of any unit is the sum of what the ledger shows there, folded or not, whatever the order of saving and folding', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    const lineages = await lineageOf(
      db,
      [...units.values()].map((unit) => unit.id),
    )
    const measures = await numberMeasures(
      db,
      new Map(KINDS.map(({ id, stock }) => [id, stock])),
      new Set(KINDS.flatMap(({ id, alone }) => (alone ? [id] : []))),
    )
    const no = (kind: Kind) =>
      measures.byId.get(KINDS.find(({ stock, alone }) => stock === kind.stock && alone === kind.alone)?.id ?? '')?.no ?? 0
    const place = (code: string): Unit => units.get(code) ?? assert.fail(code)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(delta, { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        dayIn2025,
        fc.integer({ min: 0, max: 400 }),
        async (batches, folds, from, length) => {
          const to = addDays(from, length)
          await assert.rejects(
            inScope({ app: db }, EVERYWHERE, async (inner) => {
              const all = []
              for (const [index, batch] of batches.entries()) {
                const entries = batch.map(({ unit, ...rest }) => ({
                  ...rest,
                  unitId: place(unit).id,
                  provinceId: place(unit).provinceId,
                  orgPos: place(unit).pos,
                  measure: no(rest),
                  source: 'test',
                  record: null,
                }))
                all.push(...entries)
                await appendLedger(inner, entries)
                if (folds[index]) await foldLedger(inner)
              }
              const figures = await readFigures(inner, {
                unitIds: [...units.values()].map((unit) => unit.id),
                now: { from, to },
                before: { from: dayOf(2024, 1, 15), to: dayOf(2024, 6, 14) },
              })
              for (const unit of units.values()) {
                for (const kind of KINDS) {
                  const found = figures.find((figure) => figure.unitId === unit.id && figure.measure === no(kind))
                  assert.equal(found?.now ?? null, sumsOf(all, lineages, unit.id, kind, from, to), `${unit.code} now ${kind.id}`)
                  assert.equal(
                    found?.before ?? null,
                    sumsOf(all, lineages, unit.id, kind, dayOf(2024, 1, 15), dayOf(2024, 6, 14)),
                    `${unit.code} before ${kind.id}`,
                  )
                }
              }
              throw new Error('next')
            }),
            /next/,
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('a commune that moves takes its people along: the district keeps its past, the new command begins with them', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    const measures = await numberMeasures(db, new Map([['test_stock', true]]))
    const measure = measures.byId.get('test_stock')?.no ?? 0
    const commune = units.get('xa-1') ?? assert.fail()
    await appendLedger(db, [
      {
        provinceId: commune.provinceId,
        unitId: commune.id,
        orgPos: commune.pos,
        measure,
        day: '2024-05-01',
        amount: 30,
        stock: true,
        source: 'test',
        record: null,
      },
    ])
    for (const fold of [false, true]) {
      if (fold) await foldLedger(db)
      const at = async (day: Day) => {
        const rows = await readFigures(db, {
          unitIds: [...units.values()].map((unit) => unit.id),
          now: { from: day, to: day },
          before: null,
          measuresOf: () => new Set([measure]),
        })
        return Object.fromEntries(
          [...units.values()].map((unit) => [unit.code, rows.find((row) => row.unitId === unit.id)?.now ?? null]),
        )
      }
      const may = await at('2025-06-30')
      assert.deepEqual([may.huyen, may['khu-vuc'], may.tinh, may.cuc], [30, null, 30, 30])
      const july = await at('2025-07-01')
      assert.deepEqual([july.huyen, july['khu-vuc'], july.tinh, july.cuc], [0, 30, 30, 30])
    }
  })
})

test('the page of a unit and year holds what was entered, in its month, and what nobody entered stays missing', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    await foldLedger(db)
    const measures = await numberMeasures(
      db,
      new Map([
        ['test_flow', false],
        ['test_stock', true],
      ]),
    )
    const commune = units.get('xa-2') ?? assert.fail()
    const year = new Date().getUTCFullYear()
    const measure = measures.byId.get('test_flow')?.no ?? 0
    const stock = measures.byId.get('test_stock')?.no ?? 0
    const entry = {
      provinceId: commune.provinceId,
      unitId: commune.id,
      orgPos: commune.pos,
      measure,
      amount: 7,
      stock: false,
      source: 'test',
      record: null,
    }
    await appendLedger(db, [{ ...entry, day: `${year}-02-01` }])
    assert.equal(await foldLedger(db), 1)
    const { rows } = await sql<{ page: Page }>`
      select page from figure_years where unit_id = ${commune.id} and year = ${year}`.execute(db)
    const sparse: bigint[] = []
    sparse[1] = 7n
    assert.deepEqual(
      rows.map(({ page }) => [...cellsOf(page)]),
      [[[measure, sparse]]],
    )
    for (const now of [
      { from: dayOf(year, 1, 15), to: dayOf(year, 6, 14) },
      { from: dayOf(year + 1, 1, 15), to: dayOf(year + 1, 6, 14) },
    ]) {
      const figures = await readFigures(db, {
        unitIds: [commune.id],
        now,
        before: null,
        measuresOf: () => new Set([measure, stock]),
      })
      const held = year === monthYear(reportingMonth(now.to)) ? [{ unitId: commune.id, measure, now: 7, before: null }] : []
      assert.deepEqual(figures, held)
    }
  })
})

test('what units are held to stands in a part of its own, and who asks for that alone reads no other', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    const numbers = new Map([
      ['test_flow', false],
      ['test_target', false],
    ])
    const measures = await numberMeasures(db, numbers, new Set(), new Set(['test_target']))
    const [flow, target] = ['test_flow', 'test_target'].map((id) => measures.byId.get(id)?.no ?? 0) as [number, number]
    const commune = units.get('xa-1') ?? assert.fail()
    const entry = {
      provinceId: commune.provinceId,
      unitId: commune.id,
      orgPos: commune.pos,
      day: '2024-03-01',
      amount: 7,
      stock: false,
      source: 'test',
      record: null,
    }
    const entries = [flow, target].map((measure) => ({ ...entry, measure }))
    await appendLedger(db, entries)
    await foldLedger(db)
    // Once more onto pages that are there, and once that waits.
    await appendLedger(db, entries)
    await foldLedger(db)
    const { rows } = await sql<{ part: number; page: Page }>`
      select part, page from figure_years where unit_id = ${commune.id} and year = 2024 order by part`.execute(db)
    assert.deepEqual(
      rows.map(({ part, page }) => [part, [...cellsOf(page).keys()], cellsOf(page).values().next().value?.[2]]),
      [
        [0, [target], 14n],
        [1, [flow], 14n],
      ],
    )
    await appendLedger(db, entries)
    const window = { from: '2023-12-15', to: '2024-06-14' }
    const read = async (whole: readonly number[]) => {
      const sums = (await askSums(db, [commune.id], [window], whole))(() => new Set([flow, target])).get(commune.id)
      return [sums?.[0]?.[target], sums?.[0]?.[flow]]
    }
    assert.deepEqual(await read([commune.id]), [21, 21])
    assert.equal((await read([]))[0], 21)
  })
})

test('folding twice adds nothing, and two folders do not wait for each other', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    await foldLedger(db)
    const measures = await numberMeasures(db, new Map([['test_flow', false]]))
    const agency = units.get('so') ?? assert.fail()
    await appendLedger(db, [
      {
        provinceId: agency.provinceId,
        unitId: agency.id,
        orgPos: agency.pos,
        measure: measures.byId.get('test_flow')?.no ?? 0,
        day: '2024-05-01',
        amount: 7,
        stock: false,
        source: 'test',
        record: null,
      },
    ])
    assert.equal(await foldLedger(db), 1)
    assert.equal(await foldLedger(db), 0)
    assert.equal(await inScope(fresh.database, EVERYWHERE, (other) => foldLedger(other)), 0)
  })
})

/** The statements a piece of work asks, told as they are asked. */
function listened(db: Db, told: (asked: CompiledQuery) => void): Db {
  const executor = db.getExecutor()
  const telling = new Proxy(executor, {
    get(of, name) {
      if (name === 'executeQuery')
        return (asked: CompiledQuery) => {
          told(asked)
          return of.executeQuery(asked)
        }
      const value = Reflect.get(of, name) as unknown
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
  return { getExecutor: () => telling }
}

type PlanNode = { 'Rows Removed by Join Filter'?: number; 'Actual Loops'?: number; Plans?: PlanNode[] }
const comparedInVain = (node: PlanNode): number =>
  (node['Rows Removed by Join Filter'] ?? 0) * (node['Actual Loops'] ?? 1) +
  (node.Plans ?? []).reduce((sum, one) => sum + comparedInVain(one), 0)

test('whatever the database was told to expect, an entry that waits is held against its own places and no others', async () => {
  await rolledBack(async (db) => {
    const units = await foundUnits(db, UNITS)
    const measures = await numberMeasures(db, new Map([['test_flow', false]]))
    const standing = [...units.values()].filter(({ code }) => code !== 'so' && code !== 'khu-vuc')
    const waiting = standing.flatMap((unit) =>
      Array.from({ length: 100 }, (_, at) => ({
        provinceId: unit.provinceId,
        unitId: unit.id,
        orgPos: unit.pos,
        measure: measures.byId.get('test_flow')?.no ?? 0,
        day: addDays('2025-01-15', at),
        amount: 1,
        stock: false,
        source: 'test',
        record: null,
      })),
    )
    await appendLedger(db, waiting)
    const asked: CompiledQuery[] = []
    const ear = listened(db, (one) => asked.push(one))
    const figures = await readFigures(ear, {
      unitIds: [units.get('cuc')?.id ?? 0],
      now: { from: '2024-12-15', to: '2025-06-14' },
      before: null,
    })
    assert.equal(figures.find(({ measure }) => measure === waiting[0]?.measure)?.now, waiting.length)
    // As where the statement was planned for a commune with one entry: everything looks small enough to go through again and again.
    await sql.raw('set local enable_hashjoin = off; set local enable_mergejoin = off').execute(db)
    const statement = asked[0] ?? assert.fail()
    const { rows } = await db.getExecutor().executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({
      ...statement,
      sql: `explain (analyze, format json) ${statement.sql}`,
    })
    const plan = Object.values(rows[0] ?? {})[0]?.[0]?.Plan ?? assert.fail()
    assert.ok(comparedInVain(plan) <= waiting.length, `${comparedInVain(plan)} comparisons for ${waiting.length} entries`)
  })
})
