import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import type { House } from '#server/endpoint.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { addGrant, addUser, openSession, writeSetting } from '#store/users.ts'
import { verifyFigures } from '#store/verify.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'
import { median, percentile, randomFrom } from './timing.ts'

/** Ten minutes are what is asked; `npm run bench -- soak --minutes=10`. */
const MINUTES = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 2)
const PEOPLE = 200
const COMMUNES = 100
const FROM = '2010-01-01'
const NOW = new Date('2026-07-15T03:00:00Z')

/**
 * The hour before a report is due, for as long as one likes: two hundred people write rows, correct them, read lists, reports and
 * overviews, and take lists away, each with a breath between. Memory is looked at after each tenth, with what is garbage taken
 * out; at the end everything that was answered is counted, no query is open, and the figures recompute.
 */
export async function soak(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database, owner }) => {
    const people = await country(database)
    const bugs: string[] = []
    const house: House = {
      actions,
      database: async () => database,
      clock: () => NOW,
      logBug: (_number, deed, error) => bugs.push(`${deed}: ${String(error)}`),
    }
    const app = await buildApp(house, { limits: 'none' })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const written = new Map<string, number>()
    const times: number[] = []
    const refused = new Map<string, number>()
    const ends = performance.now() + MINUTES * 60_000
    const memory: number[] = []
    const folding = fold(database, () => performance.now() < ends)
    const weighing = weigh(memory, ends)
    await Promise.all(people.map((one, at) => works(one, randomFrom(at + 1))))
    await Promise.all([folding, weighing])
    const took = times.length / (MINUTES * 60)
    agent.destroy()
    await app.close()

    async function works({ unit, token }: SomeUser, random: () => number): Promise<void> {
      const own: { id: string; version: number }[] = []
      await pause(random() * 2000)
      while (performance.now() < ends) {
        const dice = random()
        const began = performance.now()
        const last = own.at(-1)
        if (dice < 0.3) {
          const reply = await ask(token, 'saveRow', { register: 'duty', unit, values: shift(random), key: randomUUID() })
          if (reply?.id) own.push({ id: String(reply.id), version: Number(reply.version) })
          if (reply?.id) written.set(String(reply.id), Number(reply.version))
        } else if (dice < 0.4 && last) {
          const values = { people: 2 + Math.floor(random() * 9) }
          const reply = await ask(token, 'saveRow', { register: 'duty', unit, id: last.id, version: last.version, values })
          if (reply) {
            last.version = Number(reply.version)
            written.set(last.id, last.version)
          }
        } else if (dice < 0.7) await ask(token, 'listRows', { register: 'duty', unit, limit: 50 })
        else if (dice < 0.85) await ask(token, 'showReport', { unit, period: '2026-H1' })
        else if (dice < 0.95) await ask(token, 'showOverview', { unit, period: '2026-H1' })
        else if (dice < 0.98) await ask(token, 'showUnits', { unit })
        else await ask(token, 'exportRows', { register: 'duty', unit, format: 'csv' })
        times.push(performance.now() - began)
        await pause(500 + random() * 1500)
      }
    }

    async function ask(token: string, action: string, values: object): Promise<Record<string, unknown> | null> {
      const { status, text } = await post(port, `/api/${action}`, token, values)
      if (status !== 200) {
        const why = `${action} ${status} ${text.slice(0, 120)}`
        refused.set(why, (refused.get(why) ?? 0) + 1)
        return null
      }
      return action === 'saveRow' ? (JSON.parse(text) as Record<string, unknown>) : null
    }

    for (const bug of bugs.slice(0, 5)) process.stderr.write(`${bug}\n`)
    for (const [why, count] of [...refused].slice(0, 5)) process.stderr.write(`${count} × ${why}\n`)
    const { rows } = await owner.query<{ id: string; version: number }>('select id, version from duty')
    const standing = new Map(rows.map(({ id, version }) => [id, version]))
    const lost = [...written].filter(([id, version]) => (standing.get(id) ?? 0) < version).length
    const open = await owner.query<{ n: string }>(
      "select count(*) as n from pg_stat_activity where usename = 'saovuong_app' and state is distinct from 'idle'",
    )
    const home = await homeOf(database)
    const figures = await inScope(database, EVERYWHERE, (db) => verifyFigures(db, home, () => {}))
    const half = Math.ceil(memory.length / 2)
    const [early, late] = [median(memory.slice(1, half)), median(memory.slice(half))]
    return {
      title: `${PEOPLE} people at work for ${MINUTES} minutes through the web door`,
      lines: [
        { what: 'requests a second', value: took, unit: '/s', note: `${times.length} in all, ${written.size} rows written` },
        { what: 'answered, p95', value: percentile(times, 0.95), unit: 'ms', note: `median ${Math.round(median(times))}` },
        {
          what: 'memory in use, second half against first',
          value: late / early,
          unit: '×',
          limit: 1.15,
          note: `${Math.round(early)} → ${Math.round(late)} MB`,
        },
        { what: 'writes answered and lost', value: lost, unit: '', limit: 0 },
        {
          what: 'refused or broken',
          value: [...refused.values()].reduce((sum, one) => sum + one, 0) + bugs.length,
          unit: '',
          limit: 0,
        },
        { what: 'queries left open', value: Number(open.rows[0]?.n), unit: '', limit: 0 },
        { what: 'figures that do not recompute', value: figures.differences.length, unit: '', limit: 0 },
      ],
    }
  })
}

