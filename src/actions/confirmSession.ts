import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { spendCode } from '#store/secondFactor.ts'
import { confirmSession as confirm, passwordFits, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { claimedTry, forgotten, outside } from './countedTry.ts'

/** Whoever sits at the screen says again who they are; for ten minutes what weighs may be done. */
export const confirmSession = defineAction({
  kind: 'write',
  title: 'Xác nhận lại người đang làm việc',
  summary: 'Prove again who sits at this session, by password or by a code; opens what weighs for ten minutes',
  input: z.object({ password: z.string().min(1).max(400).describe('Mật khẩu, mã 6 số trên điện thoại, hoặc mã khôi phục') }),
  allow: 'session',
  anyBook: true,
  transaction: 'own',
  beforeSecondFactor: true,
  async run({ db, home, actor, door, now }, { password: given }) {
    await claimedTry(db, actor.login, now)
    const user = await outside(db)((inside) => userByLogin(inside, actor.login))
    // No password is as short as a code, and a code of the paper is no password anybody chose.
    const isCode = /^\s*\d{3}\s?\d{3}\s*$/.test(given)
    const fits =
      (!isCode && (await passwordFits(user, given))) ||
      (await outside(db)((inside) => spendCode(inside, home.seal, actor.userId, given, now)))
    if (!fits) throw new Problem(isCode ? 'factor.refused' : 'session.refused')
    await forgotten(db, actor.login)
    const { token } = door.session
    if (token !== null) await outside(db)((inside) => confirm(inside, token, now))
    return { until: new Date(now.getTime() + 10 * 60_000).toISOString() }
  },
})
