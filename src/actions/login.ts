import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { appendAudit } from '#store/audit.ts'
import { EVERYWHERE, inScope, setScope } from '#store/db.ts'
import { rootUnit } from '#store/units.ts'
import {
  countFailure,
  findSession,
  forgetFailures,
  openSession,
  passwordFits,
  userByLogin,
  waitingMinutes,
} from '#store/users.ts'
import { defineAction } from './action.ts'
import { welcome } from './welcome.ts'

/** Opens a session. Wrong name and wrong password are told in the same words and cost the same time. */
export const login = defineAction({
  kind: 'write',
  title: 'Đăng nhập',
  summary: 'Open a session',
  input: z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  allow: 'open',
  transaction: 'own',
  async run({ db, now, today, door }, { login: name, password }) {
    const everywhere = <T>(work: (inside: typeof db) => Promise<T>) => inScope({ app: db }, EVERYWHERE, work)
    const minutes = await everywhere((inside) => waitingMinutes(inside, name, now))
    if (minutes > 0) throw new Problem('session.locked', { minutes })
    const user = await everywhere((inside) => userByLogin(inside, name))
    if (!(await passwordFits(user, password)) || !user) {
      await everywhere(async (inside) => {
        await countFailure(inside, name, now)
        // The name as it stands in our list or none at all: people type their password into the wrong box.
        const root = await rootUnit(inside)
        await appendAudit(inside, {
          provinceId: 0,
          unitId: 0,
          orgPos: root?.pos ?? 0,
          at: now,
          login: user?.login ?? '',
          action: 'login',
          detail: { address: door.address, refused: true },
        })
      })
      throw new Problem('session.refused')
    }
    return everywhere(async (inside) => {
      await forgetFailures(inside, name)
      const token = await openSession(inside, user.id, door.address, now)
      const actor = await findSession(inside, token, now)
      if (!actor) throw new Problem('session.refused')
      door.session.token = token
      door.session.changed = true
      const reply = await welcome(inside, actor, today)
      await setScope(inside, EVERYWHERE)
      await appendAudit(inside, {
        provinceId: 0,
        unitId: 0,
        orgPos: actor.grants[0]?.pos ?? 0,
        at: now,
        login: actor.login,
        action: 'login',
        detail: { address: door.address },
      })
      return reply
    })
  },
})
