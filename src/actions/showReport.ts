import { maySee } from '#domain/access.ts'
import { crossCheck } from '#domain/crossCheck.ts'
import { headingOf } from '#report/issuer.ts'
import { pathOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { begunCutoff, stillRunning } from './cutoff.ts'
import { reportHead, reportInput, treeInput } from './reportData.ts'
import { printedSections } from './reportText.ts'
import { reportInTree } from './treeReport.ts'

/** The report of a unit for a period: every figure with its proof, who falls short by name, and the text they make. */
export const showReport = defineAction({
  kind: 'read',
  title: 'Xem báo cáo kỳ',
  summary:
    'The figures of a unit for a period as of a day, with targets, the same period last year, shortfalls by name and the text',
  input: reportInput.extend(treeInput),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { period, asOf, treeDate }) {
    const cutoff = begunCutoff(period, asOf, today)
    const data = await reportInTree(db, home, unit, cutoff, treeDate)
    return {
      ...(await reportHead(db, unit, cutoff)),
      heading: headingOf(unit, await pathOf(db, unit.id, cutoff.asOf), cutoff.asOf),
      tree: data.tree,
      figures: Object.fromEntries(data.figures),
      shortfalls: data.shortfalls,
      sections: await printedSections(db, unit, cutoff, data),
      findings: [...stillRunning(cutoff, today), ...crossCheck(data.figures, unit.code)],
    }
  },
})
