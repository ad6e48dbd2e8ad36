import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { endReorganisation } from '#store/reorganisations.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { plannedOne, reorganisationId } from './reorganisationInput.ts'
import { refuseFindings, reorganise } from './reorganising.ts'

/**
 * Carries a planned reorganisation out, on its day or after, in one transaction: all of it or nothing. The past keeps its
 * tree and its figures; what was done is answered only by a further decision.
 */
export const applyReorganisation = defineAction({
  kind: 'write',
  title: 'Thực hiện sắp xếp đơn vị',
  summary: 'Carry out a planned reorganisation on or after its date, in one transaction; the past is not rewritten',
  input: z.object({ unit: unitCode, id: reorganisationId }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  reshapes: true,
  async run(context, { id }) {
    const { db, unit, today, actor, now, about } = context
    const plan = await plannedOne(db, id, true)
    if (plan.effectiveOn > today) throw new Problem('reorganisation.early', { day: printDay(plan.effectiveOn) })
    if (plan.unitId !== unit.id) throw new Problem('reorganisation.unknown')
    const effect = await reorganise(context, unit, plan)
    refuseFindings(effect.findings)
    await endReorganisation(db, plan, { state: 'applied', bridge: effect.bridge, reason: null, by: actor.login, at: now })
    about(await unitById(db, unit.id))
    const { number, effectiveOn, title } = plan
    return { id, number, effectiveOn, title, ...effect }
  },
})
