import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type BooksOf, makerHere, makerInThreads } from '#actions/countryPieces.ts'
import { actions } from '#actions/index.ts'
import { loadCountry, wakeRested } from '#actions/loadCountry.ts'
import { type CountryBook, countryBooks } from '#demo/country/books.ts'
import type { CountryPlan } from '#demo/country/size.ts'
import type { CountryUnit } from '#demo/country/tree.ts'
import { runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { withOwner } from '#store/loading/ownerHand.ts'
import { restedNow } from '#store/loading/restedIndexes.ts'
import { verifyFigures } from '#store/verify.ts'
import { type FreshDatabase, freshDatabase } from '../freshDatabase.ts'

/** An engineer tries the product at the size of a country; here a country of two small provinces, a few commands at a time. */
const PLAN: CountryPlan = {
  size: { provinces: 2, communes: 2, agenciesOfProvince: 1, agenciesOfCommands: 1 },
  seed: 3,
  years: 1,
  to: '2026-06-14',
}
const quiet = () => {}
const BOOKS = ['personnel', 'courses', 'training', 'duty']

let inOneGo: FreshDatabase
let interrupted: FreshDatabase
before(async () => {
  inOneGo = await freshDatabase()
  interrupted = await freshDatabase()
})
after(async () => {
  await inOneGo.drop()
  await interrupted.drop()
})

const load = async ({ database }: FreshDatabase, booksOf: BooksOf = countryBooks) =>
  loadCountry(database, await homeOf(database), PLAN, (kit) => makerHere(kit, booksOf), quiet, 3)

/** As the command does it: the books made in threads. */
const loadInThreads = async ({ database }: FreshDatabase) => {
  const home = await homeOf(database)
  return loadCountry(database, home, PLAN, (kit) => makerInThreads({ ...home, ...kit }, 2), quiet, 3)
}

/** Every row, but for what differs at each writing: seals, marks of this installation's key, moments, numbers of entries. */
async function fingerprint({ database }: FreshDatabase): Promise<Record<string, string>> {
  const out: Record<string, string> = {}
  for (const table of [...BOOKS, 'ledger', 'figure_years', 'figure_days'])
    out[table] = await inScope(database, EVERYWHERE, async (db) => {
      const { rows } = await sql<{ row: string }>`
        select (to_jsonb(t) - 'identity_no_sealed' - 'identity_no_mark' - 'changed_at' - 'seq' - 'at')::text as row
        from ${sql.table(table)} t order by 1`.execute(db)
      assert.ok(rows.length > 0, `${table} holds rows`)
      return `${rows.length} ${createHash('sha256')
        .update(rows.map(({ row }) => row).join('\n'))
        .digest('hex')}`
    })
  return out
}

const indexes = ({ database }: FreshDatabase): Promise<string[]> =>
  inScope(database, EVERYWHERE, async (db) => {
    const { rows } = await sql<{
      def: string
    }>`select indexdef as def from pg_indexes where schemaname = 'public' order by 1`.execute(db)
    return rows.map(({ def }) => def)
  })

test('a generated country has figures that follow from its rows, at every level', async () => {
  const made = await loadInThreads(inOneGo)
  assert.ok(made.records > 5000, `${made.records} rows in the books`)
  const { ok, differences } = await inScope(inOneGo.database, EVERYWHERE, async (db) =>
    verifyFigures(db, await homeOf(inOneGo.database), quiet),
  )
  assert.deepEqual(differences.slice(0, 5), [])
  assert.equal(ok, true)
})

test('loading that broke off in the middle goes on to the very same country', async () => {
  let asked = 0
  const breaking = (unit: CountryUnit, plan: CountryPlan): CountryBook[] => {
    if (++asked === 5) throw new Error('the machine stopped')
    return countryBooks(unit, plan)
  }
  await assert.rejects(load(interrupted, breaking), /the machine stopped/)
  // And once more, this time with the connection gone.
  let cut = 0
  const losing = (unit: CountryUnit, plan: CountryPlan): CountryBook[] => {
    if (++cut === 4) gone = loseConnections(interrupted)
    return countryBooks(unit, plan)
  }
  let gone: Promise<unknown> = Promise.resolve()
  await assert.rejects(load(interrupted, losing))
  await gone
  await load(interrupted)
  assert.deepEqual(await fingerprint(interrupted), await fingerprint(inOneGo))
})

/** Ends every other connection of the owner: the one that is writing books. */
const loseConnections = ({ database }: FreshDatabase) =>
  withOwner(database.owner, ({ client }) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    ),
  )

test('killed at any moment, it goes on to the very same country; a start puts back what rested meanwhile', async () => {
  const place = await freshDatabase()
  // In the midst of the rows, and while the indexes are made.
  for (const word of [/[3-7]\/8;/, /mục lục 2;/]) await killedAt(place, word)
  const { database } = place
  assert.notDeepEqual(await inScope(database, EVERYWHERE, restedNow), [])
  const home = await homeOf(database)
  assert.ok((await wakeRested(database, home, quiet)) > 20)
  assert.deepEqual(await indexes(place), await indexes(inOneGo))
  assert.deepEqual(await inScope(database, EVERYWHERE, restedNow), [])
  await load(place)
  assert.deepEqual(await fingerprint(place), await fingerprint(inOneGo))
  await place.drop()
})

/** Loads in a process of its own, and kills that as soon as it says a word. */
async function killedAt({ url, folder }: FreshDatabase, word: RegExp): Promise<void> {
  const program = new URL('killedLoad.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, url, folder, JSON.stringify(PLAN)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
    if (word.test(said)) child.kill('SIGKILL')
  })
  await once(child, 'close')
  assert.equal(child.signalCode, 'SIGKILL', `it never said ${word}: ${said}`)
}

test('every index is back when it is done', async () => {
  const untouched = await freshDatabase()
  assert.deepEqual(await indexes(interrupted), await indexes(untouched))
  await untouched.drop()
})

test('an installation that holds anything else is left alone', async () => {
  const house = {
    actions,
    database: async () => inOneGo.database,
    clock: () => new Date('2026-11-22T02:00:00Z'),
    logBug: (_: string, deed: string, error: unknown) => {
      throw new Error(`${deed} broke`, { cause: error })
    },
  }
  const caller = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const
  const asked = async (values: object) => runAction(house, 'generate', { values, files: {} }, caller)
  const occupied = await asked({ province: true })
  assert.equal('refusal' in occupied && occupied.refusal.code, 'world.occupied')
  const both = await asked({ province: true, nation: true })
  assert.equal('refusal' in both && both.refusal.code, 'input.wrong')
})
