import { STANDING } from '#domain/edition.ts'
import { editionsOf, moveEditions } from '#store/editions.ts'
import type { Context } from './action.ts'
import { type AtHand, handFor } from './editionAtHand.ts'

/** Accepts an edition: received first where it was not yet; what it puts right counts no more. */
export async function acceptEdition(context: Context, atHand: AtHand, reason?: string): Promise<void> {
  const { db } = context
  let { edition } = atHand
  if (edition.state === 'submitted') {
    // Whether the person may accept it at all is asked before it is received in their name.
    await handFor(context, { ...atHand, edition: { ...edition, state: 'received' } }, 'accept', reason)
    await moveEditions(db, [edition], 'receive', 'received', await handFor(context, atHand, 'receive'))
    edition = { ...edition, state: 'received', version: edition.version + 1 }
  }
  const hand = await handFor(context, { ...atHand, edition }, 'accept', reason)
  const earlier = (await editionsOf(db, edition.roundId, atHand.unit)).filter(
    (one) => one.of === 'report' && one.id !== edition.id && STANDING.includes(one.state),
  )
  for (const one of earlier) await moveEditions(db, [one], 'replace', 'replaced', hand)
  await moveEditions(db, [edition], 'accept', 'accepted', hand)
}
