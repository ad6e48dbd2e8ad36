import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { deleteFile, fileById } from '#store/files.ts'
import { unitById } from '#store/units.ts'
import { defineAction } from './action.ts'
import { refuseTakingOff } from './fromAbove.ts'
import { reasonText } from './inputs.ts'

/** Takes a file off its row. Its bytes are gone; the trail keeps who did it and why, and what it was where it was attached. */
export const removeFile = defineAction({
  kind: 'write',
  title: 'Bỏ tệp đính kèm',
  summary: 'Remove a file attached to a row, with a reason',
  input: z.object({ id: z.uuid().describe('Số hiệu tệp'), reason: reasonText.describe('Lý do bỏ') }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, scope, actor, about }, { id }) {
    const file = await fileById(db, id)
    if (!file) throw new Problem('record.unknown', { register: 'tệp đính kèm' })
    const unit = await unitById(db, file.unitId)
    if (!mayEdit(actor, unit)) throw new Problem('access.refused', { deed: 'bỏ tệp đính kèm', unit: unit.name })
    about(unit)
    await refuseTakingOff({ db, scope, actor }, file, unit)
    if (!(await deleteFile(db, id))) throw new Problem('file.unknown')
    return { id, name: file.name }
  },
})
