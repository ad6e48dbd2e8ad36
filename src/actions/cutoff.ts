import { type Cutoff, cutoffOf, latestCutoff } from '#domain/calendar.ts'
import { type Finding, note } from '#domain/finding.ts'
import { type Day, isDay, type Period, parseReportPeriod, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { printDay, printPeriod } from '#domain/wording.ts'

/** The cut-off a period and an optional as-of day mean; refused in words when either is not one. */
export function cutoffFor(period: string, asOf?: Day): Cutoff {
  const parsed = parseReportPeriod(period)
  if (!parsed) throw new Problem('period.unknown', { period })
  const cutoff = cutoffOf(parsed, asOf)
  if (!cutoff || cutoff.asOf > latestCutoff(parsed)) throw asOfProblem(parsed, asOf ?? '')
  return cutoff
}

/** The same for whoever reads what happened: of a period that has not begun there is nothing to tell, however it is reckoned. */
export function begunCutoff(period: string, asOf: Day | undefined, today: Day): Cutoff {
  const cutoff = cutoffFor(period, asOf)
  const { from } = cutoff.window
  if (from > today) throw new Problem('period.not_begun', { period: printPeriod(cutoff.period), from: printDay(from) })
  return cutoff
}

/** Said beside figures as of a day still to come: they are those written down so far. */
export function stillRunning({ asOf }: Cutoff, today: Day): Finding[] {
  if (asOf <= today) return []
  return [
    note(
      'period.running',
      {},
      `Ngày chốt số ${printDay(asOf)} chưa đến, kỳ chưa kết thúc: đây là số ghi được đến hôm nay, ${printDay(today)}.`,
    ),
  ]
}

/** Whether a period may be reckoned to a day: what a text says of its own days is believed no further. */
export function isCutoffOf(period: string, day: Day): boolean {
  const parsed = parseReportPeriod(period)
  return parsed !== null && cutoffOf(parsed, day) !== null && day <= latestCutoff(parsed)
}

/** Why a day is none to reckon a period to. */
export function asOfProblem(period: Period, day: Day): Problem {
  if (!isDay(day) || day < statutoryWindow(period).from)
    return new Problem('period.as_of', { day: isDay(day) ? printDay(day) : day, from: printDay(statutoryWindow(period).from) })
  return new Problem('period.as_of_late', { day: printDay(day), period: printPeriod(period), to: printDay(latestCutoff(period)) })
}
