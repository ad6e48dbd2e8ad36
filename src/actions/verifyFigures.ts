import { z } from 'zod'
import { verifyFigures as verify } from '#store/verify.ts'
import { defineAction } from './action.ts'

export const verifyFigures = defineAction({
  kind: 'read',
  title: 'Kiểm tra số liệu',
  summary: 'Recompute every figure from the records and print every difference',
  input: z.object({}),
  allow: 'system',
  run: ({ db, home, progress }) => verify(db, home, progress),
})
