import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { VERDICTS, type Verdict } from '#domain/packet.ts'
import { Problem } from '#domain/problem.ts'
import { inScope } from '#store/db.ts'
import { notePacket } from '#store/packets.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { givenFile, unitCode } from './inputs.ts'
import { openedPacket, recordsBody } from './packetBody.ts'
import { takeCorrections } from './packetCorrectionsIn.ts'
import { takeFigures, takeFiles } from './packetFiguresIn.ts'
import { type ToldRow, takeRows } from './packetImport.ts'
import { takePapers } from './packetPapersIn.ts'

const MOST_TOLD = 300
class LookedOver extends Error {}

/**
 * Takes a packet in: looked over first, kept when asked. The whole in one transaction; read again, or after a later one, it
 * does nothing a second time. Rows both sides wrote stay as they are until somebody says whose holds.
 */
export const importPacket = defineAction({
  kind: 'write',
  title: 'Nhập gói dữ liệu',
  summary: 'Look a packet of an isolated network over, or take it in; conflicts are answered side by side and settled by choice',
  input: z.object({
    unit: unitCode,
    file: givenFile,
    keep: z.boolean().default(false).describe('Ghi vào sổ; không thì chỉ xem trước'),
    choices: z
      .array(z.object({ id: z.uuid(), take: z.enum(['ours', 'theirs']) }))
      .max(5000)
      .default([])
      .describe('Với dòng hai bên cùng sửa: giữ bản ở đây hay lấy bản trong gói'),
  }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  sensitive: true,
  async run({ db, home, scope, unit, actor, today, now }, { file, keep, choices }) {
    const { header, body, keys } = await openedPacket(db, home.folder, file.bytes)
    if (header.kind !== 'records') throw new Problem('packet.wrong_kind', { kind: 'phiếu nhận' })
    const read = recordsBody.safeParse(body)
    if (!read.success) throw new Problem('packet.broken')
    const places = await unitsByIds(
      db,
      keys.map(({ unitId }) => unitId),
    )
    // The key speaks for its own unit; whoever takes the packet in does so at that unit or at one below it.
    const trusted = keys.find(({ unitId }) => {
      const place = places.get(unitId)
      return place && place.pos <= unit.pos && unit.pos <= place.end
    })
    if (!trusted) throw new Problem('packet.foreign', { unit: unit.name })
    const chosen = new Map(choices.map(({ id, take }) => [id, take]))
    let told: ToldRow[] = []
    try {
      await inScope({ app: db }, scope, async (inside) => {
        const { fingerprint: peer, above } = trusted
        const taking = { db: inside, home, scope, today, now, login: actor.login, peer, above, unit, choices: chosen }
        told = [
          ...(await takeRows(taking, read.data.rows)),
          ...(await takeFiles(taking, read.data.files)),
          ...(await takeFigures(taking, read.data)),
          ...(await takeCorrections(taking, read.data.corrections)),
          ...(await takePapers(taking, read.data)),
        ]
        if (!keep) throw new LookedOver()
      })
    } catch (error) {
      if (!(error instanceof LookedOver)) throw error
    }
    const counts = countsOf(told)
    if (keep)
      await notePacket(db, unit, {
        id: header.id,
        direction: 'in',
        peer: header.from,
        madeAt: new Date(header.madeAt),
        handledAt: now,
        byLogin: actor.login,
        counts,
      })
    const open = told.filter(({ verdict }) => ['conflict', 'waits', 'refused'].includes(verdict))
    const moved = told.filter(({ verdict }) => ['new', 'changed', 'removed', 'kept'].includes(verdict))
    return {
      packet: header.id,
      from: trusted.name,
      fingerprint: header.from,
      madeAt: header.madeAt,
      unit: read.data.unit,
      kept: keep,
      counts,
      rows: [...open, ...moved].slice(0, MOST_TOLD),
      more: Math.max(0, open.length + moved.length - MOST_TOLD),
    }
  },
})

const countsOf = (told: readonly ToldRow[]): Record<Verdict, number> =>
  Object.fromEntries(
    Object.keys(VERDICTS).map((verdict) => [verdict, told.filter((row) => row.verdict === verdict).length]),
  ) as Record<Verdict, number>
