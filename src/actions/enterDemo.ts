import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { appendAudit } from '#store/audit.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { rootUnit } from '#store/units.ts'
import { findSession, openSession, readSetting, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { welcome } from './welcome.ts'

/** Enters the sample province without an account; exists only where the installation is a demo. */
export const enterDemo = defineAction({
  kind: 'write',
  title: 'Xem tỉnh mẫu',
  summary: 'Enter the sample province without an account (demo installations only)',
  input: z.object({}),
  allow: 'open',
  async run({ db, now, today, door }) {
    await setScope(db, EVERYWHERE)
    const demo = await readSetting<{ login: string }>(db, 'demo')
    const user = demo ? await userByLogin(db, demo.login) : null
    if (!user?.active) throw new Problem('session.refused')
    const token = await openSession(db, user.id, door.address, now)
    const actor = await findSession(db, token, now)
    if (!actor) throw new Problem('session.refused')
    const root = await rootUnit(db)
    await appendAudit(db, {
      provinceId: 0,
      unitId: 0,
      orgPos: root?.pos ?? 0,
      at: now,
      login: actor.login,
      action: 'enterDemo',
      detail: { address: door.address },
    })
    door.session.token = token
    door.session.changed = true
    return welcome(db, actor, today)
  },
})
