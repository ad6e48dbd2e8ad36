import { bookRow } from './bookRow.ts'
import { STOPS_HAI_NINH } from './callUpFunnel.ts'
import { type Calendar, stepsOf, wayOf } from './callUpRows.ts'
import { idsFrom } from './identity.ts'
import { type Random, randomOf } from './random.ts'
import { cast, citizens } from './serviceNames.ts'
import { share } from './share.ts'
import type { DemoDecision, DemoRow, DemoRows } from './world.ts'

type CallUp = {
  year: number
  army: number
  police: number
  decision: { number: string; decidedOn: string; note: string }
  days: Calendar
  recheckOn: string
  /** Its citizens in the numbering of rows. */
  series: number
  /** The medical examination was the last step: orders and quota came after the review. */
  underway?: true
}
/** What had stopped somebody before the orders of the year went out. */
const BEFORE_ORDERS: readonly string[] = ['listed', 'called', 'attended', 'medicalCalled', 'examined']

/** The city reviewed 2022: it had handed over the men of that year and had just examined those of the next. */
const CALL_UPS: readonly CallUp[] = [
  {
    year: 2022,
    army: 150,
    police: 30,
    decision: { number: '4120/QĐ-UBND', decidedOn: '2021-12-20', note: 'Chỉ tiêu giao quân năm 2022' },
    days: {
      listed: '2021-09-08',
      called: '2021-10-04',
      seen: '2021-10-20',
      medicalCalled: '2021-11-05',
      examined: '2021-11-26',
      ordered: '2022-01-25',
      handed: '2022-02-16',
    },
    recheckOn: '2022-02-21',
    series: 64,
  },
  {
    year: 2023,
    army: 146,
    police: 32,
    decision: { number: '4307/QĐ-UBND', decidedOn: '2022-12-19', note: 'Chỉ tiêu giao quân năm 2023' },
    days: {
      listed: '2022-09-07',
      called: '2022-10-03',
      seen: '2022-10-19',
      medicalCalled: '2022-11-04',
      examined: '2022-11-25',
      ordered: '2023-01-17',
      handed: '2023-02-08',
    },
    recheckOn: '2023-02-13',
    series: 164,
    underway: true,
  },
]

type Place = { code: string; weight: number }

/** How many each place was to send, and who went, every one of them on the one day of the year; and who of the list did not. */
export function haiNinhCallUp(
  places: readonly Place[],
  province: string,
  city: string,
): { rows: DemoRows; targets: DemoDecision[] } {
  const years = CALL_UPS.map((callUp) => ofYear(callUp, places, province, city))
  return {
    rows: {
      callUpQuota: years.flatMap(({ quotas }) => quotas),
      serviceYear: years.flatMap(({ citizens: listed }) => listed),
    },
    targets: years.flatMap(({ targets }) => targets),
  }
}

function ofYear(callUp: CallUp, places: readonly Place[], province: string, city: string) {
  const army = share(
    callUp.army,
    places.map(({ weight }) => 20 - weight),
  )
  const police = share(
    callUp.police,
    places.map(() => 1),
  )
  const nextCitizen = idsFrom(callUp.series)
  const random = randomOf(callUp.year === 2022 ? 'call-up of the city' : `call-up of the city ${callUp.year}`)
  const stops = STOPS_HAI_NINH.filter(({ at }) => !callUp.underway || BEFORE_ORDERS.includes(at))
  const lost = stops.map((stop) => ({ stop, over: cast(random, stop.many, places.length) }))
  const total = callUp.army + callUp.police
  const target = (unit: string, lines: DemoDecision['lines']): DemoDecision => ({
    unit,
    indicator: 'enlisted_total',
    period: String(callUp.year),
    ...callUp.decision,
    total,
    lines,
  })
  return {
    quotas: callUp.underway ? [] : quotaRows(callUp, places, army, police),
    citizens: places.flatMap(({ code }, at) => [
      ...passed(callUp, nextCitizen, code, army[at] ?? 0, police[at] ?? 0),
      ...lost.flatMap(({ stop, over }) =>
        Array.from({ length: over[at] ?? 0 }, () => stopped(callUp, nextCitizen, code, stop, random)),
      ),
    ]),
    targets: callUp.underway
      ? []
      : [
          target(province, [{ unit: city, value: total }]),
          target(
            city,
            places.map(({ code }, at) => ({ unit: code, value: (army[at] ?? 0) + (police[at] ?? 0) })),
          ),
        ],
  }
}

type StopHere = (typeof STOPS_HAI_NINH)[number]

function stopped({ year, days }: CallUp, nextId: () => string, unit: string, stop: StopHere, random: Random): DemoRow {
  return bookRow('serviceYear', nextId(), unit, {
    ...citizens(random)(`${year - 25}-04-01`, `${year - 18}-01-31`),
    year,
    schooling: random.pick(['lower', 'upper', 'upper', 'vocational']),
    ...stepsOf(wayOf(stop, random), days, year, 'TP Hải Ninh', random),
  })
}

function quotaRows(
  { year, days, decision }: CallUp,
  places: readonly Place[],
  army: readonly number[],
  police: readonly number[],
): DemoRow[] {
  const nextId = idsFrom(63)
  return places.map(({ code }, at) =>
    bookRow('callUpQuota', nextId(), code, {
      year,
      army: army[at] ?? 0,
      police: police[at] ?? 0,
      decision: decision.number,
      decidedOn: decision.decidedOn,
      handoverOn: days.handed,
    }),
  )
}

/** Fit for service; of a year that went on, handed over. */
function passed(
  { year, days, recheckOn, underway }: CallUp,
  nextId: () => string,
  unit: string,
  army: number,
  police: number,
): DemoRow[] {
  const random = randomOf(year === 2022 ? `call-up of ${unit}` : `call-up of ${unit} ${year}`)
  const citizen = citizens(random)
  return Array.from({ length: army + police }, (_, turn) =>
    bookRow('serviceYear', nextId(), unit, {
      ...citizen(`${year - 25}-04-01`, `${year - 18}-01-31`),
      year,
      schooling: random.pick(['upper', 'upper', 'vocational', 'college']),
      listedOn: days.listed,
      prescreenCalledOn: days.called,
      prescreenOn: days.seen,
      prescreenResult: 'passed',
      medicalCalledOn: days.medicalCalled,
      medicalOn: days.examined,
      healthGrade: random.pick(['1', '2', '2', '3', '3']),
      ...(underway
        ? {}
        : {
            force: turn < army ? 'army' : 'police',
            orderOn: days.ordered,
            orderKind: 'main',
            handedOn: days.handed,
            point: 'Điểm giao, nhận quân TP Hải Ninh',
            recheckOn,
            recheckResult: 'kept',
          }),
    }),
  )
}
