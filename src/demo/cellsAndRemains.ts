import type { Day } from '#domain/period.ts'
import { idsFrom } from './identity.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow } from './world.ts'

export const cellsAndRemains = (): DemoPart => ({ rows: { partyCells: partyCells(), remains: remains() } })

/** Every commune has had its cell since before the sample begins; a few elected a committee in 2023. */
function partyCells(): DemoRow[] {
  const nextId = idsFrom(48)
  const random = randomOf('party cells')
  return COMMUNES.flatMap(({ code, shortName }, index) => {
    const title = `Chi bộ quân sự ${code.startsWith('phuong-') ? 'phường' : 'xã'} ${shortName}`
    const id = nextId()
    const members = 3 + random.below(8)
    const elected: Day | null = index % 12 === 5 ? '2023-02-03' : null
    const committee = index % 12 !== 5 && index % 16 !== 9
    const cell = { title, status: 'active', cell: id }
    const first: DemoRow = {
      id,
      unit: code,
      values: {
        ...cell,
        since: random.day('2014-02-03', '2021-11-30'),
        until: elected,
        entry: 'founded',
        committee,
        members,
        admitted: 0,
        decision: `${40 + random.below(60)}-QĐ/ĐU`,
      },
    }
    if (elected === null) return [first]
    const next = { ...cell, since: elected, until: null, entry: 'continued', committee: true, members: members + 1, admitted: 1 }
    return [first, { id: nextId(), unit: code, values: { ...next, decision: '12-QĐ/ĐU' } }]
  })
}

/** Dry seasons over the border and at home: the numbers each half-year reports. */
function remains(): DemoRow[] {
  const nextId = idsFrom(49)
  const mission = (
    title: string,
    land: 'abroad' | 'home',
    place: string,
    startedOn: Day,
    endedOn: Day,
    recovered: number,
  ): DemoRow => ({
    id: nextId(),
    unit: PROVINCE,
    values: {
      mission: title,
      team: land === 'abroad' ? 'Đội quy tập của tỉnh' : 'Ban CHQS các huyện',
      land,
      place,
      startedOn,
      endedOn,
      recovered,
      handedOver: recovered,
      handedOverOn: endedOn,
    },
  })
  return [
    mission('Mùa khô 2021–2022', 'abroad', 'Campuchia', '2021-12-20', '2022-05-18', 14),
    mission('Theo tin báo của nhân dân, 2022', 'home', 'Huyện Lâm Thượng', '2022-03-02', '2022-03-19', 1),
    mission('Mùa khô 2022–2023', 'abroad', 'Campuchia', '2022-12-18', '2023-05-20', 17),
    mission('Theo tin báo của nhân dân, 2023', 'home', 'Huyện Thạch Biên', '2023-04-03', '2023-04-26', 3),
    mission('Mùa khô 2023–2024, đợt 1', 'abroad', 'Campuchia', '2023-12-19', '2024-02-28', 9),
    mission('Mùa khô 2023–2024, đợt 2', 'abroad', 'Campuchia', '2024-03-04', '2024-05-21', 12),
    mission('Theo tin báo của nhân dân, 2024', 'home', 'Huyện Ia Sông', '2024-04-08', '2024-04-30', 2),
  ]
}
