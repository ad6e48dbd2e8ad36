import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { setActive } from '#store/accounts.ts'
import { defineAction } from './action.ts'
import { reasonText, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

/** Shuts somebody out at once, wherever they sit; their name stays on what they did. */
export const suspendUser = defineAction({
  kind: 'write',
  title: 'Tạm dừng tài khoản',
  summary: 'Shut an account out at once, ending its sessions, or let it in again; with a reason',
  input: z.object({
    unit: unitCode,
    login: z.string().min(2).max(60),
    suspended: z.boolean().default(true).describe('Tạm dừng; không thì cho dùng lại'),
    reason: reasonText.describe('Lý do'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login, suspended }) {
    const { id } = await managedAccount(context, login)
    await setActive(context.db, id, !suspended)
    return { login, suspended }
  },
})
