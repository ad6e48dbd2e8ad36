import type { Cutoff } from '#domain/calendar.ts'
import { monthsInPost, NOT_PAYABLE, type NotPayable, SENIOR_POSTS, seniorityAmount, seniorityPercent } from '#domain/payable.ts'
import type { Window } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { payableSums, type SeniorStint, seniorStints, unpaidRows } from '#store/payableRows.ts'
import { rowsUnder } from '#store/recordList.ts'
import { unitsByIds } from '#store/units.ts'
import type { Context } from './action.ts'
import { day } from './inputs.ts'
import { reportInput } from './reportData.ts'
import { unitLine } from './unitRef.ts'

/** Rows not payable that one look can take in; the book itself lists them all. */
const LISTED = 300

const POST_TITLES = new Map(SENIOR_POSTS.map(({ code, title }) => [code, title]))

export type PayableData = Awaited<ReturnType<typeof payableData>>

/** Man-days of a window by unit and rate, what cannot be paid and why, and who has how much seniority on its last day. */
export async function payableData({ db, scope, unit }: Context, window: Window) {
  const under = await rowsUnder(db, unit)
  const sums = await payableSums(db, scope, under, window)
  const unpaid = await unpaidRows(db, scope, under, window, LISTED)
  const stints = await seniorStints(db, scope, under, window.to)
  const units = await unitsByIds(db, [...new Set([...sums, ...unpaid, ...stints].map(({ unitId }) => unitId))])
  const nameOf = (id: number) => {
    const found = units.get(id)
    if (!found) throw new Error(`unit ${id} of a row is not there`)
    const { code, name, shortName } = unitLine(found)
    return { code, name, shortName }
  }
  const lines = sums.flatMap(({ unitId, reason, rate, decision, rows, manDays, amount }) =>
    reason === null && rate !== null && amount !== null
      ? [{ unit: nameOf(unitId), rate, decision: decision ?? '', rows, manDays, amount }]
      : [],
  )
  const reasons = (Object.keys(NOT_PAYABLE) as NotPayable[]).flatMap((reason) => {
    const of = sums.filter((sum) => sum.reason === reason)
    return of.length === 0 ? [] : [{ reason, title: NOT_PAYABLE[reason], ...added(of) }]
  })
  return {
    total: { ...added(lines), amount: lines.reduce((sum, { amount }) => sum + amount, 0) },
    lines,
    notPayable: {
      ...added(reasons),
      reasons,
      list: unpaid.map(({ unitId, reason, ...row }) => ({ ...row, unit: nameOf(unitId), reason, title: NOT_PAYABLE[reason] })),
    },
    seniority: [...Map.groupBy(stints, ({ person }) => person).values()].flatMap((own) => {
      const line = seniorityOf(own, window.to)
      return line ? [{ ...line, unit: nameOf(own[0]?.unitId ?? 0) }] : []
    }),
  }
}

const added = (list: readonly { rows: number; manDays: number }[]) => ({
  rows: list.reduce((sum, { rows }) => sum + rows, 0),
  manDays: list.reduce((sum, { manDays }) => sum + manDays, 0),
})

/** Nobody under sixty months; the sum only where the monthly allowance it is a share of is in the book of rates. */
function seniorityOf(stints: readonly SeniorStint[], on: string) {
  const [one] = stints
  const months = monthsInPost(
    stints.map(({ joinedOn, leftOn }) => ({ from: joinedOn, until: leftOn })),
    on,
  )
  const percent = seniorityPercent(months)
  if (!one || percent === 0) return null
  return {
    person: one.fullName,
    post: POST_TITLES.get(one.post) ?? one.post,
    months,
    percent,
    monthly: one.monthly,
    amount: one.monthly === null ? null : seniorityAmount(percent, one.monthly),
  }
}

/** A period as everywhere, or the days a pay sheet is made for. */
export const payableInput = reportInput.extend({
  from: day.optional().describe('Từ ngày; bỏ trống là ngày đầu kỳ'),
  to: day.optional().describe('Đến ngày; bỏ trống là ngày chốt số'),
})

export function payableWindow({ window }: Cutoff, from: string | undefined, to: string | undefined): Window {
  const asked = { from: from ?? window.from, to: to ?? window.to }
  if (asked.from > asked.to) throw new Problem('window.backwards', { from: printDay(asked.from), to: printDay(asked.to) })
  return asked
}
