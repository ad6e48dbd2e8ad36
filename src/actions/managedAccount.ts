import type { Actor } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { type Account, accountOf } from '#store/accounts.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from '#store/db.ts'

/**
 * An account an administrator may change: every right it holds lies below them. Whoever also serves somewhere else is
 * changed by whoever stands above both; whoever does not reach the unit at all is as unknown as who does not exist.
 */
export async function managedAccount(
  { db, actor, unit, scope, now }: { db: Db; actor: Actor; unit: Unit; scope: Scope; now: Date },
  login: string,
): Promise<Account> {
  await setScope(db, EVERYWHERE)
  const account = await accountOf(db, login, now)
  await setScope(db, scope)
  const inside = (pos: number) => scope.lo <= pos && pos <= scope.hi
  if (!account?.grants.some(({ pos }) => inside(pos))) throw new Problem('user.unknown', { login, unit: unit.shortName })
  if (account.id === actor.userId) throw new Problem('user.oneself')
  if (!account.grants.every(({ pos }) => inside(pos))) throw new Problem('user.elsewhere', { login, unit: unit.shortName })
  return account
}
