import { sql } from 'kysely'
import { reportData } from '#actions/reportData.ts'
import { cutoffOf } from '#domain/calendar.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { unitsByCodes } from '#store/units.ts'
import { fillFigures, fillYearsBefore, foundNation, NATION, type Size } from './nation.ts'
import { type OwnDatabase, withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, percentile, timed } from './timing.ts'

/** A hundredth of the nation, a tenth, all of it; and the tenth with ten times the years. */
const STEPS: readonly { what: string; size: Size; years: number }[] = [
  { what: '1 ×', size: { ...NATION, provinces: 1, communes: 33, agenciesOfProvince: 48, agenciesOfCommands: 46 }, years: 2 },
  { what: '10 ×', size: { ...NATION, provinces: 3 }, years: 2 },
  { what: '10 ×, ten times the years', size: { ...NATION, provinces: 3 }, years: 20 },
  { what: '100 ×', size: NATION, years: 2 },
]
const TURNS = 120

/** The half-year report of one commune, as the country around it and the years behind it grow. `--small` leaves the whole nation out. */
export async function growth(): Promise<BenchTable> {
  const steps = process.argv.includes('--small') ? STEPS.slice(0, 3) : STEPS
  const lines: BenchLine[] = []
  let first: number | undefined
  for (const { what, size, years } of steps) {
    const { units, times, touched } = await withOwnDatabase((own) => step(own, size, years))
    const value = median(times)
    first ??= value
    lines.push({
      what: `${what}: ${units} units, ${years} years`,
      value,
      unit: 'ms',
      note: `p95 ${percentile(times, 0.95).toFixed(1)}; ${touched}`,
    })
    if (lines.length > 1) lines.push({ what: `${what} against 1 ×`, value: value / first, unit: '×', limit: 1.3 })
  }
  return { title: 'One commune’s report as the country grows', lines }
}

async function step({ database, owner }: OwnDatabase, size: Size, years: number) {
  const units = await foundNation(database, { ...size, pending: 0 })
  await fillFigures(database, owner, { ...size, pending: 0 })
  if (years > 2) await fillYearsBefore(owner, years)
  const home = await homeOf(database)
  const cutoff = cutoffOf({ kind: 'half', year: 2024, part: 1 })
  const codes = Array.from({ length: 12 }, (_, at) => `tinh-0-xa-${at}`)
  const communes = [...(await inScope(database, EVERYWHERE, (db) => unitsByCodes(db, codes))).values()]
  if (!cutoff || communes.length === 0) throw new Error('nothing to report on')
  const ask = async (turn: number) => {
    const unit = communes[turn % communes.length] ?? communes[0]
    if (unit) await inScope(database, { lo: unit.pos, hi: unit.end }, (db) => reportData(db, home, unit, cutoff))
  }
  for (let turn = 0; turn < TURNS; turn++) await ask(turn)
  // One ask after the other goes over one connection: what it did is told before it answers this.
  const tellNow = () => inScope(database, EVERYWHERE, (db) => sql`select pg_stat_force_next_flush()`.execute(db))
  await tellNow()
  const before = await fetched(owner)
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) times.push((await timed(() => ask(turn))).ms)
  await tellNow()
  const after = await fetched(owner)
  const each = (now: number, then: number) => Math.round((now - then) / TURNS)
  return {
    units,
    times,
    touched: `${each(after.rows, before.rows)} rows fetched, ${each(after.blocks, before.blocks)} pages of 8 kB looked at`,
  }
}

async function fetched(owner: OwnDatabase['owner']): Promise<{ rows: number; blocks: number }> {
  const { rows } = await owner.query<{ rows: string; blocks: string }>(
    `select tup_fetched::text as rows, (blks_hit + blks_read)::text as blocks from pg_stat_database where datname = current_database()`,
  )
  return { rows: Number(rows[0]?.rows), blocks: Number(rows[0]?.blocks) }
}
