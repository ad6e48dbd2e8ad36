import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { closeSessions } from '#store/accounts.ts'
import { makeRecoveryCodes, proveSecondFactor } from '#store/secondFactor.ts'
import { defineAction } from './action.ts'
import { claimedTry, forgotten, outside } from './countedTry.ts'
import { oneTimeCode } from './inputs.ts'

/** The first code of the telephone: from here on the account asks for one, and sessions opened without it end. */
export const confirmSecondFactor = defineAction({
  kind: 'write',
  title: 'Bật xác thực hai lớp',
  summary: 'Turn the second factor on with the first code of the telephone; answers the recovery codes, shown once',
  input: z.object({ oneTimeCode }),
  allow: 'session',
  anyBook: true,
  transaction: 'own',
  sensitive: true,
  beforeSecondFactor: true,
  async run({ db, home, actor, door, now }, { oneTimeCode: code }) {
    await claimedTry(db, actor.login, now)
    const recoveryCodes = await outside(db)(async (inside) => {
      if (!(await proveSecondFactor(inside, home.seal, actor.userId, code, now))) return null
      await closeSessions(inside, actor.userId, door.session.token)
      return makeRecoveryCodes(inside, actor.userId)
    })
    if (!recoveryCodes) throw new Problem('factor.refused')
    await forgotten(db, actor.login)
    return { recoveryCodes }
  },
})
