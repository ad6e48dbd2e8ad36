import { reportData } from '#actions/reportData.ts'
import { type Cutoff, cutoffOf } from '#domain/calendar.ts'
import { figuresOf } from '#domain/figures.ts'
import type { Unit } from '#domain/unit.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { factsOf } from '#store/facts.ts'
import { type Home, homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { childrenOf, unitsByCodes } from '#store/units.ts'
import { addPending, COMMANDS, fillFigures, foundNation, NATION, REGIONS, type Size, SMALL } from './nation.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, percentile, randomFrom, type Times, timed } from './timing.ts'

/** Half-year reports and the breakdown of a province, at the size of the nation. `--small` tries it with three provinces. */
export async function figures(): Promise<BenchTable[]> {
  const size = process.argv.includes('--small') ? SMALL : NATION
  return withOwnDatabase(async ({ database, owner }) => {
    const units = await foundNation(database, size)
    await fillFigures(database, owner, size)
    const { rows } = await owner.query<{ pages: string; entries: string }>(
      'select (select count(*) from figure_years) + (select count(*) from figure_days) as pages, (select count(*) from ledger) as entries',
    )
    const house = { database, home: await homeOf(database), size }
    await warm(house)
    const tables = [
      {
        title: `Size: ${units} units`,
        lines: [
          {
            what: 'pages of figures',
            value: Number(rows[0]?.pages),
            unit: 'pages',
            note: `${house.home.measures.byId.size} measures, 24 months; and ${rows[0]?.entries} entries of the ledger`,
          },
        ],
      },
      await measure(house, `${size.pending} entries not folded yet`),
    ]
    const fold = await timed(() => inScope(database, EVERYWHERE, (db) => foldLedger(db)))
    await owner.query('vacuum analyze ledger')
    tables.push(await measure(house, 'everything folded'))
    await addPending(owner, size.pending)
    const read = tables[1]?.lines ?? []
    tables.push({
      title: 'Folding',
      lines: [
        {
          what: `folding ${size.pending} entries into every level`,
          value: fold.ms,
          unit: 'ms',
          note: read.length > 0 ? 'in the background, nobody waits for it' : '',
        },
      ],
    })
    return tables
  })
}

type House = { database: Database; home: Home; size: Size }

const cutoff = (asOf?: string): Cutoff => {
  const found = cutoffOf({ kind: 'half', year: 2024, part: 1 }, asOf)
  if (!found) throw new Error('no such cut-off')
  return found
}
const STATUTE = cutoff()
const MID_MONTH = cutoff('2024-06-30')

/** Whoever opens a report sees the subtree of the unit and nothing else. */
const seenBy = <T>({ database }: House, unit: Unit, work: (db: Db) => Promise<T>): Promise<T> =>
  inScope(database, { lo: unit.pos, hi: unit.end }, work)

type Sample = { lot: Unit[]; above: Unit[]; provinces: Unit[]; levels: Unit[] }

/**
 * Units as the nation has them, drawn by lot; the levels above each apart; and units of every level as they are looked at:
 * the department, each region, provinces, regional commands, communes, agencies. The same at each run.
 */
async function sample({ database, size }: House): Promise<Sample> {
  const random = randomFrom(7)
  const of = (count: number, one: (province: number) => string) =>
    Array.from({ length: count }, () => one(Math.floor(random() * size.provinces)))
  const among = (count: number) => Math.floor(random() * count)
  const share = size.communes + size.agenciesOfProvince + size.agenciesOfCommands + COMMANDS
  const lot = of(200, (at) => {
    const drawn = among(share)
    if (drawn < size.communes) return `tinh-${at}-xa-${drawn}`
    if (drawn < size.communes + COMMANDS) return `tinh-${at}-kv-${drawn - size.communes}`
    return `tinh-${at}-cq-${(drawn - size.communes) % size.agenciesOfProvince}`
  })
  const provinces = of(40, (at) => `tinh-${at}`)
  const above = ['cuc', ...Array.from({ length: REGIONS }, (_, at) => `qk-${at}`)]
  const commands = of(52, (at) => `tinh-${at}-kv-${among(COMMANDS)}`)
  const communes = of(60, (at) => `tinh-${at}-xa-${among(size.communes)}`)
  const agencies = of(60, (at) => `tinh-${at}-cq-${among(size.agenciesOfProvince)}`)
  const units = await inScope(database, EVERYWHERE, (db) =>
    unitsByCodes(db, [...lot, ...provinces, ...above, ...commands, ...communes, ...agencies]),
  )
  const found = (codes: readonly string[]) => codes.flatMap((code) => units.get(code) ?? [])
  return {
    lot: found(lot),
    above: found(above),
    provinces: found(provinces),
    levels: found([...above, ...provinces, ...commands, ...communes, ...agencies]),
  }
}

/** A server that has been up for a while: code compiled, upper pages of the indexes in memory. */
async function warm(house: House): Promise<void> {
  const { lot, provinces } = await sample(house)
  for (const unit of [...lot.slice(0, 40), ...provinces.slice(0, 10)])
    await seenBy(house, unit, (db) => reportData(db, house.home, unit, MID_MONTH))
}

async function measure(house: House, title: string): Promise<BenchTable> {
  const { lot, above, provinces, levels } = await sample(house)
  const lines: BenchLine[] = []
  const days = [
    ['statutory cut-off', STATUTE],
    ['as of mid-month', MID_MONTH],
  ] as const
  for (const [name, at] of days) {
    lines.push(
      await reports(house, levels, at, `report data of one unit, ${name}, p95`, 'units of every level'),
      await reports(house, above, at, '  of the department and military regions', 'as many children as they have'),
      await reports(house, provinces, at, '  of a province', 'with who falls short among its 150 children'),
      await reports(house, lot, at, '  of any unit of the nation', 'drawn by lot'),
    )
  }
  for (const [name, at] of days) lines.push(...(await breakdowns(house, provinces, at, name)))
  return { title: `Reports of a half year, ${title}`, lines }
}

async function reports(house: House, units: readonly Unit[], at: Cutoff, what: string, note: string): Promise<BenchLine> {
  const whole: number[] = []
  for (const unit of units) whole.push((await timed(() => seenBy(house, unit, (db) => reportData(db, house.home, unit, at)))).ms)
  return line(what, percentile(whole, 0.95), `median ${median(whole).toFixed(1)} of ${whole.length}: ${note}`, 50)
}

async function breakdowns(house: House, provinces: readonly Unit[], at: Cutoff, name: string): Promise<BenchLine[]> {
  const data: number[] = []
  const evaluated: number[] = []
  for (const unit of provinces) {
    const { ms, result } = await timed(() =>
      seenBy(house, unit, async (db) => factsOf(db, house.home, await childrenOf(db, unit.id, at.asOf, at.asOf), at)),
    )
    if (result.size !== 150) throw new Error(`a province of ${result.size} children`)
    data.push(ms)
    evaluated.push((await timed(() => [...result.values()].map((facts) => figuresOf(facts)))).ms)
  }
  return [
    line(
      `province by 150 children, ${name}, p95`,
      percentile(data, 0.95),
      `median ${median(data).toFixed(1)} of ${data.length}; every measure of every child`,
      150,
    ),
    line(
      `  their 150 figure tables with proofs, p95`,
      percentile(evaluated, 0.95),
      `median ${median(evaluated).toFixed(1)}; no database`,
    ),
  ]
}

const line = (what: string, value: number, note: string, limit?: number): BenchLine => ({
  what,
  value,
  unit: 'ms',
  note,
  ...(limit === undefined ? {} : { limit }),
})

export type { Times }
