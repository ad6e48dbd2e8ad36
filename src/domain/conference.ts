import { type Day, monthOfYear, monthYear, type Period, parsePeriod, reportingMonth } from './period.ts'
import type { Row } from './register.ts'
import { readPeriod } from './wording.ts'

/** The period named in words or by its key: "6 tháng đầu năm 2023", 2023-H1. */
export const periodNamed = (text: string): Period | null => parsePeriod(text) ?? readPeriod(text)

/**
 * The period whose report is read out: the one the conference names, else by its kind. A half-year review looks at the
 * half that began before it, an annual one at its year (one held in the first quarter at the year before), a briefing at
 * its quarter. A course or an assignment of tasks reads no report unless one is named.
 */
export function periodOfConference(conference: Row): Period | null {
  if (typeof conference.period === 'string') return periodNamed(conference.period)
  if (typeof conference.heldOn !== 'string') return null
  return periodByKind(String(conference.kind), conference.heldOn)
}

function periodByKind(kind: string, heldOn: Day): Period | null {
  const index = reportingMonth(heldOn)
  const [year, month] = [monthYear(index), monthOfYear(index)]
  switch (kind) {
    case 'half_year':
      // Held from April on it reviews the first half, before that the second half of the year before.
      if (month >= 11) return { kind: 'half', year, part: 2 }
      return month >= 4 ? { kind: 'half', year, part: 1 } : { kind: 'half', year: year - 1, part: 2 }
    case 'year':
      return { kind: 'year', year: month <= 3 ? year - 1 : year, part: 1 }
    case 'briefing':
      return { kind: 'quarter', year, part: Math.ceil(month / 3) }
    default:
      return null
  }
}
