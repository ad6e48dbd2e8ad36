import { addDays, type Day, daysBetween } from '#domain/period.ts'
import { AGENCIES, type Agency } from './agencies.ts'
import type { DemoRow } from './world.ts'

/** A post is kept by one person a day, without a gap; one turn of duty (lượt trực) is one post kept from first to last day. */
type Season = { from: Day; to: Day; decision: string; posts: (agency: Agency, index: number) => number }

const SEASONS: readonly Season[] = [
  // Three agencies kept no post in 2022, and the rubber company one.
  { from: '2022-01-19', to: '2022-07-15', decision: '09/KH-BCH', posts: (_agency, index) => (index % 16 === 7 ? 0 : 1) },
  { from: '2023-01-13', to: '2023-07-15', decision: '12/KH-BCH', posts: (agency) => agency.posts },
  { from: '2024-01-13', to: '2024-06-14', decision: '11/KH-BCH', posts: (agency) => agency.posts },
]

const PLACES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/cao-su/, ['Nhà máy chế biến mủ', 'Kho vật tư']],
  [/xi-mang/, ['Cổng nhà máy']],
  [/dien-luc/, ['Trạm điều hành']],
  [/lam-nghiep|kiem-lam|rung/, ['Trạm bảo vệ rừng']],
  [/benh-vien/, ['Cổng bệnh viện']],
  [/truong/, ['Cổng trường']],
  [/dai-|vien-thong/, ['Nhà máy phát']],
  [/thuy-loi|cap-nuoc/, ['Trạm đầu mối']],
  [/cong-ty/, ['Cổng công ty']],
]

export function agencyDuty(nextId: () => string): DemoRow[] {
  const out: DemoRow[] = []
  for (const season of SEASONS) {
    AGENCIES.forEach((agency, index) => {
      const places = PLACES.find(([pattern]) => pattern.test(agency.code))?.[1] ?? ['Cổng cơ quan']
      for (const place of places.slice(0, season.posts(agency, index))) {
        for (let day = 0; day < daysBetween(season.from, season.to); day++) {
          out.push({
            id: nextId(),
            unit: agency.code,
            values: dutyDay(addDays(season.from, day), place, day === 0, season.decision),
          })
        }
      }
    })
  }
  return out
}

const dutyDay = (day: Day, place: string, opens: boolean, decision: string): DemoRow['values'] => ({
  day,
  kind: 'duty',
  shift: 'day_night',
  place,
  people: 1,
  turns: opens ? 1 : 0,
  manDays: 1,
  teamTurns: 0,
  personTurns: 0,
  alongside: null,
  decision,
  jointWith: null,
})
