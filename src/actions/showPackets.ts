import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { packetLines, trustedKeys } from '#store/packets.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

export const showPackets = defineAction({
  kind: 'read',
  title: 'Xem các gói dữ liệu',
  summary: 'Packets made and taken in at a unit, what became of their rows, and which were answered with a receipt',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  async run({ db, unit }) {
    const lines = await packetLines(db, unit)
    const names = new Map((await trustedKeys(db)).map(({ fingerprint, name }) => [fingerprint, name]))
    const units = await unitsByIds(db, [...new Set(lines.map(({ unitId }) => unitId))])
    return {
      packets: lines.map(({ id, direction, unitId, peer, madeAt, handledAt, byLogin, counts, receiptAt, receipt }) => ({
        id,
        direction,
        unitName: units.get(unitId)?.shortName ?? '',
        peer: names.get(peer) ?? peer,
        madeAt: madeAt.toISOString(),
        handledAt: handledAt.toISOString(),
        by: byLogin,
        counts,
        receiptAt: receiptAt?.toISOString() ?? null,
        receipt,
      })),
    }
  },
})
