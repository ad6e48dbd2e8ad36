import type { Row } from '#domain/register.ts'
import type { Random } from '../random.ts'
import { dayAt, weekday } from './days.ts'

type Made = { id: string; values: Row; labels: readonly string[] }

const POSTS = ['Trụ sở Ban CHQS', 'Trạm bơm đầu mối', 'Kho vật chất', 'Chốt giao thông', 'Trạm viễn thông', 'Cầu phao bến đò']
const ROUTES = [
  'Tuyến đường liên xã',
  'Khu vực chợ',
  'Dọc đê chính',
  'Khu dân cư phía đông',
  'Khu dân cư phía tây',
  'Bãi bồi ven sông',
]
const GATES = ['Cổng chính', 'Khu nhà kho', 'Khu hành chính']
/** Month and day of public holidays; the days of Tết move with the moon and are given with the year. */
const HOLIDAYS = ['01-01', '04-30', '05-01', '09-02']
const TET: Readonly<Record<string, string>> = {
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
}

const isHoliday = (number: number): boolean => {
  const day = dayAt(number)
  if (HOLIDAYS.includes(day.slice(5))) return true
  const tet = TET[day.slice(0, 4)]
  return tet !== undefined && Math.abs(Date.parse(day) - Date.parse(`${day.slice(0, 4)}-${tet}`)) <= 4 * 86_400_000
}

/** Duty and patrols of a unit, day by day: a commune keeps several posts at all hours, an organisation its gate. */
export function countryDuty(
  random: Random,
  militia: boolean,
  { first, last, nextId }: { first: number; last: number; nextId: () => string },
): Made[] {
  const out: Made[] = []
  const posts = militia ? random.shuffled(POSTS).slice(0, 4 + random.below(3)) : random.shuffled(GATES).slice(0, 1)
  const plan = `${10 + random.below(80)}/KH-BCH`
  const add = (values: Row) => out.push({ id: nextId(), values, labels: [] })
  for (let number = first; number <= last; number++) {
    const day = dayAt(number)
    const feast = isHoliday(number)
    const resting = !militia && !feast && (weekday(number) === 0 || random.chance(5))
    if (!resting)
      for (const [index, place] of posts.entries()) add(dutyRow(random, day, place, (number + index) % 7 === 0, plan, militia))
    const routes = militia ? 1 + (random.chance(68) ? 1 : 0) : random.chance(19) ? 1 : 0
    for (let turn = 0; turn < routes; turn++) {
      const place = ROUTES[(number + turn * 3) % ROUTES.length] ?? ''
      add(patrolRow(random, day, place, militia, plan))
    }
    if (feast || random.chance(militia ? 11 : 1)) add(eventRow(random, day, militia, plan))
  }
  return out
}

const EMPTY = { turns: 0, manDays: 0, teamTurns: 0, personTurns: 0, alongside: null, jointWith: null } as const

function dutyRow(random: Random, day: string, place: string, opens: boolean, decision: string, militia: boolean): Row {
  const people = militia ? 3 + random.below(3) : 2 + random.below(2)
  return { ...EMPTY, day, kind: 'duty', shift: 'day_night', place, people, turns: opens ? 1 : 0, manDays: people, decision }
}

function patrolRow(random: Random, day: string, place: string, militia: boolean, decision: string): Row {
  const teams = 1 + random.below(2)
  const people = teams * (militia ? 4 + random.below(4) : 3)
  return {
    ...EMPTY,
    day,
    kind: 'patrol',
    shift: 'night',
    place,
    people,
    teamTurns: teams,
    personTurns: people,
    alongside: random.chance(35) ? 'police' : null,
    decision,
  }
}

function eventRow(random: Random, day: string, militia: boolean, decision: string): Row {
  const people = militia ? 6 + random.below(9) : 3 + random.below(3)
  return {
    ...EMPTY,
    day,
    kind: 'event',
    shift: 'day',
    place: 'Khu vực hội trường',
    people,
    manDays: people,
    alongside: 'police',
    decision,
  }
}
