import { agencyDuty } from './agencyDuty.ts'
import { agencyPeople } from './agencyPeople.ts'
import { agencyTraining } from './agencyTraining.ts'
import { entries } from './entries.ts'
import { identityNumbers, idsFrom } from './identity.ts'
import { servingRow } from './member.ts'
import { militia } from './militia.ts'
import { patrols } from './patrols.ts'
import { targets } from './targets.ts'
import { LINKS, PROVINCE, SUCCESSIONS, UNITS } from './units.ts'
import { USERS } from './users.ts'
import type { DemoRow, DemoWorld } from './world.ts'

/** All who serve on the statutory cut-off of 2024-H1: 1,35 % of the population of that year. */
const TOTAL_STRENGTH = { on: '2024-06-14', people: 22_154 } as const

/**
 * The invented province of Sơn Giang: its tree, people, courses, duty, typed figures and targets, from 2022 to 2024, made
 * anew at every call and the same every time. The totals a report prints come out of the rows; none is stored.
 */
export function sonGiang(): DemoWorld & { rows: Record<'personnel' | 'courses' | 'training' | 'duty', DemoRow[]> } {
  const makers = { nextId: idsFrom(1), identityNo: identityNumbers() }
  const nextId = { course: idsFrom(2), training: idsFrom(3), duty: idsFrom(4) }
  const agencies = agencyPeople(makers)
  const selfDefence = agencies.filter((member) => servingRow(member, TOTAL_STRENGTH.on) !== null).length
  const communes = militia(TOTAL_STRENGTH.people - selfDefence, makers)
  const years = agencyTraining(agencies, nextId)
  return {
    units: [...UNITS],
    links: [...LINKS],
    successions: [...SUCCESSIONS],
    rows: {
      personnel: [...agencies, ...communes].flatMap(({ rows }) => rows),
      courses: years.flatMap(({ rows }) => rows.courses),
      training: years.flatMap(({ rows }) => rows.training),
      duty: [...agencyDuty(nextId.duty), ...patrols(nextId.duty)],
    },
    entries: entries(),
    targets: targets(years[0]?.assigned ?? new Map()),
    users: [...USERS],
    settings: { home: { unit: PROVINCE, period: '2023-H1', asOf: '2023-07-15' }, demoLogin: 'demo' },
  }
}
