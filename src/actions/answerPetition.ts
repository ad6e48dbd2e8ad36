import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { withComputed } from '#domain/register.ts'
import { ADDRESSEES } from '#domain/registers/documentCodes.ts'
import { printDay } from '#domain/wording.ts'
import { findRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day } from './inputs.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

/** Answers a petition, or passes it to the level whose authority it needs; the petition keeps its day and its deadline. */
export const answerPetition = defineAction({
  kind: 'write',
  title: 'Trả lời, chuyển kiến nghị',
  summary: 'Answer a petition, or escalate it to the level with the authority, with the day and the deadline of the answer',
  input: z.object({
    id: z.uuid().describe('Dòng trong sổ kiến nghị'),
    answer: z.string().trim().min(5).max(1000).optional().describe('Nội dung trả lời'),
    number: z.string().trim().max(60).optional().describe('Số văn bản trả lời'),
    escalateTo: z
      .enum(ADDRESSEES.map(({ code }) => code) as [string, ...string[]])
      .optional()
      .describe('Chuyển lên cấp có thẩm quyền'),
    on: day.optional().describe('Ngày trả lời hoặc chuyển; bỏ trống là hôm nay'),
    dueOn: day.optional().describe('Hạn trả lời mới, khi chuyển lên'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, scope, actor, today, now, about }, { id, answer, number, escalateTo, on = today, dueOn }) {
    const register = registerOf('petitions')
    const before = await findRecord(db, register, id, true)
    if (!before) throw new Problem('record.unknown', { register: register.title })
    const unit = await unitById(db, before.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'trả lời kiến nghị', unit: unit.name })
    about(unit)
    if ((answer === undefined) === (escalateTo === undefined))
      throw new Problem('input.wrong', { detail: 'ghi nội dung trả lời, hoặc chọn cấp chuyển lên; không ghi cả hai' })
    const was = before.values
    if (typeof was.answeredOn === 'string') throw new Problem('petition.answered', { day: printDay(was.answeredOn) })
    const after = withComputed(register, {
      ...was,
      // Whoever answers or passes it on has it in hand.
      receivedOn: was.receivedOn ?? on,
      ...(answer === undefined
        ? { escalatedTo: escalateTo ?? null, escalatedOn: on, dueOn: dueOn ?? was.dueOn ?? null }
        : { answer, answeredOn: on, answerNumber: number ?? null }),
    })
    // The level above is not given a day that has passed when the paper leaves here.
    const late =
      escalateTo !== undefined && dueOn !== undefined && dueOn < on
        ? [finding('petitions.due_before_passed', { column: 'dueOn' }, 'Hạn trả lời mới phải từ ngày chuyển lên trở đi.')]
        : []
    refuse(judge(register, before, after, today, late, unit))
    await writeRows(db, register, [{ id, unit, before, after }], { home, by: actor.login, at: now, scope })
    return { id, version: before.version + 1, result: after.result ?? null, dueOn: after.dueOn ?? null }
  },
})
