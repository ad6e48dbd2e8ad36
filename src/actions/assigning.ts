import { mayEdit } from '#domain/access.ts'
import { type Finding, warning } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { holdTurn } from '#store/locks.ts'
import { recordsByAny, type StoredRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import type { Context } from './action.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

export type Assignment = { content?: string | undefined; assignedOn: Day; dueOn?: Day | undefined; to: readonly Unit[] }

/** Makes a paragraph of a directive a task at each owner, all or none; who has it already is left alone. */
export async function assignParagraph(
  { db, home, scope, actor, unit, today, now }: Pick<Context, 'db' | 'home' | 'scope' | 'actor' | 'unit' | 'today' | 'now'>,
  directive: StoredRecord,
  { content, assignedOn, dueOn, to }: Assignment,
): Promise<{ assigned: number; already: number; findings: Finding[] }> {
  const tasks = registerOf('tasks')
  await holdTurn(db, `assigning ${directive.id}`)
  for (const owner of to)
    if (!mayEdit(actor, owner)) throw new Problem('access.refused', { deed: 'giao nhiệm vụ', unit: owner.name })
  const said = directive.values
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
    directive: directive.id,
  }
  refuse(judge(tasks, null, row, today, []))
  const held = new Set(
    (await recordsByAny(db, tasks, 'directive', [directive.id]))
      .filter(({ values }) => values.content === row.content)
      .map(({ unitId }) => unitId),
  )
  const fresh = to.filter((one) => !held.has(one.id))
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
  return { assigned: fresh.length, already: to.length - fresh.length, findings }
}
