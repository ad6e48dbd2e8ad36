import type { Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { idsFrom } from './identity.ts'
import { overCommunes } from './population.ts'
import { PROVINCES } from './provinces.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow } from './world.ts'

/** Rates by resolution of the council: each ends on the day the next begins. */
const STEPS: readonly { from: Day; until: Day | null; decision: string; rates: Readonly<Record<string, number>> }[] = [
  {
    from: '2021-01-01',
    until: '2024-07-01',
    decision: '22/NQ-HĐND',
    rates: {
      labour_day: 149_000,
      meal: 60_000,
      hamlet_leader: 745_000,
      deputy_commander: 1_788_000,
      post_commander: 357_600,
      post_deputy: 327_800,
    },
  },
  {
    from: '2024-07-01',
    until: '2025-03-01',
    decision: '09/NQ-HĐND',
    rates: {
      labour_day: 187_200,
      meal: 65_000,
      hamlet_leader: 1_170_000,
      deputy_commander: 2_808_000,
      post_commander: 561_600,
      post_deputy: 514_800,
    },
  },
  {
    from: '2025-03-01',
    until: null,
    decision: '03/NQ-HĐND',
    rates: {
      labour_day: 327_600,
      meal: 72_000,
      hamlet_leader: 1_170_000,
      deputy_commander: 2_808_000,
      post_commander: 561_600,
      post_deputy: 514_800,
    },
  },
]

export const benefitRows = (): DemoPart => ({
  rows: { allowanceRates: rates(), budget: budget(), purchases: purchases(), rearPolicy: rearPolicy() },
})

function rates(): DemoRow[] {
  const nextId = idsFrom(44)
  const rate = (unit: string, kind: string, amount: number, decision: string, from: Day, until: Day | null): DemoRow => ({
    id: nextId(),
    unit,
    values: { kind, amount, decision, validFrom: from, validUntil: until },
  })
  return [
    ...STEPS.flatMap(({ from, until, decision, rates: amounts }) =>
      Object.entries(amounts).map(([kind, amount]) => rate(PROVINCE, kind, amount, decision, from, until)),
    ),
    ...PROVINCES.map(({ code }, at) => rate(code, 'labour_day', 140_000 + at * 3_000, `${30 + at}/NQ-HĐND`, '2021-01-01', null)),
  ]
}

/** What the province was given and spent, and what each fifth commune paid out of its own. */
function budget(): DemoRow[] {
  const nextId = idsFrom(45)
  const random = randomOf('budget')
  const item = (unit: string, year: number, kind: string, what: string, subject: string, day: Day, amount: number): DemoRow => ({
    id: nextId(),
    unit,
    values: {
      year,
      kind,
      source: 'locality',
      item: what,
      subject,
      day,
      amount,
      decision: kind === 'planned' ? '310/QĐ-UBND' : '14/QĐ-BCH',
    },
  })
  const million = 1_000_000
  return [2022, 2023, 2024].flatMap((year) => [
    item(
      PROVINCE,
      year,
      'planned',
      'allowance',
      'Dự toán phụ cấp, trợ cấp dân quân',
      `${year}-01-05`,
      (9_200 + (year - 2022) * 640) * million,
    ),
    item(
      PROVINCE,
      year,
      'planned',
      'training',
      'Dự toán tập huấn, huấn luyện',
      `${year}-01-05`,
      (3_100 + (year - 2022) * 180) * million,
    ),
    item(
      PROVINCE,
      year,
      'spent',
      'allowance',
      'Phụ cấp thôn đội trưởng, cán bộ Ban CHQS xã',
      `${year}-03-29`,
      (2_180 + (year - 2022) * 150) * million,
    ),
    item(
      PROVINCE,
      year,
      'spent',
      'training',
      'Tập huấn cán bộ, huấn luyện tự vệ',
      `${year}-05-31`,
      (1_640 + (year - 2022) * 90) * million,
    ),
    ...COMMUNES.filter((_, index) => index % 5 === 0).map(({ code }) =>
      item(
        code,
        year,
        'spent',
        'activity',
        'Trợ cấp ngày công trực, tuần tra quý I',
        `${year}-04-05`,
        (28 + random.below(40)) * million,
      ),
    ),
  ])
}

function purchases(): DemoRow[] {
  const nextId = idsFrom(46)
  const random = randomOf('purchases')
  const bought = (year: number, every: number, kind: string): DemoRow[] =>
    AGENCIES.filter((_, index) => index % every === year % every).map(({ code }) => ({
      id: nextId(),
      unit: code,
      values: {
        year,
        kind,
        day: random.day(`${year}-01-15`, `${year}-05-30`),
        times: 1 + random.below(2),
        cost: (6 + random.below(20)) * 1_000_000,
        decision: `${20 + random.below(60)}/QĐ-CQ`,
      },
    }))
  return [
    ...bought(2022, 6, 'support_equipment'),
    ...bought(2023, 4, 'support_equipment'),
    ...bought(2024, 3, 'support_equipment'),
    ...bought(2024, 4, 'uniform'),
  ]
}

function rearPolicy(): DemoRow[] {
  const nextId = idsFrom(47)
  const step = (kind: string, total: number, since: Day, until: Day | null): DemoRow[] => {
    const parts = overCommunes(total)
    return COMMUNES.map(({ code }, index) => ({
      id: nextId(),
      unit: code,
      values: { kind, people: parts[index] ?? 0, since, until, note: 'Danh sách UBND cấp xã' },
    }))
  }
  return [
    ...step('serving_family', 5_430, '2022-01-10', '2024-01-10'),
    ...step('serving_family', 5_612, '2024-01-10', null),
    ...step('martyr_family', 3_204, '2022-01-10', null),
  ]
}
