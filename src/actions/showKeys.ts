import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { fingerprintOf, packetKeys, printCard } from '#store/packetKeys.ts'
import { trustedKeys } from '#store/packets.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

export const showKeys = defineAction({
  kind: 'read',
  title: 'Xem khóa của nơi này',
  summary: 'The card and fingerprint this installation is known by to others, and the keys it believes',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  async run({ db, home }) {
    const { card } = packetKeys(home.folder)
    const keys = await trustedKeys(db)
    const units = await unitsByIds(db, [...new Set(keys.map(({ unitId }) => unitId))])
    return {
      card: printCard(card),
      fingerprint: fingerprintOf(card),
      trusted: keys.map(({ id, name, fingerprint, unitId, above, trustedAt, trustedBy, endedAt }) => ({
        id,
        name,
        fingerprint,
        unit: units.get(unitId)?.code ?? '',
        unitName: units.get(unitId)?.shortName ?? '',
        above,
        trustedAt: trustedAt.toISOString(),
        trustedBy,
        endedAt: endedAt?.toISOString() ?? null,
      })),
    }
  },
})
