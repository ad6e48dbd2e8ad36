import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printMoment } from '#domain/wording.ts'
import { findRecord } from '#store/records.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** Takes back a row entered by mistake; what it was is kept with the reason, the figures it made are taken back. */
export const removeRow = defineAction({
  kind: 'write',
  title: 'Bỏ dòng ghi nhầm',
  summary: 'Take back a row entered by mistake, with a reason; its history is kept',
  input: z.object({ register: registerKey, id: z.uuid(), version: z.int(), reason: z.string().min(5).describe('Lý do bỏ') }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, scope, home, actor, now }, { register: key, id, version }) {
    const register = registerOf(key)
    const before = await findRecord(db, register, id, true)
    if (!before) throw new Problem('record.unknown', { register: register.title })
    if (before.version !== version)
      throw new Problem('record.changed', { by: before.changedBy, at: printMoment(before.changedAt) })
    const unit = await unitById(db, before.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'bỏ dòng này', unit: unit.name })
    await writeRows(db, register, [{ id, unit, before, after: null }], { home, by: actor.login, at: now, scope })
    return { id }
  },
})
