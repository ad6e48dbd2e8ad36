import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
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
  async run({ db, unit, actor, now }, { period, asOf }) {
    const { window } = cutoffFor(period, asOf)
    await close(db, unit, period, window, now, actor.login)
    return { unit: unit.code, period, window }
  },
})
