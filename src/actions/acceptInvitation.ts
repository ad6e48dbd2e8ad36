import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { invitedWith, setPassword } from '#store/accounts.ts'
import { appendAudit } from '#store/audit.ts'
import { forgetFailures } from '#store/users.ts'
import { defineAction } from './action.ts'
import { claimedTry, outside } from './countedTry.ts'
import { refuseWeakPassword } from './passwordRule.ts'

/** The first log-in: the code on paper and a password of one's own. A wrong code counts as a wrong password does. */
export const acceptInvitation = defineAction({
  kind: 'write',
  title: 'Nhận lời mời',
  summary: 'Choose a password with the one-time code of an invitation',
  input: z.object({
    login: z.string().min(1).max(100),
    inviteToken: z.string().min(1).max(60).describe('Mã mời in trên giấy'),
    password: z.string().min(1).max(400).describe('Mật khẩu đồng chí chọn, ít nhất 12 ký tự'),
  }),
  allow: 'open',
  transaction: 'own',
  async run({ db, now }, { login, inviteToken, password }) {
    refuseWeakPassword(password, login)
    await claimedTry(db, login, now)
    const accepted = await outside(db)(async (inside) => {
      const id = await invitedWith(inside, login, inviteToken, now)
      if (id === null) return false
      await setPassword(inside, id, password)
      await forgetFailures(inside, login)
      const line = { provinceId: 0, unitId: 0, orgPos: 0, at: now, login, action: 'acceptInvitation', detail: {} }
      await appendAudit(inside, line)
      return true
    })
    if (!accepted) throw new Problem('invitation.refused')
    return { login }
  },
})
