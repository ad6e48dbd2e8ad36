import { z } from 'zod'
import { mayAssign } from '#domain/access.ts'
import { EDITION_STANDS, isOpen } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { editionsOf } from '#store/editions.ts'
import { holdTurn } from '#store/locks.ts'
import { changeExpected as change, expectedOf } from '#store/rounds.ts'
import { unitByCode } from '#store/units.ts'
import { defineAction } from './action.ts'
import { roundAtHand, turnOf } from './editionAtHand.ts'
import { day, reasonText, unitCode } from './inputs.ts'

/** Changes the frozen list of a round: a unit added, let off, taken back, or given another day. The reason stays with it. */
export const changeExpected = defineAction({
  kind: 'write',
  title: 'Sửa danh sách phải nộp',
  summary: 'Change the list of units expected in a round: add, excuse, restore or extend, with the reason',
  input: z.object({
    round: z.uuid().describe('Đợt báo cáo'),
    concerns: unitCode.describe('Đơn vị được thêm, miễn hoặc gia hạn'),
    deed: z.enum(['add', 'excuse', 'restore', 'extend']).describe('Thêm, miễn, đưa lại, gia hạn'),
    dueOn: day.optional().describe('Hạn nộp riêng của đơn vị'),
    reason: reasonText.describe('Lý do'),
  }),
  allow: (actor, unit) => mayAssign(actor, unit),
  async run({ db, actor, now, about }, { round: id, concerns, deed, dueOn, reason }) {
    const { round, receiver } = await roundAtHand(db, id)
    if (!mayAssign(actor, receiver)) throw new Problem('access.refused', { deed: 'sửa danh sách phải nộp', unit: receiver.name })
    await holdTurn(db, `expected ${id}`)
    const unit = await unitByCode(db, concerns)
    if (unit.pos <= receiver.pos || unit.pos > receiver.end)
      throw new Problem('target.not_child', { unit: unit.name, parent: receiver.name, day: printDay(round.asOf) })
    if (unit.validTo !== null && unit.validTo <= round.asOf && deed === 'add')
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(round.asOf) })
    const standing = (await expectedOf(db, id)).find((one) => one.unitId === unit.id)
    const fits = deed === 'add' ? !standing : deed === 'restore' ? standing?.excused === true : standing?.excused === false
    if (!fits)
      throw new Problem('round.list', {
        unit: unit.shortName,
        state: !standing ? 'chưa có trong danh sách' : standing.excused ? 'đã được miễn' : 'đang phải nộp',
      })
    if (deed === 'excuse') await holdTurn(db, turnOf(id, unit.id))
    // What was sent counts: it is returned or put right, not made unasked.
    const sent = deed === 'excuse' ? (await editionsOf(db, id, unit)).findLast(({ of }) => of === 'report') : undefined
    if (sent && !isOpen(sent.state) && sent.state !== 'returned')
      throw new Problem('round.has_sent', {
        unit: unit.shortName,
        number: sent.number,
        state: EDITION_STANDS[sent.state],
      })
    if (deed === 'extend' && dueOn === undefined) throw new Problem('input.wrong', { detail: 'gia hạn phải ghi hạn mới' })
    if (dueOn !== undefined && dueOn < round.asOf)
      throw new Problem('window.backwards', { from: printDay(round.asOf), to: printDay(dueOn) })
    about(receiver)
    await change(db, round, unit, { deed, dueOn: dueOn ?? null, reason, by: actor.login, at: now })
    return { round: id, unit: unit.code, deed }
  },
})
