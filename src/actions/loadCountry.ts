import type { CountryPlan } from '#demo/country/size.ts'
import { type CountryUnit, provinceUnits, upperUnits } from '#demo/country/tree.ts'
import { Problem } from '#domain/problem.ts'
import { countsMark } from '#domain/sources.ts'
import { printInteger } from '#domain/wording.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { type OwnerHand, ownerTransaction, withOwner } from '#store/loading/ownerHand.ts'
import type { MadePiece } from '#store/loading/piece.ts'
import { placedUnits } from '#store/loading/placedUnits.ts'
import { pour } from '#store/loading/pour.ts'
import { holdLoading, isLoading, LOADING, type RestedIndex, restIndexes, wakeIndexes } from '#store/loading/restedIndexes.ts'
import { foundUnits, rootUnit } from '#store/units.ts'
import { readSetting, writeSetting } from '#store/users.ts'
import type { MakerKit, PieceMaker } from './countryPieces.ts'
import { COUNTED_BY } from './mendFigures.ts'

type Progress = (done: number, total: number | null, what: string) => void
type Place = Pick<Database, 'app'>
/** What is written down of a country on its way: which it is, how many of its commands stand in the books, what is put off. */
type Loading = { plan: CountryPlan; done: number; records: number; rows: number; rested: RestedIndex[]; whole: boolean }

/** Commands in one transaction: a hundred thousand rows, some twenty megabytes. */
const AT_ONCE = 16
const TABLES = ['personnel', 'courses', 'training', 'duty', 'ledger']
/** Looked over for the planner once they are full, the largest first. */
const FILLED = ['duty', 'ledger', 'training', 'personnel', 'courses', 'figure_years', 'figure_days']

/** Loads an invented country, or goes on where an interrupted load has come to. */
export async function loadCountry(
  place: Place,
  home: Home,
  plan: CountryPlan,
  makerOf: (kit: MakerKit) => PieceMaker,
  progress: Progress,
  atOnce = AT_ONCE,
) {
  const began = Date.now()
  const units = unitsOf(plan)
  const keeping = units.filter(({ ordinal }) => ordinal !== null)
  const { before, loading } = await withOwner(home.owner, async (hand) => {
    // Whoever comes while another loads waits for the end of it.
    await holdLoading(hand)
    const found = await inScope(place, EVERYWHERE, (db) => begun(db, plan))
    const told = (now: Loading) => progress(now.done, keeping.length, barOf(now, keeping.length, now.rows - found.rows, began))
    const poured = found.whole ? found : await pourAll(hand, place, { home, plan, keeping, makerOf, atOnce }, found, told)
    await woken(hand, home, poured.rested, progress)
    const loading: Loading = { ...poured, rested: [], whole: true }
    await inScope(place, EVERYWHERE, (db) => writeSetting(db, LOADING, loading))
    return { before: found.rows, loading }
  })
  while ((await inScope(place, EVERYWHERE, (db) => foldLedger(db))) > 0);
  const seconds = (Date.now() - began) / 1000
  const added = loading.rows - before
  return {
    units: units.length,
    records: loading.records,
    rows: loading.rows,
    added,
    seconds: Math.round(seconds),
    rowsPerSecond: Math.round(added / seconds),
  }
}

/** Puts indexes back that a load which broke off left resting; how many, and none while the load is still at work. */
export async function wakeRested(place: Place, home: Pick<Home, 'owner'>, progress: Progress): Promise<number> {
  return withOwner(home.owner, async (hand) => {
    if (await isLoading(hand)) return 0
    const loading = await inScope(place, EVERYWHERE, (db) => readSetting<Loading>(db, LOADING))
    if (!loading || loading.rested.length === 0) return 0
    await woken(hand, home, loading.rested, progress)
    await inScope(place, EVERYWHERE, (db) => writeSetting(db, LOADING, { ...loading, rested: [] }))
    return loading.rested.length
  })
}

