import { mayAdminister, maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Context } from './action.ts'
import { managedAccount } from './managedAccount.ts'

/** Whose machines are meant: one's own, or those of an account the person administers. */
export async function deviceOwner(context: Context, login: string | undefined): Promise<string> {
  const { actor, unit } = context
  if (login === undefined || login === actor.login) return actor.userId
  if (!mayAdminister(actor, unit)) {
    // The name of a unit out of sight is not told.
    const called = maySee(actor, unit) ? unit.name : 'đơn vị này'
    throw new Problem('access.refused', { deed: 'quản lý máy của người khác', unit: called })
  }
  return (await managedAccount(context, login)).id
}
