/**
 * PostgreSQL's main process (the "postmaster"): is one running on these records, start one, stop one.
 * Its own file postmaster.pid is the record: process number, port, socket folder and state, one per line.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { type Place, socketFolder } from './place.ts'
import { DatabaseRefusal } from './refusal.ts'
import { plainEnvironment, type Settings, settingsFor } from './settings.ts'

export type Postmaster = {
  pid: number
  host: string
  port: number
  cluster: string
}

type Log = (line: string) => void
const UNIX_PORT = 5432
const LOG_LIMIT = 5 * 1024 * 1024
const LOGS_KEPT = 5

/** The postmaster working on these records, once it is ready; the file of one that died is removed. */
export async function runningPostmaster(cluster: string, log: Log): Promise<Postmaster | undefined> {
  const until = patience(log, 'Cơ sở dữ liệu đang mở lại sau lần dừng trước…')
  for (;;) {
    const found = readPidFile(cluster)
    if (found === undefined) return undefined
    if (!isPostmasterOf(cluster, found.pid)) {
      rmSync(join(cluster, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (found.state === 'ready') return postmasterOf(cluster, found)
    until()
    await pause(20)
  }
}

export async function startPostmaster(place: Place, binaries: Binaries, chosen: Settings, log: Log): Promise<Postmaster> {
  const { cluster, logFile } = place
  rotate(logFile)
  const deadline = Date.now() + 30_000
  for (;;) {
    const from = sizeOf(logFile)
    const child = await launch(place, binaries, chosen)
    const ready = await waitUntilReady(cluster, child, log)
    if (ready) return ready
    const words = readFileSync(logFile, 'utf8').slice(from)
    // A postmaster killed outright leaves workers that take a moment to notice and let go of the shared memory.
    if (!/pre-existing shared memory block|shared memory block .* still in use/.test(words) || Date.now() > deadline) {
      throw new DatabaseRefusal(
        `PostgreSQL không khởi động được trên ${cluster}. Nhật ký ở ${logFile}, các dòng cuối:\n${words.trim().split('\n').slice(-6).join('\n')}`,
      )
    }
    await pause(100)
  }
}

export async function stopPostmaster(postmaster: Postmaster, binaries: Binaries, log: Log): Promise<void> {
  const { pid, cluster } = postmaster
  const began = Date.now()
  interruptPostmaster(postmaster, binaries)
  const until = patience(log, 'Đang ghi nốt và đóng cơ sở dữ liệu…')
  let forced = false
  while (isPostmasterOf(cluster, pid)) {
    until()
    if (!forced && Date.now() - began > 60_000) {
      forced = true
      log('PostgreSQL chưa đóng sau 60 giây; dừng ngay, lần mở sau sẽ tự phục hồi từ nhật ký ghi trước.')
      signal(pid, 'SIGQUIT')
    }
    await pause(10)
  }
  // A socket folder in the system's temporary place was made for this run alone.
  if (postmaster.host.startsWith('/') && !postmaster.host.startsWith(dirname(cluster)))
    rmSync(postmaster.host, { recursive: true, force: true })
}

/** Asks for a fast shut-down: sessions are rolled back, nothing committed is lost. Windows knows no such signal. */
export function interruptPostmaster({ pid, cluster }: Postmaster, binaries: Binaries): void {
  if (process.platform === 'win32') spawnSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-W'], { windowsHide: true })
  else signal(pid, 'SIGINT')
}

async function launch(place: Place, binaries: Binaries, chosen: Settings): Promise<ChildProcess> {
  const { cluster, logFile, runAs } = place
  const windows = process.platform === 'win32'
  const port = windows ? await freePort() : UNIX_PORT
  const sockets = windows ? undefined : socketFolder(place)
  if (sockets !== undefined) removeLeftSocket(sockets)
  const settings = settingsFor(sockets, chosen)
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const output = openSync(logFile, 'a', 0o600)
  try {
    // In a session of its own: Ctrl-C in the terminal is for the product, which then shuts the database down itself.
    const how = { detached: true, cwd: cluster, env: plainEnvironment(), windowsHide: true, ...runAs }
    const child = windows
      ? // An administrator may not run PostgreSQL; its own starter gives the rights up first.
        spawn(binaries.pgCtl, ['start', '-D', cluster, '-s', '-o', args.slice(2).map(quoted).join(' ')], {
          ...how,
          stdio: ['ignore', output, output],
        })
      : spawn(binaries.postgres, args, { ...how, stdio: ['ignore', output, output] })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

/**
 * The socket of a killed postmaster stands beside a lock with its number. PostgreSQL refuses to start while that number
 * is in use: by a stranger, or by the dead postmaster itself in a container where no one collects dead processes. The
 * folder is of this database alone, and we have seen that no postmaster works on it.
 */
function removeLeftSocket(folder: string): void {
  for (const name of [`.s.PGSQL.${UNIX_PORT}`, `.s.PGSQL.${UNIX_PORT}.lock`]) rmSync(join(folder, name), { force: true })
}

const quoted = (word: string): string => `"${word.replaceAll('"', '\\"')}"`

/** Undefined when it ended instead. Recovery after a power cut may take minutes, so there is no time limit. */
async function waitUntilReady(cluster: string, child: ChildProcess, log: Log): Promise<Postmaster | undefined> {
  const until = patience(log, 'PostgreSQL đang khởi động (sau khi mất điện có thể lâu hơn vì phải phục hồi)…')
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', (status) => {
    ended = process.platform !== 'win32' || status !== 0
  })
  for (;;) {
    const found = readPidFile(cluster)
    if (found?.state === 'ready' && (process.platform === 'win32' || found.pid === child.pid)) return postmasterOf(cluster, found)
    if (ended) return undefined
    until()
    await pause(5)
  }
}

type PidFile = { pid: number; port: number; socket: string; address: string; state: string }

function readPidFile(cluster: string): PidFile | undefined {
  try {
    const [pid = '', , , port = '', socket = '', address = '', , state = ''] = readFileSync(
      join(cluster, 'postmaster.pid'),
      'utf8',
    ).split('\n')
    return { pid: Number(pid), port: Number(port), socket: socket.trim(), address: address.trim(), state: state.trim() }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function postmasterOf(cluster: string, { pid, port, socket, address }: PidFile): Postmaster {
  const host = socket !== '' ? socket : address === '*' || address === '' ? '127.0.0.1' : address
  return { pid, port, host, cluster }
}

/**
 * Whether this process is PostgreSQL working on these records, not a stranger who was given the same number later.
 * Judged by its command line, which everyone may read; its working folder only the same user may.
 */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  const words = commandLine(pid)
  const at = words.indexOf('-D')
  return (
    /^postgres(\.exe)?$/.test(basename(words[0] ?? '')) && (process.platform === 'win32' || samePlace(words[at + 1], cluster))
  )
}

function commandLine(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (process.platform === 'win32') {
      const line = execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH', '/FO', 'CSV'], {
        encoding: 'utf8',
        windowsHide: true,
      })
      return [/^"([^"]+)"/.exec(line.trim())?.[1] ?? '']
    }
    // One string, so a folder with spaces is cut at our own next option.
    const line = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).trim()
    const [program = '', rest = ''] = line.split(/ -D /)
    return [program, '-D', rest.split(' -p ')[0] ?? '']
  } catch {
    return []
  }
}

function samePlace(named: string | undefined, cluster: string): boolean {
  if (named === undefined) return false
  if (named === cluster) return true
  try {
    return realpathSync(named) === realpathSync(cluster)
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Called again and again while waiting; speaks after two seconds, then every five. */
function patience(log: Log, line: string): () => void {
  const began = Date.now()
  let next = 2000
  return () => {
    const waited = Date.now() - began
    if (waited < next) return
    log(next === 2000 ? line : `  … ${Math.round(waited / 1000)} giây`)
    next += 5000
  }
}

function rotate(logFile: string): void {
  if (sizeOf(logFile) < LOG_LIMIT) return
  for (let n = LOGS_KEPT - 1; n >= 1; n -= 1) {
    if (sizeOf(`${logFile}.${n}`) > 0) renameSync(`${logFile}.${n}`, `${logFile}.${n + 1}`)
  }
  renameSync(logFile, `${logFile}.1`)
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no free port'))))
    })
  })
}
