import { AGENCIES } from './agencies.ts'
import type { AgencyYear } from './agencyTraining.ts'
import { callUpQuota } from './serviceNumbers.ts'
import { COMMUNES, DISTRICTS } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoDecision } from './world.ts'

type Line = { unit: string; value: number }
const decision = (
  unit: string,
  indicator: string,
  period: string,
  number: string,
  decidedOn: string,
  lines: readonly Line[],
  note: string | null,
): DemoDecision => ({
  unit,
  indicator,
  period,
  number,
  decidedOn,
  total: lines.reduce((sum, { value }) => sum + value, 0),
  lines,
  note,
})

/** The cement company was first assigned eight more than it had people to train. */
const CEMENT = { unit: 'cong-ty-cp-xi-mang', first: 48 }

export function targets(assigned2022: ReadonlyMap<string, AgencyYear>): DemoDecision[] {
  return [...ofAgencies2022(assigned2022), ...ofAgencies2023(), ...strength2024(), ...([2023, 2024] as const).flatMap(ofCallUp)]
}

function ofAgencies2022(assigned: ReadonlyMap<string, AgencyYear>): DemoDecision[] {
  const lines = (of: (year: AgencyYear) => number): Line[] => [...assigned].map(([unit, year]) => ({ unit, value: of(year) }))
  const issue = (indicator: string, list: readonly Line[]) =>
    decision(PROVINCE, indicator, '2022', '187/QĐ-BCH', '2022-01-12', list, 'Giao chỉ tiêu năm 2022')
  return [
    issue(
      'force_training_attended',
      lines((year) => year.force.due),
    ),
    issue(
      'officer_training_attended',
      lines((year) => year.officer.due),
    ),
    issue(
      'unit_leader_training_attended',
      lines((year) => year.unit_leader.due),
    ),
    issue(
      'sdf_strength',
      AGENCIES.map(({ code, strength }) => ({ unit: code, value: Math.round(strength * 0.97) })),
    ),
  ]
}

function ofAgencies2023(): DemoDecision[] {
  const issue = (indicator: string, of: (agency: (typeof AGENCIES)[number]) => number) =>
    decision(
      PROVINCE,
      indicator,
      '2023',
      '214/QĐ-BCH',
      '2023-01-10',
      AGENCIES.map((agency) => ({ unit: agency.code, value: of(agency) })),
      'Giao chỉ tiêu năm 2023',
    )
  const force = issue('force_training_attended', ({ code, forceDue }) => (code === CEMENT.unit ? CEMENT.first : forceDue))
  const revised = AGENCIES.filter(({ code }) => code === CEMENT.unit).map(({ code, forceDue }) => ({
    unit: code,
    value: forceDue,
  }))
  const change = revised.reduce((sum, { value }) => sum + value - CEMENT.first, 0)
  return [
    force,
    {
      ...decision(PROVINCE, 'force_training_attended', '2023', '367/QĐ-BCH', '2023-04-20', revised, 'Điều chỉnh lần 1'),
      total: force.total + change,
    },
    issue('officer_training_attended', ({ officersDue }) => officersDue),
    issue('unit_leader_training_attended', ({ leadersDue }) => leadersDue),
    issue('sdf_strength', ({ strength }) => strength),
  ]
}

const strength2024 = (): DemoDecision[] => [
  decision(
    PROVINCE,
    'sdf_strength',
    '2024',
    '203/QĐ-BCH',
    '2024-01-09',
    AGENCIES.map(({ code, strength }) => ({ unit: code, value: strength + 1 })),
    'Giao chỉ tiêu năm 2024',
  ),
]

/** The call-up quota goes down two steps: province to districts, district to communes. */
function ofCallUp(year: 2023 | 2024): DemoDecision[] {
  const { army, police } = callUpQuota(year)
  const quota = new Map(COMMUNES.map(({ code }, index) => [code, (army[index] ?? 0) + (police[index] ?? 0)]))
  const split = DISTRICTS.map(({ code, communes }) => ({
    unit: code,
    lines: communes.map((commune) => ({ unit: commune.code, value: quota.get(commune.code) ?? 0 })),
  }))
  const above = split.map(({ unit, lines }) => ({ unit, value: lines.reduce((sum, { value }) => sum + value, 0) }))
  const before = year - 1
  return [
    decision(
      PROVINCE,
      'enlisted_total',
      String(year),
      `${2600 + (year % 100) * 7}/QĐ-UBND`,
      `${before}-12-18`,
      above,
      `Chỉ tiêu giao quân năm ${year}`,
    ),
    ...split.map(({ unit, lines }, index) =>
      decision(
        unit,
        'enlisted_total',
        String(year),
        `${940 + index * 3}/QĐ-UBND`,
        `${before}-12-${22 + (index % 4)}`,
        lines,
        `Chỉ tiêu giao quân năm ${year}`,
      ),
    ),
  ]
}
