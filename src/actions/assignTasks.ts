import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { warning } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import type { Row } from '#domain/register.ts'
import { printDay } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { holdTurn } from '#store/locks.ts'
import { findRecord, recordsByAny } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { descendantsOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

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
  async run({ db, home, scope, actor, unit, today, now }, { directive: id, content, assignedOn = today, dueOn, to }) {
    const [directives, tasks] = [registerOf('directives'), registerOf('tasks')]
    const directive = await findRecord(db, directives, id)
    if (!directive || directive.unitId !== unit.id) throw new Problem('record.unknown', { register: directives.title })
    await holdTurn(db, `assigning ${id}`)
    const said = directive.values
    const below = new Map((await descendantsOf(db, unit.id, assignedOn)).map((one) => [one.code, one]))
    const owners = [...new Set(to)].map((code) => {
      const owner = below.get(code)
      if (!owner) throw new Problem('target.not_child', { unit: code, parent: unit.name, day: printDay(assignedOn) })
      if (!mayEdit(actor, owner)) throw new Problem('access.refused', { deed: 'giao nhiệm vụ', unit: owner.name })
      return owner
    })
    const row: Row = {
      content: content ?? String(said.content).slice(0, 500),
      source: `${said.paragraph}, ${said.source}`,
      assignedBy: unit.name,
      assignedOn,
      dueOn: dueOn ?? said.dueOn ?? null,
      receivedOn: null,
      person: null,
      doneOn: null,
      evidence: null,
      directive: id,
    }
    refuse(judge(tasks, null, row, today, []))
    const held = new Set(
      (await recordsByAny(db, tasks, 'directive', [id]))
        .filter(({ values }) => values.content === row.content)
        .map(({ unitId }) => unitId),
    )
    const fresh = owners.filter((one) => !held.has(one.id))
    await writeRows(
      db,
      tasks,
      fresh.map((one) => ({ id: newId(now.getTime()), unit: one, before: null, after: row })),
      { home, by: actor.login, at: now, scope },
    )
    const findings =
      typeof row.dueOn === 'string' && row.dueOn < today
        ? [
            warning(
              'tasks.due_past',
              { column: 'dueOn' },
              `Hạn ${printDay(row.dueOn)} đã qua: nhiệm vụ vừa giao đã quá hạn. Đồng chí xem lại hạn.`,
            ),
          ]
        : []
    return { directive: id, assigned: fresh.length, already: owners.length - fresh.length, findings }
  },
})
