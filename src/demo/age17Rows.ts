import { addDays } from '#domain/period.ts'
import { overCommunes } from './population.ts'
import { randomOf } from './random.ts'
import { cast, citizens } from './serviceNames.ts'
import { SERVICE_YEARS, type ServiceYear } from './serviceNumbers.ts'
import { DISTRICTS } from './territory.ts'
import type { DemoRow } from './world.ts'

/** Why those listed in January were not registered in April. */
const OTHERWISE = [
  { result: 'absent', reason: 'Đi làm ăn xa, chưa về' },
  { result: 'moved_out', reason: 'Chuyển nơi cư trú ra ngoài tỉnh' },
  { result: 'exempt', reason: 'Có hồ sơ miễn đăng ký' },
  { result: 'absent', reason: 'Đang điều trị' },
] as const

/** Every man of the province who turned 17 in these years, and what became of him in April. */
export const age17Rows = (nextId: () => string): DemoRow[] => SERVICE_YEARS.flatMap((numbers) => ofYear(numbers, nextId))

function ofYear({ year, registered17, listed17 }: ServiceYear, nextId: () => string): DemoRow[] {
  const random = randomOf(`age 17 of ${year}`)
  const registered = overCommunes(registered17)
  const others = cast(random, listed17 - registered17, registered.length)
  return DISTRICTS.flatMap((district, at) =>
    district.communes.flatMap(({ code }, place) => {
      const index = at * 12 + place
      const citizen = citizens(random)
      const listedOn = addDays(`${year}-01-08`, random.below(14))
      const calledOn = addDays(`${year}-03-18`, random.below(6))
      const registeredOn = addDays(`${year}-04-08`, random.below(10))
      const schools = [`Trường THPT ${district.shortName}`, `Trường THPT số 2 ${district.shortName}`, 'Trung tâm GDNN-GDTX', null]
      return Array.from({ length: (registered[index] ?? 0) + (others[index] ?? 0) }, (_, turn): DemoRow => {
        const otherwise = turn < (registered[index] ?? 0) ? null : (OTHERWISE[turn % OTHERWISE.length] ?? OTHERWISE[0])
        return {
          id: nextId(),
          unit: code,
          values: {
            ...citizen(`${year - 17}-01-01`, `${year - 17}-12-31`),
            year,
            hamlet: null,
            school: random.pick(schools),
            entry: 'january',
            listedOn,
            calledOn,
            result: otherwise?.result ?? 'registered',
            resultOn: registeredOn,
            reason: otherwise?.reason ?? null,
          },
        }
      })
    }),
  )
}
