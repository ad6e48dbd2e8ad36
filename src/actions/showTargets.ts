import { maySee } from '#domain/access.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { targetPeriods } from '#store/facts.ts'
import { decisionsFor } from '#store/targets.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportData, reportHead, reportInput } from './reportData.ts'
import { unitLine } from './unitRef.ts'

/** What was assigned, by which decision, how far it is attained, unit by unit; and which units lack what. */
export const showTargets = defineAction({
  kind: 'read',
  title: 'Xem chỉ tiêu giao',
  summary: 'Targets of a unit with attainment, gaps by child unit and the decisions',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const { figures, children } = await reportData(db, home, unit, cutoff)
    const rows = INDICATORS.flatMap((indicator) => {
      const figure = figures.get(indicator.id)
      if (!figure || figure.target === null || indicator.targetOf !== undefined || indicator.measure === 'ratio') return []
      return [
        {
          indicator: indicator.id,
          title: indicator.title,
          unitWord: indicator.unit,
          target: figure.target,
          value: figure.value,
          percent: figure.percent,
          gap: figure.gap,
          state: figure.state,
          children: children.flatMap(({ unit: child, figures: its }) => {
            const one = its.get(indicator.id)
            return one && one.target !== null
              ? [
                  {
                    unit: unitLine(child),
                    value: one.value,
                    target: one.target,
                    percent: one.percent,
                    gap: one.gap,
                    state: one.state,
                  },
                ]
              : []
          }),
        },
      ]
    })
    const lackingRows = INDICATORS.filter((indicator) => indicator.lacking === true).flatMap((indicator) => {
      const said = children.flatMap(({ unit: child, figures: its }) => {
        const one = its.get(indicator.id)
        return one && one.value !== null ? [{ unit: unitLine(child), ok: one.value === 0, lacking: one.value }] : []
      })
      const lacking = said.reduce((sum, child) => sum + child.lacking, 0)
      return said.length === 0
        ? []
        : [
            {
              indicator: indicator.id,
              title: indicator.title,
              of: said.length,
              have: said.length - said.filter((child) => !child.ok).length,
              gap: lacking,
              children: said,
            },
          ]
    })
    const decisions = await decisionsFor(db, unit, targetPeriods(cutoff.period), cutoff.asOf)
    return {
      ...(await reportHead(db, unit, cutoff)),
      rows,
      lackingRows,
      decisions,
    }
  },
})
