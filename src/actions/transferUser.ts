import { z } from 'zod'
import { mayAdminister, ROLES } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { addDatedGrant, endGrants } from '#store/accounts.ts'
import { unitByCode } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, oneOf, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

/** Somebody goes to serve elsewhere: from that day the former rights are over and the new one holds. */
export const transferUser = defineAction({
  kind: 'write',
  title: 'Chuyển người dùng sang đơn vị khác',
  summary: 'From a day on, somebody’s rights end and one right at another unit begins',
  input: z.object({
    unit: unitCode.describe('Đơn vị đứng trên cả nơi đi và nơi đến'),
    login: z.string().min(2).max(60),
    to: unitCode.describe('Đơn vị đến'),
    role: oneOf(ROLES).describe('Vai trò ở đơn vị đến'),
    validFrom: day.optional().describe('Từ ngày; bỏ trống là hôm nay'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login, to: code, role, validFrom }) {
    const { db, actor, today } = context
    const { id } = await managedAccount(context, login)
    const to = await unitByCode(db, code)
    if (!mayAdminister(actor, to)) throw new Problem('unit.unknown', { unit: code })
    const from = validFrom ?? today
    await endGrants(db, id, from)
    await addDatedGrant(db, id, { role, unitId: to.id, from, until: null })
    return { login, to: to.code, role, from }
  },
})
