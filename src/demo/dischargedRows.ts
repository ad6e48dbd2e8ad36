import { addDays } from '#domain/period.ts'
import { overCommunes } from './population.ts'
import { randomOf } from './random.ts'
import { citizens } from './serviceNames.ts'
import { SERVICE_YEARS } from './serviceNumbers.ts'
import { COMMUNES } from './territory.ts'
import type { DemoRow } from './world.ts'

const PLACES = [
  'Trung tâm Dịch vụ việc làm tỉnh',
  'Trường Cao đẳng nghề tỉnh',
  'Khu công nghiệp Sơn Giang',
  'Hợp tác xã tại xã',
  'Doanh nghiệp vận tải trong tỉnh',
]

/** Those who went two years before and came home in January. */
export const dischargedRows = (nextId: () => string): DemoRow[] =>
  SERVICE_YEARS.flatMap(({ year, discharged, placed }) => {
    const random = randomOf(`discharged of ${year}`)
    const [home, work] = [overCommunes(discharged), overCommunes(placed)]
    const dischargedOn = `${year}-01-${year === 2024 ? 24 : 10}`
    return COMMUNES.flatMap(({ code }, index) => {
      const citizen = citizens(random)
      const receivedOn = addDays(dischargedOn, 1 + random.below(3))
      const reserveOn = addDays(receivedOn, 3 + random.below(6))
      return Array.from({ length: home[index] ?? 0 }, (_, turn): DemoRow => {
        const isPlaced = turn < (work[index] ?? 0)
        return {
          id: nextId(),
          unit: code,
          values: {
            ...citizen(`${year - 27}-03-01`, `${year - 20}-01-31`),
            force: turn % 8 === 5 ? 'police' : 'army',
            enlistedOn: `${year - 2}-02-${year === 2024 ? 15 : 25}`,
            dischargedOn,
            receivedOn,
            reserveOn,
            placedOn: isPlaced ? addDays(`${year}-03-04`, random.below(60)) : null,
            placedAt: isPlaced ? random.pick(PLACES) : null,
          },
        }
      })
    })
  })
