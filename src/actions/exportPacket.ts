import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { registers } from '#domain/registers/index.ts'
import { newId } from '#store/ids.ts'
import { writePacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { knownRows, notePacket, recordsBetween, removedBetween, trustedKeys } from '#store/packets.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'
import { day, grantedRegisters, unitCode } from './inputs.ts'
import { inOrder, openValues, type PacketRow } from './packetBody.ts'

/** The books of a unit as one file for one receiver: sealed for their key, signed with ours; rows taken back travel as well. */
export const exportPacket = defineAction({
  kind: 'write',
  title: 'Lập gói dữ liệu',
  summary: 'The rows of a unit and below as one signed file sealed for one trusted key, to be carried to an isolated network',
  input: z.object({
    unit: unitCode,
    key: z.uuid().describe('Khóa đã nhận của nơi sẽ nhập gói'),
    registers: grantedRegisters.describe('Chỉ các sổ này; bỏ trống là mọi sổ'),
    changedSince: day.optional().describe('Chỉ dòng sửa từ ngày này; bỏ trống là tất cả'),
  }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  sensitive: true,
  async run({ db, home, unit, actor, now, today }, { key: keyId, registers: asked, changedSince }): Promise<MadeFile> {
    const key = (await trustedKeys(db)).find(({ id, endedAt }) => id === keyId && endedAt === null)
    if (!key) throw new Problem('key.unknown')
    const [trusted] = [...(await unitsByIds(db, [key.unitId])).values()]
    if (!trusted || unit.pos < trusted.pos || unit.pos > trusted.end) throw new Problem('packet.foreign', { unit: unit.name })
    const books = inOrder(asked ?? Object.keys(registers))
    const keys = books.map((register) => register.key)
    const seen = await knownRows(db, key.fingerprint, keys)
    const rows: PacketRow[] = []
    for (const register of books) {
      const records = await recordsBetween(db, register, unit)
      const units = await unitsByIds(db, [...new Set(records.map(({ unitId }) => unitId))])
      for (const record of records) {
        if (changedSince !== undefined && record.changedAt.toISOString() < changedSince) continue
        rows.push({
          register: register.key,
          id: record.id,
          unit: units.get(record.unitId)?.code ?? '',
          revision: record.version,
          base: seen(register.key, record.id)?.revision ?? 0,
          by: record.changedBy,
          at: record.changedAt.toISOString(),
          values: openValues(register, home.seal, record),
        })
      }
    }
    const live = new Set(rows.map(({ register, id }) => `${register} ${id}`))
    for (const { register, id, version, unit: place } of await removedBetween(db, keys, unit)) {
      if (live.has(`${register} ${id}`)) continue
      const base = seen(register, id)?.revision ?? 0
      rows.push({ register, id, unit: place, revision: version, base, by: '', at: now.toISOString(), values: null })
    }
    const packet = { kind: 'records', id: newId(now.getTime()), madeAt: now.toISOString() } as const
    const bytes = writePacket(packetKeys(home.folder), { sign: key.signKey, box: key.boxKey }, packet, { unit: unit.code, rows })
    await notePacket(db, unit, {
      id: packet.id,
      direction: 'out',
      peer: key.fingerprint,
      madeAt: now,
      handledAt: now,
      byLogin: actor.login,
      counts: { rows: rows.length },
    })
    return { file: { name: `goi-${unit.code}-${today}.svgoi`, type: 'application/octet-stream', bytes } }
  },
})
