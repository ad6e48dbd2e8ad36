import type { Row } from '#domain/register.ts'
import type { Random } from '../random.ts'
import { dayAt, dayNumber } from './days.ts'
import type { CountryPerson } from './people.ts'

type Course = { title: string; kind: string; programme: string; from: number; days: number; of: 'all' | 'leaders' | 'newcomers' }
type Made = { id: string; values: Row; labels: readonly string[] }

/** The year of training of a unit (Luật Dân quân tự vệ Điều 28): leaders first, newcomers apart, everybody four times. */
function coursesOf(random: Random, year: number): Course[] {
  const on = (day: string) => dayNumber(`${year}-${day}`) + random.below(12)
  const session = (part: number, day: string, days: number, programme: string): Course => ({
    title: `Huấn luyện quân sự đợt ${part} năm ${year}`,
    kind: 'force',
    programme,
    from: on(day),
    days,
    of: 'all',
  })
  return [
    {
      title: `Tập huấn phân đội trưởng năm ${year}`,
      kind: 'unit_leader',
      programme: 'course',
      from: on('02-03'),
      days: 5,
      of: 'leaders',
    },
    session(1, '03-16', 12, 'later_12'),
    {
      title: `Huấn luyện năm thứ nhất, ${year}`,
      kind: 'force',
      programme: 'first_year',
      from: on('04-15'),
      days: 15,
      of: 'newcomers',
    },
    session(2, '05-18', 7, 'later_7'),
    session(3, '08-10', 7, 'later_7'),
    session(4, '10-05', 7, 'later_7'),
  ]
}

const ABSENCES = ['work', 'work', 'work', 'sick', 'sick', 'study', 'away', 'unexplained']

/** Courses a unit held between two days and who took part in them. */
export function countryTraining(
  random: Random,
  people: readonly CountryPerson[],
  { first, last, nextId }: { first: number; last: number; nextId: () => string },
): { courses: Made[]; training: Made[] } {
  const courses: Made[] = []
  const training: Made[] = []
  for (let year = Number(dayAt(first).slice(0, 4)); year <= Number(dayAt(last).slice(0, 4)); year++)
    for (const course of coursesOf(random, year)) {
      const until = course.from + course.days - 1
      if (course.from < first || until > last) continue
      const { title, kind, programme, days } = course
      const carried = { kind, programme, heldFrom: dayAt(course.from), heldTo: dayAt(until), days }
      const id = nextId()
      courses.push({ id, values: { title, ...carried, place: null, decision: `${10 + random.below(80)}/KH-BCH` }, labels: [] })
      for (const one of people) {
        const stretch = called(one, course, until)
        if (!stretch || random.below(100) < 8) continue
        training.push({
          id: nextId(),
          values: { person: stretch.id, course: id, called: true, ...resultOf(random, kind), ...carried },
          labels: [one.fullName, title],
        })
      }
    }
  return { courses, training }
}

/** The stretch in which somebody serves through the whole course, where it is meant for them. */
function called(person: CountryPerson, { of, from }: Course, until: number) {
  if (of === 'leaders' && !person.leads) return undefined
  return person.stretches.find(
    (stretch) =>
      stretch.serving &&
      stretch.from <= from &&
      (stretch.until === null || stretch.until > until) &&
      (of !== 'newcomers' || from - stretch.from < 400),
  )
}

function resultOf(random: Random, kind: string): Row {
  const lot = random.below(1000)
  if (lot >= 940) return { present: false, absence: random.pick(ABSENCES), grade: null }
  if (kind !== 'force') return { present: true, absence: null, grade: null }
  return { present: true, absence: null, grade: lot < 110 ? 'excellent' : lot < 560 ? 'good' : lot < 920 ? 'pass' : 'fail' }
}
