import type { Finding } from '#domain/finding.ts'
import type { Attainment, Figure, UnitAttainment, UnitRef } from './contract.ts'

export type Remark = { number: number; title: string; detail: string; indicator: string; grave: boolean }

/** How the reports of the period stand at whoever receives them. */
export type RoundAhead = {
  id: string
  title: string
  dueOn: string
  expected: number
  submitted: number
  accepted: number
  waiting: number
  returned: number
  notSent: number
  rollUp: { number: number; stateTitle: string } | null
}
export type ConferenceAhead = {
  id: string
  title: string
  heldOn: string
  startsAt: string | null
  place: string | null
  daysLeft: number | null
}

/** What the screen before a conference is told. */
export type Overview = {
  unit: UnitRef
  period: string
  periodTitle: string
  asOf: string
  asOfTitle?: string
  key: Record<string, Figure>
  findings: Finding[]
  round: RoundAhead | null
  conference: ConferenceAhead | null
  planLevel: number
  targets: (Attainment & { previous: number | null })[]
  units: UnitAttainment[]
  lacking: { indicator: string; title: string; units: number; of: number }[]
  know: Remark[]
}
