import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { verifyFigures } from '#store/verify.ts'
import { type FreshDatabase, freshDatabase } from '../freshDatabase.ts'

/** The real nation, loaded once: 34 provinces, 3.321 communes, and what they were until 30 June 2025. */
let fresh: FreshDatabase
let house: House
type Loaded = {
  seeded: boolean
  counts: Record<string, number>
  regimes: { on: string; units: Record<string, number> }[]
  findings: { code: string; severity: string }[]
}
let loaded: Loaded
const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const

before(async () => {
  fresh = await freshDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2026-11-22T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
  loaded = await asks<Loaded>('seedNation', {})
})
after(() => fresh?.drop())

async function asks<Output>(action: string, values: Record<string, unknown>): Promise<Output> {
  const reply = await runAction(house, action, { values }, machine)
  if ('output' in reply) return reply.output as Output
  assert.fail(`${action}: ${reply.refusal.message} ${JSON.stringify(reply.refusal.findings).slice(0, 400)}`)
}

type Tree = {
  unit: { path: { name: string }[] }
  children: { code: string; shortName: string; kind: string; childCount: number }[]
}
type History = {
  names: { name: string }[]
  before: { name: string; on: string; role: string }[]
  after: { code: string; name: string }[]
}

test('the nation of before and of today is loaded, counted and its gaps are told', () => {
  assert.equal(loaded.seeded, true)
  const { communes, links, provinces, oldProvinces, oldDistricts, oldCommunes } = loaded.counts
  assert.deepEqual([provinces, communes, links, oldProvinces, oldDistricts, oldCommunes], [34, 3321, 10977, 63, 696, 10035])
  assert.ok(loaded.findings.every(({ severity }) => severity === 'note'))
  assert.deepEqual([...new Set(loaded.findings.map(({ code }) => code))].sort(), [
    'nation.code',
    'nation.founded',
    'nation.no_old_code',
    'nation.regional_commands',
    'nation.unlinked',
    'nation.unsure',
  ])
})

test('three regimes are three trees of their day', () => {
  const at = (on: string) => loaded.regimes.find((one) => one.on === on)?.units ?? assert.fail(on)
  const [before, reform, today] = ['2025-06-30', '2025-07-01', '2026-01-26'].map(at)
  assert.deepEqual([before?.province, before?.district, before?.commune, before?.regional_command], [63, 696, 10035, undefined])
  assert.deepEqual([reform?.province, reform?.district, reform?.commune, reform?.regional_command], [34, undefined, 3321, 5])
  assert.deepEqual([today?.province, today?.commune], [34, 3321])
})

test('a province shows its districts on the last day of them, its communes on the first day without', async () => {
  const then = await asks<Tree>('showUnits', { unit: 'ha-giang', on: '2025-06-30' })
  assert.equal(then.children.length, 11)
  assert.ok(then.children.every(({ kind }) => kind === 'district'))
  assert.deepEqual(
    then.unit.path.map(({ name }) => name),
    ['Cục DQTV', 'Quân khu 2'],
  )
  const now = await asks<Tree>('showUnits', { unit: 'tuyen-quang', on: '2025-07-01' })
  assert.equal(now.children.length, 124)
  assert.ok(now.children.every(({ kind }) => kind === 'commune'))
  assert.deepEqual(
    (await asks<History>('showUnitHistory', { unit: 'ha-giang' })).after.map(({ code }) => code),
    ['tuyen-quang'],
  )
})

test('a commune of today knows the communes it was made of, and a ward of Đồng Nai its name of before', async () => {
  const { before } = await asks<History>('showUnitHistory', { unit: 'phuong-ba-dinh-00004' })
  assert.ok(before.length >= 3 && before.every(({ on }) => on === '2025-07-01'))
  assert.ok(before.some(({ name }) => name === 'Phường Trúc Bạch'))
  const renamed = await asks<History>('showUnitHistory', { unit: 'xa-trang-bom-26248' })
  assert.deepEqual(
    renamed.names.map(({ name }) => name),
    ['Ban CHQS xã Trảng Bom'],
  )
  const { children } = await asks<Tree>('showUnits', { unit: 'dong-nai' })
  assert.equal(children.find(({ code }) => code === 'xa-trang-bom-26248')?.shortName, 'Phường Trảng Bom')
})

test('units count themselves at every level on each of the three days, and every figure is what the tree says', async () => {
  type Report = { figures: Record<string, { value: number | null }> }
  const communes = async (unit: string, asOf: string) =>
    (await asks<Report>('showReport', { unit, period: '2025-H2', asOf })).figures.communes_total?.value
  assert.equal(await communes('cuc-dqtv', '2025-06-30'), 10035)
  assert.equal(await communes('cuc-dqtv', '2025-07-01'), 3321)
  assert.equal(await communes('tuyen-quang', '2025-07-01'), 124)
  const told = await inScope(fresh.database, EVERYWHERE, async (db) => verifyFigures(db, await homeOf(fresh.database), () => {}))
  assert.deepEqual(told.differences, [])
})

test('where units stand already nothing is loaded', async () => {
  assert.equal((await asks<Loaded>('seedNation', {})).seeded, false)
})
