import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Database, openDatabase } from '#store/db.ts'
import { type EmbeddedServer, startEmbedded } from '#store/embedded.ts'

/**
 * A database that may be killed and come back. Which PostgreSQL it is, SAOVUONG_PG_BIN says; `disk` bounds the folder it lies
 * in (a file system in memory of so many MB, where the system lets one be mounted).
 */
export type Place = {
  folder: string
  /** What Node made of the source: a process that is killed again and again need not begin with making it anew. */
  compiled: string
  server: EmbeddedServer
  database: Database
  owner: pg.Pool
  /** Kills the database outright and starts it again from what reached the disk. */
  crash(): Promise<void>
  close(): Promise<void>
}

export async function aPlace(disk?: number): Promise<Place | null> {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-faults-'))
  if (disk !== undefined) {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${disk}m`, 'tmpfs', folder])
    if (mounted.status !== 0) {
      rmSync(folder, { recursive: true, force: true })
      return null
    }
  }
  // Passable: started by root, PostgreSQL runs as another user.
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const open = async () => {
    const server = await startEmbedded({ folder: data, log: () => {} })
    const database = await openDatabase({ url: server.ownerUrl, folder: data })
    const owner = new pg.Pool({ ...server.connection, max: 3 })
    owner.on('error', () => {})
    return { server, database, owner }
  }
  const place: Place = {
    folder,
    compiled: join(folder, 'compiled'),
    ...(await open()),
    async crash() {
      process.kill(place.server.pid, 'SIGKILL')
      await Promise.allSettled([place.owner.end(), place.database.close()])
      await place.server.stop().catch(() => {})
      // Its children notice that it is gone a moment later and end by themselves.
      for (let turn = 0; ; turn++) {
        try {
          Object.assign(place, await open())
          return
        } catch (error) {
          if (turn === 40) throw error
          await pause(250)
        }
      }
    },
    async close() {
      await place.owner.end()
      await place.database.close()
      await place.server.stop()
      if (disk !== undefined) spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      if (!place.server.cluster.startsWith(folder)) rmSync(dirname(place.server.cluster), { recursive: true, force: true })
    },
  }
  return place
}
