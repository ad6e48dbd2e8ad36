import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import type { Facts } from '#domain/figures.ts'
import { standingsOf } from '#domain/figures.ts'
import { indicators } from '#domain/indicators/index.ts'
import { monthEnd, monthOfYear, monthStart, monthYear, periodKey, reportingMonth } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { factsOf } from '#store/facts.ts'
import { readSums } from '#store/figures.ts'
import type { Home } from '#store/home.ts'
import { childrenOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { begunCutoff, cutoffFor } from './cutoff.ts'
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
    if (!indicator || !measure || indicator.measure === 'rating')
      throw new Problem('input.wrong', {
        detail: `chỉ tiêu “${indicator?.title ?? id}” không xếp theo tháng được; chọn một chỉ tiêu khác`,
      })
    const { window } = begunCutoff(period, asOf, today)
    const months: { key: string; period: string; title: string; from: string; to: string }[] = []
    for (let month = reportingMonth(window.from); month <= reportingMonth(window.to); month++) {
      const [from, to] = [monthStart(month), monthEnd(month)]
      months.push({
        key: String(month),
        period: periodKey({ kind: 'month', year: monthYear(month), part: monthOfYear(month) }),
        title: `Tháng ${monthOfYear(month)}/${monthYear(month)}`,
        from: from > window.from ? from : window.from,
        to: to < window.to ? to : window.to,
      })
    }
    const children = await childrenOf(db, unit.id, window.to, window.to)
    const of =
      indicator.formula === undefined && indicator.measure !== 'ratio'
        ? await countedBy(db, [unit, ...children], months, measure.no)
        : await computedBy(db, home, [unit, ...children], months, id)
    return {
      unit: unitLine(unit),
      indicator: id,
      title: indicator.title,
      unitWord: indicator.unit,
      /** A ratio of a month is computed from that month's own counts; its months never add up. */
      adds: indicator.overTree === 'sum' && indicator.measure !== 'ratio',
      stock: indicator.time === 'stock',
      months,
      whole: of(unit.id),
      units: children.map((child) => ({ unit: unitLine(child), values: of(child.id) })),
    }
  },
})

type Month = { period: string; from: string; to: string }
type Values = (unit: number) => (number | null)[]

async function countedBy(db: Db, units: readonly Unit[], months: readonly Month[], measure: number): Promise<Values> {
  const wanted = new Set([measure])
  const sums = await readSums(db, { unitIds: units.map(({ id }) => id), windows: [...months], measuresOf: () => wanted })
  return (no) => {
    const found = sums.find((one) => one.unitId === no && one.measure === measure)
    return months.map((_, at) => found?.sums[at] ?? null)
  }
}

/** What a formula gives is computed month by month from the counts of each month, as its proof does. */
async function computedBy(db: Db, home: Home, units: readonly Unit[], months: readonly Month[], id: string): Promise<Values> {
  const only = new Set([id])
  const tables: Map<number, Facts>[] = []
  for (const { period, to } of months) tables.push(await factsOf(db, home, units, cutoffFor(period, to), [id]))
  return (no) =>
    tables.map((table) => {
      const facts = table.get(no)
      return (facts && standingsOf(facts, only).get(id)?.value) ?? null
    })
}
