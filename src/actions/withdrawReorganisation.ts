import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { endReorganisation } from '#store/reorganisations.ts'
import { defineAction } from './action.ts'
import { reasonText, unitCode } from './inputs.ts'
import { plannedOne, reorganisationId } from './reorganisationInput.ts'

/** Takes a planned reorganisation back before it is carried out; it stays in the list with the reason. */
export const withdrawReorganisation = defineAction({
  kind: 'write',
  title: 'Rút quyết định sắp xếp',
  summary: 'Withdraw a planned reorganisation before it is carried out, with the reason',
  input: z.object({ unit: unitCode, id: reorganisationId, reason: reasonText }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run({ db, actor, now }, { id, reason }) {
    const plan = await plannedOne(db, id, true)
    await endReorganisation(db, plan, { state: 'withdrawn', bridge: null, reason, by: actor.login, at: now })
    return { id, number: plan.number }
  },
})
