import { z } from 'zod'
import { mayEdit, maySee } from '#domain/access.ts'
import { EDITION_STANDS, STANDING } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { contentOf, editionsOf, insertEdition } from '#store/editions.ts'
import { defineAction } from './action.ts'
import { behalfOf } from './behalf.ts'
import { editionAtHand, notBefore } from './editionAtHand.ts'
import { makeContent, toLookAt } from './editionContent.ts'
import { reasonText } from './inputs.ts'

/**
 * Puts right what was accepted: a further edition with its reasons (NĐ 30/2020 Đ18(3)). A replacement takes the figures of
 * the books as they are now; a correction letter is about the form and keeps the figures as they were accepted.
 */
export const correctEdition = defineAction({
  kind: 'write',
  title: 'Lập bản thay thế, đính chính',
  summary: 'Begin the replacement or the correction of an accepted edition, with its reasons',
  input: z.object({
    edition: z.uuid().describe('Bản đã được chấp nhận'),
    cause: z.enum(['replacement', 'correction']).describe('Thay thế (sai nội dung) hoặc đính chính (sai thể thức)'),
    reason: reasonText.describe('Lý do'),
    onBehalf: reasonText.optional().describe('Vì sao lập thay đơn vị'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, actor, now, about }, { edition: id, cause, reason, onBehalf }) {
    const { edition, unit, round } = await editionAtHand(db, id, 'prepare')
    about(unit)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'lập bản thay thế', unit: unit.name })
    const all = (await editionsOf(db, round.id, unit)).filter(({ of }) => of === 'report')
    const latest = all.at(-1)
    if (edition.of !== 'report' || latest?.id !== id || !STANDING.includes(edition.state))
      throw new Problem('edition.state', {
        number: latest?.number ?? edition.number,
        unit: unit.shortName,
        state: EDITION_STANDS[latest?.state ?? edition.state],
        deed: 'thay thế',
      })
    const behalf = behalfOf(actor, unit, onBehalf)
    const accepted = await contentOf(db, id)
    if (!accepted) throw new Error(`edition ${id} without content`)
    const made =
      cause === 'correction' ? { content: accepted, findings: [] } : await makeContent(db, home, unit, round, accepted.nil)
    const next = await insertEdition(
      db,
      round.id,
      unit,
      {
        number: edition.number + 1,
        of: 'report',
        cause,
        replaces: id,
        reason,
        onBehalf: behalf,
        content: made.content,
        findings: toLookAt(made.findings),
      },
      { login: actor.login, name: actor.name, at: notBefore(now, edition), reason },
    )
    return { edition: next, number: edition.number + 1, version: 1 }
  },
})
