import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { insertDelegation } from '#store/delegations.ts'
import { userOver } from '#store/users.ts'
import { defineAction } from './action.ts'
import { day, reasonText, unitCode } from './inputs.ts'

/**
 * Lets somebody sign for the head of a unit, in writing and until a day. It cannot be passed on: only who signs in their
 * own right delegates (NĐ 30/2020 Đ13).
 */
export const delegateSigning = defineAction({
  kind: 'write',
  title: 'Ủy quyền ký',
  summary: 'Let somebody sign for the head of a unit, from a day until the day before another',
  input: z.object({
    unit: unitCode,
    login: z.string().min(2).max(60).describe('Người được ủy quyền'),
    signsAs: z.enum(['KT', 'TUQ', 'TL']).describe('KT. (ký thay), TUQ. (thừa ủy quyền), TL. (thừa lệnh)'),
    basis: reasonText.describe('Văn bản ủy quyền'),
    validFrom: day.describe('Từ ngày'),
    validTo: day.describe('Đến trước ngày; nhiều nhất một năm'),
  }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, unit, actor, now }, { login, signsAs, basis, validFrom, validTo }) {
    // Who has no right that reaches the unit is as unknown here as who does not exist: no name is told.
    const person = await userOver(db, login, unit, now)
    if (!person) throw new Problem('delegation.nobody', { login, unit: unit.shortName })
    if (login === actor.login) throw new Problem('delegation.oneself', { unit: unit.shortName })
    if (validTo <= validFrom) throw new Problem('window.backwards', { from: printDay(validFrom), to: printDay(validTo) })
    if (Date.parse(validTo) - Date.parse(validFrom) > 366 * 86_400_000)
      throw new Problem('input.wrong', { detail: 'ủy quyền phải có thời hạn, nhiều nhất một năm' })
    const id = await insertDelegation(
      db,
      unit,
      { toLogin: login, toName: person.name, forLogin: actor.login, forName: actor.name, signsAs, basis, validFrom, validTo },
      now,
    )
    return { id, unit: unit.code, to: person.name, for: actor.name }
  },
})
