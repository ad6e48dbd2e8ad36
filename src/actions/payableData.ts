import type { Cutoff } from '#domain/calendar.ts'
import {
  isWholeMonth,
  monthsInPost,
  NO_MEALS,
  NOT_PAYABLE,
  type NotPayable,
  postAmount,
  SENIOR_POSTS,
  seniorityAmount,
  seniorityPercent,
} from '#domain/payable.ts'
import type { Window } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'
import { payableSums, unpaidRows } from '#store/payableRows.ts'
import { type PostMonth, postMonths, type SeniorStint, seniorStints } from '#store/postHoldings.ts'
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

/** Man-days and meals of a window by unit, book and rate; what cannot be paid and why; posts held and seniority on its last day. */
export async function payableData({ db, scope, unit }: Context, window: Window) {
  const under = await rowsUnder(db, unit)
  const sums = await payableSums(db, scope, under, window)
  const unpaid = await unpaidRows(db, scope, under, window, LISTED)
  const stints = await seniorStints(db, scope, under, window.to)
  const held = await postMonths(db, scope, under, window)
  const units = await unitsByIds(db, [...new Set([...sums, ...unpaid, ...stints, ...held].map(({ unitId }) => unitId))])
  const nameOf = (id: number) => {
    const found = units.get(id)
    if (!found) throw new Error(`unit ${id} of a row is not there`)
    const { code, name, shortName } = unitLine(found)
    return { code, name, shortName }
  }
  const lines = sums
    .filter(({ amount, meals }) => amount !== null || meals !== null)
    .map(({ unitId, register, rate, decision, mealRate, mealDecision, rows, manDays, amount, meals }) => ({
      unit: nameOf(unitId),
      register,
      ...{ rate, decision, mealRate, mealDecision, rows, manDays, amount, meals },
    }))
  const why = (key: 'reason' | 'mealReason', titles: Readonly<Record<NotPayable, string>>) =>
    (Object.keys(NOT_PAYABLE) as NotPayable[]).flatMap((reason) => {
      const of = sums.filter((sum) => sum[key] === reason)
      return of.length === 0 ? [] : [{ reason, title: titles[reason], ...added(of) }]
    })
  const reasons = why('reason', NOT_PAYABLE)
  const noMeals = why('mealReason', NO_MEALS)
  return {
    total: { ...added(lines.filter(({ amount }) => amount !== null)), amount: money(lines.map(({ amount }) => amount)) },
    meals: {
      ...added(lines.filter(({ meals }) => meals !== null)),
      amount: money(lines.map(({ meals }) => meals)),
      notPayable: { ...added(noMeals), reasons: noMeals },
    },
    lines,
    notPayable: {
      ...added(reasons),
      reasons,
      list: unpaid.map(({ unitId, reason, ...row }) => ({ ...row, unit: nameOf(unitId), reason, title: NOT_PAYABLE[reason] })),
    },
    posts: [...Map.groupBy(held, ({ unitId, book, post, monthly }) => `${unitId} ${book} ${post} ${monthly}`).values()].flatMap(
      (of) => (of[0] ? [{ ...postLine(of[0], of), unit: nameOf(of[0].unitId) }] : []),
    ),
    seniority: [...Map.groupBy(stints, ({ person }) => person).values()].flatMap((own) => {
      const line = seniorityOf(own, window.to)
      return line ? [{ ...line, unit: nameOf(own[0]?.unitId ?? 0) }] : []
    }),
  }
}

const money = (amounts: readonly (number | null)[]) => amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)

const added = (list: readonly { rows: number; manDays: number }[]) => ({
  rows: list.reduce((sum, { rows }) => sum + rows, 0),
  manDays: list.reduce((sum, { manDays }) => sum + manDays, 0),
})

/** A post of a unit at one allowance: who held it, how many whole and half months, and no money where no allowance is set. */
function postLine({ book, post, monthly, decision }: PostMonth, months: readonly PostMonth[]) {
  const wholeMonths = months.filter(({ days }) => isWholeMonth(days)).length
  const halfMonths = months.length - wholeMonths
  return {
    book,
    post: POST_TITLES.get(post) ?? post,
    people: new Set(months.map(({ person }) => person)).size,
    ...{ wholeMonths, halfMonths, monthly, decision },
    amount: monthly === null ? null : postAmount(wholeMonths, halfMonths, monthly),
  }
}

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
