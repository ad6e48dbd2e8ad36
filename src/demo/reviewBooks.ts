import { type Day, dayOf } from '#domain/period.ts'
import type { CellValue } from '#domain/register.ts'
import { BASES, COMMUNES } from './binhLamBases.ts'
import { bookRow } from './bookRow.ts'
import { CITY_COMMUNES, HAI_NINH } from './haiNinh.ts'
import { idsFrom } from './identity.ts'
import { randomOf } from './random.ts'
import { citizens } from './serviceNames.ts'
import type { DemoPart, DemoRow } from './world.ts'

/**
 * What the reviews of Bình Lâm (2025) and of Hải Ninh (2022) speak of without a number: awards and support equipment of
 * the one; classes, contests, violations, soldiers who came home and help to people of the other. The books say how many.
 */
export const reviewBooks = (): DemoPart => ({
  rows: {
    commendations: binhLamAwards(),
    purchases: binhLamPurchases(),
    exercises: [areaExercise()],
    ...haiNinhTraining(),
    ...haiNinhService(),
    relief: haiNinhRelief(),
  },
})

type Said = Readonly<Record<string, CellValue>>
const maker = (series: number) => {
  const nextId = idsFrom(series)
  return (key: string, unit: string, said: Said): DemoRow => bookRow(key, nextId(), unit, said)
}

function binhLamAwards(): DemoRow[] {
  const row = maker(81)
  const given = { year: 2025, occasion: 'Tổng kết năm', state: 'awarded' }
  const titled = {
    ...given,
    decidedBy: 'provincial_command',
    proposedOn: '2025-11-20',
    decision: '2210/QĐ-BCH',
    decidedOn: '2025-12-10',
  }
  const lettered = {
    ...given,
    decidedBy: 'commune_committee',
    proposedOn: '2025-11-24',
    decision: '618/QĐ-UBND',
    decidedOn: '2025-12-09',
  }
  return [
    ...BASES.slice(0, 11).map(({ code, name }) =>
      row('commendations', code, { ...titled, subjectKind: 'collective', subject: name, award: 'advanced_unit' }),
    ),
    ...COMMUNES.slice(0, 6).map(({ code, name }) =>
      row('commendations', code, { ...lettered, subjectKind: 'collective', subject: name, award: 'letter' }),
    ),
    ...COMMUNES.slice(0, 9).map(({ code }, at) =>
      row('commendations', code, {
        ...lettered,
        subjectKind: 'individual',
        subject: `${PEOPLE[at % PEOPLE.length]}`,
        award: 'letter',
      }),
    ),
    ...BASES.slice(11, 14).map(({ code, name }) =>
      row('commendations', code, {
        year: 2025,
        occasion: 'Tổng kết năm',
        subjectKind: 'collective',
        subject: name,
        award: 'flag',
        decidedBy: 'provincial_committee',
        proposedOn: '2025-12-02',
      }),
    ),
  ]
}

const PEOPLE = [
  'Lâm Quốc Nghị',
  'Trịnh Thị Thu Sương',
  'Hà Văn Thuyết',
  'Nông Đức Khải',
  'Mạc Thanh Tùng',
  'Phùng Thị Lài',
  'Cao Xuân Hưởng',
  'Đoàn Minh Triết',
  'Lưu Bá Toàn',
]

const binhLamPurchases = (): DemoRow[] => {
  const row = maker(82)
  return BASES.slice(0, 38).map(({ code }, at) =>
    row('purchases', code, {
      year: 2025,
      kind: 'support_equipment',
      day: dayOf(2025, 8 + (at % 4), 3 + (at % 20)),
      times: 1 + (at % 2),
      cost: 6_000_000 + (at % 7) * 850_000,
      decision: `${14 + at}/QĐ-BCH`,
    }),
  )
}

/** Announced for the year after: planned, not held. */
const areaExercise = (): DemoRow =>
  maker(83)('exercises', HAI_NINH, {
    title: 'Diễn tập khu vực phòng thủ thành phố năm 2023',
    kind: 'area',
    plannedFor: '2022-12-12',
    decision: '06/KH-UBND',
  })

