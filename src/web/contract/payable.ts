import type { PaidBook } from '#domain/payable.ts'
import type { UnitName, UnitRef } from '../contract.ts'

/** What is payable in a window of days, what is not, and who has seniority. */
export type Payable = {
  unit: UnitRef
  window: { from: string; to: string }
  total: { rows: number; manDays: number; amount: number }
  meals: {
    rows: number
    manDays: number
    amount: number
    notPayable: { rows: number; manDays: number; reasons: { reason: string; title: string; rows: number; manDays: number }[] }
  }
  /** Either sum is null where what stands against it is told apart. */
  lines: {
    unit: Required<UnitName>
    register: PaidBook
    rate: number | null
    decision: string | null
    mealRate: number | null
    mealDecision: string | null
    rows: number
    manDays: number
    amount: number | null
    meals: number | null
  }[]
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
  posts: {
    unit: Required<UnitName>
    book: 'terms' | 'personnel'
    post: string
    people: number
    wholeMonths: number
    halfMonths: number
    monthly: number | null
    decision: string | null
    amount: number | null
  }[]
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
