import { addDays, dayPeriod, type Period, statutoryWindow, weekOfDay } from '#domain/period.ts'
import { printPeriod } from '#domain/wording.ts'

/** What the tasks of a report are for: after the first half comes the second, after a year the next. */
export function nextPeriodWords(period: Period): string {
  const { kind, year, part } = period
  const after = addDays(statutoryWindow(period).to, 1)
  if (kind === 'week') return printPeriod(weekOfDay(after))
  if (kind === 'day') return printPeriod(dayPeriod(after))
  if (kind === 'nine') return printPeriod({ kind: 'quarter', year, part: 4 })
  const parts = { month: 12, quarter: 4, half: 2, year: 1 }[kind]
  return printPeriod(part < parts ? { kind, year, part: part + 1 } : { kind, year: year + 1, part: 1 })
}
