import { z } from 'zod'
import { setEmail } from '#store/users.ts'
import { defineAction } from './action.ts'

/** Where a person wants to be reminded; empty where they do not. Nobody sets it for somebody else. */
export const setMyEmail = defineAction({
  kind: 'write',
  title: 'Đặt thư điện tử của tôi',
  summary: 'Set or clear the address one is reminded at by mail',
  input: z.object({
    email: z.union([z.email().max(200), z.literal('')]).describe('Địa chỉ thư điện tử; để trống là không nhận thư nhắc'),
  }),
  allow: 'session',
  anyBook: true,
  async run({ db, actor }, { email }) {
    await setEmail(db, actor.userId, email === '' ? null : email)
    return { email }
  },
})
