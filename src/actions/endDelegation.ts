import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { endDelegation as end } from '#store/delegations.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

export const endDelegation = defineAction({
  kind: 'write',
  title: 'Thôi ủy quyền ký',
  summary: 'End a delegation today',
  input: z.object({ unit: unitCode, delegation: z.uuid().describe('Ủy quyền') }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit, today }, { delegation }) {
    if (!(await end(db, unit, delegation, today))) throw new Problem('record.unknown', { register: 'các ủy quyền đang hiệu lực' })
    return { delegation }
  },
})
