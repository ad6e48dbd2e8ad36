import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { foldLedger } from '#store/ledger.ts'
import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Sealing = {
  applied: boolean
  sealedThrough: number | null
  years: { year: number; entries: number; kept: number }[]
  open: { year: number; unit: string }[]
  words: string
}
type Figure = { value: number | null; previous: number | null }
type Report = { figures: Record<string, Figure> }

test('years gone by are folded to one figure a year: every whole year stays what it was, half of one is refused, proofs lead to the rows', async () => {
  const { country } = world
  const { machine } = country
  const [minh, hung] = [country.person('minh'), country.person('hung')]
  const duty = (unit: string, day: string, people: number) =>
    minh.does('saveRow', {
      register: 'duty',
      unit,
      values: { day, kind: 'duty', shift: 'day', place: 'Trụ sở', people, manDays: people, turns: 1 },
    })
  for (const [unit, day, people] of [
    ['tan-lap', '2023-02-03', 2],
    ['tan-lap', '2023-07-09', 3],
    ['phu-son', '2023-07-09', 4],
    ['cong-ty-cu', '2023-01-20', 5],
    ['phu-son', '2024-03-02', 7],
    ['phu-son', '2025-03-02', 8],
    ['tan-lap', '2026-06-20', 9],
  ] as const)
    await duty(unit, day, people)
  const member = { bornOn: '1998-02-03', force: 'militia', forceKind: 'on_site', post: 'soldier', status: 'serving' }
  for (const [fullName, joinedOn] of [
    ['Lò Văn Pản', '2022-05-03'],
    ['Vì Văn Thanh', '2023-06-01'],
  ] as const)
    await minh.does('saveRow', { register: 'personnel', unit: 'tan-lap', values: { ...member, fullName, joinedOn } })
  await inScope(country.database, EVERYWHERE, async (db) => {
    while ((await foldLedger(db)) > 0);
  })
  const reports = async (units: readonly string[], periods: readonly string[], treeDate?: string) => {
    const out: Record<string, unknown> = {}
    for (const unit of units)
      for (const period of periods)
        out[`${unit} ${period}`] = (
          await machine.does<Report>('showReport', {
            unit,
            period,
            ...(period === '2026' ? { asOf: '2026-07-10' } : {}),
            ...(treeDate ? { treeDate } : {}),
          })
        ).figures
    return out
  }
  const plain = () => reports(['cuc', 'son-ha', 'tan-lap'], ['2022', '2023', '2024', '2025', '2026'])
  const under = () => reports(['son-ha'], ['2023', '2024'], '2026-07-01')
  const was = await plain()
  const wasUnder = await under()
  const said = await machine.does<Sealing>('sealYears', { years: 2 })
  assert.deepEqual([said.applied, said.years.map(({ year }) => year)], [false, [2010, 2022, 2023, 2024]])
  assert.match(said.words, /chưa khóa ở/)
  assert.ok(said.open.some(({ year, unit }) => year === 2023 && unit === 'tan-lap'))
  const early = await machine.isRefused('sealYears', { years: 2, apply: true })
  assert.equal(early.code, 'sealing.open')
  for (const { year } of said.years) await machine.does('closePeriod', { unit: 'cuc', period: String(year) })
  assert.match((await machine.does<Sealing>('sealYears', { years: 2 })).words, /--apply/)

  const done = await machine.does<Sealing>('sealYears', { years: 2, apply: true })
  assert.deepEqual([done.applied, done.sealedThrough], [true, 2024])
  const held = await inScope(country.database, EVERYWHERE, async (db) => {
    const { rows } = await sql<{ year: number; entries: number; days: number }>`
      select extract(year from day + 17)::int as year, count(*)::int as entries, count(distinct day)::int as days from ledger
      where day <= '2024-12-14' group by 1 order by 1`.execute(db)
    const { rows: pages } = await sql<{ months: number }>`
      select count(distinct month)::int as months from figure_days where month between ${2023 * 12} and ${2023 * 12 + 11}`.execute(
      db,
    )
    return { rows, months: pages[0]?.months }
  })
  assert.deepEqual(
    held.rows.map(({ year, entries }) => [year, entries]),
    said.years.map(({ year, kept }) => [year, kept]),
  )
  // A company that ended on 1 March keeps its part of the year before that day: two days are left of the year.
  assert.deepEqual([held.rows.find(({ year }) => year === 2023)?.days, held.months], [2, 2])

  assert.deepEqual(await plain(), was)
  assert.deepEqual(await under(), wasUnder)
  assert.equal((await machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
  assert.deepEqual(await machine.does('mendFigures'), { entries: 0, foldedAnew: false })

  const half = await minh.isRefused('showReport', { unit: 'son-ha', period: '2023-H1' })
  assert.equal(half.code, 'period.sealed')
  assert.match(half.message, /2023/)
  assert.equal(
    (await minh.isRefused('showReport', { unit: 'son-ha', period: '2024-H1', treeDate: '2026-07-01' })).code,
    'period.sealed',
  )
  const beside = (await minh.does<Report>('showReport', { unit: 'son-ha', period: '2025-H1' })).figures.duty_man_days
  assert.deepEqual([beside?.value, beside?.previous], [8, null])
  assert.equal(
    (await machine.isRefused('openPeriod', { unit: 'cuc', period: '2023', reason: 'Xem lại số liệu' })).code,
    'period.sealed',
  )
  const late = await minh.isRefused('saveRow', {
    register: 'duty',
    unit: 'tan-lap',
    values: { day: '2023-07-10', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 1, manDays: 1, turns: 1 },
  })
  assert.equal(late.code, 'period.closed')

  type Proof = { figure: Figure; children: { unit: { code: string }; value: number | null }[]; rows?: { filter: object } | null }
  const proof = await hung.does<Proof>('openProof', { unit: 'tan-lap', period: '2023', indicator: 'duty_man_days' })
  assert.equal(proof.figure.value, 5)
  const rows = await hung.does<{ total: number }>('listRows', {
    register: 'duty',
    unit: 'tan-lap',
    where: [
      { column: 'day', is: 'from', value: '2022-12-15' },
      { column: 'day', is: 'to', value: '2023-12-14' },
    ],
  })
  assert.equal(rows.total, 2)
  const again = await machine.does<Sealing>('sealYears', { years: 2, apply: true })
  assert.match(again.words, /không có gì để gộp/)

  // Between 2010 and 2022 nothing was counted and nothing closed: what is found of those years may still be written down.
  await duty('tan-lap', '2015-03-04', 6)
  assert.equal((await minh.does<Report>('showReport', { unit: 'tan-lap', period: '2015' })).figures.duty_man_days?.value, 6)
  assert.deepEqual(await machine.does('mendFigures'), { entries: 0, foldedAnew: false })
  assert.equal((await machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
})
