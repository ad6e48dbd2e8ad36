import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { indicators } from '#domain/indicators/index.ts'
import { monthEnd, monthOfYear, monthStart, monthYear, reportingMonth } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { readSums } from '#store/figures.ts'
import { childrenOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { begunCutoff } from './cutoff.ts'
import { reportInput } from './reportData.ts'
import { unitLine } from './unitRef.ts'

/** One indicator of a unit and each unit below, reporting month by reporting month; where nobody spoke it is missing. */
export const showSeries = defineAction({
  kind: 'read',
  title: 'Xem số liệu theo tháng',
  summary:
    'One indicator by reporting month for a unit and each child: flows of the month, stocks at its end, missing kept apart',
  input: reportInput.extend({ indicator: z.string().max(120).describe('Chỉ tiêu') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { period, asOf, indicator: id }) {
    const indicator = indicators.get(id)
    const measure = home.measures.byId.get(id)
    if (
      !indicator ||
      !measure ||
      indicator.measure === 'ratio' ||
      indicator.measure === 'rating' ||
      indicator.formula !== undefined
    )
      throw new Problem('input.wrong', {
        detail: `chỉ tiêu “${indicator?.title ?? id}” không xếp theo tháng được; chọn một chỉ tiêu đếm`,
      })
    const { window } = begunCutoff(period, asOf, today)
    const months: { key: string; title: string; from: string; to: string }[] = []
    for (let month = reportingMonth(window.from); month <= reportingMonth(window.to); month++) {
      const [from, to] = [monthStart(month), monthEnd(month)]
      months.push({
        key: String(month),
        title: `Tháng ${monthOfYear(month)}/${monthYear(month)}`,
        from: from > window.from ? from : window.from,
        to: to < window.to ? to : window.to,
      })
    }
    const children = await childrenOf(db, unit.id, window.to, window.to)
    const wanted = new Set([measure.no])
    const sums = await readSums(db, {
      unitIds: [unit, ...children].map(({ id: no }) => no),
      windows: months,
      measuresOf: () => wanted,
    })
    const of = (no: number): (number | null)[] => {
      const found = sums.find(({ unitId, measure: it }) => unitId === no && it === measure.no)
      return months.map((_, at) => found?.sums[at] ?? null)
    }
    return {
      unit: unitLine(unit),
      indicator: id,
      title: indicator.title,
      unitWord: indicator.unit,
      stock: indicator.time === 'stock',
      months,
      whole: of(unit.id),
      units: children.map((child) => ({ unit: unitLine(child), values: of(child.id) })),
    }
  },
})
