import { z } from 'zod'
import { mayAssign } from '#domain/access.ts'
import { LINES, REPORT_KINDS } from '#domain/reportCalendar.ts'
import { printDay } from '#domain/wording.ts'
import { insertDates } from '#store/rounds.ts'
import { defineAction } from './action.ts'
import { day, reasonText, reportKind, reportLine, unitCode } from './inputs.ts'

const dayRule = z.object({
  months: z.int().min(-3).max(3).describe('Số tháng tính từ tháng cuối kỳ'),
  day: z.int().min(1).max(31).describe('Ngày'),
})

/** Sets a unit's own days for a kind of report, from a day on; what was due before keeps its days. */
export const setReportDates = defineAction({
  kind: 'write',
  title: 'Đặt hạn báo cáo',
  summary: 'Set own dates for a kind of report along a line, from a day on',
  input: z.object({
    unit: unitCode,
    line: reportLine,
    kind: reportKind,
    due: dayRule.describe('Hạn nộp'),
    asOf: dayRule.optional().describe('Ngày chốt số; bỏ trống là ngày 14 theo quy định'),
    basis: reasonText.describe('Văn bản quy định'),
    validFrom: day.describe('Áp dụng cho kỳ kết thúc từ ngày'),
  }),
  allow: (actor, unit) => mayAssign(actor, unit),
  async run({ db, unit, actor, now }, { line, kind, due, asOf, basis, validFrom }) {
    await insertDates(db, unit, { line, kind, due, basis, validFrom, ...(asOf ? { asOf } : {}) }, actor.login, now)
    return { unit: unit.code, what: `${LINES[line]}, ${REPORT_KINDS[kind].toLowerCase()}`, from: printDay(validFrom) }
  },
})
