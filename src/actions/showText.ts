import { maySee } from '#domain/access.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { firstText } from '#report/reportText.ts'
import { textOf } from '#store/reportTexts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportData, reportHead, reportInput } from './reportData.ts'
import { formsOf, standingOf } from './reportText.ts'

/** The text of a report to go on writing: what was last saved, or the sentences its figures make; every number with its standing. */
export const showText = defineAction({
  kind: 'read',
  title: 'Soạn báo cáo',
  summary: 'The text of a report with its linked figures, those that moved since, and numbers typed without a source',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const data = await reportData(db, home, unit, cutoff)
    const stored = await textOf(db, unit, keyOf(cutoff.period), cutoff.asOf)
    const sections = stored?.sections ?? firstText(data)
    return {
      ...(await reportHead(db, unit, cutoff)),
      /** 0: nobody has saved a text yet, it is the one of the patterns. */
      version: stored?.version ?? 0,
      savedBy: stored?.changedBy ?? null,
      savedAt: stored ? stored.changedAt.toISOString() : null,
      sections: sections.map(({ heading, level, paragraphs }) => ({ heading, level, paragraphs })),
      standing: standingOf(sections, data),
      forms: formsOf(data),
    }
  },
})
