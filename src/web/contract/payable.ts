import type { UnitName, UnitRef } from '../contract.ts'

/** What is payable in a window of days, what is not, and who has seniority. */
export type Payable = {
  unit: UnitRef
  window: { from: string; to: string }
  total: { rows: number; manDays: number; amount: number }
  lines: { unit: Required<UnitName>; rate: number; decision: string; rows: number; manDays: number; amount: number }[]
  notPayable: {
    rows: number
    manDays: number
    reasons: { reason: string; title: string; rows: number; manDays: number }[]
    list: {
      register: string
      id: string
      unit: Required<UnitName>
      day: string
      place: string
      manDays: number
      reason: string
      title: string
    }[]
  }
  seniority: {
    person: string
    post: string
    unit: Required<UnitName>
    months: number
    percent: number
    monthly: number | null
    amount: number | null
  }[]
}
