import { addDays, type Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { idsFrom } from './identity.ts'
import { PROVINCES } from './provinces.ts'
import { randomOf } from './random.ts'
import { share } from './share.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoOverride, DemoPart, DemoRow } from './world.ts'

/** Seats of commune commands in the whole sample on the cut-off of the first half of 2021: "hơn 4.000". */
export const SEATS_2021 = 4127
const COUNTED_ON: Day = '2021-05-31'
const MERGED_ON: Day = '2025-07-01'

/** Buildings built or repaired before the cut-off of each half-year, and what they cost together, in đồng. */
const WORKS = [
  { year: 2022, buildings: 7, investment: 3_120_000_000 },
  { year: 2023, buildings: 8, investment: 3_650_000_000 },
  { year: 2024, buildings: 10, investment: 4_700_000_000 },
] as const

/** Every fourth commune of Sơn Giang worked without a seat of its own in 2021. */
const hadSeat = (index: number): boolean => index % 4 !== 0
const seated = COMMUNES.filter((_, index) => hadSeat(index)).length

export function headquartersRows(): DemoPart {
  const nextId = idsFrom(40)
  return {
    rows: { headquarters: [...ofSonGiang(nextId), ...ofProvinces(nextId)], baseWorks: baseWorks(), landCases: landCases() },
    overrides: ['2020-H1', '2021-H1'].flatMap(commandsBefore),
  }
}

/** Seats of each province before the merger; that many and half as many again of its communes had none. */
const seatsOfProvinces = (): number[] => share(SEATS_2021 - seated, [11, 9, 12, 8, 10, 13])

/** The sample names only communes that still are; how many commands there were before the merger each province says itself. */
const commandsBefore = (period: string): DemoOverride[] =>
  PROVINCES.map(({ code, communes }, at) => ({
    unit: code,
    indicator: 'commune_military_commands_total',
    period,
    derived: communes.length,
    value: Math.floor(((seatsOfProvinces()[at] ?? 0) * 5) / 2),
    reason: 'Số Ban CHQS cấp xã trước sắp xếp; sổ chỉ ghi tên các xã còn đến nay',
  }))

const seat = (values: Row): Row => ({
  oldCommune: null,
  newCommune: null,
  work: 'existing',
  day: COUNTED_ON,
  status: 'good',
  cost: null,
  capital: null,
  decision: null,
  since: null,
  until: null,
  ...values,
})

const communeName = ({ code, shortName }: { code: string; shortName: string }): string =>
  `${code.includes('phuong-') ? 'Phường' : 'Xã'} ${shortName}`

function ofSonGiang(nextId: () => string): DemoRow[] {
  const random = randomOf('seats of Sơn Giang')
  const standing = COMMUNES.flatMap((commune, index): DemoRow[] =>
    hadSeat(index)
      ? [
          {
            id: nextId(),
            unit: commune.code,
            values: seat({
              oldCommune: communeName(commune),
              since: random.day('2011-01-10', '2020-12-20'),
              status: index % 5 === 0 ? 'worn' : 'good',
            }),
          },
        ]
      : [],
  )
  const built = new Set<number>()
  const works = WORKS.flatMap(({ year, buildings, investment }) => {
    const costs = buildingCosts(buildings, investment)
    return randomOf(`buildings ${year}-H1`)
      .shuffled([...COMMUNES.keys()])
      .slice(0, buildings)
      .map((index, at): DemoRow => {
        const commune = COMMUNES[index]
        const isNew = !hadSeat(index) && !built.has(index)
        built.add(index)
        const day = random.day(`${year}-02-10`, `${year}-06-05`)
        return {
          id: nextId(),
          unit: commune?.code ?? PROVINCE,
          values: seat({
            oldCommune: commune ? communeName(commune) : null,
            work: isNew ? 'built' : 'repaired',
            day,
            cost: costs[at] ?? 0,
            capital: at % 3 === 0 ? 'commune' : 'province',
            decision: `${210 + at}/QĐ-UBND`,
            since: isNew ? addDays(day, 4) : null,
          }),
        }
      })
  })
  return [...standing, ...works]
}

/** Costs that differ by building and add up to the investment, in whole millions. */
function buildingCosts(buildings: number, investment: number): number[] {
  const million = 1_000_000
  const average = Math.floor(investment / buildings / million)
  const costs = Array.from(
    { length: buildings },
    (_, index) => (average + (index % 2 === 0 ? 35 : -35) + (index % 3) * 10) * million,
  )
  const last = investment - costs.slice(0, -1).reduce((a, b) => a + b, 0)
  return [...costs.slice(0, -1), last]
}

const FIRST =
  'Tân Phú An Long Bình Vĩnh Thạnh Hòa Đông Tây Nam Bắc Thượng Hạ Trung Sơn Lâm Khê Giang Thanh Xuân Hưng Minh Quảng Đại Kim Ngọc Đức Yên Bảo'.split(
    ' ',
  )
const SECOND =
  'Lũng Bãi Gò Suối Đồng Bến Nương Rạch Hồ Đèo Thác Cầu Chợ Mỹ Phước Lộc Thịnh Hải Điền Trạch Hà Lợi Thọ Phong Hiệp Định Quới Nghĩa Thuận Cường'.split(
    ' ',
  )

/** Names of communes that were, out of two lists: more than a province ever had. */
const formerName = (at: number): string =>
  `Xã ${FIRST[at % FIRST.length]} ${SECOND[(at + Math.floor(at / FIRST.length)) % SECOND.length]}`

/** The communes of the other provinces as they were before the merger: their province keeps the book of their seats. */
function ofProvinces(nextId: () => string): DemoRow[] {
  const random = randomOf('seats of the provinces')
  const parts = seatsOfProvinces()
  return PROVINCES.flatMap(({ code, communes }, at) =>
    Array.from({ length: parts[at] ?? 0 }, (_, index): DemoRow => {
      const commune = communes[index % communes.length]
      const surplus = index % 3 === 2
      return {
        id: nextId(),
        unit: code,
        values: seat({
          oldCommune: formerName(index),
          newCommune: commune ? communeName(commune) : null,
          status: surplus ? 'surplus' : 'good',
          since: random.day('2010-01-05', '2021-05-20'),
          until: surplus ? MERGED_ON : null,
        }),
      }
    }),
  )
}

function baseWorks(): DemoRow[] {
  const nextId = idsFrom(41)
  const work = (
    unit: string,
    title: string,
    kind: string,
    startedOn: Day,
    completedOn: Day | null,
    cost: number,
    capital: string,
  ): DemoRow => ({
    id: nextId(),
    unit,
    values: { title, kind, startedOn, completedOn, cost, capital, decision: `${startedOn.slice(2, 4)}${kind.length}/QĐ-BCH` },
  })
  return [
    work(PROVINCE, 'Nhà ăn, nhà bếp cơ quan', 'building', '2022-03-01', '2022-10-20', 2_350_000_000, 'province'),
    work(PROVINCE, 'Bãi tập tổng hợp của trường quân sự', 'training_ground', '2023-01-30', '2023-05-26', 860_000_000, 'province'),
    work(PROVINCE, 'Tường rào phía đông doanh trại', 'yard', '2024-01-08', '2024-04-12', 410_000_000, 'ministry'),
    work(PROVINCE, 'Nhà ở cán bộ', 'building', '2024-03-18', null, 3_900_000_000, 'ministry'),
    work('phuong-ben-da', 'Sân huấn luyện phường', 'yard', '2023-04-03', '2023-06-02', 95_000_000, 'commune'),
    work('xa-dong-roc', 'Nhà kho vật chất phòng thủ dân sự', 'building', '2024-02-19', '2024-05-30', 180_000_000, 'commune'),
  ]
}

function landCases(): DemoRow[] {
  const nextId = idsFrom(42)
  const one = (
    unit: string,
    title: string,
    kind: string,
    area: number,
    openedOn: Day,
    settledOn: Day | null,
    outcome: string | null,
  ): DemoRow => ({
    id: nextId(),
    unit,
    values: { title, kind, area, openedOn, settledOn, outcome, decision: settledOn ? '05/BB-UBND' : null },
  })
  return [
    one(
      PROVINCE,
      'Ranh giới khu đất bãi tập cũ chồng lên đất trồng cây của 3 hộ',
      'dispute',
      4200,
      '2022-08-15',
      '2023-03-20',
      'Đo đạc lại, các hộ ký biên bản thống nhất ranh giới',
    ),
    one(
      PROVINCE,
      'Hộ dân dựng nhà tạm trong hành lang khu đất',
      'encroachment',
      160,
      '2023-02-06',
      '2023-05-11',
      'Hộ dân tự tháo dỡ, trả lại mặt bằng',
    ),
    one(PROVINCE, 'Khu đất kho cũ chưa có giấy chứng nhận', 'papers', 18_500, '2023-09-12', null, null),
    one('xa-gieng-da', 'Trồng keo lấn ranh giới khu đất thao trường xã', 'encroachment', 950, '2024-01-16', null, null),
    one(
      'phuong-cau-bac',
      'Cho thuê ki-ốt trên đất trụ sở cũ',
      'misuse',
      220,
      '2024-02-27',
      '2024-05-06',
      'Chấm dứt hợp đồng, thu hồi mặt bằng',
    ),
  ]
}
