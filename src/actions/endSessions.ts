import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { closeSessions } from '#store/accounts.ts'
import { defineAction } from './action.ts'

/** Ends one of one's own sessions, or all but this one. Those of others end with `suspendUser` or a new invitation. */
export const endSessions = defineAction({
  kind: 'write',
  title: 'Kết thúc phiên đăng nhập',
  summary: 'End one of one’s own sessions, or every one but this',
  input: z.object({ key: z.string().max(40).optional().describe('Phiên cần kết thúc; bỏ trống là mọi phiên khác') }),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  async run({ db, actor, door }, { key }) {
    const ended = await closeSessions(db, actor.userId, door.session.token, key)
    if (key !== undefined && ended === 0) throw new Problem('session.unknown')
    return { ended }
  },
})
