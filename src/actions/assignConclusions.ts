import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import { defineAction } from './action.ts'
import { assignParagraph } from './assigning.ts'
import { ownersBelow } from './conclusionOwners.ts'
import { conferenceAtHand } from './conferenceData.ts'
import { day, unitCode } from './inputs.ts'
import { refuse } from './registerRow.ts'

/** Makes the conclusions of a conference the tasks of the units they name: all of them or none, and none twice. */
export const assignConclusions = defineAction({
  kind: 'write',
  title: 'Giao kết luận thành nhiệm vụ',
  summary: 'Turn the conclusions of a conference into tasks of the units they name, in one transaction; again it adds none',
  input: z.object({
    unit: unitCode,
    conference: z.uuid().describe('Hội nghị trong sổ của đơn vị'),
    conclusions: z.array(z.uuid()).min(1).max(200).optional().describe('Kết luận cần giao; bỏ trống là tất cả'),
    assignedOn: day.optional().describe('Ngày giao; bỏ trống là ngày họp'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(context, { conference: id, conclusions, assignedOn }) {
    const { db, unit } = context
    const { record, conclusions: written } = await conferenceAtHand(context, id)
    const heldOn = String(record.values.heldOn)
    const meant = conclusions ? written.filter((one) => conclusions.includes(one.id)) : written
    const ownersOf = await ownersBelow(db, unit, assignedOn ?? heldOn)
    const findings: Finding[] = []
    if (meant.length === 0)
      findings.push(finding('directives.none', {}, 'Hội nghị chưa có kết luận nào để giao. Ghi kết luận trước.'))
    const ready = meant.map((directive) => {
      const { paragraph, owners, dueOn } = directive.values
      const { units, findings: found } = typeof owners === 'string' ? ownersOf(owners) : { units: [], findings: [] }
      const say = (code: string, column: string, words: string) =>
        findings.push(finding(code, { column, record: directive.id }, `${paragraph}: ${words}`))
      if (typeof owners !== 'string') say('directives.no_owner', 'owners', 'kết luận phải ghi đơn vị thực hiện.')
      if (typeof dueOn !== 'string') say('directives.no_due_day', 'dueOn', 'kết luận phải ghi hạn hoàn thành.')
      for (const { code, message } of found) say(code, 'owners', message)
      return { directive, units }
    })
    refuse(findings)
    const done = { conclusions: ready.length, assigned: 0, already: 0 }
    const told: Finding[] = []
    for (const { directive, units } of ready) {
      const {
        assigned,
        already,
        findings: warned,
      } = await assignParagraph(context, directive, { assignedOn: assignedOn ?? heldOn, to: units })
      done.assigned += assigned
      done.already += already
      told.push(...warned.map((one) => ({ ...one, message: `${directive.values.paragraph}: ${one.message}` })))
    }
    return { conference: id, ...done, findings: told }
  },
})
