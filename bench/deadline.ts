import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { actions } from '#actions/index.ts'
import { parsePeriod } from '#domain/period.ts'
import { reportDates } from '#domain/reportCalendar.ts'
import type { Unit } from '#domain/unit.ts'
import { buildApp } from '#server/app.ts'
import type { House } from '#server/endpoint.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { takeOver } from '#store/finishedEditions.ts'
import { insertRound } from '#store/rounds.ts'
import { foundUnits, type NewUnit, unitsByIds } from '#store/units.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { editionAt, MEASURES } from './editionSample.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'
import { median, percentile } from './timing.ts'

/** So many reports are sent up each second on the evening they are due. */
const RATE = 60
/** Twenty seconds of it; the five minutes asked for with `npm run bench -- deadline --full`. */
const SECONDS = process.argv.includes('--full') ? 300 : 20
const PROVINCES = 34
const EACH = 10
const FROM = '2000-01-01'
const NOW = new Date('2026-07-15T12:00:00Z')

/**
 * The evening a report is due: units of 34 provinces send what their heads signed, sixty a second whether or not earlier ones
 * were answered, through the web door on a database that reaches the disk with every commit. Afterwards everything is counted.
 */
export async function deadline(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database, owner }) => {
    const { units, tokens } = await country(database)
    const editions = await signed(database, units, RATE * SECONDS)
    const house: House = {
      actions,
      database: async () => database,
      clock: () => NOW,
      logBug: (_number, deed, error) => process.stderr.write(`${deed}: ${String(error)}\n`),
    }
    const app = await buildApp(house, { limits: 'none' })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const address = app.server.address()
    const door = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/moveEdition`
    const times: number[] = []
    const refused: string[] = []
    const send = async ({ id, unit }: Signed, due: number): Promise<void> => {
      const { status, text } = await post(door, tokens.get(unit.id) ?? '', { edition: id, verb: 'submit', version: 3 })
      times.push(performance.now() - due)
      if (status !== 200) refused.push(text)
    }
    const [mine, theirs] = [processorOf([process.pid]), processorOf(await serverProcesses(owner))]
    const began = performance.now()
    const under: Promise<void>[] = []
    for (const [at, edition] of editions.entries()) {
      const due = began + (at * 1000) / RATE
      const early = due - performance.now()
      if (early > 0) await pause(early)
      under.push(send(edition, due))
    }
    await Promise.all(under)
    const took = (performance.now() - began) / 1000
    const cost = (now: number | null, before: number | null): number =>
      now === null || before === null ? 0 : (now - before) / editions.length
    const [here, there] = [cost(processorOf([process.pid]), mine), cost(processorOf(await serverProcesses(owner)), theirs)]
    agent.destroy()
    await app.close()
    const one = async (text: string): Promise<number> => Number((await owner.query<{ n: string }>(text)).rows[0]?.n)
    const sent = await one("select count(*) as n from editions where state = 'submitted'")
    const facts = await one('select coalesce(sum(cardinality(measures)), 0) as n from edition_facts')
    const lines = await one("select count(*) as n from audit_lines where action = 'moveEdition'")
    const open = await one(
      "select count(*) as n from pg_stat_activity where usename = 'saovuong_app' and state is distinct from 'idle'",
    )
    if (refused[0]) process.stderr.write(`${refused.length} refused, the first: ${refused[0]}\n`)
    const all = editions.length
    return {
      title: `The evening a report is due: ${RATE} submissions a second for ${SECONDS} s through the web door, ${MEASURES.length} measures each`,
      lines: [
        {
          what: 'answered, from the moment it was due to be sent, p95',
          value: percentile(times, 0.95),
          unit: 'ms',
          limit: 500,
          note: `median ${Math.round(median(times))}, longest ${Math.round(Math.max(...times))}`,
        },
        { what: 'submissions a second', value: all / took, unit: '/s', atLeast: RATE * 0.97 },
        {
          what: 'lost: editions, facts or lines of the trail that are not there',
          value: all - sent + (all * MEASURES.length - facts) + (all - lines),
          unit: '',
          limit: 0,
          note: `${sent} of ${all} editions`,
        },
        { what: 'processor of the application a submission, with whoever sends', value: here, unit: 'ms' },
        { what: 'processor of the database a submission', value: there, unit: 'ms' },
        { what: 'refused', value: refused.length, unit: '', limit: 0 },
        { what: 'queries left open', value: open, unit: '', limit: 0 },
      ],
    }
  })
}

/** Processes of the database: those of its connections and of its own work. */
const serverProcesses = async (owner: Pool): Promise<number[]> =>
  (await owner.query<{ pid: number }>('select pid from pg_stat_activity')).rows.map(({ pid }) => pid)

/** Milliseconds of processor these processes have had, in hundredths of a second; null where the system does not tell. */
function processorOf(pids: readonly number[]): number | null {
  try {
    const ticks = pids.map((pid) => {
      const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
      const fields = rest.split(' ')
      return Number(fields[11]) + Number(fields[12])
    })
    return ticks.reduce((sum, one) => sum + one, 0) * 10
  } catch {
    return null
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

/** As a browser sends it, over a line that stays open. */
function post(door: string, token: string, body: object): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'x-sao-vuong': '1', cookie: `sv=${token}` }
    const sent = request(door, { method: 'POST', agent, headers }, (reply) => {
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

type Signed = { id: string; unit: Unit }

/** Ten communes in each of 34 provinces, each with somebody who sends. */
async function country(database: Database): Promise<{ units: Unit[]; tokens: Map<number, string> }> {
  return inScope(database, EVERYWHERE, async (db) => {
    const provinces = Array.from(
      { length: PROVINCES },
      (_, at): NewUnit => ({
        code: `tinh-${at}`,
        kind: 'province',
        name: `Tỉnh ${at}`,
        validFrom: FROM,
        parents: [{ code: 'cuc', from: FROM, to: null }],
      }),
    )
    const communes = provinces.flatMap(({ code }, at) =>
      Array.from(
        { length: EACH },
        (_, n): NewUnit => ({
          code: `xa-${at}-${n}`,
          kind: 'commune',
          name: `Xã ${n} tỉnh ${at}`,
          validFrom: FROM,
          parents: [{ code, from: FROM, to: null }],
        }),
      ),
    )
    const all = await foundUnits(db, [
      { code: 'cuc', kind: 'department', name: 'Cục', validFrom: FROM, parents: [] },
      ...provinces,
      ...communes,
    ])
    const units = [...all.values()].filter(({ kind }) => kind === 'commune')
    const tokens = new Map<number, string>()
    for (const unit of units) {
      const user = await addUser(db, { login: unit.code, name: unit.name, password: null })
      await addGrant(db, user, 'clerk', unit.id)
      tokens.set(unit.id, await openSession(db, user, 'bench', NOW))
    }
    return { units, tokens }
  })
}

/** So many reports signed by their heads, round after round of every province. */
async function signed(database: Database, units: readonly Unit[], count: number): Promise<Signed[]> {
  const provinces = await inScope(database, EVERYWHERE, async (db) => {
    const ids = [...new Set(units.map(({ provinceId }) => provinceId))]
    return unitsByIds(db, ids)
  })
  const out: Signed[] = []
  for (let year = 2025; out.length < count; year--) {
    const period = parsePeriod(`${year}-H1`)
    const dates = period && reportDates({ line: 'military', kind: 'half', level: 'XA', period })
    if (!period || !dates) throw new Error(`no days of ${year}`)
    for (const [provinceId, province] of provinces) {
      const its = units.filter((unit) => unit.provinceId === provinceId).slice(0, count - out.length)
      if (its.length === 0) break
      const ids = await inScope(database, EVERYWHERE, async (db) => {
        const round = await insertRound(
          db,
          province,
          { line: 'military', kind: 'half', period: `${year}-H1`, title: `Báo cáo ${year}`, dates, by: 'bench', at: NOW },
          its,
        )
        return takeOver(
          db,
          round,
          its.map((unit, at) => editionAt('approved', unit, round, `${year}-H1`, at)),
        )
      })
      out.push(...its.map((unit, at) => ({ id: ids[at] ?? '', unit })))
    }
  }
  // Neighbours send in turn: one province after the other, as people do.
  return out.toSorted((a, b) => a.id.slice(-6).localeCompare(b.id.slice(-6)))
}
