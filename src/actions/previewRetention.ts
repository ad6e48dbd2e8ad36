import { z } from 'zod'
import { mayAdminister, mayAudit } from '#domain/access.ts'
import { registers } from '#domain/registers/index.ts'
import { KEEPING, keepingKey, leftOf } from '#domain/retention.ts'
import { dueLines } from '#store/retention.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

/** Lines told of one rule; of a nation the rest is told as a number. */
const TOLD = 200

/** How long what tells of people is kept, book by book, and how many rows of a unit and those below it are due now: numbers alone. */
export const previewRetention = defineAction({
  kind: 'read',
  title: 'Xem thời hạn lưu dữ liệu cá nhân',
  summary: 'How long personal data of each book is kept and why, and how many rows are due now by unit and year; no names',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => mayAdminister(actor, unit) || mayAudit(actor, unit),
  async run({ db, scope, unit, today }) {
    const rules = []
    for (const one of KEEPING) {
      const { columns = {}, title = '' } = registers[one.register] ?? {}
      const lines = 'due' in one ? await dueLines(db, one, today, { lo: unit.pos, hi: unit.end }, scope) : []
      rules.push({
        key: keepingKey(one),
        register: one.register,
        title,
        columns: one.columns.map((column) => columns[column]?.title ?? column),
        does: one.does,
        left: [...new Set(one.columns.flatMap((column) => (columns[column] ? [leftOf(columns[column])] : [])))],
        years: 'due' in one ? one.due.years : null,
        age: 'due' in one ? (one.due.age ?? null) : null,
        since: 'due' in one ? (columns[one.due.since]?.title ?? one.due.since) : null,
        why: one.why,
        rows: lines.reduce((sum, { rows }) => sum + rows, 0),
        lines: lines.slice(0, TOLD),
        more: Math.max(0, lines.length - TOLD),
      })
    }
    return { unit: { code: unit.code, name: unit.name }, day: today, rules }
  },
})
