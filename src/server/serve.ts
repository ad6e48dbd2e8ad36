import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { actions } from '#actions/index.ts'
import { wakeRested } from '#actions/loadCountry.ts'
import { COUNTED_BY } from '#actions/mendFigures.ts'
import { countsMark } from '#domain/sources.ts'
import { type Database, EVERYWHERE, inScope, openDatabase } from '#store/db.ts'
import { DatabaseRefusal } from '#store/embedded/refusal.ts'
import { defaultDataFolder, type EmbeddedServer } from '#store/embedded.ts'
import { homeOf } from '#store/home.ts'
import { restedNow } from '#store/loading/restedIndexes.ts'
import { rootUnit } from '#store/units.ts'
import { readSetting } from '#store/users.ts'
import { type AppSettings, buildApp } from './app.ts'
import { type Door, say } from './beginning.ts'
import { type House, type Reply, runAction } from './endpoint.ts'
import { keepFolding } from './folding.ts'
import { keepSafe } from './keeping.ts'
import { bugLog } from './log.ts'
import { MACHINE } from './machine.ts'
import { mailOf } from './mail.ts'
import { metricsOf } from './metrics.ts'
import { lineOf, requestLog } from './requestLog.ts'
import { signOnOf } from './signOn.ts'
import { compressWeb } from './webFiles.ts'
import { addressOf, type DemoLogin, welcome, whyNotListening } from './welcome.ts'

/** `npm start`: the database, the demo where there is nothing yet, the web door, and words that say where to go. */
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Runs until it is told to stop; answers the exit status. `begun`: the database in the folder, on its way up already. */
export async function serve({ host, port }: Door, begun: Promise<EmbeddedServer> | undefined): Promise<number> {
  const folder = defaultDataFolder()
  const opening = openDatabase({ log: say, folder, embedded: begun })
  opening.catch(() => {})
  const house: House = { actions, database: () => opening, clock: () => new Date(), logBug: bugLog(folder, say) }
  const open: (() => Promise<unknown>)[] = []
  try {
    // The door is made while the database still comes up: it asks nothing of it before somebody knocks.
    const app = await doorTo(house, folder)
    open.unshift(() => app.close())
    const database = await opening.catch((error: unknown) => {
      // What a person can act on is said in words; anything else is a fault of ours and shows where.
      if (!(error instanceof DatabaseRefusal)) throw error
      say(error.message)
      return null
    })
    if (!database) return 1
    open.push(() => database.close())
    await wakeWhenBroken(database)
    if (!(await mendWhenNewer(house, database)) || !(await seedWhenEmpty(house, database))) return 1
    const stopped = untilStopped()
    await app.listen({ host, port })
    say(welcome(addressOf(host, portOf(app.server.address()) ?? port), await demoLogins(database)))
    for (const stop of await keepUp(house, database)) open.unshift(stop)
    await stopped
    say('Đang dừng: trả lời nốt các yêu cầu rồi đóng cơ sở dữ liệu.')
    return 0
  } catch (error) {
    const why = whyNotListening(error, host, port)
    if (why === null) throw error
    say(why)
    return 1
  } finally {
    for (const close of open) await close()
  }
}

function doorTo(house: House, folder: string): Promise<FastifyInstance> {
  const signOn = signOnOf(process.env)
  if (signOn && 'missing' in signOn) say(signOn.missing)
  return buildApp(house, {
    web: WEB,
    behindProxy: process.env.SAOVUONG_PROXY === '1',
    ...(signOn && 'issuer' in signOn ? { signOn } : {}),
    ...watched(house, folder),
  })
}

