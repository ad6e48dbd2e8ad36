import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import type { CellValue } from '#domain/register.ts'
import { conferenceName } from '#report/conference/conferencePaper.ts'
import { newId } from '#store/ids.ts'
import { holdTurn } from '#store/locks.ts'
import { writeRows } from '#store/registerWrites.ts'
import { defineAction } from './action.ts'
import { ownersBelow } from './conclusionOwners.ts'
import { conferenceAtHand } from './conferenceData.ts'
import { day, unitCode } from './inputs.ts'
import { completeRow, judge, refuse, registerOf } from './registerRow.ts'

/** Writes the conclusion of a conference, sentence by sentence: who, what, by when, measured by which figure. All or none. */
export const concludeConference = defineAction({
  kind: 'write',
  title: 'Ghi kết luận hội nghị',
  summary: 'Add conclusions to a conference, each with what, who, by when and by which figure it is measured; all or none',
  input: z.object({
    unit: unitCode,
    conference: z.uuid().describe('Hội nghị trong sổ của đơn vị'),
    conclusions: z
      .array(
        z.object({
          content: z.string().trim().min(5).max(1000).describe('Việc phải làm'),
          owners: z.string().trim().max(8000).describe('Tên các đơn vị thực hiện, cách nhau bằng dấu chấm phẩy'),
          dueOn: day.optional().describe('Hạn hoàn thành'),
          measuredBy: z.string().trim().max(200).optional().describe('Số liệu cho biết đã làm xong'),
        }),
      )
      .min(1)
      .max(100)
      .describe('Các kết luận, theo thứ tự đọc'),
    givenBy: z.string().trim().max(120).optional().describe('Người kết luận'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(context, { conference: id, conclusions, givenBy }) {
    const { db, home, scope, actor, unit, today, now } = context
    const register = registerOf('directives')
    await holdTurn(db, `concluding ${id}`)
    const hand = await conferenceAtHand(context, id)
    const heldOn = String(hand.record.values.heldOn)
    const ownersOf = await ownersBelow(db, unit, heldOn)
    // After the last number in use: a conclusion taken back leaves its number to nobody.
    const last = Math.max(0, ...hand.conclusions.map(({ values }) => Number(/\d+$/.exec(String(values.paragraph))?.[0] ?? 0)))
    const findings: Finding[] = []
    const rows = []
    for (const [at, { content, owners, dueOn = null, measuredBy }] of conclusions.entries()) {
      const paragraph = `Kết luận ${last + at + 1}`
      const said: Record<string, CellValue> = {
        kind: 'conference_conclusion',
        conference: id,
        source: conferenceName(hand.record.values).slice(0, 200),
        paragraph,
        content,
        givenOn: heldOn,
        givenBy: givenBy ?? null,
        owners: owners || null,
        dueOn,
        measuredBy: measuredBy || null,
      }
      const { row, findings: found } = await completeRow(db, register, null, said)
      const judged = [
        ...(owners
          ? ownersOf(owners).findings
          : [finding('directives.no_owner', { column: 'owners' }, 'Kết luận phải ghi đơn vị thực hiện.')]),
        ...(dueOn === null ? [finding('directives.no_due_day', { column: 'dueOn' }, 'Kết luận phải ghi hạn hoàn thành.')] : []),
        ...judge(register, null, row, today, found, unit).filter(({ code }) => code !== 'directives.who_and_when'),
      ]
      findings.push(
        ...judged.map((one) => ({ ...one, where: { ...one.where, row: at + 1 }, message: `${paragraph}: ${one.message}` })),
      )
      rows.push({ id: newId(now.getTime()), unit, before: null, after: row })
    }
    refuse(findings)
    await writeRows(db, register, rows, { home, by: actor.login, at: now, scope })
    return { conference: id, added: rows.length, findings }
  },
})
