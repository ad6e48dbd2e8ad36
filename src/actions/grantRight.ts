import { z } from 'zod'
import { mayAdminister, ROLES } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { addDatedGrant } from '#store/accounts.ts'
import { defineAction } from './action.ts'
import { day, grantedRegisters, oneOf, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

/** One right more for somebody who is let in already, or the same one with other books or another end. Holds from the next request. */
export const grantRight = defineAction({
  kind: 'write',
  title: 'Cấp quyền',
  summary: 'Give an account one right more at a unit, dated and, if so wished, for some registers alone',
  input: z.object({
    unit: unitCode.describe('Đơn vị có quyền'),
    login: z.string().min(2).max(60),
    role: oneOf(ROLES).describe('Vai trò'),
    registers: grantedRegisters,
    validFrom: day.optional().describe('Từ ngày; bỏ trống là hôm nay'),
    validTo: day.optional().describe('Hết quyền từ ngày; bỏ trống là không thời hạn'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login, role, registers, validFrom, validTo }) {
    const { db, unit, today } = context
    const from = validFrom ?? today
    if (validTo !== undefined && validTo <= from)
      throw new Problem('window.backwards', { from: printDay(from), to: printDay(validTo) })
    const { id } = await managedAccount(context, login)
    await addDatedGrant(db, id, { role, unitId: unit.id, from, until: validTo ?? null, registers })
    return { login, unit: unit.code, role, from, until: validTo ?? null, registers: registers ?? null }
  },
})
