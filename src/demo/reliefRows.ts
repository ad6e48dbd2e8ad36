import { addDays, type Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { idsFrom } from './identity.ts'
import { type Random, randomOf } from './random.ts'
import { COMMUNES, DISTRICTS } from './territory.ts'
import type { DemoPart, DemoRow } from './world.ts'

/** A storm that passed over two districts: their communes answered it together, one of them leading. */
const STORMS: readonly { event: string; day: Day; districts: readonly number[]; decision: string }[] = [
  { event: 'Bão muộn tháng 12', day: '2021-12-18', districts: [0, 1], decision: '118/QĐ-BCH' },
  { event: 'Lũ ống thượng nguồn', day: '2022-05-23', districts: [6], decision: '41/QĐ-BCH' },
  { event: 'Mưa lớn đầu mùa', day: '2023-05-28', districts: [2, 3], decision: '37/QĐ-BCH' },
  { event: 'Bão số 7', day: '2023-10-16', districts: [0, 2, 7], decision: '96/QĐ-BCH' },
  { event: 'Lốc xoáy, mưa đá', day: '2024-04-19', districts: [4, 5], decision: '29/QĐ-BCH' },
]
const FIRES: readonly { day: Day; place: string; units: readonly string[]; decision: string | null }[] = [
  {
    day: '2022-03-26',
    place: 'Chữa cháy khoảnh 4, tiểu khu 17',
    units: ['xa-rung-thong', 'xa-deo-gio', 'chi-cuc-kiem-lam'],
    decision: '22/QĐ-BCH',
  },
  {
    day: '2023-04-09',
    place: 'Chữa cháy đồi thông giáp ranh',
    units: ['xa-ban-mo', 'xa-ban-phieng', 'bql-rung-phong-ho'],
    decision: '25/QĐ-BCH',
  },
  { day: '2024-03-31', place: 'Chữa cháy rừng keo ven đường', units: ['xa-thac-trang', 'xa-doc-do'], decision: null },
]

const row = (values: Row): Row => ({
  day: null,
  until: null,
  kind: 'disaster',
  event: null,
  place: null,
  decision: null,
  militia: 0,
  selfDefence: 0,
  regulars: 0,
  police: 0,
  others: 0,
  teams: 0,
  personTurns: 0,
  manDays: 0,
  hours: null,
  evacuated: null,
  households: null,
  houses: null,
  area: null,
  cost: null,
  jointWith: null,
  ...values,
})

/** What Sơn Giang did for its people in the three years the sample tells of. */
export function reliefRows(): DemoPart {
  const nextId = idsFrom(43)
  return {
    rows: { relief: [...storms(nextId), ...fires(nextId), ...epidemic(nextId), ...civicAction(nextId), ...rescues(nextId)] },
  }
}

/** Days of work of each unit's people, and what they leave behind. */
function storms(nextId: () => string): DemoRow[] {
  return STORMS.flatMap(({ event, day, districts, decision }) => {
    const random = randomOf(`storm ${day}`)
    const communes = districts.flatMap((at) => DISTRICTS[at]?.communes ?? [])
    const leading = nextId()
    return communes.map(({ code }, index): DemoRow => {
      const [militia, days] = [12 + random.below(20), 2 + random.below(3)]
      return {
        id: index === 0 ? leading : nextId(),
        unit: code,
        values: row({
          day,
          until: addDays(day, days - 1),
          event,
          place: random.pick([
            'Di dời dân vùng trũng',
            'Gia cố bờ kè, kênh mương',
            'Chằng chống, sửa nhà',
            'Dọn cây đổ, thông đường',
          ]),
          decision: index % 9 === 4 ? null : decision,
          militia,
          regulars: index % 4 === 0 ? 10 : 0,
          police: index % 3 === 0 ? 4 : 0,
          teams: Math.ceil(militia / 8),
          personTurns: militia * days,
          manDays: militia * days,
          evacuated: random.below(60),
          households: 2 + random.below(14),
          houses: random.below(9),
          cost: index % 9 === 4 ? null : (200 + random.below(500)) * 10_000,
          jointWith: index === 0 ? null : leading,
        }),
      }
    })
  })
}

function fires(nextId: () => string): DemoRow[] {
  return FIRES.flatMap(({ day, place, units, decision }) => {
    const random = randomOf(`fire ${day}`)
    const leading = nextId()
    return units.map((unit, index): DemoRow => {
      const people = 9 + random.below(12)
      const agency = !unit.startsWith('xa-')
      return {
        id: index === 0 ? leading : nextId(),
        unit,
        values: row({
          day,
          kind: 'forest',
          event: 'Cháy rừng',
          place,
          decision,
          militia: agency ? 0 : people,
          selfDefence: agency ? people : 0,
          teams: 2,
          personTurns: people,
          manDays: people,
          hours: 5 + random.below(6),
          area: index === 0 ? 8000 + random.below(20_000) : null,
          jointWith: index === 0 ? null : leading,
        }),
      }
    })
  })
}

/** Checkpoints of the epidemic in the spring of 2022, a row a month. */
function epidemic(nextId: () => string): DemoRow[] {
  const random = randomOf('epidemic')
  return COMMUNES.filter((_, index) => index % 3 === 0).flatMap(({ code }) =>
    (['2022-01-01', '2022-02-01'] as const).map((day): DemoRow => {
      const militia = 4 + random.below(5)
      return {
        id: nextId(),
        unit: code,
        values: row({
          day,
          until: addDays(day, 27),
          kind: 'epidemic',
          event: 'Dịch COVID-19',
          place: 'Trực chốt, hỗ trợ khu cách ly',
          decision: '07/QĐ-UBND',
          militia,
          police: 2,
          teams: 1,
          personTurns: militia * 7,
          manDays: militia * 7,
        }),
      }
    }),
  )
}

function civicAction(nextId: () => string): DemoRow[] {
  return ['2022-03-24', '2023-03-23', '2024-03-21'].flatMap((day) => {
    const random = randomOf(`civic action ${day}`)
    return random
      .shuffled(COMMUNES)
      .slice(0, 24)
      .map(({ code }): DemoRow => ({ id: nextId(), unit: code, values: civicRow(random, day) }))
  })
}

function civicRow(random: Random, day: Day): Row {
  const militia = 10 + random.below(15)
  return row({
    day,
    kind: 'civic_action',
    place: random.pick(['Làm đường liên thôn', 'Nạo vét kênh nội đồng', 'Sửa nhà hộ chính sách', 'Dọn vệ sinh nghĩa trang']),
    decision: random.chance(70) ? '15/KH-BCH' : null,
    militia,
    others: random.below(30),
    teams: 2,
    personTurns: militia,
    manDays: militia,
    households: random.below(4),
  })
}

function rescues(nextId: () => string): DemoRow[] {
  const rescue = (unit: string, day: Day, place: string, militia: number): DemoRow => ({
    id: nextId(),
    unit,
    values: row({
      day,
      kind: 'rescue',
      event: 'Người mất tích',
      place,
      decision: '19/QĐ-BCH',
      militia,
      police: 6,
      teams: 2,
      personTurns: militia,
      manDays: militia,
      hours: 8,
    }),
  })
  return [
    rescue('phuong-ben-da', '2022-04-30', 'Tìm người đuối nước trên sông', 14),
    rescue('xa-suoi-can', '2023-02-19', 'Tìm người đi rừng lạc', 22),
    rescue('xa-thac-trang', '2024-05-12', 'Tìm người bị lũ cuốn', 18),
  ]
}
