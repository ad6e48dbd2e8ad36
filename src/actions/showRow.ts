import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { contributions, type Row } from '#domain/register.ts'
import { indicatorById } from '#domain/sources.ts'
import { filesOf } from '#store/files.ts'
import { findRecord, recordsBy, versionsOf } from '#store/records.ts'
import { unitById, unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { columnsFromAbove } from './fromAbove.ts'
import { registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { shownRows } from './shown.ts'
import { unitRef } from './unitRef.ts'
import { withheldAt, without } from './withheld.ts'

/** One row with everything known of it: its history, its stretches, where it is counted, who shares the activity. */
export const showRow = defineAction({
  kind: 'read',
  title: 'Mở một dòng của sổ',
  summary: 'One row with its history, its dated stretches and the figures it is counted in',
  input: z.object({ register: registerKey, id: z.uuid() }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, scope, actor, today }, { register: key, id }) {
    const register = registerOf(key)
    const record = await findRecord(db, register, id)
    if (!record) throw new Problem('record.unknown', { register: register.title })
    const unit = await unitById(db, record.unitId)
    const withheld = withheldAt(register, actor, unit)
    const versions = await versionsOf(db, register, id)
    const chain = register.dated ? String(record.values[register.dated.chain] ?? record.id) : null
    const stretches = chain && register.dated ? await recordsBy(db, register, register.dated.chain, chain) : []
    const group = register.joint
      ? await recordsBy(db, register, register.joint, String(record.values[register.joint] ?? record.id))
      : []
    const [shown = {}, ...rest] = await shownRows(db, register, [
      record.values,
      ...stretches.map((one) => one.values),
      ...versions.flatMap(({ before, after }) => [before, after ?? {}]),
    ])
    const shares = await unitsByIds(
      db,
      group.map((one) => one.unitId),
    )
    const history = versions.map((version, index) => {
      const [from, to] = [rest[stretches.length + index * 2] ?? {}, rest[stretches.length + index * 2 + 1] ?? {}]
      return {
        at: version.at.toISOString(),
        by: version.login,
        what: version.deed,
        changes: version.after
          ? changesBetween(without(register.columns, withheld), version.before, version.after, from, to)
          : [],
      }
    })
    const files = register.attaches ? await filesOf(db, key, id) : []
    return {
      id: record.id,
      files: files.map(({ id: file, name, kind, size, note, addedBy, addedAt }) => ({
        id: file,
        name,
        kind,
        size,
        note,
        addedBy,
        addedAt: addedAt.toISOString(),
      })),
      unit: await unitRef(db, unit, today),
      version: record.version,
      locked: await columnsFromAbove({ db, scope, actor }, register, unit, record.values),
      values: without(record.values, withheld),
      shown: without(shown, withheld),
      changedBy: record.changedBy,
      changedAt: record.changedAt.toISOString(),
      history,
      stretches: stretches.map((one, index) => ({
        id: one.id,
        from: one.values[register.dated?.from ?? ''],
        until: one.values[register.dated?.until ?? ''],
        shown: without(rest[index] ?? {}, withheld),
      })),
      counted: contributions(register, record.values, unit)
        .filter((delta) => delta.amount > 0)
        .map(({ indicator, day, amount, stock }) => ({
          indicator,
          title: indicatorById(indicator)?.title ?? indicator,
          day,
          amount,
          stock,
        })),
      joint:
        group.length > 1
          ? group.map((one) => ({
              id: one.id,
              unit: { code: shares.get(one.unitId)?.code ?? '', name: shares.get(one.unitId)?.name ?? '' },
            }))
          : [],
    }
  },
})

function changesBetween(
  columns: Readonly<Record<string, { title: string }>>,
  before: Row,
  after: Row,
  from: Record<string, string>,
  to: Record<string, string>,
) {
  return Object.entries(columns)
    .filter(([key]) => key in before && (before[key] ?? null) !== (after[key] ?? null))
    .map(([column, { title }]) => ({ column, title, from: from[column] ?? '', to: to[column] ?? '' }))
}
