import { actions } from '#actions/index.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import { ledgerMeasures, measuresAlone } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { type FinishedEdition, takeOver } from '#store/finishedEditions.ts'
import { factsOfEditions } from '#store/rollUpFacts.ts'
import { foundUnits } from '#store/units.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, percentile, randomFrom, timed } from './timing.ts'

const UNITS = 150
const TIMES = 15
/** Rolling up what a province received: asked for in `docs/performance.md`. */
const LIMIT = 300

/** A province rolls up the accepted editions of 150 units: the sum alone, the whole deed, and the desk that shows them. */
export async function chain(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database }) => {
    const { province, units } = await founded(database)
    const house: House = {
      actions,
      database: async () => database,
      clock: () => new Date('2026-07-15T03:00:00Z'),
      logBug: (_number, deed, error) => process.stderr.write(`${deed}: ${String(error)}\n`),
    }
    const does = async <Output>(action: string, values: object): Promise<Output> => {
      const reply = await runAction(house, action, { values }, { kind: 'cli', address: 'bench', token: null, actor: MACHINE })
      if ('output' in reply) return reply.output as Output
      throw new Error(`${action}: ${reply.refusal.message}`)
    }
    const sums: number[] = []
    const deeds: number[] = []
    const desks: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const period = `${2010 + time}-H1`
      const round = await does<{ id: string }>('openRound', { unit: province.code, kind: 'half', period })
      const editions = await inScope(database, EVERYWHERE, (db) =>
        takeOver(
          db,
          round.id,
          units.map((unit, at) => accepted(unit, round.id, period, at)),
        ),
      )
      const parts = units.map((unit, at) => ({ unit, edition: { id: editions[at] ?? '' } }))
      const window = { from: `${2009 + time}-12-15`, to: `${2010 + time}-06-14` }
      sums.push((await inScope(database, EVERYWHERE, (db) => timed(() => factsOfEditions(db, province, parts, window)))).ms)
      desks.push((await timed(() => does('showRound', { round: round.id }))).ms)
      deeds.push((await timed(() => does('rollUpRound', { round: round.id }))).ms)
    }
    // The first of each makes its plans; what comes every day is the others.
    const line = (what: string, times: readonly number[], limit?: number): BenchLine => ({
      what,
      value: Math.round(percentile(times.slice(1), 0.95)),
      unit: 'ms',
      note: `median ${Math.round(median(times.slice(1)))}`,
      ...(limit === undefined ? {} : { limit }),
    })
    return {
      title: `${UNITS} accepted editions of ${MEASURES.length} measures, ${TIMES} rounds, p95`,
      lines: [
        line('the sum of all editions, one statement', sums),
        line('the roll-up through the door: sum, ratios, edition, steps, trail', deeds, LIMIT),
        line('the desk with all units', desks),
      ],
    }
  })
}

const MEASURES = [...ledgerMeasures().keys()].filter((id) => !measuresAlone().has(id))
const random = randomFrom(7)

function accepted(unit: Unit, round: string, period: string, at: number): FinishedEdition {
  const content: EditionContent = {
    unit: { code: unit.code, name: unit.name },
    round: { id: round, title: period },
    period,
    asOf: `${period.slice(0, 4)}-06-14`,
    window: { from: '2000-01-01', to: '2000-01-01' },
    nil: false,
    basis: 'books',
    figures: MEASURES.slice(0, 150).map((indicator) => ({
      indicator,
      value: at,
      target: null,
      numerator: null,
      denominator: null,
      percent: null,
      gap: null,
      state: 'value',
      source: 'derived',
      proof: { kind: 'records' },
    })),
    facts: MEASURES.map((measure): [string, number] => [measure, Math.floor(random() * 1000)]),
    qualifiers: [],
    notApplicable: [],
  }
  const moment = new Date('2026-07-10T03:00:00Z')
  const steps = (['prepare', 'check', 'approve', 'submit', 'receive', 'accept'] as const).map((verb, index) => ({
    verb,
    to: (['draft', 'checked', 'approved', 'submitted', 'received', 'accepted'] as const)[index] ?? 'draft',
    at: moment,
    name: 'bench',
  }))
  return {
    unit,
    of: 'report',
    state: 'accepted',
    content,
    findings: 0,
    submittedAt: moment,
    submittedOn: '2026-07-10',
    steps,
    by: 'bench',
  }
}

async function founded(database: Database): Promise<{ province: Unit; units: Unit[] }> {
  return inScope(database, EVERYWHERE, async (db) => {
    const from = '2000-01-01'
    const all = await foundUnits(db, [
      { code: 'tinh', kind: 'province', name: 'Tỉnh', validFrom: from, parents: [] },
      ...Array.from({ length: UNITS }, (_, at) => ({
        code: `co-quan-${at}`,
        kind: 'agency_command' as const,
        name: `Cơ quan ${at}`,
        managedBy: 'province' as const,
        validFrom: from,
        parents: [{ code: 'tinh', from, to: null }],
      })),
    ])
    const province = all.get('tinh')
    if (!province) throw new Error('no province')
    return { province, units: [...all.values()].filter(({ id }) => id !== province.id) }
  })
}
