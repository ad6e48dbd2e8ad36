import { z } from 'zod'
import { needsSecondFactor } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { removeSecondFactor, SECOND_FACTOR, type SecondFactorRule } from '#store/secondFactor.ts'
import { readSetting } from '#store/users.ts'
import { defineAction } from './action.ts'

export const endSecondFactor = defineAction({
  kind: 'write',
  title: 'Tắt xác thực hai lớp',
  summary: 'Turn one’s own second factor off, where one’s role does not demand it',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  sensitive: true,
  async run({ db, actor }) {
    await setScope(db, EVERYWHERE)
    const asked = (await readSetting<SecondFactorRule>(db, SECOND_FACTOR))?.asked ?? true
    if (asked && needsSecondFactor(actor)) throw new Problem('factor.kept')
    if (!(await removeSecondFactor(db, actor.userId))) throw new Problem('factor.none', { login: actor.login })
    return { ended: true }
  },
})
