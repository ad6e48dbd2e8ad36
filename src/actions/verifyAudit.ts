import { z } from 'zod'
import { verifyAudit as verify } from '#store/audit.ts'
import { defineAction } from './action.ts'

export const verifyAudit = defineAction({
  kind: 'read',
  title: 'Kiểm tra chuỗi nhật ký',
  summary: 'Recompute the hash chain of the trail and name the first broken line',
  input: z.object({}),
  allow: 'system',
  run: ({ db }) => verify(db),
})
