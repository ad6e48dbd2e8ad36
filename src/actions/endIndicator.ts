import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { endOwnIndicator } from '#store/ownIndicators.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'

/** From a day on the province asks no more; what was typed until then stays, with its proof. */
export const endIndicator = defineAction({
  kind: 'write',
  title: 'Thôi dùng chỉ tiêu của tỉnh',
  summary: 'Stop asking for an indicator the province added, from a day on',
  input: z.object({ unit: unitCode, indicator: z.string().describe('Mã chỉ tiêu của tỉnh'), on: day }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit }, { indicator, on }) {
    if (!(await endOwnIndicator(db, unit, indicator, on))) throw new Problem('own.unknown', { unit: unit.name, indicator })
    return { indicator, validTo: on }
  },
})
