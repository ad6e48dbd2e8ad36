import { copyIn } from '../backup/copy.ts'
import { addToPages } from '../figurePages.ts'
import { holdFolding } from '../ledger.ts'
import { writeSetting } from '../users.ts'
import { type OwnerHand, ownerTransaction } from './ownerHand.ts'
import type { MadePiece } from './piece.ts'

/**
 * Puts a piece into the database: its rows by COPY, its entries folded already, the pages of every level, and how far the whole
 * has come: one transaction, so that whoever is interrupted goes on with the next piece and none comes twice.
 */
export async function pour(
  hand: OwnerHand,
  { tables, years, days }: MadePiece,
  mark: { setting: string; value: unknown },
): Promise<void> {
  const past = [...tables.map(({ into }) => into.table), 'figure_years', 'figure_days', 'settings']
  await ownerTransaction(hand, past, async () => {
    // A fall of power may lose the last pieces whole, mark and all: they are made again. The mark of the end waits for the disk.
    await hand.client.query('set local synchronous_commit = off')
    for (const { into, chunks } of tables)
      await copyIn(
        hand.client,
        `copy ${into.table} (${into.columns.join(', ')}) from stdin (format text, encoding 'UTF8')`,
        piecesOf(chunks),
      )
    await holdFolding(hand.db)
    await addToPages(hand.db, 'years', years)
    await addToPages(hand.db, 'days', days)
    await writeSetting(hand.db, mark.setting, mark.value)
  })
}

/** What comes from another thread has become plain bytes. */
async function* piecesOf(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const { buffer, byteOffset, byteLength } of chunks) yield Buffer.from(buffer, byteOffset, byteLength)
}
