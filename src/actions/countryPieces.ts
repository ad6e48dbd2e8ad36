import { setImmediate as breathe } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { CountryBook } from '#demo/country/books.ts'
import type { CountryPlan } from '#demo/country/size.ts'
import type { CountryUnit } from '#demo/country/tree.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Home } from '#store/home.ts'
import { type MadePiece, Piece } from '#store/loading/piece.ts'
import type { PlacedUnits } from '#store/loading/placedUnits.ts'

/** Makes the books of some commands ready to be poured. */
export type PieceMaker = {
  make(units: readonly CountryUnit[]): Promise<MadePiece>
  /** So many at once are worth asking for. */
  atOnce: number
  end(): Promise<unknown>
}
/** What the making needs to know, beside the books themselves. */
export type MakerKit = { home: Pick<Home, 'measures' | 'seal'>; plan: CountryPlan; placed: PlacedUnits }
export type BooksOf = (unit: CountryUnit, plan: CountryPlan) => CountryBook[]

const BY = 'dữ liệu tạo'

/** In this very thread, the books as `booksOf` says. */
export function makerHere({ home, plan, placed }: MakerKit, booksOf: BooksOf): PieceMaker {
  const piece = new Piece(home, BY)
  let before: Promise<unknown> = Promise.resolve()
  const make = async (units: readonly CountryUnit[]): Promise<MadePiece> => {
    for (const one of units) {
      const unit = placed.byCode.get(one.code)
      if (!unit) throw new Error(`a unit that was not founded: ${one.code}`)
      const books = booksOf(one, plan).map(({ register, rows }) => ({ register: bookOf(register), rows }))
      piece.add(unit, placed.lineage.get(unit.id) ?? [], books)
      // Meanwhile what is made already goes out.
      await breathe()
    }
    return piece.take(placed.units)
  }
  return {
    atOnce: 1,
    // One after the other: what was asked first is wholly taken before the next is begun.
    make: (units) => {
      const made = before.then(() => make(units))
      before = made
      return made
    },
    end: async () => {},
  }
}

function bookOf(key: string): Register {
  const register = registers[key]
  if (!register) throw new Error(`no such book: ${key}`)
  return register
}

/** What a thread is begun with, what it is asked, and what it says. */
export type Begun = { folder: string; measures: Home['measures']; plan: CountryPlan; placed: PlacedUnits }
export type Told = { made: MadePiece } | { failed: unknown }

/** Rows are rubbish as soon as they are lines: swept seldom, few of them need be looked at; a quarter of this room makes sweeping a sixth of the work. */
const YOUNG_MB = 192
const OLD_MB = 1024

/** In threads of their own, beside the database at work: the books of the country as every thread makes them. */
export function makerInThreads({ folder, measures, plan, placed }: Begun, count: number): PieceMaker {
  const threads = Array.from({ length: count }, () => threadOf({ folder, measures, plan, placed }))
  let turn = 0
  return {
    atOnce: 2 * count,
    make: (units) => (threads[turn++ % count] as Thread).ask(units),
    end: () => Promise.all(threads.map(({ worker }) => worker.terminate())),
  }
}

type Thread = { worker: Worker; ask(units: readonly CountryUnit[]): Promise<MadePiece> }

function threadOf(begun: Begun): Thread {
  const worker = new Worker(new URL('./countryWorker.ts', import.meta.url), {
    workerData: begun,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  })
  const waiting: { done: (made: MadePiece) => void; fail: (reason: unknown) => void }[] = []
  let lost: Error | null = null
  const failAll = (reason: Error) => {
    lost ??= reason
    for (const { fail } of waiting.splice(0)) fail(reason)
  }
  // Answered in the order they were asked.
  worker.on('message', (told: Told) => {
    const first = waiting.shift()
    if ('made' in told) first?.done(told.made)
    else first?.fail(told.failed)
  })
  worker.on('error', failAll)
  worker.on('exit', (code) => failAll(new Error(`the making of rows ended with ${code}`)))
  return {
    worker,
    ask: (units) =>
      new Promise((done, fail) => {
        if (lost) return fail(lost)
        waiting.push({ done, fail })
        worker.postMessage(units)
      }),
  }
}
