import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { periodKey as keyOf, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById, sourceOf } from '#domain/sources.ts'
import { printDay } from '#domain/wording.ts'
import { factsOf } from '#store/facts.ts'
import { holdTurn } from '#store/locks.ts'
import { overridesOf, saveOverride } from '#store/overrides.ts'
import { closedPeriods, refusedAsClosed } from '#store/periods.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { day, MOST, periodKey, reasonText, unitCode } from './inputs.ts'

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
    value: z.int().min(0).max(MOST),
    reason: reasonText,
  }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, home, actor, unit, today }, { period, asOf, indicator: id, value, reason }) {
    const cutoff = cutoffFor(period, asOf)
    await holdTurn(db, `overrides ${unit.id}`)
    const kind = sourceOf(id).kind
    if (!indicatorById(id) || (kind !== 'registers' && kind !== 'units'))
      throw new Problem('indicator.unknown', { indicator: id })
    if (cutoff.asOf > today) throw new Problem('input.wrong', { detail: `ngày ${printDay(cutoff.asOf)} ở tương lai` })
    if (unit.validTo !== null && cutoff.asOf >= unit.validTo)
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(cutoff.asOf) })
    const closed = (await closedPeriods(db, [unit.id])).find((one) => cutoff.asOf <= one.windowTo)
    if (closed) throw refusedAsClosed(closed, unit.name)
    const earlier = (await overridesOf(db, [unit.id], keyOf(cutoff.period), '9999-12-31')).filter((row) => row.measure === id)
    const now = (await factsOf(db, home, [unit], cutoff)).get(unit.id)?.now.get(id)?.value ?? 0
    // What an earlier override still adds on that day is taken off: a stock's ends with its period, a flow's stays in it.
    const stock = home.measures.byId.get(id)?.stock === true
    const standing = earlier.filter((row) => row.asOf <= cutoff.asOf && (!stock || row.expiresOn > cutoff.asOf))
    const derived = now - standing.reduce((sum, row) => sum + row.value - row.derived, 0)
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
