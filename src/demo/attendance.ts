import { type Course, courseRow, lastDay } from './courseList.ts'
import { type Member, servingRow } from './member.ts'
import { type Random, randomOf } from './random.ts'
import { share } from './share.ts'
import type { DemoRow } from './world.ts'

/** Who is called to a course and how many of them come. */
export type Call = { course: Course; people: readonly Member[]; present: number }

/** Reasons as often as they were given in 2023: of 323 absent from force training, 119 gave none. */
const ABSENCES = ['unexplained', 'work', 'away', 'sick', 'study']
const ABSENCE_WEIGHTS = [119, 104, 46, 33, 21]
/** Officers and leaders tell their reason. */
const TOLD_WEIGHTS = [0, 5, 3, 1, 0]
const GRADES = ['excellent', 'good', 'pass', 'fail']
const FORCE_GRADES = [22, 52, 25, 1]
const COURSE_GRADES = [34, 55, 11, 0]

/**
 * The course list and one row for each person called. Reasons and grades are dealt from decks of exact size, so that the
 * totals of a year stand as they are meant to and nobody is called to two courses of a kind.
 */
export function attend(
  name: string,
  calls: readonly Call[],
  decision: string,
  nextId: { course: () => string; training: () => string },
): { courses: DemoRow[]; training: DemoRow[] } {
  const random = randomOf(name)
  const ids = new Map<Course, string>()
  for (const { course } of calls) if (!ids.has(course)) ids.set(course, nextId.course())
  const count = (kind: string, of: (call: Call) => number) =>
    calls.filter(({ course }) => course.kind === kind).reduce((sum, call) => sum + of(call), 0)
  const decks = new Map(
    ['officer', 'unit_leader', 'force'].map((kind) => {
      const isForce = kind === 'force'
      const absent = count(kind, (call) => call.people.length - call.present)
      const graded = count(kind, (call) => call.present)
      return [
        kind,
        {
          absences: deal(random, ABSENCES, isForce ? ABSENCE_WEIGHTS : TOLD_WEIGHTS, absent),
          grades: deal(random, GRADES, isForce ? FORCE_GRADES : COURSE_GRADES, graded),
        },
      ] as const
    }),
  )
  const training: DemoRow[] = []
  for (const { course, people, present } of calls) {
    const deck = decks.get(course.kind)
    const heldTo = lastDay(course)
    const coming = new Set(random.shuffled(people).slice(0, present))
    for (const member of people) {
      const row = servingRow(member, heldTo)
      if (row === null) throw new RangeError(`${member.person.fullName} no longer serves on ${heldTo}`)
      const here = coming.has(member)
      training.push({
        id: nextId.training(),
        unit: row.unit,
        values: {
          person: row.id,
          course: ids.get(course) ?? null,
          called: true,
          present: here,
          absence: here ? null : (deck?.absences.pop() ?? null),
          grade: here ? (deck?.grades.pop() ?? null) : null,
          kind: course.kind,
          programme: course.programme,
          heldFrom: course.from,
          heldTo,
          days: course.days,
        },
      })
    }
  }
  return { courses: [...ids].map(([course, id]) => courseRow(course, id, decision)), training }
}

function deal(random: Random, cards: readonly string[], weights: readonly number[], total: number): string[] {
  return random.shuffled(share(total, weights).flatMap((count, index) => Array<string>(count).fill(cards[index] ?? '')))
}
