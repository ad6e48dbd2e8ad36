import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { isError } from '#domain/finding.ts'
import { inScope } from '#store/db.ts'
import { defineAction } from './action.ts'
import { titledBridge, titleOfMeasure } from './bridge.ts'
import { unitCode } from './inputs.ts'
import { plannedOne, reorganisationId } from './reorganisationInput.ts'
import { type Effect, reorganise } from './reorganising.ts'

class Undone extends Error {
  readonly effect: Effect
  constructor(effect: Effect) {
    super('undone')
    this.effect = effect
  }
}

/**
 * What a planned reorganisation will do to people, targets, reports asked for and rights, by name and count, and everything
 * that speaks against it. It is done as on its day and taken back: what is told is what would be.
 */
export const previewReorganisation = defineAction({
  kind: 'read',
  title: 'Xem trước sắp xếp đơn vị',
  summary: 'What a planned reorganisation will do, by name and count, and what speaks against it; nothing is kept',
  input: z.object({ unit: unitCode, id: reorganisationId }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  reshapes: true,
  async run(context, { id }) {
    const { db, scope, unit } = context
    const plan = await plannedOne(db, id)
    const effect = await doneAndUndone(() =>
      inScope({ app: db }, scope, async (inner) => {
        throw new Undone(await reorganise({ ...context, db: inner }, unit, plan))
      }),
    )
    const { number, effectiveOn, title } = plan
    const named = {
      targets: effect.targets.map((one) => ({ ...one, title: titleOfMeasure(one.indicator) })),
      bridge: titledBridge(effect.bridge),
    }
    return { id, number, effectiveOn, title, ready: !effect.findings.some(isError), ...effect, ...named }
  },
})

async function doneAndUndone(work: () => Promise<never>): Promise<Effect> {
  try {
    return await work()
  } catch (told) {
    if (told instanceof Undone) return told.effect
    throw told
  }
}
