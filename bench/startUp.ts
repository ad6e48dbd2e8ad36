import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { BenchTable } from './table.ts'
import { median, timed } from './timing.ts'

const LAUNCHER = fileURLToPath(new URL('../bin/run.js', import.meta.url))
const STARTS = 3
const LONGEST = 600_000

/** The screen is built by the first start after a change of it; that is the builder's time, not ours. */
export function buildScreen(): void {
  const built = spawnSync(process.execPath, [LAUNCHER, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) throw new Error('the screen could not be built')
}

/** From the command to the first page answered: an empty folder (database made, sample province put in), then started again. */
export async function startUp(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-bench-'))
  chmodSync(folder, 0o711)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.once('exit', remove)
  buildScreen()
  const first = await startOnce(join(folder, 'data'))
  const again = []
  for (let at = 0; at < STARTS; at++) again.push(await startOnce(join(folder, 'data')))
  const ready = again.map((one) => one.ready)
  process.off('exit', remove)
  remove()
  return {
    title: 'Starting',
    lines: [
      {
        what: 'first start of an empty folder',
        value: first.ready / 1000,
        unit: 's',
        note: 'database made, sample province of 57.000 rows saved and folded',
      },
      {
        what: 'started again',
        value: median(ready) / 1000,
        unit: 's',
        limit: 5,
        note: `median of ${STARTS}, slowest ${(Math.max(...ready) / 1000).toFixed(2)}`,
      },
      {
        what: 'stopped',
        value: median(again.map((one) => one.stopped)) / 1000,
        unit: 's',
        note: 'requests answered, database shut down',
      },
    ],
  }
}

/** `look` is called with the process when the first page has been answered. */
export async function startOnce(
  data: string,
  settings: NodeJS.ProcessEnv = {},
  look: (pid: number) => Promise<void> = async () => {},
): Promise<{ ready: number; stopped: number }> {
  const env = { ...process.env, SAOVUONG_DATA: data, PORT: '0', DATABASE_URL: '', ...settings }
  const child = spawn(process.execPath, [LAUNCHER, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => child.once('exit', done))
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  try {
    const { ms: ready } = await timed(async () => answered(await addressOf(child)))
    await look(child.pid ?? 0)
    const { ms: stopped } = await timed(async () => {
      stop()
      await ended
    })
    return { ready, stopped }
  } finally {
    stop()
    await ended
    process.off('exit', stop)
  }
}

/** The address the server says it is at. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (address) done(address)
    })
    child.once('exit', (code) => fail(new Error(`ended with ${code} before it was ready: ${said}`)))
  })
}

async function answered(address: string): Promise<void> {
  const until = Date.now() + LONGEST
  while (Date.now() < until) {
    const reply = await fetch(address).catch(() => null)
    if (reply?.ok) return void (await reply.arrayBuffer())
    await pause(10)
  }
  throw new Error(`no answer from ${address}`)
}
