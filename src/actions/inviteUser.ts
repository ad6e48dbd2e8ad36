import { z } from 'zod'
import { mayAdminister, ROLES } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { addDatedGrant, invite } from '#store/accounts.ts'
import { addUser, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { day, grantedRegisters, oneOf, unitCode } from './inputs.ts'
import { managedAccount } from './managedAccount.ts'

/** A code waits a week for whoever it was printed for. */
const WAITS = 7 * 86_400_000

/**
 * Lets somebody in: a right at a unit, from a day and, if it is for a while, until one; and a code handed over on paper, with
 * which they choose their own password once. Nobody but them ever knows it. Inviting somebody again is the way back for who
 * forgot it: the former password and every open session end.
 */
export const inviteUser = defineAction({
  kind: 'write',
  title: 'Mời người dùng',
  summary: 'Give somebody a dated right and a one-time code to choose a password with; again for who forgot theirs',
  input: z.object({
    unit: unitCode,
    login: z
      .string()
      .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
      .min(2)
      .max(60)
      .describe('Tên đăng nhập: chữ thường không dấu, chữ số, dấu chấm, gạch nối'),
    name: z.string().trim().min(2).max(80).describe('Họ và tên'),
    role: oneOf(ROLES).describe('Vai trò'),
    registers: grantedRegisters,
    validFrom: day.optional().describe('Có quyền từ ngày; bỏ trống là hôm nay'),
    validTo: day.optional().describe('Hết quyền từ ngày; bỏ trống là không thời hạn'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, { login, name, role, registers, validFrom, validTo }) {
    const { db, unit, today, now } = context
    const from = validFrom ?? today
    if (validTo !== undefined && validTo <= from)
      throw new Problem('window.backwards', { from: printDay(from), to: printDay(validTo) })
    const known = await userByLogin(db, login)
    const id = known ? (await managedAccount(context, login)).id : await addUser(db, { login, name, password: null })
    await addDatedGrant(db, id, { role, unitId: unit.id, from, until: validTo ?? null, registers })
    const until = new Date(now.getTime() + WAITS)
    return { id, login, again: known !== null, code: await invite(db, id, until), until: until.toISOString() }
  },
})
