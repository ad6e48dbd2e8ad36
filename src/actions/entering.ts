import { Problem } from '#domain/problem.ts'
import { appendAudit } from '#store/audit.ts'
import { type Db, EVERYWHERE, setScope } from '#store/db.ts'
import { secondFactorOf, spendCode } from '#store/secondFactor.ts'
import { rootUnit } from '#store/units.ts'
import { findSession, forgetFailures, openSession, returnTry } from '#store/users.ts'
import type { Context } from './action.ts'
import { outside } from './countedTry.ts'
import { welcome } from './welcome.ts'

/** Somebody whose first proof holds: a password, or the word of the provider of single sign-on. */
type Proved = { id: string; login: string }
type Entering = Pick<Context, 'db' | 'now' | 'today' | 'door' | 'home'>

/** The second proof, where the account has one. Answers whether it had; a try that lacked the code alone is not counted. */
export async function secondProof(context: Entering, user: Proved, name: string, code: string | undefined): Promise<boolean> {
  const { db, now, home } = context
  const guarded = (await outside(db)((inside) => secondFactorOf(inside, user.id))) !== null
  if (guarded && code === undefined) {
    await outside(db)((inside) => returnTry(inside, name))
    throw new Problem('session.code_wanted')
  }
  if (guarded && code !== undefined && !(await outside(db)((inside) => spendCode(inside, home.seal, user.id, code, now)))) {
    await outside(db)((inside) => noteRefused(inside, user.login, context, { code: true }))
    throw new Problem('factor.refused')
  }
  return guarded
}

/** Opens the session, with its line in the trail. */
export async function opened(inside: Db, { now, today, door }: Entering, user: Proved, name: string, more: object) {
  await forgetFailures(inside, name)
  const token = await openSession(inside, user.id, door.address, now)
  const actor = await findSession(inside, token, now)
  if (!actor) throw new Problem('session.refused')
  door.session.token = token
  door.session.changed = true
  const reply = await welcome(inside, actor, today)
  await setScope(inside, EVERYWHERE)
  await appendAudit(inside, {
    provinceId: 0,
    unitId: 0,
    orgPos: actor.grants[0]?.pos ?? 0,
    at: now,
    login: actor.login,
    action: 'login',
    detail: { address: door.address, ...more },
  })
  return reply
}

export async function noteRefused(
  db: Db,
  login: string,
  { door, now }: Pick<Entering, 'door' | 'now'>,
  more: object,
): Promise<void> {
  const root = await rootUnit(db)
  const line = { provinceId: 0, unitId: 0, orgPos: root?.pos ?? 0, at: now, login, action: 'login' }
  await appendAudit(db, { ...line, detail: { address: door.address, refused: true, ...more } })
}
