import { z } from 'zod'
import { mayAdminister, mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { registers } from '#domain/registers/index.ts'
import { newId } from '#store/ids.ts'
import { bytesBetween } from '#store/packetFigures.ts'
import { writePacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { knownRows, notePacket, recordsBetween, removedBetween, trustedKeys } from '#store/packets.ts'
import type { Seal } from '#store/seal.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction, type MadeFile } from './action.ts'
import { day, grantedRegisters, periodKey, unitCode } from './inputs.ts'
import { inOrder, isTooMuch, openValues, type PacketRow, type RecordsBody } from './packetBody.ts'
import { figuresSaid, filesOfBooks, papersOf, type Sending } from './packetOut.ts'

export const PARTS = ['rows', 'papers', 'figures', 'files'] as const
/** What the other side can take in at once is held by its limit on uploads. */
const LARGEST_PACKET = 60 * 1024 * 1024
const MOST_OF_FILES = 56 * 1024 * 1024

/** Books, reports, typed figures and files of a unit as one file for one receiver: sealed for their key, signed with ours. */
export const exportPacket = defineAction({
  kind: 'write',
  title: 'Lập gói dữ liệu',
  summary:
    'The rows, report editions, typed figures and files of a unit and below as one signed file sealed for one trusted key, to be carried to an isolated network',
  input: z.object({
    unit: unitCode,
    key: z.uuid().describe('Khóa đã nhận của nơi sẽ nhập gói'),
    parts: z
      .array(z.enum(PARTS))
      .min(1)
      .max(4)
      .optional()
      .describe('Gửi những gì: dòng trong sổ, báo cáo, số liệu nhập, tệp đính kèm; bỏ trống là tất cả'),
    period: periodKey.optional().describe('Chỉ báo cáo và số liệu nhập của kỳ này'),
    registers: grantedRegisters.describe('Chỉ các sổ này và tệp của chúng; bỏ trống là mọi sổ'),
    changedSince: day.optional().describe('Chỉ dòng sửa từ ngày này; bỏ trống là tất cả'),
  }),
  allow: (actor, unit) => mayApprove(actor, unit) || mayAdminister(actor, unit),
  sensitive: true,
  async run(
    { db, home, unit, actor, now, today },
    { key: keyId, parts: asked, period, registers: books, changedSince },
  ): Promise<MadeFile> {
    const key = (await trustedKeys(db)).find(({ id, endedAt }) => id === keyId && endedAt === null)
    if (!key) throw new Problem('key.unknown')
    const [trusted] = [...(await unitsByIds(db, [key.unitId])).values()]
    if (!trusted || unit.pos < trusted.pos || unit.pos > trusted.end) throw new Problem('packet.foreign', { unit: unit.name })
    const parts = asked ?? (books ? ['rows', 'files'] : PARTS)
    const keys = inOrder(books ?? Object.keys(registers)).map((register) => register.key)
    const sending = { db, unit, peer: key.fingerprint, period }
    const large = parts.includes('files') && (await bytesBetween(db, unit, keys)) > MOST_OF_FILES
    if (large) throw new Problem('packet.too_large')
    const body: RecordsBody = {
      unit: unit.code,
      rows: parts.includes('rows') ? await rowsOf(sending, home.seal, keys, changedSince, now) : [],
      ...(parts.includes('papers') ? await papersOf(sending) : { rounds: [], editions: [] }),
      ...(parts.includes('figures') ? await figuresSaid(sending) : { entries: [], corrections: [], explanations: [] }),
      ...(parts.includes('files') ? await filesOfBooks(sending, keys) : { files: [] }),
    }
    if (isTooMuch(body)) throw new Problem('packet.too_large')
    const { rows, editions, entries, corrections, explanations, files } = body
    const more = body.rounds.length + editions.length + entries.length + explanations.length + files.length > 0
    const newest = corrections.length > 0 || editions.some(({ of }) => of === 'roll_up')
    const packet = {
      version: newest ? 3 : more ? 2 : 1,
      kind: 'records',
      id: newId(now.getTime()),
      madeAt: now.toISOString(),
    } as const
    const bytes = writePacket(packetKeys(home.folder), { sign: key.signKey, box: key.boxKey }, packet, body)
    if (bytes.length > LARGEST_PACKET) throw new Problem('packet.too_large')
    await notePacket(db, unit, {
      id: packet.id,
      direction: 'out',
      peer: key.fingerprint,
      madeAt: now,
      handledAt: now,
      byLogin: actor.login,
      counts: {
        ...{ rows: rows.length, editions: editions.length, entries: entries.length },
        ...{ corrections: corrections.length, files: files.length },
      },
    })
    return { file: { name: `goi-${unit.code}-${today}.svgoi`, type: 'application/octet-stream', bytes } }
  },
})

/** Rows that stand, and those taken back. */
async function rowsOf(
  { db, unit, peer }: Sending,
  seal: Seal,
  keys: readonly string[],
  changedSince: string | undefined,
  now: Date,
): Promise<PacketRow[]> {
  const seen = await knownRows(db, peer, keys)
  const rows: PacketRow[] = []
  const live = new Set<string>()
  for (const register of inOrder(keys)) {
    const records = await recordsBetween(db, register, unit)
    const units = await unitsByIds(db, [...new Set(records.map(({ unitId }) => unitId))])
    for (const record of records) {
      live.add(`${register.key} ${record.id}`)
      if (changedSince !== undefined && record.changedAt.toISOString() < changedSince) continue
      rows.push({
        register: register.key,
        id: record.id,
        unit: units.get(record.unitId)?.code ?? '',
        revision: record.version,
        base: seen(register.key, record.id)?.revision ?? 0,
        by: record.changedBy,
        at: record.changedAt.toISOString(),
        values: openValues(register, seal, record),
      })
    }
  }
  for (const { register, id, version, unit: place } of await removedBetween(db, keys, unit)) {
    if (live.has(`${register} ${id}`)) continue
    const base = seen(register, id)?.revision ?? 0
    rows.push({ register, id, unit: place, revision: version, base, by: '', at: now.toISOString(), values: null })
  }
  return rows
}
