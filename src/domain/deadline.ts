import type { Day } from './period.ts'
import type { Row } from './register.ts'

/** How a thing with a deadline stands on a day: by what had happened until then, not by what came after. */
export type Standing = 'on_time' | 'late' | 'overdue' | 'open'

export function standingAt(row: Row, done: string, due: string, on: Day): Standing {
  const [doneOn, dueOn] = [row[done], row[due]]
  if (typeof doneOn === 'string' && doneOn <= on) return typeof dueOn === 'string' && doneOn > dueOn ? 'late' : 'on_time'
  return typeof dueOn === 'string' && dueOn < on ? 'overdue' : 'open'
}

/** Overdue first, the longest overdue before the others; then what is open by its day; what is done last. */
const ORDER: Readonly<Record<Standing, number>> = { overdue: 0, open: 1, late: 2, on_time: 3 }
export const byUrgency = (a: { standing: Standing; dueOn: Day | null }, b: { standing: Standing; dueOn: Day | null }): number =>
  ORDER[a.standing] - ORDER[b.standing] || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')

export type StandingCounts = Record<Standing, number> & { all: number }

export function countStandings(standings: Iterable<Standing>): StandingCounts {
  const counts: StandingCounts = { all: 0, on_time: 0, late: 0, overdue: 0, open: 0 }
  for (const one of standings) {
    counts[one]++
    counts.all++
  }
  return counts
}
