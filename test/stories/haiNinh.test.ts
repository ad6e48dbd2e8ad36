import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The year 2022 of a border city, from the rows of its books to the figures its review was told. */
let fresh: FreshDatabase
let house: House
let today = '2022-12-20'
const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const

before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date(`${today}T02:00:00Z`),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
})
after(() => fresh?.drop())

async function ask<Output>(action: string, values: object): Promise<Output> {
  const reply = await runAction(house, action, { values }, machine)
  assert.ok('output' in reply, 'refusal' in reply ? reply.refusal.message : '')
  return reply.output as Output
}

const YEAR = { unit: 'hai-ninh', period: '2022' }
type Figure = { value: number | null; target: number | null; percent: number | null }

/** What the review was told. The flag was put forward and nobody had given it: none is counted. */
const TOLD: Readonly<Record<string, number>> = {
  enlisted_total: 180,
  military_party_cells_total: 17,
  military_party_cells_created: 17,
  patrol_team_turns: 2_568,
  patrol_person_turns: 9_467,
  collectives_titled_by_province_command: 5,
  basic_emulation_fighters: 3,
  advanced_fighters: 6,
  collectives_commended_by_committee: 8,
  individuals_commended_by_committee: 13,
  commendation_letters: 21,
  emulation_flags: 0,
}

test('the report of Hải Ninh for 2022 says every figure its review heard', async () => {
  const { figures } = await ask<{ figures: Record<string, Figure> }>('showReport', YEAR)
  assert.deepEqual(Object.fromEntries(Object.keys(TOLD).map((id) => [id, figures[id]?.value])), TOLD)
})

test('in 2023 what the city said the year before is not there yet; it did not stop concerning it', async () => {
  today = '2023-12-20'
  type Beside = Record<string, { state: string; value: number | null; previous: number | null }>
  const { figures } = await ask<{ figures: Beside }>('showReport', { unit: 'hai-ninh', period: '2023' })
  today = '2022-12-20'
  const of = (id: string) => [figures[id]?.state, figures[id]?.value, figures[id]?.previous]
  assert.deepEqual(of('enlisted_total'), ['missing', null, 180])
  assert.deepEqual(of('enlistment_completion_rate'), ['missing', null, 100])
  const strange = Object.entries(figures).filter(([, { state, previous }]) => state === 'not_applicable' && previous !== null)
  assert.deepEqual(strange, [])
})

test('all who were to be handed over were: 180 of 180, the army and the police apart', async () => {
  const { figures } = await ask<{ figures: Record<string, Figure> }>('showReport', YEAR)
  const of = (indicator: string) => figures[indicator]?.value
  assert.deepEqual([of('enlistment_quota_army'), of('enlistment_quota_police')], [150, 30])
  assert.deepEqual([figures.enlisted_total?.target, of('enlistment_completion_rate')], [180, 100])
})

test('the men of the next year were screened and examined before the review; their orders came after it', async () => {
  const { figures } = await ask<{ figures: Record<string, Figure & { state: string }> }>('showReport', YEAR)
  const of = (indicator: string) => figures[indicator]?.value ?? 0
  assert.ok(of('prescreen_called') > of('prescreen_attended') && of('prescreen_attended') > of('prescreen_passed'))
  assert.ok(of('medical_called') > of('medical_attended') && of('medical_fit') >= 178)
  assert.equal(of('callup_orders_issued') >= 180, true)
})

test('each of them opens a proof whose rows add up to it', async () => {
  for (const [indicator, value] of Object.entries(TOLD)) {
    const proof = await ask<{ sum: number; records: { register: string; sum: number }[] }>('openProof', { ...YEAR, indicator })
    assert.equal(proof.sum, value, indicator)
    for (const { register, sum } of proof.records) assert.equal(sum, value, `${indicator} in ${register}`)
  }
})

test('the flag stands in the book as proposed, with the body that would give it', async () => {
  const { rows } = await ask<{ rows: { shown: Record<string, string> }[] }>('listRows', {
    register: 'commendations',
    unit: 'hai-ninh',
    where: [{ column: 'award', is: 'equal', value: 'flag' }],
  })
  assert.deepEqual(
    rows.map(({ shown }) => [shown.subject, shown.state, shown.decidedBy]),
    [['Ban CHQS thành phố Hải Ninh', 'Đề nghị', 'UBND cấp tỉnh']],
  )
})

test('the city ended with its level, and its seventeen communes patrol on under the region', async () => {
  const under = async (unit: string, on: string) =>
    (
      await ask<{ children: { unit: { code: string } }[] }>('openProof', {
        unit,
        period: '2025-H2',
        asOf: on,
        indicator: 'communes_total',
      })
    ).children.length
  assert.equal(await under('hai-khe-khu-vuc-1', '2025-07-15'), 17)
  const past = await ask<{ figures: Record<string, Figure> }>('showReport', { unit: 'hai-khe', period: '2022' })
  assert.equal(past.figures.patrol_team_turns?.value, 2_568)
})

test('the call-up year of the city reconciles from the list to the enlisted, though the city has ended since', async () => {
  const funnel = await ask<{
    years: number[]
    steps: { key: string; count: number; losses: { many: number }[] }[]
    questions: unknown[]
  }>('showFunnel', { unit: 'hai-ninh', year: 2022 })
  assert.deepEqual(funnel.years, [2023, 2022])
  for (const [at, { key, count, losses }] of funnel.steps.entries()) {
    const next = funnel.steps[at + 1]
    if (next)
      assert.equal(
        count,
        losses.reduce((sum, { many }) => sum + many, next.count),
        key,
      )
  }
  assert.deepEqual([funnel.steps[0]?.count, funnel.steps.at(-1)?.count, funnel.questions], [384, 180, []])
})