const woken = (hand: OwnerHand, { owner }: Pick<Home, 'owner'>, indexes: readonly RestedIndex[], progress: Progress) =>
  wakeIndexes(hand, owner, { indexes, tables: FILLED }, (done) => progress(done, indexes.length, 'lập mục lục'))

const unitsOf = ({ size }: CountryPlan): CountryUnit[] => [
  ...upperUnits(size),
  ...Array.from({ length: size.provinces }, (_, province) => provinceUnits(province, size)).flat(),
]

/** The country this installation holds already, or its tree founded now; an installation of somebody else is left alone. */
async function begun(db: Db, plan: CountryPlan): Promise<Loading> {
  const held = await readSetting<Loading>(db, LOADING)
  if (held && JSON.stringify(ordered(held.plan)) === JSON.stringify(ordered(plan))) return held
  if (held || (await rootUnit(db))) throw new Problem('world.occupied')
  const { size } = plan
  const batches = [upperUnits(size), ...Array.from({ length: size.provinces }, (_, province) => provinceUnits(province, size))]
  for (const batch of batches)
    await foundUnits(
      db,
      batch.map(({ parent, ordinal: _, ...unit }) => ({
        ...unit,
        parents: parent === null ? [] : [{ code: parent, from: unit.validFrom, to: null }],
      })),
    )
  const loading: Loading = { plan, done: 0, records: 0, rows: 0, rested: [], whole: false }
  await writeSetting(db, LOADING, loading)
  await writeSetting(db, COUNTED_BY, countsMark())
  return loading
}

/** The database keeps what is written down in an order of its own. */
const ordered = ({ size, seed, years, to }: CountryPlan) => [
  size.provinces,
  size.communes,
  size.agenciesOfProvince,
  size.agenciesOfCommands,
  seed,
  years,
  to,
]

const putOffIndexes = (hand: OwnerHand, loading: Loading): Promise<Loading> =>
  ownerTransaction(hand, ['settings'], async () => {
    const put = { ...loading, rested: await restIndexes(hand, TABLES) }
    await writeSetting(hand.db, LOADING, put)
    return put
  })

type Work = {
  home: Home
  plan: CountryPlan
  keeping: readonly CountryUnit[]
  makerOf: (kit: MakerKit) => PieceMaker
  atOnce: number
}

/** Pieces are made while the database still takes in the ones before. */
async function pourAll(
  hand: OwnerHand,
  place: Place,
  { home, plan, keeping, makerOf, atOnce }: Work,
  found: Loading,
  told: (loading: Loading) => void,
): Promise<Loading> {
  let loading = found.rested.length > 0 ? found : await putOffIndexes(hand, found)
  const placed = await inScope(place, EVERYWHERE, placedUnits)
  const maker = makerOf({ home, plan, placed })
  const ahead: { some: readonly CountryUnit[]; made: Promise<MadePiece> }[] = []
  let next = loading.done
  try {
    for (;;) {
      while (next < keeping.length && ahead.length <= maker.atOnce) {
        const some = keeping.slice(next, next + atOnce)
        const made = maker.make(some)
        // Where one before it fails nobody waits for this one.
        made.catch(() => {})
        ahead.push({ some, made })
        next += some.length
      }
      const first = ahead.shift()
      if (!first) return loading
      const piece = await first.made
      loading = {
        ...loading,
        done: loading.done + first.some.length,
        records: loading.records + piece.records,
        rows: loading.rows + piece.rows,
      }
      await pour(hand, piece, { setting: LOADING, value: loading })
      told(loading)
    }
  } finally {
    await maker.end()
  }
}

const BAR = 20

function barOf({ done, rows }: Loading, total: number, added: number, began: number): string {
  const full = Math.floor((done / total) * BAR)
  const pace = added / Math.max(1, (Date.now() - began) / 1000)
  return `[${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${printInteger(rows)} dòng, ${printInteger(Math.round(pace))} dòng/giây, đơn vị`
}
