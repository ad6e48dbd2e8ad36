import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { findRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day } from './inputs.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

/** Says that a document sent down has come, or that it is understood and being carried out. Said again it changes nothing. */
export const acknowledgeDocument = defineAction({
  kind: 'write',
  title: 'Xác nhận văn bản',
  summary: 'Confirm a received document: the day it came, and the day it was acknowledged',
  input: z.object({
    id: z.uuid().describe('Dòng trong sổ tiếp nhận văn bản'),
    receivedOn: day.optional().describe('Ngày nhận; bỏ trống là hôm nay'),
    acknowledgedOn: day.optional().describe('Ngày xác nhận; bỏ trống là hôm nay'),
    receivedOnly: z.boolean().default(false).describe('Chỉ báo đã nhận, chưa xác nhận'),
    by: z.string().trim().max(80).optional().describe('Người xác nhận'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, scope, actor, today, now, about }, { id, receivedOn, acknowledgedOn, receivedOnly, by }) {
    const register = registerOf('receipts')
    const before = await findRecord(db, register, id, true)
    if (!before) throw new Problem('record.unknown', { register: register.title })
    const unit = await unitById(db, before.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'xác nhận văn bản', unit: unit.name })
    about(unit)
    const was = before.values
    if (typeof was.acknowledgedOn === 'string' || (receivedOnly && typeof was.receivedOn === 'string'))
      return { id, version: before.version, changed: false }
    const done = receivedOnly ? null : (acknowledgedOn ?? today)
    const after = {
      ...was,
      // Acknowledged for a day past, it had come by that day.
      receivedOn: receivedOn ?? was.receivedOn ?? done ?? today,
      acknowledgedOn: done,
      acknowledgedBy: done === null ? null : by || actor.name,
    }
    refuse(judge(register, before, after, today, []))
    await writeRows(db, register, [{ id, unit, before, after }], { home, by: actor.login, at: now, scope })
    return { id, version: before.version + 1, changed: true }
  },
})
