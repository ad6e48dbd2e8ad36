import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { noteReceipt } from '#store/packets.ts'
import { defineAction } from './action.ts'
import { givenFile, unitCode } from './inputs.ts'
import { openedPacket, receiptBody } from './packetBody.ts'

export const readReceipt = defineAction({
  kind: 'write',
  title: 'Đọc phiếu nhận gói',
  summary: 'Read the receipt that came back for a packet: when it was taken in there and what became of its rows',
  input: z.object({ unit: unitCode, file: givenFile }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  async run({ db, home }, { file }) {
    const { header, body, keys } = await openedPacket(db, home.folder, file.bytes)
    if (header.kind !== 'receipt') throw new Problem('packet.wrong_kind', { kind: 'gói dữ liệu' })
    const read = receiptBody.safeParse(body)
    if (!read.success) throw new Problem('packet.broken')
    const { packet, at, counts } = read.data
    const noted = await noteReceipt(db, { id: packet, peer: header.from }, new Date(at), counts)
    if (!noted) throw new Problem('packet.unknown')
    return { packet, from: keys[0]?.name ?? '', at, counts }
  },
})
