import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { defineAction } from './action.ts'
import { day, registerKey, rowValues } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { openStretch } from './stretch.ts'

/** Opens a new stretch of a dated row from a day on; what it was until then stays and keeps counting for its days. */
export const changeRow = defineAction({
  kind: 'write',
  title: 'Thay đổi từ một ngày',
  summary: 'Change a dated row from a day on: the past stays what it was',
  input: z.object({ register: registerKey, id: z.uuid(), version: z.int(), from: day, values: rowValues }),
  allow: (actor, unit) => mayEdit(actor, unit),
  run: (context, { register: key, id, version, from, values }) =>
    openStretch(context, registerOf(key), { id, version, from, values, deed: 'change' }),
})
