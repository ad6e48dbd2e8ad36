import type { Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { type CountedYear, overCommunes, POPULATION } from './population.ts'
import { COMMUNES } from './territory.ts'
import type { DemoRow } from './world.ts'

const YEARS: readonly CountedYear[] = [2022, 2023, 2024]

/** People living in each commune and working in each agency, as their books hold them from June to June. */
export function baseNumbers(nextId: () => string): DemoRow[] {
  const row = (unit: string, kind: string, value: number, year: number, source: string): DemoRow => ({
    id: nextId(),
    unit,
    values: {
      kind,
      value,
      asOf: `${year}-06-01`,
      source,
      note: null,
      // A later year takes over; the last stands until somebody writes the next.
      until: year < lastOf(kind) ? `${year + 1}-06-01` : null,
    },
  })
  const population = YEARS.flatMap((year) =>
    overCommunes(POPULATION[year]).map((people, index) =>
      row(COMMUNES[index]?.code ?? '', 'population', people, year, 'Số thống kê trung bình năm'),
    ),
  )
  const staff = AGENCIES.flatMap(({ code, strength }, index) => [
    row(code, 'staff', strength * 8, 2022, 'Phòng tổ chức'),
    row(code, 'staff', strength * 8 + (index % 9), 2023, 'Phòng tổ chức'),
    row(code, 'msdf_age', Math.round(strength * 6.2), 2023, 'Phòng tổ chức'),
  ])
  return [...population, ...staff]
}

const lastOf = (kind: string): number => (kind === 'population' ? 2024 : 2023)

/** Each command was appointed anew under the law of 2020; later some lost a post, five of them still in mid-2023. */
export function consolidations(nextId: () => string): DemoRow[] {
  return AGENCIES.flatMap(({ code, lacks }, index) => {
    const still = lacks.includes('consolidation')
    const row = (lack: Lack): DemoRow => ({ id: nextId(), unit: code, values: lack })
    const anew = row({
      since: '2020-07-01',
      lacks: 'decision',
      detail: null,
      dueOn: '2020-12-31',
      completedOn: '2020-10-15',
      decision: 'QĐ thành lập Ban CHQS',
      outcome: 'on_time',
    })
    if (!still && index % 11 !== 4) return [anew]
    const completedOn: Day | null = still ? null : '2022-11-14'
    return [
      anew,
      row({
        since: '2022-03-01',
        lacks: 'deputies',
        detail: index % 3 === 0 ? 'Cấp phó chuyển công tác' : 'Cấp phó nghỉ hưu',
        dueOn: still ? '2023-06-30' : '2022-12-31',
        completedOn,
        decision: completedOn === null ? null : 'QĐ kiện toàn Ban CHQS',
        outcome: completedOn === null ? null : 'on_time',
      }),
    ]
  })
}

type Lack = Record<'since' | 'lacks' | 'detail' | 'dueOn' | 'completedOn' | 'decision' | 'outcome', string | null>
