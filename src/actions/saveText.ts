import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { dayInVietnam, periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { tidy } from '#domain/reportText.ts'
import { printDay } from '#domain/wording.ts'
import { closedPeriods, refusedAsClosed } from '#store/periods.ts'
import { addText, textOf } from '#store/reportTexts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { refuse } from './registerRow.ts'
import { reportData, reportInput } from './reportData.ts'
import { standingOf } from './reportText.ts'
import { textFaults, textSections } from './textInput.ts'

/** Keeps the text of a report as its next version; what was saved before stays. */
export const saveText = defineAction({
  kind: 'write',
  title: 'Ghi bài báo cáo',
  summary: 'Save the text of a report as its next version; numbers typed without a figure or a source are told',
  input: reportInput.extend({
    version: z.int().min(0).describe('Bản đang sửa; 0 khi chưa ai ghi'),
    sections: textSections,
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, unit, actor, now }, { period, asOf, version, sections }) {
    const cutoff = cutoffFor(period, asOf)
    const key = keyOf(cutoff.period)
    const closed = (await closedPeriods(db, [unit.id])).find((one) => cutoff.asOf <= one.windowTo)
    if (closed) throw refusedAsClosed(closed, unit.name)
    const text = tidy(sections)
    refuse(textFaults(text))
    const stored = await textOf(db, unit, key, cutoff.asOf)
    const given = { period: key, asOf: cutoff.asOf, version: version + 1, sections: text }
    if ((stored?.version ?? 0) !== version || !(await addText(db, unit, given, actor.login, now))) {
      const newer = await textOf(db, unit, key, cutoff.asOf)
      throw new Problem('text.changed', {
        by: newer?.changedBy ?? '',
        at: newer ? printDay(dayInVietnam(newer.changedAt)) : '',
        version: newer?.version ?? 0,
      })
    }
    const data = await reportData(db, home, unit, cutoff)
    return { version: version + 1, sections: text, standing: standingOf(text, data) }
  },
})
