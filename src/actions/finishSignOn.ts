import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { invitedWith } from '#store/accounts.ts'
import { identityOf, joinIdentity, spendTicket, userByIdentity } from '#store/signOn.ts'
import { defineAction } from './action.ts'
import { claimedTry, outside } from './countedTry.ts'
import { noteRefused, opened, secondProof } from './entering.ts'
import { oneTimeCode } from './inputs.ts'

/**
 * Opens a session with the ticket a browser brought back from the provider of single sign-on. Accounts are never made by it: whoever
 * comes for the first time joins the account they were invited to with the code on their paper. The second factor is asked as
 * after a password: what the provider asked is its own affair.
 */
export const finishSignOn = defineAction({
  kind: 'write',
  title: 'Đăng nhập một lần',
  summary: 'Open a session after single sign-on; the first time with the one-time code of an invitation',
  input: z.object({
    ticket: z.string().min(1).max(100).describe('Vé nhận ở trang đăng nhập một lần'),
    oneTimeCode: oneTimeCode.optional(),
    login: z.string().min(1).max(100).optional().describe('Lần đầu: tên đăng nhập trong giấy mời'),
    inviteToken: z.string().min(1).max(60).optional().describe('Lần đầu: mã mời in trên giấy'),
  }),
  allow: 'open',
  transaction: 'own',
  async run(context, { ticket, oneTimeCode: code, login, inviteToken }) {
    const { db, now } = context
    const identity = await outside(db)((inside) => identityOf(inside, ticket, now))
    if (!identity) throw new Problem('sign_on.over')
    const known = await outside(db)((inside) => userByIdentity(inside, identity))
    if (!known && (login === undefined || inviteToken === undefined)) throw new Problem('sign_on.unknown')
    const name = known?.login ?? login ?? ''
    await claimedTry(db, name, now)
    const invited = known ? null : await outside(db)((inside) => invitedWith(inside, name, inviteToken ?? '', now))
    const proved = known?.id ?? invited
    if (proved === null) {
      await outside(db)((inside) => noteRefused(inside, '', context, { signOn: true }))
      throw new Problem('invitation.refused')
    }
    if (known && !known.active) throw new Problem('session.refused')
    // An invitation anew ends the password, not the second factor: whoever holds only the paper does not come in.
    const secondFactor = await secondProof(context, { id: proved, login: name }, name, code)
    return outside(db)(async (inside) => {
      if (!(await spendTicket(inside, ticket))) throw new Problem('sign_on.over')
      const id = known?.id ?? (await invitedWith(inside, name, inviteToken ?? '', now))
      if (id === null) throw new Problem('invitation.refused')
      if (!known) await joinIdentity(inside, id, identity)
      const more = { signOn: identity.issuer, ...(secondFactor ? { secondFactor } : {}), ...(known ? {} : { joined: true }) }
      return opened(inside, context, { id, login: name }, name, more)
    })
  },
})