/** What goes on beside the work, begun once people can come in; each answers how it is stopped. */
async function keepUp(house: House, database: Database): Promise<(() => Promise<unknown>)[]> {
  const folding = keepFolding(database, (error) => house.logBug('nền', 'folding', error))
  const keeping = keepSafe(house, database, byMachine(), say)
  const stops = [() => folding.stop(), () => keeping.stop()]
  const mail = mailOf(process.env)
  if (mail && 'missing' in mail) say(mail.missing)
  else if (mail) {
    // The library of letters comes where there is somewhere to send them.
    const { keepPosting } = await import('./posting.ts')
    const posting = keepPosting(house, database, mail, (error) => house.logBug('nền', 'posting', error))
    stops.push(() => posting.stop())
  }
  void compressWeb(WEB).catch((error) => house.logBug('nền', 'compressWeb', error))
  return stops
}

const portOf = (address: string | AddressInfo | null): number | null =>
  typeof address === 'object' && address !== null ? address.port : null

const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })

/** SAOVUONG_METRICS=1 tells numbers to this machine alone, =all to whoever can reach the door. */
function watched(house: House, folder: string): Pick<AppSettings, 'isReady' | 'observe' | 'metrics'> {
  const wish = process.env.SAOVUONG_METRICS
  const numbers = wish === '1' || wish === 'all' ? metricsOf(folder) : null
  const log = requestLog(folder)
  return {
    isReady: () => isReady(house),
    observe: (answered) => {
      numbers?.count(answered.action, answered.status, answered.seconds)
      log(lineOf(answered, new Date()))
    },
    ...(numbers ? { metrics: { text: () => numbers.text(), everyone: wish === 'all' } } : {}),
  }
}

const isReady = ({ database }: House): Promise<boolean> =>
  database()
    .then((opened) => inScope(opened, EVERYWHERE, rootUnit))
    .then(
      () => true,
      () => false,
    )

/** Null where real work is done. */
const demoLogins = (database: Database): Promise<readonly DemoLogin[] | null> =>
  inScope(database, EVERYWHERE, async (db) => (await readSetting<{ logins: DemoLogin[] }>(db, 'demo'))?.logins ?? null)

/** A version that counts more from the books already kept begins by counting what they hold. */
async function mendWhenNewer(house: House, database: Database): Promise<boolean> {
  const known = await inScope(database, EVERYWHERE, (db) => readSetting<string>(db, COUNTED_BY))
  if (known === countsMark()) return true
  if (await inScope(database, EVERYWHERE, rootUnit)) say('Bản mới đếm thêm số liệu: tính lại từ các sổ đã có (chỉ lần này)…')
  return done(await runAction(house, 'mendFigures', {}, byMachine()))
}

/** A load of a country that was broken off left its indexes resting: without them nothing is found in good time. */
async function wakeWhenBroken(database: Database): Promise<void> {
  if ((await inScope(database, EVERYWHERE, restedNow)).length === 0) return
  say('Lần tạo dữ liệu cỡ quốc gia trước bị ngắt: lập lại chỉ mục đã gỡ…')
  await wakeRested(database, await homeOf(database), tellSeldom())
}

/** A bare installation shows the sample province, unless SAOVUONG_DEMO=0 says that real work begins here. */
async function seedWhenEmpty(house: House, database: Database): Promise<boolean> {
  if (process.env.SAOVUONG_DEMO === '0' || (await inScope(database, EVERYWHERE, rootUnit))) return true
  say('Dựng tỉnh mẫu Sơn Giang (chỉ lần đầu)…')
  return done(await runAction(house, 'seedDemo', {}, byMachine()))
}

const byMachine = () => ({ kind: 'cli' as const, address: 'máy chủ', token: null, actor: MACHINE, progress: tellSeldom() })

function done(reply: Reply): boolean {
  if (!('refusal' in reply)) return true
  say(reply.refusal.message)
  return false
}

/** Every two seconds at most: how far it has come. */
function tellSeldom(): (done: number, total: number | null, what: string) => void {
  let told = Date.now()
  return (done, total, what) => {
    if (Date.now() - told < 2000) return
    told = Date.now()
    say(`  … ${what}${total ? ` ${Math.floor((100 * done) / total)}%` : ''}`)
  }
}
