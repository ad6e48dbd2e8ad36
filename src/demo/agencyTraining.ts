import type { Day } from '#domain/period.ts'
import { AGENCIES, type Agency } from './agencies.ts'
import { attend, type Call } from './attendance.ts'
import { COURSES_2022, COURSES_2023, type Course, type CourseKind, lastDay } from './courseList.ts'
import { type Member, servingRow } from './member.ts'
import type { DemoRow } from './world.ts'

/** What an agency was assigned to send and how many came, by kind of course. */
export type AgencyYear = Readonly<Record<CourseKind, { due: number; present: number }>>
type Year = {
  courses: readonly Course[]
  from: Day
  to: Day
  newSince: Day
  decision: string
  of: (agency: Agency, index: number, pool: number) => AgencyYear
}

/** 2023 as the register of agencies says. */
const YEAR_2023: Year = {
  courses: COURSES_2023,
  from: '2023-03-01',
  to: '2023-07-14',
  newSince: '2022-07-16',
  decision: '18/KH-BCH',
  of: (agency) => ({
    officer: { due: agency.officersDue, present: agency.officersPresent },
    unit_leader: { due: agency.leadersDue, present: agency.leadersPresent },
    force: { due: agency.forceDue, present: agency.forcePresent },
  }),
}

/** 2022 was a little smaller and went a little worse, in every agency in its own measure. */
const YEAR_2022: Year = {
  courses: COURSES_2022,
  from: '2022-03-01',
  to: '2022-07-14',
  newSince: '2021-07-16',
  decision: '15/KH-BCH',
  of: (agency, index, pool) => {
    const officers = agency.officersDue - (agency.officersDue > 1 && index % 12 === 4 ? 1 : 0)
    const leaders = agency.leadersDue - (agency.leadersDue > 2 && index % 5 === 0 ? 1 : 0)
    const force = Math.min(pool, Math.round(agency.forceDue * 0.94))
    return {
      officer: { due: officers, present: officers - (officers > 1 && index % 4 === 1 ? 1 : 0) },
      unit_leader: { due: leaders, present: leaders - (index % 5 === 2 ? 1 : 0) },
      force: { due: force, present: Math.min(force, Math.round((agency.forcePresent / agency.forceDue) * force * 0.93)) },
    }
  },
}

const OFFICERS = ['commander', 'political_officer', 'deputy_commander', 'deputy_political_officer']

export type AgencyTraining = {
  year: string
  rows: { courses: DemoRow[]; training: DemoRow[] }
  assigned: Map<string, AgencyYear>
}

export function agencyTraining(
  people: readonly Member[],
  nextId: { course: () => string; training: () => string },
): AgencyTraining[] {
  return [['2022', YEAR_2022] as const, ['2023', YEAR_2023] as const].map(([name, year]) => {
    const assigned = new Map<string, AgencyYear>()
    const calls: Call[] = []
    const serving = byUnit(people, year)
    AGENCIES.forEach((agency, index) => {
      const members = serving.get(agency.code) ?? []
      const posts = new Map(members.map((member) => [member, String(servingRow(member, year.to)?.values.post)]))
      const officers = members.filter((member) => OFFICERS.includes(posts.get(member) ?? ''))
      const leaders = members.filter((member) => !officers.includes(member) && posts.get(member) !== 'soldier')
      // The first year must be trained; where soldiers are too few for what is due, their leaders train with them.
      const ranks = members.filter((member) => posts.get(member) === 'soldier')
      const soldiers = [
        ...ranks.filter((member) => isNew(member, year)),
        ...ranks.filter((member) => !isNew(member, year)),
        ...leaders,
      ]
      const plan = year.of(agency, index, soldiers.length)
      assigned.set(agency.code, plan)
      const pools = { officer: officers, unit_leader: leaders, force: soldiers }
      for (const kind of ['officer', 'unit_leader', 'force'] as const) {
        const people = pools[kind].slice(0, plan[kind].due)
        if (people.length < plan[kind].due)
          throw new RangeError(`${agency.code} has ${people.length} of ${plan[kind].due} for ${kind}`)
        calls.push(...callsFor(kind, index, people, plan[kind].present, year))
      }
    })
    return { year: name, rows: attend(`training ${name}`, calls, year.decision, nextId), assigned }
  })
}

/** An agency goes to one course of a kind as a body; its newcomers to the longer first-year course. */
function callsFor(kind: CourseKind, index: number, people: readonly Member[], present: number, year: Year): Call[] {
  const courses = year.courses.filter((course) => course.kind === kind && course.programme !== 'first_year')
  const course = courses[index % courses.length]
  const first = year.courses.find(({ programme }) => kind === 'force' && programme === 'first_year')
  if (course === undefined) return []
  const newcomers = first ? people.filter((member) => isNew(member, year)) : []
  const others = people.filter((member) => !newcomers.includes(member))
  const newPresent = Math.min(newcomers.length, Math.round((present * newcomers.length) / Math.max(1, people.length)))
  const calls: Call[] = [{ course, people: others, present: present - newPresent }]
  if (first && newcomers.length > 0) calls.push({ course: first, people: newcomers, present: newPresent })
  return calls
}

const isNew = (member: Member, year: Year): boolean => String(member.rows[0]?.values.joinedOn) >= year.newSince

/** Members by the unit they serve in through the whole season of courses. */
function byUnit(people: readonly Member[], year: Year): Map<string, Member[]> {
  const out = new Map<string, Member[]>()
  const last = year.courses.map(lastDay).reduce((a, b) => (a > b ? a : b))
  for (const member of people) {
    const [start, end] = [servingRow(member, year.from), servingRow(member, last > year.to ? last : year.to)]
    if (start === null || end === null || start.unit !== end.unit) continue
    out.set(start.unit, [...(out.get(start.unit) ?? []), member])
  }
  return out
}
