import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { writeSetting } from '#store/users.ts'
import { defineAction } from './action.ts'
import { PLAN, refuseBelowRoot } from './backupTaking.ts'

export const setBackups = defineAction({
  kind: 'write',
  title: 'Đặt lịch sao lưu',
  summary: 'When the server backs itself up each day, and how many of those backups are kept',
  input: z.object({
    daily: z.boolean().describe('Có tự sao lưu mỗi ngày hay không'),
    hour: z.int().min(0).max(23).describe('Giờ bắt đầu, 0 đến 23, giờ Việt Nam'),
    kept: z.int().min(2).max(400).describe('Giữ lại bao nhiêu bản mới nhất'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run(context, plan) {
    await refuseBelowRoot(context, 'đặt lịch sao lưu')
    await setScope(context.db, EVERYWHERE)
    await writeSetting(context.db, PLAN, plan)
    return plan
  },
})
