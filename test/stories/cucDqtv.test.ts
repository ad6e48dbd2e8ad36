import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { PROVINCES } from '#demo/provinces.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The Department in the middle of 2021: what its conference heard, from the classes of seven provinces. */
let fresh: FreshDatabase
let house: House
before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2021-06-15T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
})
after(async () => fresh?.drop())

async function asks<Output>(action: string, values: object, on?: string): Promise<Output> {
  const at = on === undefined ? house : { ...house, clock: () => new Date(`${on}T02:00:00Z`) }
  const reply = await runAction(at, action, { values }, { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE })
  if ('output' in reply) return reply.output as Output
  assert.fail(`${action}: ${reply.refusal.message}`)
}

type Shown = {
  value: number | null
  target: number | null
  percent: number | null
  previous: number | null
  change: number | null
  changePercent: number | null
  proof: { formula?: string }
}
type Report = { figures: Record<string, Shown>; sections: { paragraphs: (string | { text: string })[][] }[] }
type Proof = {
  sum: number
  figure: Shown
  explanation: string
  children: { unit: { code: string }; value: number | null; target: number | null }[]
  own: { value: number }
  operands: { indicator: string; when: string; value: number | null }[]
  records: { register: string; sum: number; count: number; deep: boolean; where: object[]; amount?: string }[]
  targetDecisions: { number: string; total: number; note: string | null }[]
}

const HALF = { unit: 'cuc-dqtv', period: '2021-H1' }
const textOf = ({ sections }: Report): string =>
  sections
    .flatMap(({ paragraphs }) => paragraphs)
    .map((runs) => runs.map((run) => (typeof run === 'string' ? run : run.text)).join(''))
    .join('\n')

test('the report of the Department says 72 sites, 22.968 people trained, 37 % more than a year before', async () => {
  const { figures } = await asks<Report>('showReport', HALF)
  const { dse_trained_total: trained, dse_trained_yoy_growth: growth } = figures
  assert.equal(figures.conference_sites?.value, 72)
  assert.deepEqual([trained?.value, trained?.previous, trained?.change, trained?.changePercent], [22_968, 16_765, 6203, 37])
  assert.equal(growth?.value, 37)
})

test('more than four thousand commune commands had a seat, two of five: the province says how many commands there were', async () => {
  const { figures } = await asks<Report>('showReport', HALF)
  assert.deepEqual([figures.commune_hq_total?.value, figures.commune_hq_coverage_rate?.value], [4127, 40.27])
  const proof = await asks<Proof>('openProof', { ...HALF, indicator: 'commune_hq_total' })
  assert.deepEqual([proof.sum, proof.own.value, proof.records.map(({ sum }) => sum)], [4127, 0, [4127]])
  assert.equal(
    proof.children.reduce((sum, { value }) => sum + (value ?? 0), 0),
    4127,
  )
})

test('a scheme of the Department runs, and three of four provinces were answered; the fourth went to the General Staff', async () => {
  const { figures } = await asks<Report>('showReport', HALF)
  assert.deepEqual([figures.schemes_projects_active?.value, figures.petitions_answered?.value], [1, 3])
  const { escalated } = await asks<{ escalated: number }>('showPetitions', { unit: 'cuc-dqtv', asOf: '2021-06-14' })
  assert.equal(escalated, 1)
})

test('the text names both bases: what was planned, and what was trained in the same period', async () => {
  const text = textOf(await asks<Report>('showReport', HALF))
  assert.match(text, /22\.968 người; tăng 6\.203 \(37,00%\) so với cùng kỳ năm trước \(16\.765\)/)
  assert.match(text, /đạt 22\.968\/36\.750 người theo kế hoạch, bằng 62,50%/)
  assert.match(text, /hội nghị trực tuyến với 72 điểm cầu/)
})

test('the proof of the growth shows both years, that of the completion the plan and the papers it stands in', async () => {
  const growth = await asks<Proof>('openProof', { ...HALF, indicator: 'dse_trained_yoy_growth' })
  assert.deepEqual(
    growth.operands.map(({ indicator, when, value }) => [indicator, when, value]),
    [
      ['dse_trained_total', 'now', 22_968],
      ['dse_trained_total', 'previous', 16_765],
    ],
  )
  assert.match(growth.explanation, /22\.968 − 16\.765\) : 16\.765 = 37,00%/)
  const completion = await asks<Proof>('openProof', { ...HALF, indicator: 'dse_plan_completion_rate' })
  assert.deepEqual(
    completion.operands.map(({ when, value }) => [when, value]),
    [
      ['now', 22_968],
      ['assigned', 36_750],
    ],
  )
})

test('the Department adds up its provinces, each with its classes', async () => {
  const region = await asks<Proof>('openProof', { ...HALF, unit: 'quan-khu-mau', indicator: 'dse_trained_total' })
  assert.deepEqual(
    region.children.map(({ unit }) => unit.code).sort(),
    ['son-giang', ...PROVINCES.map(({ code }) => code)].sort(),
  )
  assert.equal(
    region.children.reduce((sum, { value }) => sum + (value ?? 0), 0),
    22_968,
  )
  const national = await asks<Proof>('openProof', { ...HALF, indicator: 'dse_trained_total' })
  assert.deepEqual([national.figure.value, national.sum, national.own.value], [22_968, 22_968, 0])
  assert.equal(
    national.records.reduce((sum, { sum: people }) => sum + people, 0),
    22_968,
  )
  for (const { register, sum, where, amount } of national.records) {
    const listed = await asks<{ sums: Record<string, number> }>('listRows', { register, unit: 'cuc-dqtv', where, limit: 1 })
    assert.equal(listed.sums[amount ?? ''], sum)
  }
})

test('a conference stands for the unit that called it: its sites are nobody else’s, above or below', async () => {
  const of = async (unit: string) =>
    (await asks<Report>('showReport', { unit, period: '2023-H1' }, '2023-07-17')).figures.conference_sites
  assert.equal((await of('son-giang'))?.value, 9)
  assert.equal((await of('cuc-dqtv'))?.value, null)
  const proof = await asks<Proof>('openProof', { ...HALF, indicator: 'conference_sites' })
  assert.deepEqual(
    proof.records.map(({ register, count, sum, deep }) => [register, count, sum, deep]),
    // Kept by lists: each site is a row, and the conference says no total beside them.
    [['conferenceSites', 72, 72, false]],
  )
})

test('the plan of exercises was a range: the least is assigned and the paper keeps the range', async () => {
  const proof = await asks<Proof>('openProof', { unit: 'cuc-dqtv', period: '2021-H2', indicator: 'commune_exercises_held' })
  assert.deepEqual([proof.figure.value, proof.figure.target], [34, 29])
  assert.match(proof.targetDecisions.at(-1)?.note ?? '', /20–25% số xã: 29–36 của 144 xã/)
  const { commune_exercise_rate: rate } = (await asks<Report>('showReport', { unit: 'cuc-dqtv', period: '2021-H2' })).figures
  assert.ok(rate?.percent && rate.percent >= 20 && rate.percent <= 25, String(rate?.percent))
})

test('every figure of the seeded country recomputes from its rows', async () => {
  assert.deepEqual((await asks<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
})
