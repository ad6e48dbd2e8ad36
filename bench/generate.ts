import { cpuUsage, resourceUsage } from 'node:process'
import { sql } from 'kysely'
import { makerInThreads } from '#actions/countryPieces.ts'
import { loadCountry } from '#actions/loadCountry.ts'
import { type CountryPlan, NATION_SIZE, PROVINCE_SIZE } from '#demo/country/size.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { type Home, homeOf } from '#store/home.ts'
import { beginRecomputed, recomputeRegister } from '#store/recomputedCounts.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import { parentOf, processorOf } from './processor.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, timed } from './timing.ts'

/** A province filled as `saovuong generate --province` fills it; with `--nation` all 34 of them. */
export async function generate(): Promise<BenchTable[]> {
  const nation = process.argv.includes('--nation')
  const plan: CountryPlan = { size: nation ? NATION_SIZE : PROVINCE_SIZE, seed: 1, years: 2, to: '2026-06-14' }
  return withOwnDatabase(async ({ database, owner }) => {
    const home = await homeOf(database)
    const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
    const server = parentOf(rows[0]?.pid ?? 0)
    const database0 = server === null ? null : processorOf(server)
    const application0 = cpuUsage()
    const began = Date.now()
    let poured = 0
    const told = (_done: number, _total: number | null, what: string) => {
      if (what !== 'lập mục lục') poured = Date.now() - began
    }
    const made = await loadCountry(database, home, plan, (kit) => makerInThreads({ ...home, ...kit }, 1), told)
    const seconds = (Date.now() - began) / 1000
    const { user, system } = cpuUsage(application0)
    const spent = server === null ? null : (processorOf(server) ?? 0) - (database0 ?? 0)
    const lines: BenchLine[] = [
      {
        what: 'rows a second',
        value: made.added / seconds,
        unit: 'rows/s',
        atLeast: 60_000,
        note: `${made.added} rows in ${seconds.toFixed(1)} s`,
      },
      {
        what: 'of it until the rows are in',
        value: poured / 1000,
        unit: 's',
        note: `${made.records} rows of books, the rest entries of the ledger`,
      },
      { what: 'of it indexes made, figures looked over', value: seconds - poured / 1000, unit: 's' },
      { what: 'processor of the application', value: (user + system) / 1e6, unit: 's' },
      { what: 'peak memory of the application', value: resourceUsage().maxRSS / 1024, unit: 'MB' },
    ]
    if (spent !== null) lines.splice(4, 0, { what: 'processor of the database', value: spent, unit: 's' })
    return [{ title: nation ? 'Filling a nation' : 'Filling a province', lines }, await recomputing(database, home)]
  })
}

const ROUNDS = 5

/** Duty and training counted anew from their rows, and the same sums as somebody would write them for these two books alone. */
async function recomputing(database: Database, home: Home): Promise<BenchTable> {
  const [ours, byHand]: [number[], number[]] = [[], []]
  const books = ['duty', 'training'].flatMap((key) => registers[key] ?? [])
  const rows = await inScope(database, EVERYWHERE, async (db) => {
    const { rows: found } = await sql<{
      rows: number
    }>`select (select count(*) from duty) + (select count(*) from training) as rows`.execute(db)
    return found[0]?.rows ?? 0
  })
  for (let round = 0; round < ROUNDS; round++) {
    ours.push((await timed(() => inScope(database, EVERYWHERE, (db) => recomputed(db, home, books)))).ms)
    byHand.push((await timed(() => inScope(database, EVERYWHERE, writtenByHand))).ms)
  }
  const [mine, theirs] = [median(ours), median(byHand)]
  return {
    title: 'Counting anew from the records',
    lines: [
      {
        what: 'rows counted anew',
        value: rows / (mine / 1000),
        unit: 'rows/s',
        note: `${rows} rows of duty and training, 22 counts`,
      },
      {
        what: 'against the same sums written by hand',
        value: mine / theirs,
        unit: '×',
        limit: 1.2,
        note: `median of ${ROUNDS}: ${Math.round(mine)} and ${Math.round(theirs)} ms`,
      },
    ],
  }
}

async function recomputed(db: Db, home: Home, books: readonly Register[]): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(db)
  await beginRecomputed(db)
  for (const book of books) await recomputeRegister(db, home, book)
}

async function writtenByHand(db: Db): Promise<void> {
  await sql`set local work_mem = '128MB'`.execute(db)
  await sql`
    create temporary table duty_by_hand on commit drop as
    select unit_id, day, sum(turns) filter (where kind = 'duty') as duty_turns, sum(man_days) filter (where kind = 'duty') as duty_man_days,
      sum(team_turns) filter (where kind = 'patrol') as patrol_team_turns, sum(person_turns) filter (where kind = 'patrol') as patrol_person_turns,
      count(*) filter (where kind = 'patrol') as patrol_sorties, count(*) filter (where kind = 'event') as events_protected
    from duty group by unit_id, day`.execute(db)
  const of = (kind: string, what: string) => sql.raw(`count(*) filter (where kind = '${kind}' and ${what})`)
  await sql`
    create temporary table training_by_hand on commit drop as
    select unit_id, held_to, ${of('officer', 'present')} as o, ${of('unit_leader', 'present')} as l, ${of('force', 'present')} as f,
      ${of('officer', 'called')} as oc, ${of('unit_leader', 'called')} as lc, ${of('force', 'called')} as fc, ${of('force', 'grade is not null')} as graded,
      ${of('force', "present and programme = 'first_year'")} as first, ${of('force', "present and programme = 'later_12'")} as later_12,
      ${of('force', "present and programme = 'later_7'")} as later_7, ${of('force', "present and programme = 'standing_60'")} as standing,
      sum(days) filter (where kind = 'force' and present) as man_days, ${of('force', "grade = 'excellent'")} as excellent,
      ${of('force', "grade = 'good'")} as good, ${of('force', "grade = 'pass'")} as passed, ${of('force', "grade = 'fail'")} as failed
    from training group by unit_id, held_to`.execute(db)
}
