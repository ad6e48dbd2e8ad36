import {
  addDays,
  addYears,
  type Day,
  daysBetween,
  isDay,
  monthEnd,
  type Period,
  reportingMonth,
  samePeriodLastYear,
  statutoryWindow,
  type Window,
} from './period.ts'

/**
 * What a report of a period counts. Flows run from the period's first day to the cut-off; stocks are read at the cut-off.
 * By statute the cut-off is the period's last day (14/6, 14/12); a conference may ask "as of 15-7-2023", which moves
 * the cut-off alone: the same first day, a later (or earlier) last one. The comparison moves both by one year.
 */
export type Cutoff = {
  period: Period
  window: Window
  asOf: Day
  statutory: boolean
  before: { period: Period; window: Window; asOf: Day }
}

/** Null when the as-of day does not exist or lies before the period begins. */
export function cutoffOf(period: Period, asOf?: Day): Cutoff | null {
  const statute = statutoryWindow(period)
  const day = asOf ?? statute.to
  if (!isDay(day) || day < statute.from) return null
  const before = samePeriodLastYear(period)
  const dayBefore = day === statute.to ? statutoryWindow(before).to : addYears(day, -1)
  return {
    period,
    window: { from: statute.from, to: day },
    asOf: day,
    statutory: day === statute.to,
    before: { period: before, window: { from: statutoryWindow(before).from, to: dayBefore }, asOf: dayBefore },
  }
}

/**
 * The last day a period may be reckoned to. Reports ask for days past the statute's last one: 15/7 for a half-year, 19/1 for a
 * year, the supplement after a report that was due before its cut-off. Beyond a quarter, or beyond the period's own length
 * where that is shorter, the figures would be those of another period under this one's name.
 */
export function latestCutoff(period: Period): Day {
  const { from, to } = statutoryWindow(period)
  const length = daysBetween(from, to)
  return length < QUARTER ? addDays(to, length) : monthEnd(reportingMonth(to) + 3)
}

/** No quarter is shorter, no month as long. */
const QUARTER = 80
