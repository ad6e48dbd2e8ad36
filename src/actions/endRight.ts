import { z } from 'zod'
import { mayAdminister, ROLES } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { endGrant } from '#store/accounts.ts'
import { defineAction } from './action.ts'
import { day, oneOf, reasonText, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

export const endRight = defineAction({
  kind: 'write',
  title: 'Thôi cấp quyền',
  summary: 'End one right of an account at a unit from a day on; with a reason',
  input: z.object({
    unit: unitCode.describe('Đơn vị có quyền'),
    login: z.string().min(2).max(60),
    role: oneOf(ROLES).describe('Vai trò'),
    on: day.optional().describe('Hết quyền từ ngày; bỏ trống là hôm nay'),
    reason: reasonText.describe('Lý do'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login, role, on }) {
    const { db, unit, today } = context
    const { id } = await managedAccount(context, login)
    const day = on ?? today
    const ended = await endGrant(db, id, { role, unitId: unit.id }, day)
    if (ended === 0) throw new Problem('right.none', { login, role: ROLES[role], unit: unit.shortName })
    return { login, unit: unit.code, role, until: day }
  },
})
