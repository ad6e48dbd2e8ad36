import { bookRow } from './bookRow.ts'
import { STOPS_HAI_NINH } from './callUpFunnel.ts'
import { type Calendar, stepsOf, wayOf } from './callUpRows.ts'
import { idsFrom } from './identity.ts'
import { type Random, randomOf } from './random.ts'
import { cast, citizens } from './serviceNames.ts'
import { share } from './share.ts'
import type { DemoDecision, DemoRow, DemoRows } from './world.ts'

const ARMY = 150
const POLICE = 30
const YEAR = 2022
const HANDED_ON = '2022-02-16'
const DECISION = { number: '4120/QĐ-UBND', decidedOn: '2021-12-20', note: `Chỉ tiêu giao quân năm ${YEAR}` } as const

type Place = { code: string; weight: number }

/** How many each place was to send, and who went, every one of them on the one day of the year; and who of the list did not. */
export function haiNinhCallUp(
  places: readonly Place[],
  province: string,
  city: string,
): { rows: DemoRows; targets: DemoDecision[] } {
  const army = share(
    ARMY,
    places.map(({ weight }) => 20 - weight),
  )
  const police = share(
    POLICE,
    places.map(() => 1),
  )
  const nextCitizen = idsFrom(64)
  const random = randomOf('call-up of the city')
  const lost = STOPS_HAI_NINH.map((stop) => ({ stop, over: cast(random, stop.many, places.length) }))
  const quota = places.map((_, at) => (army[at] ?? 0) + (police[at] ?? 0))
  const target = (unit: string, lines: DemoDecision['lines']): DemoDecision => ({
    unit,
    indicator: 'enlisted_total',
    period: String(YEAR),
    ...DECISION,
    total: ARMY + POLICE,
    lines,
  })
  return {
    rows: {
      callUpQuota: quotaRows(places, army, police),
      serviceYear: places.flatMap(({ code }, at) => [
        ...enlisted(nextCitizen, code, army[at] ?? 0, police[at] ?? 0),
        ...lost.flatMap(({ stop, over }) =>
          Array.from({ length: over[at] ?? 0 }, () => stopped(nextCitizen, code, stop, random)),
        ),
      ]),
    },
    targets: [
      target(province, [{ unit: city, value: ARMY + POLICE }]),
      target(
        city,
        places.map(({ code }, at) => ({ unit: code, value: quota[at] ?? 0 })),
      ),
    ],
  }
}

const DAYS: Calendar = {
  listed: '2021-09-08',
  called: '2021-10-04',
  seen: '2021-10-20',
  medicalCalled: '2021-11-05',
  examined: '2021-11-26',
  ordered: '2022-01-25',
  handed: HANDED_ON,
}

function stopped(nextId: () => string, unit: string, stop: (typeof STOPS_HAI_NINH)[number], random: Random): DemoRow {
  return bookRow('serviceYear', nextId(), unit, {
    ...citizens(random)(`${YEAR - 25}-04-01`, `${YEAR - 18}-01-31`),
    year: YEAR,
    schooling: random.pick(['lower', 'upper', 'upper', 'vocational']),
    ...stepsOf(wayOf(stop, random), DAYS, YEAR, 'TP Hải Ninh', random),
  })
}

function quotaRows(places: readonly Place[], army: readonly number[], police: readonly number[]): DemoRow[] {
  const nextId = idsFrom(63)
  return places.map(({ code }, at) =>
    bookRow('callUpQuota', nextId(), code, {
      year: YEAR,
      army: army[at] ?? 0,
      police: police[at] ?? 0,
      decision: DECISION.number,
      decidedOn: DECISION.decidedOn,
      handoverOn: HANDED_ON,
    }),
  )
}

function enlisted(nextId: () => string, unit: string, army: number, police: number): DemoRow[] {
  const random = randomOf(`call-up of ${unit}`)
  const citizen = citizens(random)
  return Array.from({ length: army + police }, (_, turn) =>
    bookRow('serviceYear', nextId(), unit, {
      ...citizen(`${YEAR - 25}-04-01`, `${YEAR - 18}-01-31`),
      year: YEAR,
      schooling: random.pick(['upper', 'upper', 'vocational', 'college']),
      listedOn: DAYS.listed,
      prescreenCalledOn: DAYS.called,
      prescreenOn: DAYS.seen,
      prescreenResult: 'passed',
      medicalCalledOn: DAYS.medicalCalled,
      medicalOn: DAYS.examined,
      healthGrade: random.pick(['1', '2', '2', '3', '3']),
      force: turn < army ? 'army' : 'police',
      orderOn: DAYS.ordered,
      orderKind: 'main',
      handedOn: HANDED_ON,
      point: 'Điểm giao, nhận quân TP Hải Ninh',
      recheckOn: '2022-02-21',
      recheckResult: 'kept',
    }),
  )
}
