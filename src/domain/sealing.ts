import { type Day, dayOf, monthYear, reportingMonth, type Window } from './period.ts'

/**
 * Years of which only the figures of the whole year are kept: after ten years nobody asks for a month, and a year is then one
 * line for each unit and indicator instead of hundreds. The records stay, and every figure is still proved from them.
 */
export type SealedYears = { first: number; through: number }

/** The reporting year a day belongs to: from 15 December on it is the next. */
export const reportingYear = (day: Day): number => monthYear(reportingMonth(day))

export const yearWindow = (year: number): Window => ({ from: dayOf(year - 1, 12, 15), to: dayOf(year, 12, 14) })

/** The sealed year a window begins or ends in the middle of; null where it holds whole years of what is sealed. */
export function sealedYearCut({ from, to }: Window, { first, through }: SealedYears): number | null {
  const [begins, ends] = [reportingYear(from), reportingYear(to)]
  const isSealed = (year: number) => first <= year && year <= through
  if (isSealed(ends) && to !== yearWindow(ends).to) return ends
  return isSealed(begins) && from !== yearWindow(begins).from ? begins : null
}

/** Whether any day of a window is sealed. */
export const touchesSealed = ({ from, to }: Window, { first, through }: SealedYears): boolean =>
  reportingYear(from) <= through && reportingYear(to) >= first
