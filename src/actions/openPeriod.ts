import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { openPeriod as open } from '#store/periods.ts'
import { defineAction } from './action.ts'
import { periodKey, unitCode } from './inputs.ts'

export const openPeriod = defineAction({
  kind: 'write',
  title: 'Mở lại kỳ đã khóa',
  summary: 'Open a closed period again',
  input: z.object({ unit: unitCode, period: periodKey, reason: z.string().min(5) }),
  allow: (actor, unit) => mayApprove(actor, unit),
  run: async ({ db, unit }, { period }) => ({ opened: await open(db, unit, period) }),
})
