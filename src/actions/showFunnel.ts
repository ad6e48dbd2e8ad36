import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { funnelOf, type Quota, questionsOf, STEPS } from '#domain/funnel.ts'
import { callUpYears, quotasOf, tallyCallUp } from '#store/callUpTally.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { unitLine, unitRef } from './unitRef.ts'

/** The call-up of a year, step by step: who reached each, why the others did not, army and police apart, unit by unit. */
export const showFunnel = defineAction({
  kind: 'read',
  title: 'Xem kết quả tuyển quân',
  summary: 'The call-up year as a funnel: each step, the losses to the next by reason, quota, army and police, child units',
  input: z.object({ unit: unitCode, year: z.int().min(2000).max(2100).describe('Năm gọi nhập ngũ') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { year }) {
    const tallies = await tallyCallUp(db, home.seal, unit, year)
    const quotas = await quotasOf(db, unit, year)
    const added = (list: readonly Quota[]): Quota | null =>
      list.length === 0
        ? null
        : list.reduce((sum, one) => ({ army: sum.army + one.army, police: sum.police + one.police }), { army: 0, police: 0 })
    const quota = added(quotas)
    const steps = funnelOf(tallies, year, today)
    const reserveOrders = tallies.reduce((sum, tally) => sum + (tally.reserveOrder ? tally.many : 0), 0)
    const ids = [...tallies, ...quotas].flatMap(({ child }) => (child === null ? [] : [child]))
    const children = [...(await unitsByIds(db, [...new Set(ids)])).values()].sort((a, b) => a.pos - b.pos)
    return {
      unit: await unitRef(db, unit, today),
      year,
      years: await callUpYears(db, unit),
      quota,
      reserveOrders,
      steps,
      questions: questionsOf(steps, quota, reserveOrders),
      children: children.map((child) => {
        const its = tallies.filter((tally) => tally.child === child.id)
        return {
          unit: unitLine(child),
          quota: added(quotas.filter((one) => one.child === child.id)),
          counts: STEPS.map((_, at) => its.reduce((sum, tally) => sum + (tally.step >= at ? tally.many : 0), 0)),
        }
      }),
    }
  },
})