function haiNinhTraining(): Record<string, DemoRow[]> {
  const row = maker(84)
  const class4 = (title: string, unit: string, heldFrom: Day, heldTo: Day, people: number) =>
    row('dseClasses', unit, {
      title,
      objectGroup: 'group4',
      heldFrom,
      heldTo,
      days: 3,
      people,
      turns: people,
      certificates: people,
    })
  return {
    dseClasses: [
      class4('Bồi dưỡng bí thư, trưởng thôn, khu phố, đợt 1', HAI_NINH, '2022-04-12', '2022-04-14', 86),
      class4('Bồi dưỡng bí thư, trưởng thôn, khu phố, đợt 2', HAI_NINH, '2022-09-20', '2022-09-22', 79),
    ],
    dsePupils: ['THPT Trần Hải', 'THPT Vạn Gia'].map((school, at) =>
      row('dsePupils', HAI_NINH, {
        school,
        level: 'upper_secondary',
        schoolYear: '2021-2022',
        term: 'year',
        countedOn: '2022-05-27',
        due: 612 - at * 140,
        taught: 612 - at * 140,
      }),
    ),
    contests: [
      ['Hội thao quân sự DQTV tỉnh năm 2022', 'sports', '2022-06-09', 24, 1, 3, 'second'],
      ['Hội thi cán bộ Ban CHQS cấp xã năm 2022', 'contest', '2022-08-18', 9, 1, 2, 'third'],
    ].map(([title, kind, heldOn, participants, teamPrizes, individualPrizes, rank]) =>
      row('contests', HAI_NINH, {
        title: String(title),
        kind: String(kind),
        level: 'province',
        heldOn: String(heldOn),
        participants: Number(participants),
        teamPrizes: Number(teamPrizes),
        individualPrizes: Number(individualPrizes),
        rank: String(rank),
      }),
    ),
  }
}

function haiNinhService(): Record<string, DemoRow[]> {
  const row = maker(85)
  const random = randomOf('soldiers of Hải Ninh come home')
  const citizen = citizens(random)
  const places = ['Cảng tổng hợp', 'Trung tâm Dịch vụ việc làm tỉnh', 'Hợp tác xã thủy sản']
  return {
    serviceViolations: CITY_COMMUNES.slice(2, 6).map(({ code }, at) =>
      row('serviceViolations', code, {
        decision: `${31 + at}/QĐ-XPHC`,
        kind: at % 2 === 0 ? 'medical' : 'prescreen',
        happenedOn: at % 2 === 0 ? '2022-11-08' : '2022-10-19',
        decidedOn: dayOf(2022, 11, 21 + at),
        measure: at === 0 ? 'warning' : 'fine',
        fine: at === 0 ? null : 11_000_000,
        complied: true,
      }),
    ),
    discharged: CITY_COMMUNES.flatMap(({ code }) =>
      Array.from({ length: 6 }, (_, turn) =>
        row('discharged', code, {
          ...citizen('1995-03-01', '2002-01-31'),
          force: turn === 5 ? 'police' : 'army',
          enlistedOn: '2020-02-12',
          dischargedOn: '2022-01-12',
          receivedOn: '2022-01-13',
          reserveOn: '2022-01-18',
          placedOn: turn < 2 ? dayOf(2022, 4, 4 + turn) : null,
          placedAt: turn < 2 ? random.pick(places) : null,
        }),
      ),
    ),
  }
}

/** The winter of checkpoints on the border, and the storm of August. */
const haiNinhRelief = (): DemoRow[] => {
  const row = maker(86)
  return CITY_COMMUNES.flatMap(({ code, weight }, at) => [
    row('relief', code, {
      day: '2022-02-01',
      until: '2022-02-14',
      kind: 'epidemic',
      place: 'Chốt kiểm soát dịch',
      decision: `${8 + at}/QĐ-BCH`,
      militia: 2 + (weight % 4),
      personTurns: (2 + (weight % 4)) * 14,
      manDays: (2 + (weight % 4)) * 14,
    }),
    ...(weight > 8
      ? [
          row('relief', code, {
            day: '2022-08-24',
            until: '2022-08-26',
            kind: 'disaster',
            event: 'Bão số 3',
            place: 'Chằng chống nhà, gia cố bờ đầm',
            decision: `${52 + at}/QĐ-BCH`,
            militia: 4 + weight,
            personTurns: (4 + weight) * 3,
            manDays: (4 + weight) * 3,
            households: 3 + weight,
          }),
        ]
      : []),
  ])
}
