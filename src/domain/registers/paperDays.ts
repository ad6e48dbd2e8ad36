import { addDays, type Day, isDay } from '../period.ts'
import type { CellValue, Row } from '../register.ts'

/** A real day of a cell that may hold anything a person typed. */
export const dayIn = (value: CellValue | undefined): Day | null =>
  typeof value === 'string' && isDay(value) && value < '9999' ? value : null

/** The first day after a last one: stocks end the day before theirs. */
export function dayAfter(value: CellValue | undefined): Day | null {
  const day = dayIn(value)
  return day === null ? null : addDays(day, 1)
}

export const earliest = (...days: readonly (Day | null)[]): Day | null =>
  days.filter((day) => day !== null).reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)

export const latest = (...days: readonly (Day | null)[]): Day | null =>
  days.filter((day) => day !== null).reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)

/** Done on or before its day, done after it, or not done. What has no deadline is on time whenever it is done. */
export function resultOf(row: Row, done: string, due: string): 'open' | 'on_time' | 'late' {
  const [doneOn, dueOn] = [dayIn(row[done]), dayIn(row[due])]
  if (doneOn === null) return 'open'
  return dueOn === null || doneOn <= dueOn ? 'on_time' : 'late'
}

/** First day it stands overdue; null where it was done in time or has no deadline. */
export const overdueFrom = (row: Row, done: string, due: string): Day | null =>
  resultOf(row, done, due) === 'on_time' ? null : dayAfter(row[due])
