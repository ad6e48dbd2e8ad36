import { dayOf } from '#domain/period.ts'
import { DISTRICTS_ENDED } from '#domain/unit.ts'
import { haiNinhAwards } from './haiNinhAwards.ts'
import { haiNinhCallUp } from './haiNinhCallUp.ts'
import { idsFrom } from './identity.ts'
import { share } from './share.ts'
import { slug } from './territory.ts'
import type { DemoLink, DemoPart, DemoRow, DemoUnit } from './world.ts'

/** Before every record of the demo. */
const FOUNDED = '2010-01-01'
const PROVINCE = 'hai-khe'
export const HAI_NINH = 'hai-ninh'
const REGION = 'hai-khe-khu-vuc-1'

const WARDS = ['Trần Hải', 'Bến Lăng', 'Chợ Mới Đông', 'Vạn Gia', 'Ngọc Triều', 'Sa Vĩ Thượng', 'Cửa Đại Bắc', 'Hòa Khê']
const COMMUNES_OF_IT = [
  'Hải Vân Đông',
  'Quảng Triều',
  'Bắc Sơn Hải',
  'Vĩnh Lăng',
  'Vĩnh Triều',
  'Đảo Trà Lam',
  'Hải Tiến Thượng',
  'Hải Lăng Tây',
  'Đồn Sim',
]

/** The further from the border and the shore, the fewer patrols: how the turns of a year divide among the seventeen. */
const WEIGHTS = [9, 8, 5, 10, 9, 12, 7, 5, 8, 9, 14, 6, 7, 11, 6, 5, 13]

export type CityCommune = { code: string; kind: 'phường' | 'xã'; shortName: string; weight: number }
export const CITY_COMMUNES: readonly CityCommune[] = [
  ...WARDS.map((shortName) => ({ kind: 'phường' as const, shortName })),
  ...COMMUNES_OF_IT.map((shortName) => ({ kind: 'xã' as const, shortName })),
].map(({ kind, shortName }, at) => ({
  code: slug(`hai-ninh ${kind} ${shortName}`),
  kind,
  shortName,
  weight: WEIGHTS[at] ?? 1,
}))

const unit = (code: string, kind: DemoUnit['kind'], name: string, shortName: string, days: Partial<DemoUnit> = {}): DemoUnit => ({
  code,
  kind,
  name,
  shortName,
  managedBy: null,
  validFrom: FOUNDED,
  validTo: null,
  ...days,
})
const link = (child: string, parent: string, from = FOUNDED, to: string | null = null): DemoLink => ({
  unit: child,
  parent,
  from,
  to,
})

/** The border city of Hải Ninh in the province of Hải Khê: a district command until the level ended, and its year 2022. */
export function haiNinh(): DemoPart {
  const callUp = haiNinhCallUp(CITY_COMMUNES, PROVINCE, HAI_NINH)
  return {
    units: [
      unit(HAI_NINH, 'district', 'Ban CHQS thành phố Hải Ninh', 'TP Hải Ninh', { validTo: DISTRICTS_ENDED }),
      unit(REGION, 'regional_command', 'Ban CHPTKV 1 - Hải Khê', 'Khu vực 1 Hải Khê', { validFrom: DISTRICTS_ENDED }),
      ...CITY_COMMUNES.map(({ code, kind, shortName }) =>
        unit(code, 'commune', `Ban CHQS ${kind} ${shortName}, TP Hải Ninh`, shortName),
      ),
    ],
    links: [
      link(HAI_NINH, PROVINCE, FOUNDED, DISTRICTS_ENDED),
      link(REGION, PROVINCE, DISTRICTS_ENDED),
      ...CITY_COMMUNES.flatMap(({ code }) => [
        link(code, HAI_NINH, FOUNDED, DISTRICTS_ENDED),
        link(code, REGION, DISTRICTS_ENDED),
      ]),
    ],
    successions: [{ unit: HAI_NINH, successor: REGION, on: DISTRICTS_ENDED }],
    rows: { duty: patrols(), partyCells: cells(), commendations: haiNinhAwards(HAI_NINH), ...callUp.rows },
    targets: callUp.targets,
  }
}

const TEAM_TURNS = 2_568
const PERSON_TURNS = 9_467
/** More in the holidays at both ends of the year and in the months of storms. */
const MONTHS = [9, 10, 8, 7, 8, 8, 9, 10, 11, 9, 8, 9]

/** What each commune patrolled in a month of 2022, on the shore and along the border, as its book adds it up. */
function patrols(): DemoRow[] {
  const nextId = idsFrom(60)
  const places = CITY_COMMUNES.flatMap((commune) => MONTHS.map((weight, at) => ({ commune, month: at + 1, weight })))
  const weights = places.map(({ commune, weight }) => commune.weight * weight)
  const teams = share(TEAM_TURNS, weights)
  // Teams of three, and whoever is left goes where the way is long.
  const more = share(PERSON_TURNS - 3 * TEAM_TURNS, teams)
  return places.map(({ commune, month }, at) => {
    const teamTurns = teams[at] ?? 0
    const personTurns = 3 * teamTurns + (more[at] ?? 0)
    return {
      id: nextId(),
      unit: commune.code,
      values: {
        day: dayOf(2022, month, 14),
        kind: 'patrol',
        shift: 'night',
        place: 'Tuyến biên giới, bờ biển',
        people: Math.min(personTurns, 12 + commune.weight),
        turns: 0,
        manDays: 0,
        teamTurns,
        personTurns,
        alongside: 'border_guard',
        decision: '02/KH-BCH',
        jointWith: null,
      },
    }
  })
}

/** The seventeen cells founded in the year, one after another from ward to ward. */
function cells(): DemoRow[] {
  const nextId = idsFrom(62)
  return CITY_COMMUNES.map(({ code, kind, shortName, weight }, at) => {
    const id = nextId()
    return {
      id,
      unit: code,
      values: {
        title: `Chi bộ quân sự ${kind} ${shortName}`,
        since: dayOf(2022, 3 + Math.floor(at / 3), 3 + at),
        until: null,
        status: 'active',
        entry: 'founded',
        committee: weight > 9,
        members: 3 + (weight % 6),
        admitted: 0,
        decision: `${41 + at}-QĐ/ĐU`,
        cell: id,
      },
    }
  })
}
