import { addDays, type Day, daysInMonth } from './period.ts'
import { multiply, rational, roundedNumber, roundTo } from './quantity.ts'
import type { Choice } from './register.ts'

/** Why man-days are not paid by the labour-day rate, in the order they are asked. */
export const NOT_PAYABLE = {
  /** NĐ 72/2020 Điều 13: a member of the self-defence force keeps the salary; the agency pays, unless it set a rate of its own. */
  employer: 'Tự vệ hưởng nguyên lương ở cơ quan, tổ chức (NĐ 72/2020 Điều 13)',
  /** NĐ 72/2020 Điều 11: the decision that called them out is what is paid on. */
  no_decision: 'Chưa ghi quyết định huy động (NĐ 72/2020 Điều 11)',
  no_rate: 'Chưa có mức trợ cấp ngày công áp dụng ngày đó',
  rate_changes: 'Kéo qua ngày đổi mức: tách thành hai dòng theo ngày đổi mức',
} as const
export type NotPayable = keyof typeof NOT_PAYABLE

/** Why a man-day brings no meal money: the same questions, asked of the rate for meals (NĐ 72/2020 Điều 11 khoản 1 điểm b). */
export const NO_MEALS: Readonly<Record<NotPayable, string>> = {
  ...NOT_PAYABLE,
  employer: 'Tự vệ: cơ quan, tổ chức bảo đảm (NĐ 72/2020 Điều 13)',
  no_rate: 'Chưa có mức tiền ăn áp dụng ngày đó',
}

/** Books whose man-days are paid: duty, call-outs, and training of the force (Luật DQTV Điều 34). */
export const PAID_BOOKS = { duty: 'Sổ trực, tuần tra', relief: 'Sổ phòng thủ dân sự', training: 'Sổ huấn luyện' } as const
export type PaidBook = keyof typeof PAID_BOOKS

/** Posts with an allowance for seniority: commanders and political officers of commune commands (NĐ 72/2020 Điều 10). */
export const SENIOR_POSTS: readonly Choice[] = [
  { code: 'commander', title: 'Chỉ huy trưởng' },
  { code: 'political_officer', title: 'Chính trị viên' },
  { code: 'deputy_commander', title: 'Phó Chỉ huy trưởng' },
  { code: 'deputy_political_officer', title: 'Chính trị viên phó' },
]

/** Time in such a post: from a day until the day before another; null while it lasts. */
export type Stint = { from: Day; until: Day | null }

/**
 * Whole months in post up to a day, that day included. Stints that follow one another without a gap are one; where there
 * is a gap each side is counted for itself, so that no broken months are put together.
 */
export function monthsInPost(stints: readonly Stint[], on: Day): number {
  let months = 0
  let run: { from: Day; until: Day } | null = null
  const end = addDays(on, 1)
  for (const { from, until } of [...stints].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = until === null || until > end ? end : until
    if (from >= last) continue
    if (run && from <= run.until) {
      if (last > run.until) run = { from: run.from, until: last }
      continue
    }
    if (run) months += wholeMonths(run.from, run.until)
    run = { from, until: last }
  }
  return run ? months + wholeMonths(run.from, run.until) : months
}

/** Months from a day to the day before another: 15/3 to 14/4 is one. */
function wholeMonths(from: Day, until: Day): number {
  const [y, m, d] = parts(from)
  const [toY, toM, toD] = parts(until)
  // Who began on the 31st has been a month on the last day of a shorter one.
  const full = toD >= Math.min(d, daysInMonth(toY, toM))
  return (toY - y) * 12 + (toM - m) - (full ? 0 : 1)
}

const parts = (day: Day): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]

/** 5 % after 60 months, 1 % more for each further year (NĐ 72/2020 Điều 10). */
export const seniorityPercent = (months: number): number => (months < 60 ? 0 : 5 + Math.floor((months - 60) / 12))

/** A share of a monthly allowance, in whole đồng. */
export const seniorityAmount = (percent: number, monthly: number): number =>
  roundedNumber(roundTo(multiply(rational(monthly), rational(percent, 100)), 0))

/** A post is paid for the whole month from fifteen days in it, for half of it under fifteen (NĐ 72/2020 Điều 7). */
export const isWholeMonth = (days: number): boolean => days >= 15

/** Whole and half months by a monthly allowance, in whole đồng. */
export const postAmount = (wholeMonths: number, halfMonths: number, monthly: number): number =>
  roundedNumber(roundTo(multiply(rational(monthly), rational(2 * wholeMonths + halfMonths, 2)), 0))
