import { agencyDuty } from './agencyDuty.ts'
import { agencyPeople } from './agencyPeople.ts'
import { agencyTraining } from './agencyTraining.ts'
import { baseNumbers, consolidations } from './baseNumbers.ts'
import { citizenList } from './citizenList.ts'
import { commandTerms } from './commandTerms.ts'
import { dutyRosterRows } from './dutyRosterRows.ts'
import { forceUnitList } from './forceUnitList.ts'
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

type Book =
  | 'personnel'
  | 'courses'
  | 'training'
  | 'duty'
  | 'dutyRoster'
  | 'posts'
  | 'terms'
  | 'consolidation'
  | 'baseData'
  | 'forceUnits'
  | 'citizens'

/**
 * The invented province of Sơn Giang: its tree, people, courses, duty, typed figures and targets, from 2022 to 2024, made
 * anew at every call and the same every time. The totals a report prints come out of the rows; none is stored.
 */
export function sonGiang(): DemoWorld & { rows: Record<Book, DemoRow[]> } {
  const makers = { nextId: idsFrom(1), identityNo: identityNumbers() }
  const nextId = { course: idsFrom(2), training: idsFrom(3), duty: idsFrom(4) }
  const agencies = agencyPeople(makers)
  const selfDefence = agencies.filter((member) => servingRow(member, TOTAL_STRENGTH.on) !== null).length
  const communes = militia(TOTAL_STRENGTH.people - selfDefence, makers)
  const years = agencyTraining(agencies, nextId)
  const members = [...agencies, ...communes]
  const duty = [...agencyDuty(nextId.duty), ...patrols(nextId.duty)]
  return {
    units: [...UNITS],
    links: [...LINKS],
    successions: [...SUCCESSIONS],
    rows: {
      personnel: members.flatMap(({ rows }) => rows),
      courses: years.flatMap(({ rows }) => rows.courses),
      training: years.flatMap(({ rows }) => rows.training),
      duty,
      dutyRoster: dutyRosterRows(agencies, duty, idsFrom(80)),
      ...commandTerms(members, { post: idsFrom(10), term: idsFrom(11) }),
      consolidation: consolidations(idsFrom(12)),
      baseData: baseNumbers(idsFrom(13)),
      forceUnits: forceUnitList(members, TOTAL_STRENGTH.on, idsFrom(14)),
      citizens: citizenList(idsFrom(15)),
    },
    entries: [],
    overrides: [],
    targets: targets(years[0]?.assigned ?? new Map()),
    rounds: [],
    users: [...USERS],
    settings: { home: { unit: PROVINCE, period: '2023-H1', asOf: '2023-07-15' }, demoLogin: 'demo' },
  }
}