/** The heap after what is garbage is taken out, a tenth of the time apart. */
async function weigh(memory: number[], ends: number): Promise<void> {
  const step = (MINUTES * 60_000) / 12
  while (performance.now() + step < ends) {
    await pause(step)
    globalThis.gc?.()
    const { heapUsed, external } = process.memoryUsage()
    memory.push((heapUsed + external) / 2 ** 20)
  }
}

/** As the server does beside its work. */
async function fold(database: Database, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    await inScope(database, EVERYWHERE, (db) => foldLedger(db))
    await pause(1000)
  }
}

type SomeUser = { unit: string; token: string }
async function country(database: Database): Promise<SomeUser[]> {
  return inScope(database, EVERYWHERE, async (db) => {
    await writeSetting(db, SECOND_FACTOR, { asked: false })
    const communes = Array.from(
      { length: COMMUNES },
      (_, at): NewUnit => ({
        ...{ code: `xa-${at}`, kind: 'commune', name: `Xã ${at}`, validFrom: FROM },
        parents: [{ code: 'tinh', from: FROM, to: null }],
      }),
    )
    const units = await foundUnits(db, [
      { code: 'cuc', kind: 'department', name: 'Cục', validFrom: FROM, parents: [] },
      { code: 'tinh', kind: 'province', name: 'Tỉnh', validFrom: FROM, parents: [{ code: 'cuc', from: FROM, to: null }] },
      ...communes,
    ])
    const out: SomeUser[] = []
    for (let at = 0; at < PEOPLE; at++) {
      const unit = `xa-${at % COMMUNES}`
      const user = await addUser(db, { login: `nguoi-${at}`, name: `Người ${at}`, password: null })
      await addGrant(db, user, 'clerk', units.get(unit)?.id ?? 0)
      out.push({ unit, token: await openSession(db, user, 'bench', NOW) })
    }
    return out
  })
}

const shift = (random: () => number) => ({
  day: `2026-0${1 + Math.floor(random() * 6)}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
  kind: 'duty',
  place: `Vọng ${Math.floor(random() * 10_000)}`,
  ...{ people: 2, manDays: 2, turns: 1 },
})

const agent = new Agent({ keepAlive: true, maxSockets: 250 })
function post(port: number, path: string, token: string, body: object): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'x-sao-vuong': '1', cookie: `sv=${token}` }
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (piece: string) => {
        text += piece
      })
      reply.on('end', () => done({ status: reply.statusCode ?? 0, text }))
    })
    sent.on('error', fail)
    sent.end(JSON.stringify(body))
  })
}
