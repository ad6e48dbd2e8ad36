import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { periodKey as keyOf, parsePeriod, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { reportingYear, touchesSealed } from '#domain/sealing.ts'
import { openPeriod as open } from '#store/periods.ts'
import { sealedYears } from '#store/sealing.ts'
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
    const [sealed, window] = [await sealedYears(db), statutoryWindow(parsed)]
    if (sealed && touchesSealed(window, sealed)) throw new Problem('period.sealed', { year: reportingYear(window.from) })
    if (!(await open(db, unit, keyOf(parsed))))
      throw new Problem('input.wrong', { detail: `kỳ ${keyOf(parsed)} của ${unit.name} không khóa` })
    return { unit: unit.code, period: keyOf(parsed) }
  },
})
