import { z } from 'zod'
import { needsSecondFactor } from '#domain/access.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { SECOND_FACTOR, type SecondFactorRule, secondFactorOf } from '#store/secondFactor.ts'
import { emailOf, readSetting } from '#store/users.ts'
import { defineAction } from './action.ts'

export const showMyAccount = defineAction({
  kind: 'read',
  title: 'Xem tài khoản của tôi',
  summary: 'One’s own account: name, mail, whether a second factor guards it and whether it must',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  async run({ db, actor }) {
    await setScope(db, EVERYWHERE)
    const factor = await secondFactorOf(db, actor.userId)
    const asked = (await readSetting<SecondFactorRule>(db, SECOND_FACTOR))?.asked ?? true
    return {
      login: actor.login,
      name: actor.name,
      email: await emailOf(db, actor.userId),
      secondFactor: factor ? { since: factor.since.toISOString(), codesLeft: factor.codesLeft } : null,
      /** By the person's role, where the installation asks for it at all. */
      mandatory: asked && needsSecondFactor(actor),
      asked,
    }
  },
})
