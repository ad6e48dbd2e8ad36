import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import { crossCheck } from '#domain/crossCheck.ts'
import { writeNarrative } from '#report/narrative.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { day, periodKey, unitCode } from './inputs.ts'
import { reportData } from './reportData.ts'
import { unitRef } from './unitRef.ts'

/** The report of a unit for a period: every figure with its proof, who falls short by name, and the text they make. */
export const showReport = defineAction({
  kind: 'read',
  title: 'Xem báo cáo kỳ',
  summary: 'The figures of a unit for a period as of a day, with targets, the same period last year, shortfalls by name and the text',
  input: z.object({ unit: unitCode, period: periodKey, asOf: day.optional().describe('Số liệu tính đến ngày; bỏ trống là ngày chốt theo quy định') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const data = await reportData(db, home, unit, cutoff)
    return {
      unit: await unitRef(db, unit, cutoff.asOf),
      period: keyOf(cutoff.period),
      periodTitle: printPeriod(cutoff.period),
      asOf: cutoff.asOf,
      asOfTitle: printDay(cutoff.asOf),
      window: cutoff.window,
      statutory: cutoff.statutory,
      figures: Object.fromEntries(data.figures),
      shortfalls: data.shortfalls,
      sections: writeNarrative(data),
      findings: crossCheck(data.figures, unit.code),
    }
  },
})
