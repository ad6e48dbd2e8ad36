import { maySee } from '#domain/access.ts'
import { crossCheck } from '#domain/crossCheck.ts'
import { headingOf } from '#report/issuer.ts'
import { pathOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportData, reportHead, reportInput } from './reportData.ts'
import { printedSections } from './reportText.ts'

/** The report of a unit for a period: every figure with its proof, who falls short by name, and the text they make. */
export const showReport = defineAction({
  kind: 'read',
  title: 'Xem báo cáo kỳ',
  summary:
    'The figures of a unit for a period as of a day, with targets, the same period last year, shortfalls by name and the text',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const data = await reportData(db, home, unit, cutoff)
    return {
      ...(await reportHead(db, unit, cutoff)),
      heading: headingOf(unit, await pathOf(db, unit.id, cutoff.asOf), cutoff.asOf),
      figures: Object.fromEntries(data.figures),
      shortfalls: data.shortfalls,
      sections: await printedSections(db, unit, cutoff, data),
      findings: crossCheck(data.figures, unit.code),
    }
  },
})
