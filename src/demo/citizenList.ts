import { addYears, type Day } from '#domain/period.ts'
import { inventName } from './names.ts'
import { randomOf } from './random.ts'
import type { DemoRow } from './world.ts'

/** One commune keeps the book of its citizens by name: those who turned eighteen from 2018 on, and who came and went. */
const COMMUNE = 'xa-na-buoi'
const COHORTS = [2018, 2019, 2020, 2021, 2022, 2023, 2024]
const EACH = 26

export function citizenList(nextId: () => string): DemoRow[] {
  const random = randomOf('citizens of Nà Bưởi')
  return COHORTS.flatMap((year) =>
    Array.from({ length: EACH }, (): DemoRow[] => {
      const female = random.chance(48)
      const bornOn = random.day(`${year - 18}-01-01`, `${year - 18}-12-28`)
      const person = { fullName: inventName(random, female), bornOn, female, hamlet: `Thôn ${1 + random.below(7)}` }
      const from: Day = `${year}-04-${String(8 + random.below(8)).padStart(2, '0')}`
      const away = random.chance(20)
      const left = away && year < 2024 ? random.day(`${year + 1}-02-01`, '2024-05-30') : null
      const first = rowOf(nextId(), person, { from, until: left, status: 'registered', entry: 'first', place: null })
      if (left === null) return [first]
      const status = random.chance(60) ? 'absent' : 'moved_away'
      const next = { from: left, until: null, status, entry: 'continued', place: 'Khu công nghiệp Bến Đá' }
      return [first, rowOf(nextId(), person, next, first.id)]
    }).flat(),
  )
}

type Citizen = { fullName: string; bornOn: Day; female: boolean; hamlet: string }
type Stretch = { from: Day; until: Day | null; status: string; entry: string; place: string | null }

function rowOf(id: string, person: Citizen, { from, until, ...rest }: Stretch, chain = id): DemoRow {
  const adult = addYears(person.bornOn, 18)
  const ageFrom = adult > from ? adult : from
  const passed = addYears(person.bornOn, person.female ? 41 : 46)
  const ends = until !== null && until < passed ? until : passed
  return {
    id,
    unit: COMMUNE,
    values: {
      ...person,
      ...rest,
      identityNo: null,
      registeredOn: from,
      leftOn: until,
      cohort: Number(person.bornOn.slice(0, 4)) + 18,
      ageFrom,
      ageUntil: ends < ageFrom ? ageFrom : ends,
      person: chain,
    },
  }
}
