import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import type { Register, Row } from '#domain/register.ts'
import { printDay, printMoment } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { openedRow } from '#store/recordColumns.ts'
import { findRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import type { Context } from './action.ts'
import { judgeFromAbove } from './fromAbove.ts'
import { judgeBeside } from './neighbours.ts'
import { completeRow, judge, refuse } from './registerRow.ts'

type Stretch = { id: string; version: number; from: string; values: Row; deed: 'change' | 'end' }

/** Closes a dated row on a day and opens the next of its chain, which says something else from that day on. */
export async function openStretch(
  { db, scope, home, actor, today, now, about }: Context,
  register: Register,
  { id, version, from, values, deed }: Stretch,
): Promise<{ id: string; version: number; findings: Finding[] }> {
  const { dated } = register
  const before = await findRecord(db, register, id, true)
  if (!dated || !before) throw new Problem('record.unknown', { register: register.title })
  if (before.version !== version) throw new Problem('record.changed', { by: before.changedBy, at: printMoment(before.changedAt) })
  const until = before.values[dated.until]
  if (typeof until === 'string') throw new Problem('record.ended', { on: printDay(until) })
  const unit = await unitById(db, before.unitId)
  if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'sửa dòng này', unit: unit.name })
  about(unit)
  const was = openedRow(register, home.seal, before.values, before.stored)
  const { row, findings } = await completeRow(db, register, { ...was, entry: 'continued', ground: null, decision: null }, values)
  const next = { ...row, [dated.from]: from, [dated.until]: null, [dated.chain]: before.values[dated.chain] ?? before.id }
  const closed = { ...was, [dated.until]: from }
  findings.push(...(await judgeFromAbove({ db, scope, actor }, register, { unit, before: before.values, after: closed })))
  if (
    deed === 'end' &&
    register.states &&
    (next[register.states.column] ?? null) === (before.values[register.states.column] ?? null)
  )
    findings.push(
      finding(
        `${register.key}.end_state`,
        { column: register.states.column },
        'Chọn tình trạng khi ra khỏi sổ: hoàn thành, thôi trước thời hạn, chuyển đi…',
      ),
    )
  // Where a row has no states, ending says only that it no longer holds: nothing comes after it.
  if (deed === 'end' && !register.states) {
    const judged = judge(register, before, closed, today, findings, unit)
    refuse(judged)
    await writeRows(db, register, [{ id: before.id, unit, before, after: closed, deed }], {
      home,
      by: actor.login,
      at: now,
      scope,
    })
    return { id: before.id, version: version + 1, findings: judged }
  }
  const nextId = newId(now.getTime())
  const judged = [
    ...judge(register, before, next, today, findings, unit),
    ...judge(register, before, closed, today, [], unit),
    ...(await judgeBeside(db, register, { id: nextId, unit, row: next, instead: before })),
  ]
  refuse(judged)
  await writeRows(db, register, [{ id: before.id, unit, before, after: closed, deed }], { home, by: actor.login, at: now, scope })
  await writeRows(db, register, [{ id: nextId, unit, before: null, after: next, keepFrom: before.stored }], {
    home,
    by: actor.login,
    at: now,
    scope,
  })
  return { id: nextId, version: 1, findings: judged }
}
