import { addDays, type Day } from '#domain/period.ts'
import { PROVINCE } from './units.ts'
import type { DemoRow } from './world.ts'

export type CourseKind = 'officer' | 'unit_leader' | 'force'
export type Course = { title: string; kind: CourseKind; programme: string; unit: string; from: Day; days: number; place: string }

const officer = (year: number, turn: number, from: Day): Course => ({
  title: `Tập huấn cán bộ Ban CHQS năm ${year}, đợt ${turn}`,
  kind: 'officer',
  programme: 'course',
  unit: PROVINCE,
  from,
  days: 7,
  place: 'Trường Quân sự tỉnh',
})
/**
 * Platoon, squad and crew leaders, five days (TT 69/2020/TT-BQP). The province opens the courses of the agencies it manages and
 * borrows the grounds of the district commands.
 */
const leaders = (year: number, cluster: number, place: string, from: Day): Course => ({
  title: `Tập huấn trung đội, khẩu đội trưởng năm ${year}, cụm ${cluster}`,
  kind: 'unit_leader',
  programme: 'course',
  unit: PROVINCE,
  from,
  days: 5,
  place,
})
const force = (year: number, cluster: number, place: string, from: Day): Course => ({
  title: `Huấn luyện tự vệ năm ${year}, cụm ${cluster}`,
  kind: 'force',
  programme: 'later_7',
  unit: PROVINCE,
  from,
  days: 7,
  place,
})
const firstYear = (year: number, from: Day): Course => ({
  title: `Huấn luyện tự vệ năm thứ nhất, năm ${year}`,
  kind: 'force',
  programme: 'first_year',
  unit: PROVINCE,
  from,
  days: 15,
  place: CITY,
})

const CITY = 'Thao trường thành phố Sơn Giang'
const EAST = 'Thao trường huyện Sơn Đông'
const TOWN = 'Thao trường thị xã Vĩnh Khê'
const HILLS = 'Thao trường huyện Lâm Thượng'

/** The fourteen courses of the first half of 2023. */
export const COURSES_2023: readonly Course[] = [
  officer(2023, 1, '2023-02-06'),
  officer(2023, 2, '2023-02-20'),
  leaders(2023, 1, CITY, '2023-03-13'),
  leaders(2023, 2, EAST, '2023-03-20'),
  leaders(2023, 3, TOWN, '2023-03-27'),
  leaders(2023, 4, HILLS, '2023-04-03'),
  force(2023, 1, CITY, '2023-04-10'),
  force(2023, 2, EAST, '2023-04-17'),
  force(2023, 3, CITY, '2023-05-04'),
  force(2023, 4, TOWN, '2023-05-15'),
  force(2023, 5, CITY, '2023-05-29'),
  force(2023, 6, HILLS, '2023-06-12'),
  force(2023, 7, CITY, '2023-07-03'),
  firstYear(2023, '2023-05-08'),
]

/** The year before had eleven. */
export const COURSES_2022: readonly Course[] = [
  officer(2022, 1, '2022-02-14'),
  officer(2022, 2, '2022-02-28'),
  leaders(2022, 1, CITY, '2022-03-14'),
  leaders(2022, 2, EAST, '2022-03-21'),
  leaders(2022, 3, TOWN, '2022-03-28'),
  force(2022, 1, CITY, '2022-04-11'),
  force(2022, 2, EAST, '2022-04-18'),
  force(2022, 3, CITY, '2022-05-09'),
  force(2022, 4, TOWN, '2022-05-23'),
  force(2022, 5, CITY, '2022-06-27'),
  firstYear(2022, '2022-06-06'),
]

export const lastDay = (course: Course): Day => addDays(course.from, course.days - 1)

export const courseRow = (course: Course, id: string, decision: string): DemoRow => ({
  id,
  unit: course.unit,
  values: {
    title: course.title,
    kind: course.kind,
    programme: course.programme,
    heldFrom: course.from,
    heldTo: lastDay(course),
    days: course.days,
    place: course.place,
    decision,
  },
})
