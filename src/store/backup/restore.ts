/**
 * Restores a backup into a new place: a folder of its own database, or an empty database of a server. All is made beside and named
 * at the very end, so that whoever pulls the plug finds nothing half made; the database people work on is never opened.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '#domain/problem.ts'
import { appPassword, connectionOf } from '../db.ts'
import { placeOfRecords } from '../embedded/place.ts'
import { runningPostmaster } from '../embedded/postmaster.ts'
import { type Connection, startEmbedded } from '../embedded.ts'
import { makeRole } from '../migrate.ts'
import { makePlace } from '../newFolder.ts'
import { asRefusedLine } from '../secureLine.ts'
import { refuseOtherKeys, writeKeys } from './keys.ts'
import { type Loaded, loadBackup, type OpenBackup, openBackup } from './load.ts'
import { type Proof, proveRestored } from './proof.ts'
import { clearAll, PLAIN_SETTINGS, RESTORING, refuseOccupied } from './tables.ts'
import { isRunning, type Progress } from './writeBackup.ts'

export type Restored = { place: string; product: string; taken: string; tables: number; rows: number; proof: Proof }

export type RestoreOrder = {
  from: string
  passphrase: string
  log?: (line: string) => void
  progress?: Progress
}

const quiet = () => {}

/** Into a folder that is not there yet: a database of its own, its keys, ready for SAOVUONG_DATA. */
export async function restoreIntoFolder(order: RestoreOrder, folder: string): Promise<Restored> {
  const place = resolve(folder)
  if (existsSync(place) && readdirSync(place).length > 0) throw new Problem('restore.occupied', { place })
  const backup = await openBackup(resolve(order.from), order.passphrase)
  makePlace(dirname(place), 0o755)
  await sweepUnfinished(place)
  const work = `${place}.restoring-${process.pid}`
  const restored = await inNewFolder(order, backup, work)
  rmSync(place, { recursive: true, force: true })
  renameSync(work, place)
  return { ...restored, place }
}

/** Restores, proves and leaves nothing: what tells whether the last backup would help. */
export async function rehearse(order: RestoreOrder, folder: string): Promise<Restored> {
  const work = `${resolve(folder)}.restoring-${process.pid}`
  await sweepUnfinished(resolve(folder))
  const backup = await openBackup(resolve(order.from), order.passphrase)
  const restored = await inNewFolder(order, backup, work)
  removeFolder(work)
  return { ...restored, place: '' }
}

async function inNewFolder(order: RestoreOrder, backup: OpenBackup, work: string): Promise<Restored> {
  const [log, progress] = [order.log ?? quiet, order.progress ?? quiet]
  try {
    const server = await startEmbedded({ folder: work, log })
    try {
      const loaded = await load(server.connection, backup, log, progress, async () => {})
      writeKeys(work, loaded.keys)
      const proof = await proveRestored(server.connection, work, log, progress)
      return told(backup, loaded, proof, work)
    } finally {
      await server.stop()
    }
  } catch (error) {
    removeFolder(work)
    throw error
  }
}

/**
 * Into an empty database of a server. Its rows come in one transaction, with a table that says "not proved yet": the product
 * does not open such a database, and the next restore into it begins by clearing it.
 */
export async function restoreIntoServer(order: RestoreOrder, url: string, keys: string): Promise<Restored> {
  const [log, progress] = [order.log ?? quiet, order.progress ?? quiet]
  const connection = connectionOf(url)
  const place = `${connection.host}/${connection.database}`
  refuseOtherKeys(keys)
  await onServer(connection, async (client) => {
    if (await isUnfinished(client)) return
    await refuseOccupied(client, place)
  })
  const backup = await openBackup(resolve(order.from), order.passphrase)
  await onServer(connection, async (client) => {
    if (await isUnfinished(client)) await clearAll(client)
  })
  const work = `${resolve(keys)}.restoring-${process.pid}`
  try {
    const loaded = await load(connection, backup, log, progress, async (client) => {
      await client.query(`create table ${RESTORING} (since timestamptz not null default now())`)
    })
    makePlace(work, 0o700)
    writeKeys(work, loaded.keys)
    const proof = await proveRestored(connection, work, log, progress)
    writeKeys(resolve(keys), loaded.keys)
    await onServer(connection, (client) => client.query(`drop table ${RESTORING}`))
    return told(backup, loaded, proof, place)
  } catch (error) {
    await onServer(connection, async (client) => {
      if (await isUnfinished(client)) await clearAll(client)
    }).catch(quiet)
    throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function load(
  connection: Connection,
  backup: OpenBackup,
  log: (line: string) => void,
  progress: Progress,
  mark: (client: pg.Client) => Promise<void>,
): Promise<Loaded> {
  return onServer(connection, async (client) => {
    await makeRole(client, appPassword(connection.password))
    await client.query(PLAIN_SETTINGS)
    await client.query('begin')
    await mark(client)
    const loaded = await loadBackup(client, backup, log, progress)
    await client.query('commit')
    await client.query('analyze')
    return loaded
  })
}

async function onServer<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', quiet)
  await client.connect().catch((error: unknown) => {
    throw connection.ssl ? asRefusedLine(error, connection) : error
  })
  try {
    return await work(client)
  } finally {
    // Whatever is open in it is rolled back by the server.
    await client.end().catch(quiet)
  }
}

const isUnfinished = async (client: pg.Client): Promise<boolean> =>
  ((await client.query('select from pg_class where oid = to_regclass($1)', [`public.${RESTORING}`])).rowCount ?? 0) > 0

const told = ({ head }: OpenBackup, { tables, rows }: Loaded, proof: Proof, place: string): Restored => ({
  place,
  product: head.product,
  taken: head.taken,
  tables,
  rows,
  proof,
})

/** With the records, also where they had to be put elsewhere. */
function removeFolder(folder: string): void {
  const records = placeOfRecords(folder)
  if (records !== null) rmSync(records, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** What killed restores of this place left: their PostgreSQL is stopped, their records removed. */
async function sweepUnfinished(place: string): Promise<void> {
  const [folder, name] = [dirname(place), basename(place)]
  if (!existsSync(folder)) return
  for (const found of readdirSync(folder)) {
    const pid = found.startsWith(`${name}.restoring-`) ? Number(found.slice(name.length + '.restoring-'.length)) : 0
    if (!pid || isRunning(pid)) continue
    const left = join(folder, found)
    const cluster = join(placeOfRecords(left) ?? left, 'postgres')
    const postmaster = await runningPostmaster(cluster, quiet)
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT')
    while (await runningPostmaster(cluster, quiet)) await pause(20)
    removeFolder(left)
  }
}
