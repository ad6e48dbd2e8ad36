import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { closePeriod as close } from '#store/periods.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { day, periodKey, unitCode } from './inputs.ts'

/** Locks the days of a period for a unit and everything below it: what a report was made of no longer moves. */
export const closePeriod = defineAction({
  kind: 'write',
  title: 'Khóa kỳ',
  summary: 'Close a period for a unit and everything below it',
  input: z.object({ unit: unitCode, period: periodKey, asOf: day.optional() }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit, actor, now, today }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    if (cutoff.asOf > today)
      throw new Problem('input.wrong', { detail: `kỳ chưa kết thúc: ${printDay(cutoff.asOf)} ở tương lai` })
    await close(db, unit, keyOf(cutoff.period), cutoff.window, now, actor.login)
    return { unit: unit.code, period: keyOf(cutoff.period), window: cutoff.window }
  },
})
