import { addsUp } from '#domain/register.ts'
import type { Book } from '../../../book.ts'
import { BookSums } from '../BookSums.tsx'
import { rowWith } from './judgeDraft.ts'
import type { RowDrafts } from './rowDrafts.ts'

type Listing = { sums?: Record<string, number> | undefined; summed: boolean; atLeast: boolean }

/** Sums with what is being typed, what still waits, and where to look: always in sight. */
export function SheetFoot({ book, listing, drafts }: { book: Book; listing: Listing; drafts: RowDrafts | null }) {
  const { sums } = listing
  if (!sums) return null
  const look = drafts ? [...drafts.findings.values()].reduce((sum, found) => sum + found.length, 0) : 0
  const waiting = drafts ? [...drafts.drafts.values()].filter(({ state }) => state === 'waiting').length : 0
  const sending = drafts?.sending ?? 0
  return (
    <span className="sheet-foot">
      <BookSums
        register={book}
        sums={drafts ? sumsWith(book, sums, drafts) : sums}
        summed={listing.summed}
        atLeast={listing.atLeast}
      />
      {sending > 1 && <span className="quiet">Đang ghi, còn {sending} dòng</span>}
      {waiting > 0 && <span className="quiet">{waiting} dòng chờ gửi</span>}
      {look > 0 && (
        <span className="sheet-look">
          {look} ô cần xem <kbd>F8</kbd>
        </span>
      )}
    </span>
  )
}

/** What the server summed, and what the rows typed here since then add or take away. */
function sumsWith(book: Book, sums: Record<string, number>, drafts: RowDrafts): Record<string, number> {
  const out = { ...sums }
  const add = (key: string, amount: number) => {
    if (amount !== 0) out[key] = (out[key] ?? 0) + amount
  }
  for (const draft of drafts.drafts.values()) {
    if (draft.isNew) add('count', 1)
    const after = rowWith(draft.base, draft.contents)
    for (const [key, column] of Object.entries(book.columns)) {
      if (column.kind !== 'yesNo' && !addsUp(column)) continue
      const amount = (row: typeof after) => Number(row[key] ?? 0)
      add(key, amount(after) - (draft.isNew ? 0 : amount(draft.listed)))
    }
  }
  return out
}
