import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { COUNTED_BY } from '#actions/mendFigures.ts'
import { countsMark } from '#domain/sources.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { readSetting } from '#store/users.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The demo province that reviews its self-defence on 19/1/2026, as the command line of the machine asks it. */
let fresh: FreshDatabase
let house: House
const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const

before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2026-11-22T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
})
after(() => fresh?.drop())

async function asks<Output>(action: string, values: Record<string, unknown>): Promise<Output> {
  const reply = await runAction(house, action, { values }, machine)
  if ('output' in reply) return reply.output as Output
  assert.fail(`${action}: ${reply.refusal.message}`)
}

const CONFERENCE = { unit: 'binh-lam', period: '2025', asOf: '2026-01-19' }
const TOLD: Readonly<Record<string, number>> = {
  sdf_bases_total: 297,
  sdf_strength: 6796,
  sdf_units_provincial_direct: 93,
  sdf_strength_provincial_direct: 2581,
  sdf_strength_commune_managed: 4215,
}
type Figures = { asOf: string; figures: Record<string, { value: number | null }> }
type Proof = { figure: { value: number }; sum: number; own: { value: number }; children: { value: number | null }[] }

test('the review of 2025 says every figure of the conference, from records alone', async () => {
  const { asOf, figures } = await asks<Figures>('showReport', CONFERENCE)
  assert.equal(asOf, '2026-01-19')
  for (const [indicator, value] of Object.entries(TOLD)) assert.equal(figures[indicator]?.value, value, indicator)
})

test('each opens a proof that adds up, over the 93 direct commands and the regions of the communes', async () => {
  for (const indicator of Object.keys(TOLD).filter((id) => id !== 'sdf_strength_commune_managed')) {
    const proof = await asks<Proof>('openProof', { ...CONFERENCE, indicator })
    const children = proof.children.reduce((sum, { value }) => sum + (value ?? 0), proof.own.value)
    assert.deepEqual([proof.figure.value, children], [TOLD[indicator], TOLD[indicator]], indicator)
  }
})

test('the regions hold the bases of the communes, and nobody of the 93 direct commands', async () => {
  const regions = await Promise.all(
    [1, 2, 3].map((region) => asks<Figures>('showReport', { ...CONFERENCE, unit: `binh-lam-khu-vuc-${region}` })),
  )
  const sum = (indicator: string) => regions.reduce((total, { figures }) => total + (figures[indicator]?.value ?? 0), 0)
  assert.deepEqual([sum('sdf_bases_total'), sum('sdf_strength')], [204, 4215])
})

test('Sơn Giang and Bình Lâm stand in the book of the nation side by side', async () => {
  const at = async (unit: string) => (await asks<Figures>('showReport', { ...CONFERENCE, unit })).figures.sdf_strength?.value ?? 0
  const [nation, region, ...provinces] = await Promise.all(['cuc-dqtv', 'quan-khu-mau', 'son-giang', 'binh-lam'].map(at))
  assert.deepEqual([nation, region], [provinces.reduce((a, b) => a + b, 0), provinces.reduce((a, b) => a + b, 0)])
})

test('a sample filled by command is known as counted by this version: the first start does not count it again', async () => {
  const counted = await inScope(fresh.database, EVERYWHERE, (db) => readSetting<string>(db, COUNTED_BY))
  assert.equal(counted, countsMark())
})
