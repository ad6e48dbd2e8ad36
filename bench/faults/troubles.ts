import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildApp } from '#server/app.ts'
import { runAction } from '#server/endpoint.ts'
import { verifiedBoth } from '../faults.ts'
import type { BenchLine } from '../table.ts'
import { percentile } from '../timing.ts'
import { aPlace, type Place } from './place.ts'
import { does, numberOf, type Stage, setStage } from './stage.ts'

let turns = 0
/** A row nobody has written yet: the book takes none twice. */
const shift = () => ({
  register: 'duty',
  unit: 'xa-0',
  values: { day: '2026-06-20', kind: 'duty', place: `Vọng gác số ${++turns}`, people: 1, manDays: 1, turns: 1 },
})

/** Somebody who goes on saving rows, whatever happens to the database; what was answered is remembered. */
function saving(place: Place, stage: Stage, hands: number) {
  const answered: string[] = []
  const refusals = new Map<string, number>()
  let on = true
  const house = { ...stage.house, database: async () => place.database, logBug: () => {} }
  const caller = { kind: 'test', address: 'bench', token: stage.tokens.clerk } as const
  const work = Array.from({ length: hands }, async () => {
    while (on) {
      const values = { ...shift(), key: randomUUID() }
      const reply = await runAction(house, 'saveRow', { values }, caller)
      if ('output' in reply) answered.push((reply.output as { id: string }).id)
      else {
        refusals.set(reply.refusal.code, (refusals.get(reply.refusal.code) ?? 0) + 1)
        await pause(20)
      }
    }
  })
  return {
    answered,
    /** By their codes; a fault of ours is called bug. */
    refused: () => [...refusals].map(([code, count]) => `${count} × ${code}`).join(', ') || 'none',
    bugs: () => refusals.get('bug') ?? 0,
    async stop() {
      on = false
      await Promise.all(work)
    },
  }
}

const lost = async (place: Place, answered: readonly string[]): Promise<number> =>
  answered.length - (await numberOf(place.owner, 'select count(*) from duty where id = any ($1::uuid[])', [answered]))

/** The database itself is killed outright while four people save; it comes back from what reached the disk. */
export async function aboutCrashes(place: Place, stage: Stage): Promise<BenchLine> {
  let missing = 0
  let saved = 0
  const crashes = 5
  for (let turn = 0; turn < crashes; turn++) {
    const people = saving(place, stage, 4)
    await pause(600 + turn * 150)
    const stopping = people.stop()
    await place.crash()
    await stopping
    missing += await lost(place, people.answered)
    saved += people.answered.length
    stage.database = place.database
    const wrong = await verifiedBoth(stage)
    if (wrong) throw new Error(wrong)
  }
  const note = `${crashes} times under load, ${saved} rows answered, figures and trail recompute after each`
  return { what: 'the database killed (kill −9): rows answered and lost', value: missing, unit: '', limit: 0, note }
}

/** Every connection is cut under load, as a restart does; the application goes on without being started again. */
export async function aboutRestart(place: Place, stage: Stage): Promise<BenchLine> {
  const people = saving(place, stage, 6)
  for (let turn = 0; turn < 10; turn++) {
    await pause(200)
    await place.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'saovuong_app' and pid <> pg_backend_pid()",
    )
  }
  const before = people.answered.length
  await pause(500)
  await people.stop()
  if (people.answered.length === before) throw new Error(`nothing is saved after the connections were cut: ${people.refused()}`)
  if (people.bugs() > 0) throw new Error(`told as a fault of ours: ${people.refused()}`)
  const wrong = await verifiedBoth(stage)
  if (wrong) throw new Error(wrong)
  return {
    what: 'all connections cut ten times under load: rows answered and lost',
    value: await lost(place, people.answered),
    unit: '',
    limit: 0,
    note: `${people.answered.length} rows answered, refused: ${people.refused()}`,
  }
}

