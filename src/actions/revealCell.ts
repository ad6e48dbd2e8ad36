import { z } from 'zod'
import { mayAudit, mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { isSealed } from '#domain/register.ts'
import { findRecord } from '#store/records.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { reasonText, registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { refuseWithheld } from './withheld.ts'

/** Shows one sealed value for a stated reason; that somebody looked, and why, stays in the trail. */
export const revealCell = defineAction({
  kind: 'write',
  title: 'Xem ô được che',
  summary: 'Reveal one sensitive value for a stated reason; logged',
  input: z.object({
    register: registerKey,
    id: z.uuid(),
    column: z.string(),
    reason: reasonText.describe('Lý do cần xem'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit) || mayAudit(actor, unit),
  sensitive: true,
  async run({ db, home, actor, about }, { register: key, id, column }) {
    const register = registerOf(key)
    const record = await findRecord(db, register, id)
    const unit = record && (await unitById(db, record.unitId))
    if (unit) {
      about(unit)
      refuseWithheld(register, [column], 'xem cột', actor, unit)
    }
    if (!record || !isSealed(register.columns[column])) throw new Problem('record.unknown', { register: register.title })
    const sealed = record.stored[`${column}Sealed`]
    return { value: Buffer.isBuffer(sealed) ? home.seal.open(sealed) : '' }
  },
})
