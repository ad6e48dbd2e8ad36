import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { makeRecoveryCodes as makeCodes, secondFactorOf } from '#store/secondFactor.ts'
import { defineAction } from './action.ts'

export const makeRecoveryCodes = defineAction({
  kind: 'write',
  title: 'Lập mã khôi phục mới',
  summary: 'Ten new recovery codes of one’s own account, shown once; those of before no longer open',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  sensitive: true,
  async run({ db, actor }) {
    if (!(await secondFactorOf(db, actor.userId))) throw new Problem('factor.none', { login: actor.login })
    return { recoveryCodes: await makeCodes(db, actor.userId) }
  },
})
