import { DEEDS, type Deed } from './faults/job.ts'
import { runJob, settled, standing } from './faults/killing.ts'
import { aPlace, type Place } from './faults/place.ts'
import { aJob, does, type Stage, setStage } from './faults/stage.ts'
import { aboutBrowsers, aboutCrashes, aboutDisk, aboutRestart, aboutSlowClients } from './faults/troubles.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { randomFrom } from './timing.ts'

/**
 * So many kills at most, two hundred with `npm run bench -- faults --kills=200 --minutes=30`, and no further one after so many
 * minutes. The PostgreSQL of a server: SAOVUONG_PG_BIN.
 */
const KILLS = Number(/--kills=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 20)
const MINUTES = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 5)
const SEED = Number(/--seed=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 17)

/**
 * Faults, tried and survived: a process killed outright at random points of imports, submissions, reorganisations, backups and
 * packets; the database killed, restarted under load, out of disk; two browsers at one record; clients that never finish.
 * After each: every deed has happened whole or not at all, what was answered is there, figures and trail recompute.
 */
export async function faults(): Promise<BenchTable> {
  const place = await aPlace()
  if (!place) throw new Error('no place')
  try {
    const { rows } = await place.owner.query<{ version: string }>("select current_setting('server_version') as version")
    const stage = await setStage(place.database, place.folder)
    const lines = [
      ...(await kills(place, stage)),
      ...(await tried('database killed', () => aboutCrashes(place, stage))),
      ...(await tried('connections cut', () => aboutRestart(place, stage))),
      ...(await tried('two browsers', () => aboutBrowsers(place, stage))),
      ...(await tried('slow clients', () => aboutSlowClients(place, stage))),
      ...(await tried('disk full', aboutDisk)),
    ]
    return { title: `Faults, on PostgreSQL ${rows[0]?.version}, seed ${SEED}`, lines }
  } finally {
    await place.close()
  }
}

/** What does not hold is told in its line; the others are tried all the same. */
async function tried(what: string, work: () => Promise<BenchLine | BenchLine[]>): Promise<BenchLine[]> {
  try {
    return [await work()].flat()
  } catch (error) {
    return [{ what, value: 1, unit: 'not survived', limit: 0, note: String(error).slice(0, 400) }]
  }
}

async function kills(place: Place, stage: Stage): Promise<BenchLine[]> {
  const random = randomFrom(SEED)
  const counted = new Map(DEEDS.map((deed) => [deed, { nothing: 0, whole: 0, half: 0, hit: 0 }]))
  const wrong: string[] = []
  let length = 0
  let killed = 0
  const ends = performance.now() + MINUTES * 60_000
  for (let at = 1; at <= KILLS + 1 && performance.now() < ends; at++) {
    // Each deed begins first in its turn.
    const deeds = [...DEEDS.slice(at % DEEDS.length), ...DEEDS.slice(0, at % DEEDS.length)]
    const job = await aJob(stage, at, place.server.ownerUrl, deeds)
    // The first is let through: its length is what the others are killed in.
    const { said, took, killed: struckDown } = await runJob(job, length === 0 ? Number.POSITIVE_INFINITY : random() * length)
    length = Math.max(length, Math.min(took, 10_000))
    if (struckDown) killed++
    await settled(place.owner)
    const struck = deeds.find((deed) => !said.includes(`done ${deed}`))
    for (const { deed, state, told } of await standing(place.owner, job, said)) {
      const line = counted.get(deed)
      if (line) line[state]++
      if (line && deed === struck && struckDown) line.hit++
      if (state === 'half') wrong.push(`${deed} of ${job.unit}: ${told}`)
    }
    const verified = await verifiedBoth(stage)
    if (verified) wrong.push(`after ${job.unit}: ${verified}`)
  }
  for (const line of wrong) process.stderr.write(`${line}\n`)
  const of = (deed: Deed) => counted.get(deed) ?? { nothing: 0, whole: 0, half: 0, hit: 0 }
  return [
    {
      what: 'killed outright (kill −9)',
      value: killed,
      unit: 'times',
      note: `of ${KILLS} asked, within ${Math.round(length)} ms of work`,
    },
    ...DEEDS.map((deed) => ({
      what: `half done: ${deed}`,
      value: of(deed).half,
      unit: '',
      limit: 0,
      note: `struck ${of(deed).hit}, found whole ${of(deed).whole}, not begun ${of(deed).nothing}`,
    })),
    {
      what: 'figures or trail that do not recompute',
      value: wrong.filter((line) => line.startsWith('after')).length,
      unit: '',
      limit: 0,
    },
  ]
}

/** What the two verifications tell against the database; null where both hold. */
export async function verifiedBoth(stage: Stage): Promise<string | null> {
  const figures = await does(stage, 'verifyFigures', {})
  const trail = await does(stage, 'verifyAudit', {})
  if (figures.ok !== true) return `figures ${JSON.stringify(figures).slice(0, 300)}`
  return trail.ok === true ? null : `trail ${JSON.stringify(trail).slice(0, 300)}`
}
