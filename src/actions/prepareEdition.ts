import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { EDITION_STANDS, isOpen, STANDING } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { lowerFirst } from '#domain/wording.ts'
import { editionsOf, insertEdition, refreshDraft } from '#store/editions.ts'
import { holdTurn } from '#store/locks.ts'
import { expectedOf } from '#store/rounds.ts'
import { defineAction } from './action.ts'
import { behalfOf } from './behalf.ts'
import { notBefore, roundAtHand, turnOf } from './editionAtHand.ts'
import { makeContent, toLookAt } from './editionContent.ts'
import { reasonText, unitCode } from './inputs.ts'

/**
 * Makes the draft of a unit's report for a round out of its books, or brings the draft up to now. After a return slip it
 * is the next edition. Somebody from a unit above who does it for the unit says why.
 */
export const prepareEdition = defineAction({
  kind: 'write',
  title: 'Lập bản báo cáo',
  summary: 'Draft the edition of a unit for a round from its books, or refresh the draft; nil report and on-behalf said in words',
  input: z.object({
    unit: unitCode,
    round: z.uuid().describe('Đợt báo cáo'),
    nil: z.boolean().default(false).describe('Báo cáo không phát sinh'),
    onBehalf: reasonText.optional().describe('Vì sao lập thay đơn vị'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, unit, actor, now, today }, { round: id, nil, onBehalf }) {
    const { round } = await roundAtHand(db, id)
    await holdTurn(db, turnOf(id, unit.id))
    const expected = (await expectedOf(db, id)).find((one) => one.unitId === unit.id)
    if (!expected || expected.excused)
      throw new Problem('round.not_expected', { unit: unit.shortName, round: lowerFirst(round.title) })
    if (round.asOf > today) throw new Problem('round.too_early', { asOf: round.asOf.split('-').reverse().join('/') })
    const behalf = behalfOf(actor, unit, onBehalf)
    const standing = (await editionsOf(db, id, unit)).filter(({ of }) => of === 'report')
    const latest = standing.at(-1)
    const hand = {
      login: actor.login,
      name: actor.name,
      at: notBefore(now, latest ?? { movedAt: round.openedAt }),
      reason: onBehalf,
    }
    if (latest && latest.state !== 'draft' && latest.state !== 'returned')
      throw new Problem(
        STANDING.includes(latest.state) ? 'edition.accepted' : isOpen(latest.state) ? 'edition.signed' : 'edition.sent',
        {
          number: latest.number,
          unit: unit.shortName,
          state: EDITION_STANDS[latest.state],
        },
      )
    // NĐ 30/2020 Đ18(3): a correction letter puts the form right; figures that are wrong take a replacement.
    if (latest?.state === 'draft' && latest.cause === 'correction')
      throw new Problem('edition.form_only', { number: latest.number, unit: unit.shortName })
    const { content, findings } = await makeContent(db, home, unit, round, nil)
    const counted = toLookAt(findings)
    if (latest?.state === 'draft') {
      await refreshDraft(db, latest, { content, findings: counted, onBehalf: behalf }, hand)
      return { edition: latest.id, number: latest.number, version: latest.version + 1, findings }
    }
    const edition = await insertEdition(
      db,
      id,
      unit,
      {
        number: (latest?.number ?? 0) + 1,
        of: 'report',
        cause: latest ? 'resubmission' : 'first',
        replaces: latest?.id ?? null,
        reason: null,
        onBehalf: behalf,
        content,
        findings: counted,
      },
      hand,
    )
    return { edition, number: (latest?.number ?? 0) + 1, version: 1, findings }
  },
})
