import { maySee } from '#domain/access.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { payableData, payableInput, payableWindow } from './payableData.ts'
import { reportHead } from './reportData.ts'

/** Man-days that may be paid, by unit and rate of their day; those that may not, and why; seniority of commanders. */
export const showPayable = defineAction({
  kind: 'read',
  title: 'Xem chi trả ngày công',
  summary: 'Payable man-days at the rate of their day, what is not payable and why, seniority allowances',
  input: payableInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { period, asOf, from, to }) {
    const cutoff = cutoffFor(period, asOf)
    const window = payableWindow(cutoff, from, to)
    return { ...(await reportHead(context.db, context.unit, cutoff)), window, ...(await payableData(context, window)) }
  },
})
