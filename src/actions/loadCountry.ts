import { setImmediate as breathe } from 'node:timers/promises'
import type { CountryBook } from '#demo/country/books.ts'
import type { CountryPlan } from '#demo/country/size.ts'
import { type CountryUnit, provinceUnits, upperUnits } from '#demo/country/tree.ts'
import { Problem } from '#domain/problem.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { countsMark } from '#domain/sources.ts'
import { printInteger } from '#domain/wording.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { type OwnerHand, ownerTransaction, withOwner } from '#store/loading/ownerHand.ts'
import { Piece } from '#store/loading/piece.ts'
import { type PlacedUnits, placedUnits } from '#store/loading/placedUnits.ts'
import { pour } from '#store/loading/pour.ts'
import { type RestedIndex, restIndexes, wakeIndexes } from '#store/loading/restedIndexes.ts'
import { foundUnits, rootUnit } from '#store/units.ts'
import { readSetting, writeSetting } from '#store/users.ts'
import { COUNTED_BY } from './mendFigures.ts'

type Progress = (done: number, total: number | null, what: string) => void
type Place = Pick<Database, 'app'>
/** What is written down of a country on its way: which it is, how many of its commands stand in the books, what is put off. */
type Loading = { plan: CountryPlan; done: number; records: number; rows: number; rested: RestedIndex[]; whole: boolean }

const SETTING = 'generated'
const BY = 'dữ liệu tạo'
/** Commands in one transaction: about a hundred thousand rows. */
export const AT_ONCE = 40
const TABLES = ['personnel', 'courses', 'training', 'duty']

/** Loads an invented country, or goes on where an interrupted load has come to. */
export async function loadCountry(
  place: Place,
  home: Home,
  plan: CountryPlan,
  booksOf: (unit: CountryUnit, plan: CountryPlan) => CountryBook[],
  progress: Progress,
  atOnce = AT_ONCE,
) {
  const began = Date.now()
  let loading = await inScope(place, EVERYWHERE, (db) => begun(db, plan))
  const units = unitsOf(plan)
  const keeping = units.filter(({ ordinal }) => ordinal !== null)
  const before = loading.rows
  await withOwner(home.owner, async (hand) => {
    if (loading.done === 0 && loading.rested.length === 0) loading = await putOffIndexes(hand, loading)
    if (!loading.whole) {
      const placed = await inScope(place, EVERYWHERE, placedUnits)
      loading = await pourAll(hand, { home, plan, keeping, placed, loading, booksOf, atOnce }, (now) =>
        progress(now.done, keeping.length, barOf(now, keeping.length, now.rows - before, began)),
      )
    }
    await wakeIndexes(hand, loading.rested, (done) => progress(done, loading.rested.length, 'lập mục lục'))
    loading = { ...loading, rested: [], whole: true }
    await inScope(place, EVERYWHERE, (db) => writeSetting(db, SETTING, loading))
    await hand.client.query('analyze')
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

const unitsOf = ({ size }: CountryPlan): CountryUnit[] => [
  ...upperUnits(size),
  ...Array.from({ length: size.provinces }, (_, province) => provinceUnits(province, size)).flat(),
]

/** The country this installation holds already, or its tree founded now; an installation of somebody else is left alone. */
async function begun(db: Db, plan: CountryPlan): Promise<Loading> {
  const held = await readSetting<Loading>(db, SETTING)
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
  await writeSetting(db, SETTING, loading)
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
    await writeSetting(hand.db, SETTING, put)
    return put
  })

type Work = {
  home: Home
  plan: CountryPlan
  keeping: readonly CountryUnit[]
  placed: PlacedUnits
  loading: Loading
  booksOf: (unit: CountryUnit, plan: CountryPlan) => CountryBook[]
  atOnce: number
}

/** One piece is made while the database still takes in the one before. */
async function pourAll(hand: OwnerHand, work: Work, told: (loading: Loading) => void): Promise<Loading> {
  let { loading } = work
  let pouring: Promise<void> = Promise.resolve()
  for (let first = loading.done; first < work.keeping.length; first += work.atOnce) {
    const some = work.keeping.slice(first, first + work.atOnce)
    const piece = await madePiece(work, some)
    await pouring
    const { records, rows } = piece.counted()
    const now: Loading = {
      ...loading,
      done: first + some.length,
      records: loading.records + records,
      rows: loading.rows + rows,
    }
    pouring = pour(hand, piece, work.placed, { setting: SETTING, value: now }).then(() => told(now))
    pouring.catch(() => {})
    loading = now
  }
  await pouring
  return loading
}

async function madePiece({ home, plan, placed, booksOf }: Work, units: readonly CountryUnit[]): Promise<Piece> {
  const piece = new Piece(home, BY)
  for (const one of units) {
    const unit = placed.byCode.get(one.code)
    if (!unit) throw new Error(`a unit that was not founded: ${one.code}`)
    const books = booksOf(one, plan).map(({ register, rows }) => ({ register: bookOf(register), rows }))
    piece.add(unit, placed.lineage.get(unit.id) ?? [], books)
    // Meanwhile what is made already goes out.
    await breathe()
  }
  return piece
}

function bookOf(key: string): Register {
  const register = (registers as Readonly<Record<string, Register>>)[key]
  if (!register) throw new Error(`no such book: ${key}`)
  return register
}

const BAR = 20

function barOf({ done, rows }: Loading, total: number, added: number, began: number): string {
  const full = Math.floor((done / total) * BAR)
  const pace = added / Math.max(1, (Date.now() - began) / 1000)
  return `[${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${printInteger(rows)} dòng, ${printInteger(Math.round(pace))} dòng/giây, đơn vị`
}
