import { z } from 'zod'
import { mayAudit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { linesAbout } from '#store/audit.ts'
import { findRecord } from '#store/records.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/**
 * What a person may ask of whoever keeps data on them (Luật 91/2025/QH15 Đ4): who wrote their row, who looked behind a mask and
 * why, who took a list away that held it.
 */
export const showAccessLog = defineAction({
  kind: 'read',
  title: 'Xem ai đã xem, sửa, tải dòng này',
  summary: 'Who wrote a row, revealed a masked value of it and why, or took a list of its register away while it stood there',
  input: z.object({ register: registerKey, id: z.uuid() }),
  allow: (actor, unit) => mayAudit(actor, unit),
  logged: true,
  async run({ db, actor, about }, { register: key, id }) {
    const register = registerOf(key)
    const record = await findRecord(db, register, id)
    if (!record) throw new Problem('record.unknown', { register: register.title })
    const unit = await unitById(db, record.unitId)
    if (!mayAudit(actor, unit)) throw new Problem('access.refused', { deed: 'xem nhật ký của dòng này', unit: unit.name })
    about(unit)
    const lines = await linesAbout(db, unit, register.key, id)
    return {
      register: register.key,
      id,
      lines: lines.map(({ at, login, action, reason }) => ({ at: at.toISOString(), login, action, reason })),
    }
  },
})
