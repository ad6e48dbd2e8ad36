import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { passwordFits, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { claimedTry, outside } from './countedTry.ts'
import { noteRefused, opened, secondProof } from './entering.ts'
import { oneTimeCode } from './inputs.ts'

/**
 * Opens a session. Wrong name and wrong password are told in the same words and cost the same time; that there is a second
 * factor is told to nobody but who knows the password.
 */
export const login = defineAction({
  kind: 'write',
  title: 'Đăng nhập',
  summary: 'Open a session with the password and, where the account has a second factor, a code',
  input: z.object({
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    oneTimeCode: oneTimeCode.optional(),
  }),
  allow: 'open',
  transaction: 'own',
  async run(context, { login: name, password, oneTimeCode: code }) {
    const { db, now } = context
    await claimedTry(db, name, now)
    const user = await outside(db)((inside) => userByLogin(inside, name))
    if (!(await passwordFits(user, password)) || !user) {
      // The name as it stands in our list or none at all: people type their password into the wrong box.
      await outside(db)((inside) => noteRefused(inside, user?.login ?? '', context, {}))
      throw new Problem('session.refused')
    }
    const secondFactor = await secondProof(context, user, name, code)
    return outside(db)((inside) => opened(inside, context, user, name, secondFactor ? { secondFactor } : {}))
  },
})
