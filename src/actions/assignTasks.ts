import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { findRecord } from '#store/records.ts'
import { descendantsOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { assignParagraph } from './assigning.ts'
import { day, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** Makes a paragraph of a directive the task of units: one row at each owner, all or none. Assigned again it adds none. */
export const assignTasks = defineAction({
  kind: 'write',
  title: 'Giao nhiệm vụ',
  summary: 'Turn one paragraph of a directive into a task of each unit named, with a deadline, in one transaction',
  input: z.object({
    unit: unitCode,
    directive: z.uuid().describe('Nội dung chỉ đạo trong sổ của đơn vị'),
    content: z.string().trim().min(5).max(500).optional().describe('Nhiệm vụ; bỏ trống là nội dung chỉ đạo'),
    assignedOn: day.optional().describe('Ngày giao; bỏ trống là hôm nay'),
    dueOn: day.optional().describe('Hạn hoàn thành; bỏ trống là hạn của nội dung chỉ đạo'),
    to: z.array(unitCode).min(1).max(5000).describe('Đơn vị thực hiện'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(context, { directive: id, content, assignedOn = context.today, dueOn, to }) {
    const { db, unit } = context
    const directives = registerOf('directives')
    const directive = await findRecord(db, directives, id)
    if (!directive || directive.unitId !== unit.id) throw new Problem('record.unknown', { register: directives.title })
    const below = new Map((await descendantsOf(db, unit.id, assignedOn)).map((one) => [one.code, one]))
    const owners = [...new Set(to)].map((code) => {
      const owner = below.get(code)
      if (!owner) throw new Problem('target.not_child', { unit: code, parent: unit.name, day: printDay(assignedOn) })
      return owner
    })
    return { directive: id, ...(await assignParagraph(context, directive, { content, assignedOn, dueOn, to: owners })) }
  },
})
