import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { periodKey as keyOf, parsePeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { openPeriod as open } from '#store/periods.ts'
import { defineAction } from './action.ts'
import { periodKey, reasonText, unitCode } from './inputs.ts'

export const openPeriod = defineAction({
  kind: 'write',
  title: 'Mở lại kỳ đã khóa',
  summary: 'Open a closed period again',
  input: z.object({ unit: unitCode, period: periodKey, reason: reasonText }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit }, { period }) {
    const parsed = parsePeriod(period)
    if (!parsed) throw new Problem('period.unknown', { period })
    if (!(await open(db, unit, keyOf(parsed))))
      throw new Problem('input.wrong', { detail: `kỳ ${keyOf(parsed)} của ${unit.name} không khóa` })
    return { unit: unit.code, period: keyOf(parsed) }
  },
})
