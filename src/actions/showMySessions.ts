import { z } from 'zod'
import { sessionsOf } from '#store/accounts.ts'
import { defineAction } from './action.ts'

export const showMySessions = defineAction({
  kind: 'read',
  title: 'Xem các phiên đăng nhập của tôi',
  summary: 'Where one is logged in now, this session marked',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  async run({ db, actor, door, now }) {
    const sessions = await sessionsOf(db, actor.userId, door.session.token, now)
    return {
      sessions: sessions.map(({ key, openedAt, expiresAt, address, mine }) => ({
        key,
        openedAt: openedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        address,
        mine,
      })),
    }
  },
})
