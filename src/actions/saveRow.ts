import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { warning } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { printMoment } from '#domain/wording.ts'
import { newId } from '#store/ids.ts'
import { openedRow } from '#store/recordColumns.ts'
import { findRecord, versionsOf } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { answerWaiting } from './answerWaiting.ts'
import { overCeilings } from './ceilings.ts'
import { judgeFromAbove } from './fromAbove.ts'
import { registerKey, rowValues, unitCode } from './inputs.ts'
import { judgeNeighbours } from './neighbours.ts'
import { completeRow, judge, refuse, registerOf } from './registerRow.ts'

/** Puts a new row in a register, or corrects one: figures follow in the same transaction. */
export const saveRow = defineAction({
  kind: 'write',
  title: 'Ghi một dòng vào sổ',
  summary: 'Create a row of a register, or correct one (give id and version)',
  input: z.object({
    register: registerKey,
    unit: unitCode,
    id: z.uuid().optional().describe('Dòng cần sửa; bỏ trống để thêm dòng mới'),
    version: z.int().optional().describe('Bản đang sửa, để biết có người sửa trước không'),
    key: z.uuid().optional().describe('Mã của lần gửi: gửi lại không ghi hai lần'),
    at: z.iso.datetime({ offset: true }).optional().describe('Lúc ghi trên máy, khi gửi sau vì mất mạng'),
    values: rowValues,
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, scope, home, actor, unit, today, now, about }, { register: key, id, version, key: sendKey, values }) {
    const register = registerOf(key)
    const before = id ? await findRecord(db, register, id, true) : null
    if (id && !before) throw new Problem('record.unknown', { register: register.title })
    if (before && before.version !== version)
      throw new Problem('record.changed', { by: before.changedBy, at: printMoment(before.changedAt) })
    const place = before ? await unitById(db, before.unitId) : unit
    if (place.id !== unit.id && !mayEdit(actor, place))
      throw new Problem('access.refused', { deed: 'sửa dòng này', unit: place.name })
    about(place)
    // Taken back since, a row sent once more must not come up again.
    if (!before && sendKey && (await versionsOf(db, register, sendKey)).length > 0) throw new Problem('record.sent_twice')
    const { row, findings } = await completeRow(
      db,
      register,
      before && openedRow(register, home.seal, before.values, before.stored),
      values,
    )
    const recordId = before?.id ?? sendKey ?? newId(now.getTime())
    const judged = [
      ...judge(register, before, row, today, findings, place),
      ...(await judgeFromAbove({ db, scope, actor }, register, { unit: place, before: before?.values ?? null, after: row })),
    ]
    refuse(judged)
    judged.push(...(await judgeNeighbours(db, home, scope, register, { id: recordId, unit: place, before, row })))
    for (const message of (await overCeilings({ db, home, scope, today }, register, place, [{ id: recordId, row }])).values())
      judged.push(warning('row.over_ceiling', { column: register.shared?.by ?? '' }, message))
    refuse(judged)
    await writeRows(
      db,
      register,
      [{ id: recordId, unit: place, before, after: withChain(register.dated?.chain, recordId, row) }],
      { home, by: actor.login, at: now, scope, ...(register.answers ? {} : { last: true }) },
    )
    judged.push(...(await answerWaiting({ db, home, scope, actor, now }, register, [{ id: recordId, unit: place, row }])))
    return { id: recordId, version: (before?.version ?? 0) + 1, findings: judged }
  },
})

/** The first stretch of a chain is its own chain. */
const withChain = <Values extends Readonly<Record<string, unknown>>>(
  chain: string | undefined,
  id: string,
  row: Values,
): Values => (chain && !row[chain] ? { ...row, [chain]: id } : row)
