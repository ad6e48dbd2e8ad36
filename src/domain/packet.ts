/** What becomes of a row that comes in a packet from an isolated network. */
export type Verdict = 'new' | 'changed' | 'removed' | 'same' | 'older' | 'kept' | 'conflict' | 'waits' | 'refused'

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  new: 'thêm mới',
  changed: 'sửa theo gói',
  removed: 'bỏ theo gói',
  same: 'đã giống',
  older: 'bản cũ, bỏ qua',
  kept: 'giữ bản ở đây',
  conflict: 'hai bên cùng sửa',
  waits: 'chờ dòng được nhắc tới',
  refused: 'không nhận được',
}

/** The row here, as far as it matters: its version now, null where there is none; the version it was taken back at, if it was. */
export type Here = { version: number | null; removedAt: number | null; alike: boolean }
/** The last revision of the other side seen here, and the version of ours it became; null: seen, and ours kept. */
export type Seen = { revision: number; ourVersion: number | null }
/** The row as it comes: the sender's revision, and the last version of ours the sender had seen. */
export type Coming = { revision: number; base: number; removed: boolean }

/** Figures put right by hand for one figure and period: every correction one side knows of, and which of them holds. */
export type Corrections = { all: ReadonlySet<string>; standing: string | null }

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean => [...some].every((id) => all.has(id))

/**
 * A correction is only ever followed by another, never changed: whoever knows all the other knows, and more, knows what came
 * after. Where each knows one the other does not, or they hold different ones for right, two places put one figure right.
 */
export function verdictOfCorrections(here: Corrections, coming: Corrections): 'new' | 'changed' | 'same' | 'older' | 'conflict' {
  const oursAreKnown = isWithin(here.all, coming.all)
  if (isWithin(coming.all, here.all)) return !oursAreKnown ? 'older' : here.standing === coming.standing ? 'same' : 'conflict'
  if (!oursAreKnown) return 'conflict'
  return here.all.size === 0 ? 'new' : 'changed'
}

/**
 * Two counters for each side, so that packets may come in any order and as often as they like: a revision seen before is
 * done with; one made from what stands here now, or from what came of the sender's last, replaces it; else both sides wrote.
 */
export function verdictOf(coming: Coming, here: Here, seen: Seen | null): Verdict {
  if (seen && coming.revision <= seen.revision) return coming.revision === seen.revision ? 'same' : 'older'
  if (here.version === null) {
    if (coming.removed) return 'same'
    return here.removedAt !== null && coming.base < here.removedAt ? 'conflict' : 'new'
  }
  if (!coming.removed && here.alike) return 'same'
  const untouched = here.version === coming.base || (seen?.ourVersion ?? null) === here.version
  if (!untouched) return 'conflict'
  return coming.removed ? 'removed' : 'changed'
}
