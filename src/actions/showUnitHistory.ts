import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { SECOND_TREES } from '#domain/unit.ts'
import { placedIn } from '#store/secondTrees.ts'
import { namesOf, parentsOf, turnsOf } from '#store/unitHistory.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { unitRef } from './unitRef.ts'

/** The life of a unit: its names, the units it stood under, who came before it and who after. */
export const showUnitHistory = defineAction({
  kind: 'read',
  title: 'Xem lịch sử đơn vị',
  summary: 'The names, parents, places in second trees, predecessors and successors of a unit, each with its days',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, today }) {
    const { before, after } = await turnsOf(db, unit.id)
    return {
      unit: await unitRef(db, unit, unit.validTo !== null && unit.validTo <= today ? unit.validFrom : today),
      names: await namesOf(db, unit.id),
      parents: await parentsOf(db, unit.id),
      placed: (await placedIn(db, unit.id)).map((one) => ({ ...one, title: SECOND_TREES[one.tree] })),
      before,
      after,
    }
  },
})
