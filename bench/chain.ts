import { actions } from '#actions/index.ts'
import type { Unit } from '#domain/unit.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { takeOver } from '#store/finishedEditions.ts'
import { factsOfEditions } from '#store/rollUpFacts.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { editionAt, MEASURES } from './editionSample.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, percentile, timed } from './timing.ts'

const UNITS = 150
const TIMES = 15
/** Rolling up what a province received: asked for in `docs/performance.md`. */
const LIMIT = 300

/** A province rolls up the accepted editions of 150 units: the sum alone, the whole deed, and the desk that shows them. */
export const chain = async (): Promise<BenchTable[]> => [
  await rolledUp(`${UNITS} units of a province`, aProvince()),
  await rolledUp('34 provinces of the nation, sent as 34 editions', theNation()),
]

async function rolledUp(whom: string, newUnits: readonly NewUnit[]): Promise<BenchTable> {
  return withOwnDatabase(async ({ database }) => {
    const { receiver, units } = await founded(database, newUnits)
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
      const round = await does<{ id: string }>('openRound', {
        unit: receiver.code,
        kind: 'half',
        period,
        units: units.map(({ code }) => code),
      })
      const editions = await inScope(database, EVERYWHERE, (db) =>
        takeOver(
          db,
          round.id,
          units.map((unit, at) => editionAt('accepted', unit, round.id, period, at)),
        ),
      )
      const parts = units.map((unit, at) => ({ unit, edition: { id: editions[at] ?? '' } }))
      const window = { from: `${2009 + time}-12-15`, to: `${2010 + time}-06-14` }
      sums.push((await inScope(database, EVERYWHERE, (db) => timed(() => factsOfEditions(db, [receiver], parts, window)))).ms)
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
      title: `${whom}: accepted editions of ${MEASURES.length} measures, ${TIMES} rounds, p95`,
      lines: [
        line('the sum of all editions, one statement', sums),
        line('the roll-up through the door: sum, ratios, edition, steps, trail', deeds, LIMIT),
        line('the desk with all units', desks),
      ],
    }
  })
}

const FROM = '2000-01-01'
const under = (code: string): NewUnit['parents'] => [{ code, from: FROM, to: null }]

function aProvince(): NewUnit[] {
  return [
    { code: 'tinh', kind: 'province', name: 'Tỉnh', validFrom: FROM, parents: [] },
    ...Array.from(
      { length: UNITS },
      (_, at): NewUnit => ({
        code: `co-quan-${at}`,
        kind: 'agency_command',
        name: `Cơ quan ${at}`,
        managedBy: 'province',
        validFrom: FROM,
        parents: under('tinh'),
      }),
    ),
  ]
}

/** Seven regions and the provinces in them, as they stand since 1/7/2025. */
function theNation(): NewUnit[] {
  const regions = Array.from({ length: 7 }, (_, at) => `quan-khu-${at}`)
  return [
    { code: 'cuc', kind: 'department', name: 'Cục Dân quân tự vệ', validFrom: FROM, parents: [] },
    ...regions.map((code): NewUnit => ({ code, kind: 'military_region', name: code, validFrom: FROM, parents: under('cuc') })),
    ...Array.from(
      { length: 34 },
      (_, at): NewUnit => ({
        code: `tinh-${at}`,
        kind: 'province',
        name: `Tỉnh ${at}`,
        validFrom: FROM,
        parents: under(regions[at % regions.length] ?? ''),
      }),
    ),
  ]
}

async function founded(database: Database, newUnits: readonly NewUnit[]): Promise<{ receiver: Unit; units: Unit[] }> {
  return inScope(database, EVERYWHERE, async (db) => {
    const all = [...(await foundUnits(db, newUnits)).values()]
    const [receiver] = all
    if (!receiver) throw new Error('no units')
    return { receiver, units: all.filter(({ id, kind }) => id !== receiver.id && kind !== 'military_region') }
  })
}
