import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { closeSessions, setPassword } from '#store/accounts.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { countFailure, forgetFailures, passwordFits, userByLogin, waitingMinutes } from '#store/users.ts'
import { defineAction } from './action.ts'
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
  transaction: 'own',
  async run({ db, now, actor, door }, { password, newPassword }) {
    const everywhere = <T>(work: (inside: typeof db) => Promise<T>) => inScope({ app: db }, EVERYWHERE, work)
    const minutes = await everywhere((inside) => waitingMinutes(inside, actor.login, now))
    if (minutes > 0) throw new Problem('session.locked', { minutes })
    const user = await everywhere((inside) => userByLogin(inside, actor.login))
    if (!user || !(await passwordFits(user, password))) {
      await everywhere((inside) => countFailure(inside, actor.login, now))
      throw new Problem('session.refused')
    }
    refuseWeakPassword(newPassword, actor.login)
    return everywhere(async (inside) => {
      await forgetFailures(inside, actor.login)
      await setPassword(inside, user.id, newPassword)
      return { ended: await closeSessions(inside, user.id, door.session.token) }
    })
  },
})
