import { DEEDS, type Deed, type Job } from './faults/job.ts'
import { type Killed, runJob, settled, standing } from './faults/killing.ts'
import { aPlace, type Place } from './faults/place.ts'
import { aJob, does, type Stage, setStage } from './faults/stage.ts'
import { aboutBrowsers, aboutCrashes, aboutDisk, aboutRestart, aboutSlowClients } from './faults/troubles.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { randomFrom } from './timing.ts'

/**
 * So many kills at most, two hundred with `npm run bench -- faults --kills=200 --minutes=30`, and no further one after so many
 * minutes; `--only-kills` leaves out the rest. The PostgreSQL of a server: SAOVUONG_PG_BIN.
 */
const KILLS = Number(/--kills=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 20)
const MINUTES = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 5)
/** So many processes work, and are killed, side by side. */
const TOGETHER = 2
const ONLY_KILLS = process.argv.includes('--only-kills')
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
    const killing = await kills(place, stage)
    if (ONLY_KILLS) return { title: `Kills, on PostgreSQL ${rows[0]?.version}, seed ${SEED}`, lines: killing }
    const lines = [
      ...killing,
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
  let verified = 0
  const ends = performance.now() + MINUTES * 60_000
  const count = async ({ job, after }: { job: Job; after: number }, { said, took, killed: struckDown }: Killed) => {
    length = Math.max(length, Math.min(took, 10_000))
    if (struckDown) killed++
    const struck = job.deeds.find((deed) => !said.includes(`done ${deed}`))
    for (const { deed, state, told } of await standing(place.owner, job, said)) {
      const line = counted.get(deed)
      if (line) line[state]++
      if (line && deed === struck && struckDown) line.hit++
      if (state === 'half') wrong.push(`${deed} of ${job.unit}, killed after ${Math.round(after)} ms: ${told}`)
    }
  }
  for (let at = 1; killed < KILLS && performance.now() < ends; at += TOGETHER) {
    const jobs: { job: Job; after: number }[] = []
    // The first is let through: its length is what the others are killed in, and what it made of the source they begin with.
    for (let one = at; one < at + (length === 0 ? 1 : TOGETHER); one++) {
      // Each deed begins first in its turn.
      const deeds = [...DEEDS.slice(one % DEEDS.length), ...DEEDS.slice(0, one % DEEDS.length)]
      // Every other process comes as the embedded database is opened, the rest as a server is, by its address.
      const job = await aJob(stage, one, one % 2 === 0 ? place.server.ownerUrl : '', deeds)
      jobs.push({ job, after: length === 0 ? Number.POSITIVE_INFINITY : random() * length })
    }
    const ran = await Promise.all(jobs.map(({ job, after }) => runJob(job, after, place.compiled)))
    await settled(place.owner)
    for (const [turn, one] of jobs.entries()) if (ran[turn]) await count(one, ran[turn])
    const told = await verifiedBoth(stage)
    verified++
    if (told) wrong.push(`after ${jobs.map(({ job }) => job.unit).join(', ')}: ${told}`)
  }
  for (const line of wrong) process.stderr.write(`${line}\n`)
  const of = (deed: Deed) => counted.get(deed) ?? { nothing: 0, whole: 0, half: 0, hit: 0 }
  return [
    {
      what: 'killed outright (kill −9)',
      value: killed,
      unit: 'times',
      note: `of ${KILLS} asked, ${TOGETHER} side by side, within ${Math.round(length)} ms of work; verified ${verified} times`,
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
