import { addDays } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { RETURNED, STOPS, type Stop } from './callUpFunnel.ts'
import { overCommunes } from './population.ts'
import { type Random, randomOf } from './random.ts'
import { cast, citizens } from './serviceNames.ts'
import { callUpQuota, SERVICE_YEARS, type ServiceYear } from './serviceNumbers.ts'
import { DISTRICTS } from './territory.ts'
import type { DemoRow } from './world.ts'

/** The whole list of each year with every step. */
export const callUpRows = (nextId: () => string): DemoRow[] => SERVICE_YEARS.flatMap((numbers) => ofYear(numbers, nextId))

export type Calendar = Record<'listed' | 'called' | 'seen' | 'medicalCalled' | 'examined' | 'ordered' | 'handed', string>
export type Way = Partial<Stop> & {
  force: 'army' | 'police' | null
  order: 'main' | 'reserve' | null
  handed: boolean
  returned: boolean
  replaces: boolean
}
const ENLISTED: Way = { force: 'army', order: 'main', handed: true, returned: false, replaces: false }

function ofYear(numbers: ServiceYear, nextId: () => string): DemoRow[] {
  const random = randomOf(`call-up of ${numbers.year}`)
  const { army, police } = callUpQuota(numbers.year)
  const stops = (STOPS[numbers.year] ?? []).map((stop) => ({ ...stop, over: cast(random, stop.many, army.length) }))
  const returned = cast(random, RETURNED[numbers.year] ?? 0, army.length)
  const volunteers = overCommunes(numbers.volunteers)
  const members = cast(random, numbers.partyMembers, army.length)
  const graduates = cast(random, numbers.higherEducation, army.length)
  return DISTRICTS.flatMap((district, at) =>
    district.communes.flatMap(({ code }, place) => {
      const index = at * 12 + place
      const here = (list: readonly number[]) => list[index] ?? 0
      const gone = stops.flatMap(({ over, many: _, ...stop }) => Array.from({ length: here(over) }, () => wayOf(stop, random)))
      const lostOrders = gone.filter(({ at: step }) => step === 'ordered').length
      const replaced = here(returned)
      const kept = here(army) - lostOrders - replaced
      const ways: Way[] = [
        ...Array.from({ length: kept }, () => ENLISTED),
        ...Array.from({ length: here(police) }, (): Way => ({ ...ENLISTED, force: 'police' })),
        ...Array.from(
          { length: lostOrders + replaced },
          (_, turn): Way => ({ ...ENLISTED, order: 'reserve', replaces: turn < replaced }),
        ),
        ...Array.from({ length: replaced }, (): Way => ({ ...ENLISTED, returned: true })),
        ...gone,
      ]
      const citizen = citizens(random)
      const days = calendarOf(numbers, random)
      const quota = here(army) + here(police)
      return ways.map((way, turn): DemoRow => {
        const enlisted = turn < quota
        return {
          id: nextId(),
          unit: code,
          values: {
            ...citizen(`${numbers.year - 25}-04-01`, `${numbers.year - 18}-01-31`),
            year: numbers.year,
            hamlet: null,
            // Those who go, go in the order of the list: the first ones wrote, are members, or hold a degree.
            schooling:
              enlisted && turn < here(graduates)
                ? random.pick(['college', 'university'])
                : random.pick(['lower', 'upper', 'upper', 'vocational']),
            partyMember: enlisted && turn >= quota - here(members),
            volunteeredOn: enlisted && turn < here(volunteers) ? addDays(`${numbers.year}-01-03`, random.below(20)) : null,
            ...stepsOf(way, days, numbers.year, district.shortName, random),
          },
        }
      })
    }),
  )
}

export const wayOf = (stop: Omit<Stop, 'many'>, random: Random): Way => ({
  ...stop,
  force: stop.at === 'reserveOrdered' ? (random.chance(12) ? 'police' : 'army') : stop.at === 'ordered' ? 'army' : null,
  order: stop.at === 'reserveOrdered' ? 'reserve' : stop.at === 'ordered' ? 'main' : null,
  handed: false,
  returned: false,
  replaces: false,
})

/** Each commune had its own days within what the law sets. */
const calendarOf = ({ year, handedOn }: ServiceYear, random: Random): Calendar => ({
  listed: addDays(`${year - 1}-09-05`, random.below(10)),
  called: addDays(`${year - 1}-10-02`, random.below(5)),
  seen: addDays(`${year - 1}-10-17`, random.below(12)),
  medicalCalled: addDays(`${year - 1}-11-03`, random.below(4)),
  examined: addDays(`${year - 1}-11-24`, random.below(18)),
  ordered: addDays(handedOn, -21),
  handed: handedOn,
})

const REACHED = ['listed', 'called', 'attended', 'passed', 'medicalCalled', 'examined', 'fit', 'ordered']

/** What a row says of its steps, from where the way ended. */
export function stepsOf(way: Way, days: Calendar, year: number, point: string, random: Random): Row {
  const last = way.at === undefined || way.at === 'reserveOrdered' ? 'ordered' : way.at
  const reached = (step: string) => REACHED.indexOf(step) <= REACHED.indexOf(last)
  const handed = way.handed ? (way.replaces ? addDays(days.handed, 7) : days.handed) : null
  return {
    listedOn: days.listed,
    offListOn: null,
    ...groundOf(way, days, year),
    prescreenCalledOn: reached('called') ? days.called : null,
    prescreenOn: reached('attended') ? days.seen : null,
    prescreenResult: reached('passed') ? 'passed' : reached('attended') ? 'failed' : null,
    medicalCalledOn: reached('medicalCalled') ? days.medicalCalled : null,
    medicalOn: reached('examined') ? days.examined : null,
    healthGrade: way.grade ?? (reached('fit') ? fitGrade(random) : null),
    healthCriterion: way.criterion ?? null,
    force: way.force,
    orderOn: way.order ? days.ordered : null,
    orderKind: way.order,
    orderNo: null,
    handedOn: handed,
    point: handed ? `Điểm giao, nhận quân ${point}` : null,
    recheckOn: handed ? addDays(handed, 5) : null,
    recheckResult: handed ? (way.returned ? 'returned' : 'kept') : null,
    replacement: way.replaces,
    stopReason: way.returned ? 'health' : (way.reason ?? null),
  }
}

const fitGrade = (random: Random): string => {
  const turn = random.below(3231)
  return turn < 356 ? '1' : turn < 1944 ? '2' : '3'
}

/** Posted for twenty days before it was decided, but for those whose family was struck after the order. */
function groundOf({ at, ground }: Way, days: Calendar, year: number): Row {
  if (!ground) return { ground: null, groundOn: null, postedOn: null }
  if (at === 'ordered') return { ground, groundOn: addDays(days.handed, -8), postedOn: null }
  const postedOn = at === 'listed' ? addDays(days.listed, 4) : at === 'passed' ? `${year - 1}-10-30` : `${year - 1}-12-18`
  return { ground, groundOn: addDays(postedOn, 21), postedOn }
}
