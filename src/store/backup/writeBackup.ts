/**
 * Takes a backup while people work: one snapshot of every table, the keys and the roots of the trail, sealed with a passphrase,
 * written under a temporary name and given its own when it is whole and on the disk. Nothing larger than a piece is held in memory.
 */
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { Problem } from '#domain/problem.ts'
import type { Connection } from '../embedded.ts'
import { makePlace, refusedPlace } from '../newFolder.ts'
import { sealed, USUAL_COST } from './cipher.ts'
import { copyOut } from './copy.ts'
import { compressed, type Head, packed, type TableEnd } from './frames.ts'
import { keyFiles } from './keys.ts'
import { productVersion } from './product.ts'
import { copyOutOf, type KeptTable, keptTables, PLAIN_SETTINGS, sequencesOf } from './tables.ts'

export type Progress = (done: number, total: number | null, what: string) => void

export type BackupOrder = {
  connection: Connection
  /** The installation's folder: its keys travel along. */
  folder: string
  path: string
  passphrase: string
  now: Date
  progress?: Progress
  /** How dear a guess at the passphrase is made; less only where a test opens hundreds. */
  cost?: number
}

export type Written = { path: string; size: number; tables: number; rows: number; taken: string }

export async function writeBackup(order: BackupOrder): Promise<Written> {
  const path = resolve(order.path)
  if (existsSync(path)) throw new Problem('backup.exists', { place: path })
  makePlace(dirname(path), 0o700)
  sweepUnfinished(path)
  const draft = `${path}.writing-${process.pid}`
  const client = new pg.Client(order.connection)
  // Told by the statement that is running; a connection lost between two must not end the process.
  client.on('error', () => {})
  await client.connect()
  const tables: TableEnd[] = []
  try {
    await client.query(PLAIN_SETTINGS)
    // Before the snapshot: a root may tell of lines the snapshot holds, never of later ones.
    const keys = keyFiles(order.folder)
    await client.query('begin isolation level repeatable read read only')
    const head: Head = { product: productVersion(), taken: order.now.toISOString(), migrations: await migrationsOf(client) }
    const frames = framesOf(client, keys, tables, order.progress ?? (() => {}))
    const body = sealed(head, order.passphrase, compressed(frames), order.cost ?? USUAL_COST)
    await pipeline(Readable.from(body), createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }))
    await client.query('commit')
    renameSync(draft, path)
    await syncFolder(dirname(path))
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { path, size: (await stat(path)).size, tables: tables.length, rows, taken: head.taken }
  } catch (error) {
    rmSync(draft, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC'
      ? new Problem('backup.disk_full', { place: dirname(path) })
      : refusedPlace(error, dirname(path))
  } finally {
    await client.end().catch(() => {})
  }
}

async function* framesOf(
  client: pg.Client,
  keys: ReturnType<typeof keyFiles>,
  ends: TableEnd[],
  progress: Progress,
): AsyncGenerator<Buffer> {
  for (const value of keys) yield packed({ kind: 'key', value })
  const tables = await keptTables(client)
  for (const [index, table] of tables.entries()) {
    progress(index, tables.length, `sao lưu ${table.table}`)
    yield packed({ kind: 'table', value: { table: table.table, columns: table.columns } })
    const counted = new RowHash()
    for await (const bytes of copyOut(client, copyOutOf(table))) {
      counted.add(bytes)
      yield packed({ kind: 'rows', bytes })
    }
    const end = { table: table.table, ...counted.end() }
    ends.push(end)
    yield packed({ kind: 'end', value: end })
  }
  yield packed({ kind: 'whole', value: { tables: ends, sequences: await sequencesOf(client) } })
  progress(tables.length, tables.length, 'ghi xuống đĩa')
}

/** Rows and hash of what COPY says: a row ends with a line feed, and one inside a value is written as two characters. */
export class RowHash {
  #rows = 0
  readonly #hash = createHash('sha256')

  add(bytes: Buffer): void {
    this.#hash.update(bytes)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.#rows++
  }

  end(): { rows: number; sha256: string } {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') }
  }
}

/** The same of a table as it stands: what was loaded, read once more. */
export async function rowHashOf(client: pg.Client, table: KeptTable): Promise<{ rows: number; sha256: string }> {
  const counted = new RowHash()
  for await (const bytes of copyOut(client, copyOutOf(table))) counted.add(bytes)
  return counted.end()
}

const migrationsOf = async (client: pg.Client): Promise<Head['migrations']> =>
  (await client.query<{ name: string; hash: string }>('select name, hash from migrations order by name')).rows

/** A backup whose process was killed leaves its draft; nobody takes it for one, and the next removes it. */
function sweepUnfinished(path: string): void {
  const [folder, name] = [dirname(path), basename(path)]
  for (const found of readdirSync(folder)) {
    const pid = /\.writing-(\d+)$/.exec(found)?.[1]
    if (pid === undefined || !(found.startsWith(name) || found.startsWith('saovuong-'))) continue
    if (!isRunning(Number(pid))) rmSync(join(folder, found), { force: true })
  }
}

export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** So that the new name itself survives a power cut. Windows has no handle of a folder to sync. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
