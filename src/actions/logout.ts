import { z } from 'zod'
import { closeSession } from '#store/users.ts'
import { defineAction } from './action.ts'

export const logout = defineAction({
  kind: 'write',
  title: 'Đăng xuất',
  summary: 'Close the session',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  async run({ db, door }) {
    if (door.session.token) await closeSession(db, door.session.token)
    door.session.token = null
    door.session.changed = true
    return { ok: true }
  },
})
