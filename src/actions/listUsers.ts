import { z } from 'zod'
import { mayAdminister, ROLES } from '#domain/access.ts'
import { type Account, accountsIn } from '#store/accounts.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

export const listUsers = defineAction({
  kind: 'read',
  title: 'Xem người dùng và quyền',
  summary: 'Whoever has, had or will have a right at a unit or below it, with their rights there and their state',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run({ db, unit, scope, now, today }) {
    const range = { lo: Math.max(scope.lo, unit.pos), hi: Math.min(scope.hi, unit.end) }
    const users = await accountsIn(db, range, now)
    return {
      users: users.map(({ id: account, invitedUntil, grants, ...user }) => ({
        ...user,
        // The number by which the log of the machine tells of them.
        account,
        state: stateOf({ ...user, invitedUntil }),
        invitedUntil: invitedUntil?.toISOString() ?? null,
        // What somebody holds elsewhere is told by whoever stands above there.
        grants: grants
          .filter(({ pos }) => scope.lo <= pos && pos <= scope.hi)
          .map(({ pos: _, ...grant }) => ({
            ...grant,
            title: ROLES[grant.role],
            holds: grant.from <= today && (grant.until === null || grant.until > today),
          })),
      })),
    }
  },
})

function stateOf({ active, invitedUntil, hasPassword }: Pick<Account, 'active' | 'invitedUntil' | 'hasPassword'>) {
  if (!active) return 'suspended' as const
  if (invitedUntil) return 'invited' as const
  return hasPassword ? ('active' as const) : ('closed' as const)
}