/** Two browsers hold the same version of a row and save it in the same moment: one is told that the other was first. */
export async function aboutBrowsers(_place: Place, stage: Stage): Promise<BenchLine> {
  const caller = { kind: 'test', address: 'bench', token: stage.tokens.clerk } as const
  let both = 0
  const pairs = 60
  const { id } = await does(stage, 'saveRow', shift())
  let version = 1
  for (let turn = 0; turn < pairs; turn++) {
    const replies = await Promise.all(
      ['Cổng A', 'Cổng B'].map((place) =>
        runAction(
          stage.house,
          'saveRow',
          { values: { register: 'duty', unit: 'xa-0', id, version, values: { place: `${place} ${turn}` } } },
          caller,
        ),
      ),
    )
    const taken = replies.filter((reply) => 'output' in reply).length
    if (taken !== 1) both++
    version += taken
  }
  return { what: 'two browsers at one row: saved by both or by none', value: both, unit: '', limit: 0, note: `${pairs} pairs` }
}

/** Two hundred clients begin a request and never end it; others are answered meanwhile. */
export async function aboutSlowClients(_place: Place, stage: Stage): Promise<BenchLine> {
  const app = await buildApp(stage.house, { limits: 'none' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const head = `POST /api/saveRow HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-sao-vuong: 1\r\ncookie: sv=${stage.tokens.clerk}\r\ncontent-length: 5000\r\n\r\n{`
  const slow: Socket[] = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'))
  for (const socket of slow) {
    socket.on('error', () => {})
    socket.write(head)
  }
  const drip = setInterval(() => {
    for (const socket of slow) socket.write(' ')
  }, 100)
  const times: number[] = []
  for (let turn = 0; turn < 100; turn++) {
    const began = performance.now()
    const reply = await fetch(`http://127.0.0.1:${port}/api/listRows?register=duty&unit=xa-0&limit=20`, {
      headers: { cookie: `sv=${stage.tokens.clerk}` },
    })
    if (reply.status !== 200) throw new Error(`answered ${reply.status}`)
    await reply.text()
    times.push(performance.now() - began)
  }
  clearInterval(drip)
  for (const socket of slow) socket.destroy()
  await app.close()
  return {
    what: 'a list while 200 clients never finish their request, p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    limit: 1000,
  }
}

/** The disk runs full under load: what was answered stays, what was not is refused in words; with room again it goes on. */
export async function aboutDisk(): Promise<BenchLine[]> {
  const place = await aPlace(400)
  if (!place) return [{ what: 'disk full: not tried, no file system may be mounted here', value: 0, unit: '' }]
  try {
    const stage = await setStage(place.database, place.folder)
    const people = saving(place, stage, 3)
    await pause(500)
    const filler = join(place.folder, 'filler')
    for (let size = 400; size > 0; size = Math.floor(size / 2))
      try {
        writeFileSync(filler, Buffer.alloc(size * 1024 * 1024), { flag: 'a' })
      } catch {
        // Full: smaller pieces take what is left.
      }
    await pause(3000)
    const [before, refusedThen] = [people.answered.length, people.refused()]
    writeFileSync(filler, '')
    await pause(3000)
    const wentOn = people.answered.length - before
    await people.stop()
    // Where the write-ahead log could not be written the database ends itself; it comes back from what reached the disk.
    if (wentOn === 0) await place.crash()
    const missing = await lost(place, people.answered)
    stage.database = place.database
    const wrong = await verifiedBoth(stage)
    if (wrong) throw new Error(wrong)
    await does(stage, 'saveRow', shift())
    const note = `${people.answered.length} answered, refused: ${refusedThen}, ${wentOn > 0 ? 'went on by itself' : 'went on after a restart'}`
    return [{ what: 'disk full under load: rows answered and lost', value: missing, unit: '', limit: 0, note }]
  } finally {
    await place.close()
  }
}
