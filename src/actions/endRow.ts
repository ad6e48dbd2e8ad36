import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { defineAction } from './action.ts'
import { day, registerKey, rowValues } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { openStretch } from './stretch.ts'

/** Ends a dated row with a state, its ground and the decision: nobody is deleted, the row stays for its days. */
export const endRow = defineAction({
  kind: 'write',
  title: 'Cho ra khỏi sổ',
  summary: 'End a dated row from a day on with a state, its ground and the decision',
  input: z.object({
    register: registerKey,
    id: z.uuid(),
    version: z.int(),
    on: day,
    values: rowValues.describe('status và, khi luật cần, ground, decision'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  run: (context, { register, id, version, on, values }) =>
    openStretch(context, registerOf(register), { id, version, from: on, values, deed: 'end' }),
})
