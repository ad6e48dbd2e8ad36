import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { dayInVietnam, periodKey as keyOf, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById, sourceOf } from '#domain/sources.ts'
import { printDay } from '#domain/wording.ts'
import { factsOf } from '#store/facts.ts'
import { overridesOf, saveOverride } from '#store/overrides.ts'
import { closedPeriods } from '#store/periods.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { day, periodKey, unitCode } from './inputs.ts'

/** Puts a derived figure right with a reason: the derived value stays beside it, and it ends with the period. */
export const overrideFigure = defineAction({
  kind: 'write',
  title: 'Điều chỉnh số liệu',
  summary: 'Override a derived figure with a reason, until the period ends',
  input: z.object({
    unit: unitCode,
    period: periodKey,
    asOf: day.optional(),
    indicator: z.string(),
    value: z.int().min(0),
    reason: z.string().min(5).max(500),
  }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, home, actor, unit }, { period, asOf, indicator: id, value, reason }) {
    const cutoff = cutoffFor(period, asOf)
    const kind = sourceOf(id).kind
    if (!indicatorById(id) || (kind !== 'registers' && kind !== 'units'))
      throw new Problem('indicator.unknown', { indicator: id })
    const closed = (await closedPeriods(db, [unit.id])).find(
      (one) => cutoff.asOf >= one.windowFrom && cutoff.asOf <= one.windowTo,
    )
    if (closed)
      throw new Problem('period.closed', { period: closed.period, unit: unit.name, day: printDay(dayInVietnam(closed.closedOn)) })
    const earlier = (await overridesOf(db, [unit.id], keyOf(cutoff.period), '9999-12-31')).filter((row) => row.measure === id)
    const now = (await factsOf(db, home, [unit], cutoff)).get(unit.id)?.now.get(id)?.value ?? 0
    const derived = now - earlier.filter((row) => row.asOf <= cutoff.asOf).reduce((sum, row) => sum + row.value - row.derived, 0)
    await saveOverride(
      db,
      home,
      unit,
      {
        measure: id,
        period: keyOf(cutoff.period),
        asOf: cutoff.asOf,
        periodEnd: statutoryWindow(cutoff.period).to,
        derived,
        value,
        reason,
      },
      earlier,
      actor.login,
    )
    return { derived, value }
  },
})
