import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { appendAudit } from '#store/audit.ts'
import { type Db, EVERYWHERE, setScope } from '#store/db.ts'
import { secondFactorOf, spendCode } from '#store/secondFactor.ts'
import { rootUnit } from '#store/units.ts'
import { findSession, forgetFailures, openSession, passwordFits, returnTry, userByLogin } from '#store/users.ts'
import { type Context, defineAction } from './action.ts'
import { claimedTry, outside } from './countedTry.ts'
import { oneTimeCode } from './inputs.ts'
import { welcome } from './welcome.ts'

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
  async run({ db, now, today, door, home }, { login: name, password, oneTimeCode: code }) {
    await claimedTry(db, name, now)
    const user = await outside(db)((inside) => userByLogin(inside, name))
    if (!(await passwordFits(user, password)) || !user) {
      // The name as it stands in our list or none at all: people type their password into the wrong box.
      await outside(db)((inside) => refused(inside, user?.login ?? '', door, now, {}))
      throw new Problem('session.refused')
    }
    const guarded = await outside(db)((inside) => secondFactorOf(inside, user.id))
    if (guarded && code === undefined) {
      await outside(db)((inside) => returnTry(inside, name))
      throw new Problem('session.code_wanted')
    }
    if (guarded && code !== undefined && !(await outside(db)((inside) => spendCode(inside, home.seal, user.id, code, now)))) {
      await outside(db)((inside) => refused(inside, user.login, door, now, { code: true }))
      throw new Problem('factor.refused')
    }
    return outside(db)(async (inside) => {
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
        detail: { address: door.address, ...(guarded ? { secondFactor: true } : {}) },
      })
      return reply
    })
  },
})

async function refused(db: Db, login: string, { address }: Context['door'], now: Date, more: object): Promise<void> {
  const root = await rootUnit(db)
  const line = { provinceId: 0, unitId: 0, orgPos: root?.pos ?? 0, at: now, login, action: 'login' }
  await appendAudit(db, { ...line, detail: { address, refused: true, ...more } })
}
