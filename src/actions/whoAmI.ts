import { z } from 'zod'
import { defineAction } from './action.ts'
import { welcome } from './welcome.ts'

export const whoAmI = defineAction({
  kind: 'read',
  title: 'Ai đang đăng nhập',
  summary: 'Who is logged in, with their rights and where they begin',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  beforeSecondFactor: true,
  run: ({ db, actor, today }) => welcome(db, actor, today),
})
