import { type Cutoff, cutoffOf } from '#domain/calendar.ts'
import { type Day, parseReportPeriod, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay } from '#domain/wording.ts'

/** The cut-off a period and an optional as-of day mean; refused in words when either is not one. */
export function cutoffFor(period: string, asOf?: Day): Cutoff {
  const parsed = parseReportPeriod(period)
  if (!parsed) throw new Problem('period.unknown', { period })
  const cutoff = cutoffOf(parsed, asOf)
  if (!cutoff) throw new Problem('period.as_of', { day: asOf ?? '', from: printDay(statutoryWindow(parsed).from) })
  return cutoff
}
