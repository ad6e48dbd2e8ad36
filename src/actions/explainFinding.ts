import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { isError } from '#domain/finding.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { saveExplanation } from '#store/explanations.ts'
import { holdTurn } from '#store/locks.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { roundAtHand } from './editionAtHand.ts'
import { reasonText } from './inputs.ts'
import { reportChecks } from './reportChecks.ts'
import { reportInput } from './reportData.ts'
import { collected, rollUpChecks } from './rollUpData.ts'
import { roundUnits } from './roundData.ts'

/** Says why a figure that was asked about is right: kept with who said it, until the figures change. */
export const explainFinding = defineAction({
  kind: 'write',
  title: 'Giải thích số liệu',
  summary: 'Explain a figure a check asks about; holds while the figures stay what they are',
  input: reportInput.extend({
    about: z.string().max(2000).describe('Điều được hỏi, như checkReport trả về ở about'),
    reason: reasonText,
    round: z.uuid().optional().describe('Đợt mà đơn vị tổng hợp, khi điều được hỏi là của bản tổng hợp'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, actor, unit, now, today }, { period, asOf, about, reason, round: id }) {
    const cutoff = cutoffFor(period, asOf)
    await holdTurn(db, `explanations ${unit.id}`)
    const { round, receiver } = id === undefined ? { round: null, receiver: null } : await roundAtHand(db, id)
    if (receiver && receiver.id !== unit.id) throw new Problem('record.unknown', { register: 'lịch báo cáo' })
    const findings = round
      ? await rollUpChecks(db, home, round, unit, collected(await roundUnits(db, round, today)))
      : await reportChecks(db, home, unit, cutoff)
    const finding = findings.find((one) => one.about === about)
    if (!finding) throw new Problem('check.changed')
    if (isError(finding)) throw new Problem('check.impossible', { fact: finding.message })
    // The same word sent twice is one word.
    if (finding.explanation?.reason !== reason)
      await saveExplanation(
        db,
        unit,
        round?.period ?? keyOf(cutoff.period),
        { indicator: finding.where.indicator ?? '', about, question: finding.message, reason },
        now,
        actor.login,
      )
    return { about, question: finding.message, reason }
  },
})
