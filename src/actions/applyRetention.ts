import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { GIVEN_UP, keepingKey } from '#domain/retention.ts'
import { printInteger } from '#domain/wording.ts'
import { giveUp } from '#store/retention.ts'
import { defineAction } from './action.ts'
import { reasonText, unitCode } from './inputs.ts'

/**
 * Gives up what was kept long enough, as the preview told it: exactly as many rows as were seen there, all of them or none. The
 * trail keeps who did it, by which rules, how many rows and why; it names nobody.
 */
export const applyRetention = defineAction({
  kind: 'write',
  title: 'Khử nhận dạng dữ liệu hết thời hạn lưu',
  summary: 'Make nameless, or remove, what was kept long enough by the rules named; exactly as many rows as the preview told',
  input: z.object({
    unit: unitCode,
    rules: z
      .array(z.enum(GIVEN_UP.map(keepingKey) as [string, ...string[]]))
      .min(1)
      .max(GIVEN_UP.length)
      .describe('Các quy tắc, như bảng xem trước nêu'),
    rows: z.int().min(1).describe('Số dòng đã thấy ở bảng xem trước của các quy tắc này'),
    reason: reasonText.describe('Lý do, ghi vào nhật ký'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run({ db, scope, home, actor, unit, today, now, progress }, { rules, rows: seen }) {
    const asked = GIVEN_UP.filter((given) => rules.includes(keepingKey(given)))
    const context = { home, by: actor.login, at: now, scope }
    const done: { key: string; rows: number }[] = []
    for (const [at, given] of asked.entries()) {
      progress(at, asked.length, keepingKey(given))
      done.push({ key: keepingKey(given), rows: await giveUp(db, given, today, { lo: unit.pos, hi: unit.end }, context) })
    }
    const rows = done.reduce((sum, one) => sum + one.rows, 0)
    if (rows !== seen) throw new Problem('retention.changed', { seen: printInteger(seen), rows: printInteger(rows) })
    return { rows, rules: done }
  },
})
