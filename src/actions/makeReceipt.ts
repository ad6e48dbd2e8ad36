import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { newId } from '#store/ids.ts'
import { writePacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { packetIn, trustedKeys } from '#store/packets.ts'
import { defineAction, type MadeFile } from './action.ts'
import { unitCode } from './inputs.ts'

export const makeReceipt = defineAction({
  kind: 'read',
  title: 'Lập phiếu nhận gói',
  summary: 'A signed receipt of a packet taken in, to be carried back to whoever sent it',
  input: z.object({ unit: unitCode, packet: z.uuid().describe('Gói đã nhập') }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  logged: true,
  async run({ db, home, now, today }, { packet: id }): Promise<MadeFile> {
    const packet = await packetIn(db, id)
    const key = (await trustedKeys(db)).find(({ fingerprint, endedAt }) => fingerprint === packet?.peer && endedAt === null)
    if (!packet || !key) throw new Problem('packet.unknown')
    const receipt = { kind: 'receipt', id: newId(now.getTime()), madeAt: now.toISOString() } as const
    const body = { packet: id, at: packet.handledAt.toISOString(), counts: packet.counts }
    const bytes = writePacket(packetKeys(home.folder), { sign: key.signKey, box: key.boxKey }, receipt, body)
    return { file: { name: `phieu-nhan-${today}.svgoi`, type: 'application/octet-stream', bytes } }
  },
})
