import { maySee } from '#domain/access.ts'
import { periodKey as keyOf, parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printPeriod } from '#domain/wording.ts'
import { rolledText } from '#report/reportText.ts'
import { textOf, textsBefore } from '#store/reportTexts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportData, reportInput } from './reportData.ts'
import { standingOf } from './reportText.ts'

/** The last report of the same kind with the figures of this period: a proposal, kept only once somebody saves it. */
export const rollText = defineAction({
  kind: 'read',
  title: 'Viết tiếp từ kỳ trước',
  summary: 'The text of the last report of the same kind, its linked figures filled again for this period; nothing is saved',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const before = (await textsBefore(db, unit, cutoff.asOf)).find(
      (one) => parseReportPeriod(one.period)?.kind === cutoff.period.kind && one.period !== keyOf(cutoff.period),
    )
    if (!before) throw new Problem('text.none_before', { unit: unit.name, period: printPeriod(cutoff.period) })
    const data = await reportData(db, home, unit, cutoff)
    const sections = rolledText(before.sections, cutoffFor(before.period, before.asOf), data)
    const stored = await textOf(db, unit, keyOf(cutoff.period), cutoff.asOf)
    return {
      from: before.period,
      fromTitle: titleOf(before.period),
      version: stored?.version ?? 0,
      sections,
      standing: standingOf(sections, data),
    }
  },
})

function titleOf(key: string): string {
  const period = parseReportPeriod(key)
  return period ? printPeriod(period) : key
}
