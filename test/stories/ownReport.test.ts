import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import type { NarrativeReply } from '#reader/narrativeCheck.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** What the system writes it must read again: its own report held against the figures it was written from. */
let fresh: FreshDatabase
let house: House
before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2026-11-20T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
})
after(() => fresh?.drop())

async function does<Output>(action: string, values: object, files = {}): Promise<Output> {
  const caller = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const
  const reply = await runAction(house, action, { values, files }, caller)
  return 'output' in reply ? (reply.output as Output) : assert.fail(reply.refusal.message)
}

const REPORTS = [
  { what: 'a province with its agencies and districts', unit: 'son-giang', period: '2023-H1', asOf: '2023-07-15', figures: 1000 },
  { what: 'the same province a year later', unit: 'son-giang', period: '2024-H1', figures: 450 },
  { what: 'the nation', unit: 'cuc-dqtv', period: '2023-H1', figures: 120 },
  { what: 'a province of the second stage', unit: 'binh-lam', period: '2026-H1', figures: 250 },
  { what: 'a district', unit: 'huyen-tan-khe', period: '2023-H1', figures: 190 },
  { what: 'a commune', unit: 'xa-suoi-can', period: '2023-H1', figures: 30 },
  { what: 'an agency', unit: 'so-y-te', period: '2023-H1', asOf: '2023-07-15', figures: 40 },
]

for (const { what, figures, ...cutoff } of REPORTS)
  test(`the Word report of ${what} is read back without one false accusation`, async () => {
    const { file } = await does<{ file: { name: string; bytes: Uint8Array } }>('renderReport', { ...cutoff, format: 'docx' })
    const reply = await does<NarrativeReply & { text: string }>('checkNarrative', { ...cutoff, withText: true }, { file })
    const around = (claim: { start: number; end: number }) => reply.text.slice(Math.max(0, claim.start - 80), claim.end + 30)
    assert.deepEqual(
      reply.claims.flatMap((claim) =>
        claim.held?.verdict === 'differs' ? [`${around(claim)} — ${claim.indicator}: ${claim.held.reason}`] : [],
      ),
      [],
    )
    assert.deepEqual(
      reply.checks.filter(({ verdict }) => verdict === 'inconsistent').map(({ printed, reason }) => `${printed}: ${reason}`),
      [],
    )
    assert.ok(reply.summary.agrees >= figures, `only ${reply.summary.agrees} of ${reply.claims.length} figures agree`)
  })

test('a figure changed in one row of the annex is told, with the unit of that row, and nothing else is', async () => {
  const table = [
    'Kết quả huấn luyện tự vệ 6 tháng đầu năm 2023',
    'TT | Đơn vị | Huấn luyện tự vệ | |',
    ' | | Giao | Đạt | Tỷ lệ (%)',
    '1 | Sở Nội vụ | 13 | 10 | 76,92',
    '2 | Sở Y tế | 18 | 12 | 61,11',
  ].join('\n')
  const reply = await does<NarrativeReply>('checkNarrative', {
    text: table,
    unit: 'son-giang',
    period: '2023-H1',
    asOf: '2023-07-15',
  })
  assert.deepEqual(
    reply.claims
      .filter(({ held }) => held?.verdict === 'differs')
      .map(({ text, org_unit, held }) => [text, org_unit, held?.held]),
    [['12', 'so-y-te', '11']],
  )
  assert.equal(reply.summary.agrees, 5)
})
