import type { Finding } from '#domain/finding.ts'
import type { UnitRef } from '../contract.ts'

export type AwardStates = { proposed: number; considered: number; awarded: number; notAwarded: number; title: string }
/** What a council has before it in a year: titles with their shares, and the bodies that decide. */
export type Commendations = {
  unit: UnitRef
  year: number
  lines: (AwardStates & { award: string; percent: number | null; base: number | null; most: number | null; over: boolean })[]
  bodies: (AwardStates & { decidedBy: string })[]
  findings: Finding[]
}
