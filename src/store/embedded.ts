/**
 * Runs a real PostgreSQL for the product, in a folder, with nothing to install: the binaries come with the packages.
 * Several processes may ask for the same folder (the server, the command line beside it): the first starts it, the
 * others use it, and the last to leave stops it. A process that was killed leaves the database running; the next one
 * takes it over. Why: docs/decisions/2026-11-22-embedded-postgresql.md.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBinaries } from './embedded/binaries.ts'
import { createCluster, DATABASE, isCluster, OWNER, passwordOf, refuseOtherVersion } from './embedded/cluster.ts'
import { leaveOnEnd } from './embedded/leaving.ts'
import { choosePlace } from './embedded/place.ts'
import {
  interruptPostmaster,
  type Postmaster,
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
} from './embedded/postmaster.ts'
import type { Settings } from './embedded/settings.ts'
import { takeTurn } from './embedded/turn.ts'
import { enter, leave, othersInside } from './embedded/visitors.ts'
import type { SecureLine } from './secureLine.ts'

export type Connection = {
  host: string
  port: number
  user: string
  password: string
  database: string
  /** Where the database is on another machine. */
  ssl?: SecureLine
}

export type EmbeddedServer = {
  connection: Connection
  /** The same connection as an address, for programs that take one. */
  ownerUrl: string
  /** Where the records really lie: the folder asked for, unless the database could not live there. */
  cluster: string
  pid: number
  startedByUs: boolean
  /** Leaves the database; it is shut down (fast, nothing lost) when no other process is using it. Safe to call twice. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  folder: string
  /** Told what takes longer than a moment, in Vietnamese; stderr when absent. */
  log?: (line: string) => void
  settings?: Settings
  /** Where binaries and records go when root's own folders are closed to the unprivileged user PostgreSQL needs. */
  shelter?: string
}

const project = fileURLToPath(new URL('../..', import.meta.url))

/** SAOVUONG_DATA, else `data` in the project. */
export const defaultDataFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(env.SAOVUONG_DATA ?? join(project, 'data'))

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`))
  const place = choosePlace(resolve(options.folder), options.shelter, log)
  const binaries = findBinaries(place, log)
  const giveBackTurn = await takeTurn(join(place.base, 'start.lock'), log)
  try {
    const pass = enter(place)
    let running = await runningPostmaster(place.cluster, log)
    const startedByUs = running === undefined
    try {
      if (running === undefined) {
        if (!isCluster(place.cluster)) await createCluster(place, binaries, { sync: options.settings?.fsync !== 'off', log })
        refuseOtherVersion(place.cluster, binaries)
        running = await startPostmaster(place, binaries, options.settings ?? {}, log)
      }
    } catch (error) {
      leave(pass)
      throw error
    }
    return serverOf(running, startedByUs)

    function serverOf(postmaster: Postmaster, startedByUs: boolean): EmbeddedServer {
      const connection = {
        host: postmaster.host,
        port: postmaster.port,
        user: OWNER,
        password: passwordOf(place.cluster),
        database: DATABASE,
      }
      let leaving: Promise<void> | undefined
      const forget = leaveOnEnd(() => {
        leave(pass)
        if (!othersInside(place)) interruptPostmaster(postmaster, binaries)
      })
      const stop = (): Promise<void> => {
        leaving ??= (async () => {
          forget()
          // Under the turn: nobody may come in between "no one is left" and the shut-down.
          const giveBack = await takeTurn(join(place.base, 'start.lock'), log)
          try {
            leave(pass)
            if (!othersInside(place)) await stopPostmaster(postmaster, binaries, log)
          } finally {
            giveBack()
          }
        })()
        return leaving
      }
      return { connection, ownerUrl: urlOf(connection), cluster: place.cluster, pid: postmaster.pid, startedByUs, stop }
    }
  } finally {
    giveBackTurn()
  }
}

/** A PostgreSQL address; a socket folder goes into the `host` parameter, as libpq and pg both read it. */
export function urlOf({ host, port, user, password, database }: Connection): string {
  const name = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  if (!existsSync(host)) return `postgres://${name}@${host}:${port}/${encodeURIComponent(database)}`
  return `postgres://${name}@localhost:${port}/${encodeURIComponent(database)}?host=${encodeURIComponent(host)}`
}
