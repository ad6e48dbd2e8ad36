import type { Attainment, Figure, UnitAttainment, UnitRef } from './contract.ts'

export type Remark = { number: number; title: string; detail: string; indicator: string; grave: boolean }

/** What the screen before a conference is told. */
export type Overview = {
  unit: UnitRef
  period: string
  periodTitle: string
  asOf: string
  asOfTitle?: string
  key: Record<string, Figure>
  planLevel: number
  targets: Attainment[]
  units: UnitAttainment[]
  lacking: { indicator: string; title: string; units: number; of: number }[]
  know: Remark[]
}
