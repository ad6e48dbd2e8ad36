import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Database, openDatabase } from '#store/db.ts'
import { startEmbedded } from '#store/embedded.ts'

export type OwnDatabase = { folder: string; database: Database; owner: pg.Pool }

/** A folder of the benchmark's own, removed afterwards; also of a run that is interrupted, whose database is ended by its supervisor. */
export function ownFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-bench-'))
  // Passable: started by root, PostgreSQL runs as another user.
  chmodSync(folder, 0o711)
  const gone = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.once('exit', gone)
  const remove = () => {
    process.off('exit', gone)
    gone()
  }
  return { folder, remove }
}

/** An empty database of the benchmark's own with the settings the product runs with (every commit reaches the disk), removed afterwards. */
export async function withOwnDatabase<T>(work: (own: OwnDatabase) => Promise<T>): Promise<T> {
  const { folder, remove } = ownFolder()
  const server = await startEmbedded({ folder: join(folder, 'data'), log: () => {} })
  try {
    const database = await openDatabase({ url: server.ownerUrl, folder: join(folder, 'data') })
    const owner = new pg.Pool({ ...server.connection, max: 4 })
    // The database is stopped when the work is done: connections it ends then are not a fault.
    owner.on('error', () => {})
    try {
      return await work({ folder, database, owner })
    } finally {
      await owner.end()
      await database.close()
    }
  } finally {
    await server.stop()
    remove()
    // Where the records could not lie in the folder they lie in a shelter.
    if (!server.cluster.startsWith(folder)) rmSync(dirname(server.cluster), { recursive: true, force: true })
  }
}
