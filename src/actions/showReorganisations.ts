import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { STEP_TITLES } from '#domain/reorganisation.ts'
import { reorganisationsUnder } from '#store/reorganisations.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { titledBridge } from './bridge.ts'
import { unitCode } from './inputs.ts'

/** Reorganisations planned and carried out in a subtree, with the bridge of those that were. */
export const showReorganisations = defineAction({
  kind: 'read',
  title: 'Xem các quyết định sắp xếp',
  summary: 'Reorganisations planned, carried out and withdrawn in a subtree, with their bridge tables',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit }) {
    const found = await reorganisationsUnder(db, unit)
    const units = await unitsByIds(db, [...new Set(found.map(({ unitId }) => unitId))])
    return {
      unit: unit.code,
      reorganisations: found.map(({ unitId, steps, bridge, ...one }) => ({
        ...one,
        unit: units.get(unitId)?.code ?? '',
        unitName: units.get(unitId)?.shortName ?? '',
        steps: steps.map((step) => ({ kind: step.kind, title: STEP_TITLES[step.kind] })),
        bridge: titledBridge(bridge ?? []),
      })),
    }
  },
})
