/** The database of a test run: the caller's (DATABASE_URL), else an embedded one in a temporary folder. */
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { connectionOf } from '#store/db.ts'
import { runningPostmaster } from '#store/embedded/postmaster.ts'
import { startEmbedded } from '#store/embedded.ts'

export type TestDatabase = {
  /** For the run's own files; removed by close(). */
  folder: string
  url: string | undefined
  close(): Promise<void>
}

type Options = { needed: boolean; log: (line: string) => void }
const PREFIX = 'saovuong-test-'

export async function openTestDatabase({ needed, log }: Options): Promise<TestDatabase> {
  await sweepKilledRuns(log)
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // Passable, though not readable: as root PostgreSQL runs as another user, who must reach its records inside.
  chmodSync(folder, 0o711)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const callers = process.env.DATABASE_URL
  if (!needed || callers) {
    const close = async () => {
      if (needed && callers) await dropTemplates(callers, folder)
      remove()
    }
    return { folder, url: needed ? callers : undefined, close }
  }

  // Nothing here must outlive a power cut, and files are copied hundreds of times: no waiting for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const server = await startEmbedded({ folder: join(folder, 'postgres'), settings, log })
  const close = async () => {
    await server.stop()
    remove()
    // As root under a closed folder the records lie elsewhere.
    rmSync(dirname(server.cluster), { recursive: true, force: true })
  }
  return { folder, url: server.ownerUrl, close }
}

/** Databases that files of one run copy theirs from. */
export const templateName = (runFolder: string, kind: string): string =>
  `saovuong_${createHash('sha256').update(runFolder).digest('hex').slice(0, 12)}_${kind}`

async function dropTemplates(url: string, folder: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    for (const kind of ['migrated', 'demo'])
      await client.query(`drop database if exists ${templateName(folder, kind)} with (force)`)
  } finally {
    await client.end()
  }
}

/** A run that was killed leaves its folder and its PostgreSQL behind. */
async function sweepKilledRuns(log: (line: string) => void): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? 0)
    const folder = join(tmpdir(), name)
    if (pid === 0 || isRunning(pid) || statSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue
    const left = await runningPostmaster(join(folder, 'postgres', 'postgres'), log)
    if (left) process.kill(left.pid, 'SIGINT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
