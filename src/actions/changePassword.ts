import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { closeSessions, setPassword } from '#store/accounts.ts'
import { confirmSession, forgetFailures, passwordFits, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { claimedTry, outside } from './countedTry.ts'
import { refuseWeakPassword } from './passwordRule.ts'

/** One's own password, for who knows the present one. Every other session of theirs ends, whoever sits there. */
export const changePassword = defineAction({
  kind: 'write',
  title: 'Đổi mật khẩu',
  summary: 'Change one’s own password; every other session ends',
  input: z.object({
    password: z.string().min(1).max(400).describe('Mật khẩu đang dùng'),
    newPassword: z.string().min(1).max(400).describe('Mật khẩu mới, ít nhất 12 ký tự'),
  }),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  transaction: 'own',
  async run({ db, now, actor, door }, { password, newPassword }) {
    await claimedTry(db, actor.login, now)
    const user = await outside(db)((inside) => userByLogin(inside, actor.login))
    if (!user || !(await passwordFits(user, password))) throw new Problem('session.refused')
    await outside(db)((inside) => forgetFailures(inside, actor.login))
    refuseWeakPassword(newPassword, actor.login)
    return outside(db)(async (inside) => {
      await setPassword(inside, user.id, newPassword)
      if (door.session.token !== null) await confirmSession(inside, door.session.token, now)
      return { ended: await closeSessions(inside, user.id, door.session.token) }
    })
  },
})
