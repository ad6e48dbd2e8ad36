import { countsMark } from '#domain/sources.ts'
import type { Restored } from '#store/backup/restore.ts'

/** What a restore or its rehearsal came to, as every door tells it. */
export function restoredReply({ product, taken, tables, rows, proof }: Restored) {
  // A version that counts more makes it up at its first start: a difference then says nothing against the backup.
  const otherCounts = proof.countedBy !== null && proof.countedBy !== countsMark()
  const figuresOk = proof.figures.ok || otherCounts
  return {
    ok: proof.audit.ok && figuresOk && proof.files.broken === 0,
    product,
    taken,
    tables,
    rows,
    figures: { ok: figuresOk, checked: proof.figures.checked, differences: proof.figures.differences.length },
    audit: { ok: proof.audit.ok, lines: proof.audit.lines, why: proof.audit.firstBroken?.why ?? null },
    files: proof.files,
  }
}

export type RestoredReply = ReturnType<typeof restoredReply>
