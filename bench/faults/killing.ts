import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { openBackup } from '#store/backup/load.ts'
import { DEEDS, type Deed, type Job, PEOPLE, SHIFTS } from './job.ts'
import { numberOf } from './stage.ts'

export type Killed = { said: string[]; killed: boolean; took: number }

/** Runs a job; kills it outright so many milliseconds after it began. */
export async function runJob(job: Job, after: number, compiled: string): Promise<Killed> {
  const program = fileURLToPath(new URL('./worker.ts', import.meta.url))
  const child = spawn(process.execPath, [program, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  let text = ''
  let wrong = ''
  let began = 0
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString()
    if (began === 0 && text.includes('begins')) {
      began = performance.now()
      if (Number.isFinite(after)) setTimeout(() => child.kill('SIGKILL'), after)
    }
  })
  child.stderr.on('data', (piece: Buffer) => {
    wrong += piece.toString()
  })
  const signal = await new Promise<string | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', (_, by) => done(by))
  })
  if (signal === null && !text.includes(`done ${job.deeds.at(-1)}`)) throw new Error(`the process ended by itself: ${wrong}`)
  return { said: text.split('\n'), killed: signal === 'SIGKILL', took: performance.now() - began }
}

/** The server notices a moment later that nobody is there any more. */
export async function settled(owner: Pool): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const others = await numberOf(
      owner,
      `select count(*) from pg_stat_activity where application_name like 'saovuong %' and application_name <> 'saovuong ${process.pid}'`,
    )
    if (others === 0) return
    await pause(25)
  }
  throw new Error('a killed process still holds a connection')
}

export type Found = { deed: Deed; state: 'nothing' | 'whole' | 'half'; told: string }

/** What stands of each deed of a job: nothing or the whole, and the whole where it was answered. */
export async function standing(owner: Pool, job: Job, said: readonly string[]): Promise<Found[]> {
  const count = (query: string, ...values: unknown[]) => numberOf(owner, query, values)
  const unit = await count('select id from units where code = $1', job.unit)
  const judged = (deed: Deed, counted: readonly number[], whole: readonly number[], told: string): Found => {
    const all = counted.every((value, at) => value === whole[at])
    const none = counted.every((value) => value === 0)
    const answered = said.includes(`done ${deed}`)
    return { deed, state: all ? 'whole' : none && !answered ? 'nothing' : 'half', told: `${told}: ${counted.join(', ')}` }
  }
  const people = await count('select count(*) from personnel where unit_id = $1', unit)
  const shifts = await count('select count(*) from duty where unit_id = $1', unit)
  const taken = await count("select count(*) from packets where direction = 'in' and unit_id = $1", unit)
  const known = await count(
    "select count(*) from packet_rows p join duty d on d.id = p.record where p.register = 'duty' and d.unit_id = $1",
    unit,
  )
  const merged = await count("select count(*) from reorganisations where id = $1 and state = 'applied'", job.reorganisation)
  const old = `${job.unit}-cu`
  const ended = await count('select count(*) from units where code = $1 and valid_to is not null', old)
  const heirs = await count('select count(*) from unit_successions s join units u on u.id = s.unit_id where u.code = $1', old)
  const gone = await count(
    'select count(*) from personnel p join units u on u.id = p.unit_id where u.code = $1 and p.left_on is not null',
    old,
  )
  return [
    judged('import', [people], [PEOPLE], 'rows'),
    await submitted(owner, unit, said),
    judged('reorganise', [merged, ended, heirs, gone], [1, 1, 1, PEOPLE], 'applied, ended, heirs, people gone'),
    await backedUp(job, said),
    judged('packet', [shifts, taken, known], [SHIFTS, 1, SHIFTS], 'rows, packets, rows known'),
  ].filter(({ deed }) => DEEDS.includes(deed))
}

/** Each of the four steps is whole: the state, the version and the steps written say one thing, facts are there once it was sent. */
async function submitted(owner: Pool, unit: number, said: readonly string[]): Promise<Found> {
  const { rows } = await owner.query<{ state: string; version: number; steps: string; facts: string }>(
    `select e.state, e.version, (select count(*) from edition_steps s where s.edition_id = e.id) as steps,
      (select count(*) from edition_facts f where f.edition_id = e.id) as facts from editions e where e.unit_id = $1`,
    [unit],
  )
  const answered = Math.max(0, ...said.flatMap((line) => /^moved (\d)$/.exec(line)?.[1] ?? []).map(Number))
  const [edition] = rows
  if (!edition) return { deed: 'submit', state: answered === 0 ? 'nothing' : 'half', told: 'no edition' }
  const { state, version, steps, facts } = edition
  const agree =
    rows.length === 1 &&
    ['draft', 'checked', 'approved', 'submitted'][version - 1] === state &&
    Number(steps) === version &&
    Number(facts) === (state === 'submitted' ? 1 : 0) &&
    version >= answered
  return { deed: 'submit', state: agree ? 'whole' : 'half', told: `${state}, version ${version}, ${steps} steps, ${facts} facts` }
}

/** A file that bears the name of a backup is one, to its last frame. */
async function backedUp({ backup, passphrase }: Job, said: readonly string[]): Promise<Found> {
  if (!existsSync(backup))
    return { deed: 'backup', state: said.includes('done backup') ? 'half' : 'nothing', told: `nothing in ${dirname(backup)}` }
  let frames = 0
  const { frames: read } = await openBackup(backup, passphrase)
  for await (const _ of read) frames++
  return { deed: 'backup', state: frames > 0 ? 'whole' : 'half', told: `${frames} frames` }
}
