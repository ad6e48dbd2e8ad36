import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { closeSessions } from '#store/accounts.ts'
import { removeSecondFactor } from '#store/secondFactor.ts'
import { defineAction } from './action.ts'
import { reasonText, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

/** The telephone is lost and the paper as well: whoever knows the person lets them set up another. Their sessions end. */
export const resetSecondFactor = defineAction({
  kind: 'write',
  title: 'Đặt lại xác thực hai lớp',
  summary: 'Take the second factor of somebody who lost telephone and recovery codes away, ending their sessions; with a reason',
  input: z.object({ unit: unitCode, login: z.string().min(2).max(60), reason: reasonText.describe('Lý do') }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login }) {
    const { id } = await managedAccount(context, login)
    if (!(await removeSecondFactor(context.db, id))) throw new Problem('factor.none', { login })
    return { login, ended: await closeSessions(context.db, id, null) }
  },
})
