import { overCommunes } from './population.ts'
import { COMMUNES } from './territory.ts'
import type { DemoEntry } from './world.ts'

/** What the people of Sơn Giang typed because no register holds it. */
export const entries = (): DemoEntry[] => CIVIL.flatMap(ofCommunes)

import { AGENCIES, type Lack } from './agencies.ts'
import { randomOf } from './random.ts'

/** What the people of Sơn Giang typed because no register holds it. */
export const entries = (): DemoEntry[] => [...ofAgencies('2022-H1'), ...ofAgencies('2023-H1')]

const entry = (unit: string, period: string, indicator: string, value: number, note?: string): DemoEntry => ({
  unit,
  indicator,
  period,
  state: value === 0 ? 'zero' : 'value',
  value,
  ...(note ? { note } : {}),
})

/** Military service and what goes with it: province totals divided over the communes. */
type Civil = {
  period: string
  registered17: number
  listed17: number
  army: number
  police: number
  enlisted: number
  volunteers: number
  discharged: number
}

const CIVIL: readonly Civil[] = [
  {
    period: '2022-H1',
    registered17: 13_964,
    listed17: 14_031,
    army: 2_402,
    police: 371,
    enlisted: 2_773,
    volunteers: 688,
    discharged: 2_655,
  },
  {
    period: '2023-H1',
    registered17: 14_210,
    listed17: 14_262,
    army: 2_431,
    police: 379,
    enlisted: 2_810,
    volunteers: 754,
    discharged: 2_702,
  },
  {
    period: '2024-H1',
    registered17: 14_605,
    listed17: 14_638,
    army: 2_460,
    police: 387,
    enlisted: 2_847,
    volunteers: 829,
    discharged: 2_748,
  },
]

/** The call-up quota of each commune; the year's target of the hand-over. */
export const callUpQuota = (year: 2022 | 2023 | 2024): { army: number[]; police: number[] } => {
  const civil = CIVIL.find(({ period }) => period.startsWith(String(year)))
  return { army: overCommunes(civil?.army ?? 0), police: overCommunes(civil?.police ?? 0) }
}

function ofCommunes(civil: Civil): DemoEntry[] {
  const { army, police } = callUpQuota(Number(civil.period.slice(0, 4)) as 2022 | 2023 | 2024)
  const [listed, registered, volunteers, discharged] = [
    civil.listed17,
    civil.registered17,
    civil.volunteers,
    civil.discharged,
  ].map(overCommunes)
  return COMMUNES.flatMap(({ code }, index) => {
    const quota = (army[index] ?? 0) + (police[index] ?? 0)
    return [
      // Rounding may leave a commune one more on the second list than on the first; nobody unlisted is registered.
      entry(code, civil.period, 'age17_listed_january', Math.max(listed?.[index] ?? 0, registered?.[index] ?? 0)),
      entry(code, civil.period, 'registered_age17', registered?.[index] ?? 0),
      entry(code, civil.period, 'enlistment_quota_army', army[index] ?? 0),
      entry(code, civil.period, 'enlistment_quota_police', police[index] ?? 0),
      entry(code, civil.period, 'enlisted_total', quota),
      entry(code, civil.period, 'volunteers', volunteers?.[index] ?? 0),
      entry(code, civil.period, 'discharged_soldiers_received', discharged?.[index] ?? 0),
/** What an agency may lack, and which of them lacked it a year earlier besides. */
const LACKING: readonly (readonly [Lack, string, number])[] = [
  ['resolution', 'units_without_annual_resolution', 0],
  ['plan', 'units_without_annual_plan', 2],
  ['coordination', 'units_missing_coordination_regulation', 6],
]

/** One or nought at each agency, so that the sum counts the agencies and the shortfall names them. */
function ofAgencies(period: '2022-H1' | '2023-H1'): DemoEntry[] {
  const random = randomOf(`entries of agencies ${period}`)
  return AGENCIES.flatMap(({ code, lacks }, index) => {
    // A year earlier a few more lacked each paper.
    const lacked = (lack: Lack, turn: number) => lacks.includes(lack) || (period === '2022-H1' && index % 11 === turn)
    return [
      ...LACKING.map(([lack, indicator, turn]) => entry(code, period, indicator, lacked(lack, turn) ? 1 : 0)),
      entry(code, period, 'coordination_results_reported_units', lacked('coordination_report', 7) ? 0 : 1),
      entry(code, period, 'coordination_regulations_in_force', lacked('coordination', 6) ? 0 : 1),
      entry(code, period, 'party_resolutions_issued', lacked('resolution', 0) ? 0 : 1),
      entry(code, period, 'guiding_documents_issued', 2 + random.below(6)),
    ]
  })
}
