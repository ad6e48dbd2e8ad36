import { z } from 'zod'
import { verifyAudit as verify } from '#store/audit.ts'
import { verifyRoots } from '#store/auditRoots.ts'
import { defineAction } from './action.ts'

export const verifyAudit = defineAction({
  kind: 'read',
  title: 'Kiểm tra chuỗi nhật ký',
  summary: 'Recompute the hash chain of the trail, hold it against the signed roots, and name the first broken line',
  input: z.object({
    roots: z.string().min(1).max(1000).optional().describe('Tệp gốc đã chép ra nơi khác; để trống thì dùng tệp trên máy này'),
  }),
  allow: 'system',
  async run({ db, home }, { roots: file }) {
    const chain = await verify(db)
    const { ok, firstBroken, ...roots } = await verifyRoots(db, home.folder, file)
    const broken = chain.firstBroken ?? firstBroken
    return { ok: chain.ok && ok, lines: chain.lines, roots, ...(broken ? { firstBroken: broken } : {}) }
  },
})
