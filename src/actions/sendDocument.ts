import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { holdTurn } from '#store/locks.ts'
import { findRecord, recordsByAny } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { descendantsOf, unitsByCodes } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, oneOf, unitCode } from './inputs.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

/** Sends a document of the unit's book down: one receipt at each unit, all in one transaction. Sent again it adds none. */
export const sendDocument = defineAction({
  kind: 'write',
  title: 'Gửi văn bản xuống đơn vị',
  summary: 'Send a document down the tree: one receipt for each unit chosen, or for all below of some kinds',
  input: z.object({
    unit: unitCode,
    id: z.uuid().describe('Văn bản trong sổ của đơn vị'),
    to: z.array(unitCode).max(5000).optional().describe('Đơn vị nhận; bỏ trống là mọi đơn vị bên dưới'),
    kinds: z.array(oneOf(UNIT_KINDS)).optional().describe('Chỉ các loại đơn vị này'),
    sentOn: day.optional().describe('Ngày gửi; bỏ trống là hôm nay'),
    dueOn: day.optional().describe('Hạn xác nhận'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, scope, actor, unit, today, now }, { id, to, kinds, sentOn = today, dueOn }) {
    const [documents, receipts] = [registerOf('documents'), registerOf('receipts')]
    const document = await findRecord(db, documents, id)
    if (!document || document.unitId !== unit.id) throw new Problem('record.unknown', { register: documents.title })
    await holdTurn(db, `sending ${id}`)
    const targets = await targetsBelow(unit, await descendantsOf(db, unit.id, sentOn), { to, kinds, sentOn }, (codes) =>
      unitsByCodes(db, codes),
    )
    if (targets.length === 0)
      throw new Problem('input.wrong', { detail: `chưa có đơn vị nào nhận văn bản. Chọn đơn vị dưới ${unit.name}` })
    const foreign = targets.find((one) => !mayEdit(actor, one))
    if (foreign) throw new Problem('access.refused', { deed: 'gửi văn bản', unit: foreign.name })
    const held = new Set((await recordsByAny(db, receipts, 'document', [id])).map(({ unitId }) => unitId))
    const { reference = null, issuedOn = null, kind = null, abstract = null } = document.values
    const row = {
      reference,
      issuedOn,
      kind,
      abstract,
      sender: unit.name,
      sentOn,
      dueOn: dueOn ?? null,
      receivedOn: null,
      acknowledgedOn: null,
      acknowledgedBy: null,
      document: id,
    }
    refuse(judge(receipts, null, row, today, []))
    const fresh = targets.filter((one) => !held.has(one.id))
    await writeRows(
      db,
      receipts,
      fresh.map((one) => ({ id: newId(now.getTime()), unit: one, before: null, after: row })),
      { home, by: actor.login, at: now, scope },
    )
    return { id, sent: fresh.length, already: targets.length - fresh.length }
  },
})

type Asked = { to: readonly string[] | undefined; kinds: readonly UnitKind[] | undefined; sentOn: string }

/** Units below that stand on the day; one named that does not stand there is told, not passed over. */
async function targetsBelow(
  unit: Unit,
  below: readonly Unit[],
  { to, kinds, sentOn }: Asked,
  named: (codes: readonly string[]) => Promise<Map<string, Unit>>,
): Promise<Unit[]> {
  const fits = (one: Unit) => one.id !== unit.id && (!kinds || kinds.includes(one.kind))
  if (!to) return below.filter(fits)
  const standing = new Map(below.filter(fits).map((one) => [one.code, one]))
  const missing = [...new Set(to)].filter((code) => !standing.has(code))
  const [first] = missing
  if (first !== undefined) {
    const known = (await named([first])).get(first)
    if (known?.validTo && known.validTo <= sentOn)
      throw new Problem('unit.ended', { unit: known.name, day: printDay(known.validTo), on: printDay(sentOn) })
    if (known) throw new Problem('target.not_child', { unit: known.name, parent: unit.name, day: printDay(sentOn) })
    throw new Problem('unit.unknown', { unit: first })
  }
  return [...new Set(to)].flatMap((code) => standing.get(code) ?? [])
}
