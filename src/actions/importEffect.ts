import { maySee } from '#domain/access.ts'
import { type Day, monthEnd, monthStart, monthYear, reportingMonth, statutoryWindow } from '#domain/period.ts'
import { contributions, eachContribution, netDeltas, type Register } from '#domain/register.ts'
import { indicatorById } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { readFigures } from '#store/figures.ts'
import type { RowSums } from '#store/rowSums.ts'
import { pathOf } from '#store/units.ts'
import type { Context } from './action.ts'
import { changesOf } from './importJudge.ts'
import type { PlannedRow } from './importPlan.ts'

export type Effect = { indicator: string; title: string; unitName: string; before: number | null; after: number }

/** Most lines of the block "what will change": the catalogue's first. */
const MOST = 24

/**
 * What the figures of the unit, and of its province where the person may see it, become: stocks as they stand today,
 * flows over the reporting year the latest change falls in. `known`: what the rows add, where it has been summed already.
 */
export async function effectOf(
  { db, home, actor, unit, today }: Context,
  register: Register,
  planned: readonly PlannedRow[],
  known: RowSums | null,
): Promise<Effect[]> {
  const sums = dayedSums(register, planned, known)
  const flowDays = [...sums.values()].filter(({ stock }) => !stock).flatMap(({ days }) => [...days.keys()])
  const year = monthYear(reportingMonth(flowDays.length === 0 ? today : flowDays.reduce((a, b) => (a > b ? a : b))))
  const flowWindow = statutoryWindow({ kind: 'year', year, part: 1 })
  const thisMonth = reportingMonth(today)
  const stockWindow = { from: monthStart(thisMonth), to: today < monthEnd(thisMonth) ? today : monthEnd(thisMonth) }
  const moved = [...sums]
    .flatMap(([indicator, { stock, days }]) => {
      let amount = 0
      for (const [day, part] of days) if (stock ? day <= today : day >= flowWindow.from && day <= flowWindow.to) amount += part
      const declared = indicatorById(indicator)
      return amount !== 0 && declared
        ? [{ indicator, title: stock ? declared.title : `${declared.title}, năm ${year}`, stock, amount }]
        : []
    })
    .slice(0, MOST)
  if (moved.length === 0) return []
  const province = (await pathOf(db, unit.id, today)).find(({ kind, pos }) => kind === 'province' && maySee(actor, { pos }))
  const places: Unit[] = province ? [unit, province] : [unit]
  const measures = (stock: boolean): ReadonlySet<number> =>
    new Set(moved.flatMap((one) => (one.stock === stock ? (home.measures.byId.get(one.indicator)?.no ?? []) : [])))
  const unitIds = places.map(({ id }) => id)
  const figures = [
    ...(await readFigures(db, { unitIds, now: stockWindow, before: null, measuresOf: () => measures(true) })),
    ...(await readFigures(db, { unitIds, now: flowWindow, before: null, measuresOf: () => measures(false) })),
  ]
  return moved.flatMap(({ indicator, title, amount }) =>
    places.map((place) => {
      const measure = home.measures.byId.get(indicator)?.no
      const before = figures.find((one) => one.unitId === place.id && one.measure === measure)?.now ?? null
      return { indicator, title, unitName: place.name, before, after: (before ?? 0) + amount }
    }),
  )
}

/** Net change of each indicator by day, in the order of the register's counts. */
function dayedSums(
  register: Register,
  planned: readonly PlannedRow[],
  known: RowSums | null,
): Map<string, { stock: boolean; days: Map<Day, number> }> {
  const sums = new Map(
    register.counts.map(({ indicator, from }) => [indicator, { stock: from !== undefined, days: new Map<Day, number>() }]),
  )
  const add = (indicator: string, day: Day, amount: number) => {
    const days = sums.get(indicator)?.days
    days?.set(day, (days.get(day) ?? 0) + amount)
  }
  if (known) {
    for (const { counts } of known)
      for (const [{ indicator }, days] of counts) for (const [day, amount] of days) add(indicator, day, amount)
    return sums
  }
  for (const row of planned) {
    if (row.state === 'rejected') continue
    if (row.state === 'new' && row.ends.length === 0) {
      eachContribution(register, row.after, row.unit, ({ indicator }, day, amount) => add(indicator, day, amount))
      continue
    }
    for (const { before, after, unit } of [...changesOf(register, row), ...row.ends]) {
      if (before) {
        const deltas = netDeltas(contributions(register, before.values, unit), contributions(register, after, unit))
        for (const { indicator, day, amount } of deltas) add(indicator, day, amount)
      } else eachContribution(register, after, unit, ({ indicator }, day, amount) => add(indicator, day, amount))
    }
  }
  return sums
}
