import type { Condition } from '#domain/register.ts'
import type { UnitName, UnitRef } from '../contract.ts'

export type Quota = { army: number; police: number }

/** The call-up of a year: who reached each step, why the others did not, unit by unit. */
export type Funnel = {
  unit: UnitRef
  year: number
  years: number[]
  quota: Quota | null
  reserveOrders: number
  steps: {
    key: string
    title: string
    count: number
    army: number
    police: number
    where: Condition[]
    losses: { kind: string; code: string; title: string; many: number; where: Condition[] }[]
  }[]
  questions: { code: string; message: string; where: Condition[] }[]
  children: { unit: Required<UnitName>; quota: Quota | null; counts: number[] }[]
}
