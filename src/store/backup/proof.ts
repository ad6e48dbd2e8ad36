import { sql } from 'kysely'
import { type AuditVerdict, verifyAudit } from '../audit.ts'
import { verifyRoots } from '../auditRoots.ts'
import { EVERYWHERE, inScope, openDatabase } from '../db.ts'
import type { Connection } from '../embedded.ts'
import type { Difference } from '../foldedPages.ts'
import { homeOf } from '../home.ts'
import { readSetting } from '../users.ts'
import { verifyFigures } from '../verify.ts'
import type { Progress } from './writeBackup.ts'

/** What a restored place is held against: figures recomputed from the records, the trail from its first line, files by hash. */
export type Proof = {
  ok: boolean
  figures: { ok: boolean; checked: number; differences: Difference[] }
  audit: AuditVerdict
  files: { checked: number; broken: number }
  /** The counts the ledger was last brought up to date by: another version counts more, and makes it up at its first start. */
  countedBy: string | null
}

/** Opens a restored database with its keys and proves it. A later version's migrations run here, on the copy. */
export async function proveRestored(
  connection: Connection,
  folder: string,
  log: (line: string) => void,
  progress: Progress,
): Promise<Proof> {
  const database = await openDatabase({ connection, folder, log, poolSize: 2, restoring: true })
  try {
    const home = await homeOf(database)
    return await inScope(database, EVERYWHERE, async (db) => {
      const chain = await verifyAudit(db)
      const roots = await verifyRoots(db, folder)
      const broken = chain.firstBroken ?? roots.firstBroken
      const audit: AuditVerdict = { ok: chain.ok && roots.ok, lines: chain.lines, ...(broken ? { firstBroken: broken } : {}) }
      const figures = await verifyFigures(db, home, progress)
      const { rows } = await sql<{ checked: number; broken: number }>`
        select count(*) as checked, count(*) filter (where sha256(bytes) <> sha256 or octet_length(bytes) <> size) as broken from files`.execute(
        db,
      )
      const files = rows[0] ?? { checked: 0, broken: 0 }
      const countedBy = await readSetting<string>(db, 'counted_by')
      return { ok: audit.ok && figures.ok && files.broken === 0, figures, audit, files, countedBy }
    })
  } finally {
    await database.close()
  }
}
