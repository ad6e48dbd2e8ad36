import { z } from 'zod'
import { mayEdit, maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { lettersOfRound } from '#store/letters.ts'
import { defineAction } from './action.ts'
import { roundAtHand } from './editionAtHand.ts'

/** Who was written to about a round, when, and what became of each letter. */
export const showLetters = defineAction({
  kind: 'read',
  title: 'Xem thư nhắc',
  summary: 'Reminders by mail of a round: to whom, on which day, sent or not and why',
  input: z.object({ round: z.uuid().describe('Đợt báo cáo') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor }, { round: id }) {
    const { receiver } = await roundAtHand(db, id)
    if (!mayEdit(actor, receiver)) throw new Problem('access.refused', { deed: 'xem thư nhắc', unit: receiver.name })
    return { round: id, letters: await lettersOfRound(db, id) }
  },
})
