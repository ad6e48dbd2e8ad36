import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { printMoment } from '#domain/wording.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from '#store/db.ts'
import { filesOf } from '#store/files.ts'
import { holdTurn } from '#store/locks.ts'
import { countReferences } from '#store/recordOverlap.ts'
import { findRecord, recordsBy, type StoredRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { refuseTakingBack } from './fromAbove.ts'
import { reasonText, registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** Takes back a row entered by mistake; what it was is kept with the reason, the figures it made are taken back. */
export const removeRow = defineAction({
  kind: 'write',
  title: 'Bỏ dòng ghi nhầm',
  summary: 'Take back a row entered by mistake, with a reason; its history is kept',
  input: z.object({ register: registerKey, id: z.uuid(), version: z.int(), reason: reasonText.describe('Lý do bỏ') }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, scope, home, actor, now, about }, { register: key, id, version }) {
    const register = registerOf(key)
    const before = await findRecord(db, register, id, true)
    if (!before) throw new Problem('record.unknown', { register: register.title })
    if (before.version !== version)
      throw new Problem('record.changed', { by: before.changedBy, at: printMoment(before.changedAt) })
    const unit = await unitById(db, before.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'bỏ dòng này', unit: unit.name })
    about(unit)
    await refuseTakingBack({ db, scope, actor }, register, unit, before.values)
    await refuseNeeded(db, scope, register, before)
    const files = register.attaches ? await filesOf(db, key, id) : []
    if (files.length > 0) throw new Problem('record.has_files', { count: files.length })
    await writeRows(db, register, [{ id, unit, before, after: null }], { home, by: actor.login, at: now, scope })
    return { id }
  },
})

/** Nothing that other rows stand on is taken away: participants on their person and course, a stretch on the one before. */
async function refuseNeeded(db: Db, scope: Scope, register: Register, record: StoredRecord): Promise<void> {
  const { dated, joint } = register
  if (joint) await holdTurn(db, `joint ${record.values[joint] ?? record.id}`)
  await setScope(db, EVERYWHERE)
  for (const other of Object.values(registers)) {
    const count = await countReferences(db, other, register.key, record.id)
    if (count > 0) throw new Problem('record.referenced', { register: other.title, count })
  }
  await setScope(db, scope)
  if (!dated) return
  const chain = await recordsBy(db, register, dated.chain, String(record.values[dated.chain] ?? record.id))
  const from = String(record.values[dated.from])
  if (chain.some((one) => String(one.values[dated.from]) > from)) throw new Problem('record.middle')
}
