import type { EditionState } from './edition.ts'
import { type Day, daysBetween } from './period.ts'

/**
 * A round is one report asked of many: opened by a unit, for a period, as of a day, with the list of units that are to
 * send it. The list stands from then on; who is added or let off later is written down with the reason.
 */
export type Expected = {
  unitId: number
  /** Let off: it no longer counts among those expected. */
  excused: boolean
  /** The unit ended before the report was due. */
  ended: boolean
  dueOn: Day
  /** When its first edition was sent up; null where none was. */
  submittedOn: Day | null
  /** Its latest edition. */
  state: EditionState | null
}

export type Completeness = {
  /** Units that are to send it. */
  expected: number
  submitted: number
  accepted: number
  onTime: number
  late: number
  /** Past their day and nothing sent. */
  overdue: number
  returned: number
  excused: number
  ended: number
}

const ACCEPTED: readonly EditionState[] = ['accepted', 'rolled_up', 'published']

/** Who has sent, of those expected: each unit once, so that no share passes a hundred percent. */
export function completenessOf(list: Iterable<Expected>, today: Day): Completeness {
  const counts: Completeness = {
    expected: 0,
    submitted: 0,
    accepted: 0,
    onTime: 0,
    late: 0,
    overdue: 0,
    returned: 0,
    excused: 0,
    ended: 0,
  }
  const seen = new Set<number>()
  for (const one of list) {
    if (seen.has(one.unitId)) continue
    seen.add(one.unitId)
    if (one.excused || one.ended) {
      counts[one.excused ? 'excused' : 'ended']++
      continue
    }
    counts.expected++
    if (one.submittedOn === null) {
      if (one.dueOn < today) counts.overdue++
      continue
    }
    counts.submitted++
    counts[one.submittedOn <= one.dueOn ? 'onTime' : 'late']++
    if (one.state === 'returned') counts.returned++
    if (one.state !== null && ACCEPTED.includes(one.state)) counts.accepted++
  }
  return counts
}

/** How many days late a unit is that has sent nothing; nought until its day is over. */
export const daysLate = ({ dueOn, submittedOn, excused, ended }: Expected, today: Day): number =>
  excused || ended || submittedOn !== null || today <= dueOn ? 0 : daysBetween(dueOn, today) - 1

/** Who is to be told: one level more for each day late. */
export const ESCALATIONS = [
  'trợ lý làm báo cáo của đơn vị',
  'chỉ huy đơn vị',
  'cơ quan nhận báo cáo',
  'chỉ huy cấp nhận báo cáo',
] as const

export const escalationOf = (late: number): readonly string[] => ESCALATIONS.slice(0, Math.max(0, late))

/** How one unit stands with one report: in time, after its day, not at all, its day still to come, or not asked any more. */
export type Sending = 'on_time' | 'late' | 'missing' | 'to_come' | 'excused'

export function sendingOf({ dueOn, submittedOn, excused, ended }: Expected, today: Day): Sending {
  if (excused || ended) return 'excused'
  if (submittedOn !== null) return submittedOn <= dueOn ? 'on_time' : 'late'
  return dueOn < today ? 'missing' : 'to_come'
}
