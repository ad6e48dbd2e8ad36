import type { Condition } from '#domain/register.ts'
import type { Figure, UnitName } from '../contract.ts'
import type { TreeDifference } from './units.ts'

export type ProofChild = {
  unit: UnitName & { kind?: string }
  value: number | null
  target: number | null
  percent: number | null
  gap: number | null
  state?: string
}
export type ProofRecords = { register: string; count: number; where: Condition[]; deep?: boolean; sum: number; amount?: string }
/** A part of a calculation: of now, of the same period a year before, or as assigned. */
export type ProofOperand = { indicator: string; title: string; when: 'now' | 'previous' | 'assigned'; value: number | null }
export type ProofEntry = {
  id: string
  measure: string
  value: number | null
  state: Figure['state']
  period: string
  asOf: string
  qualifier: string | null
  note: string | null
  enteredBy: string
}
/** A report that was to be sent in the window, and whether it was. */
export type ProofReport = { name: string; title: string; dueOn: string; sentOn: string | null; onTime: boolean; amended: number }
export type TargetDecision = {
  id: string
  indicator: string
  period: string
  number: string
  decidedOn: string
  note: string | null
  total: number
  lines: { code: string; name: string; value: number }[]
}
export type Proof = {
  indicator: string
  title: string
  unitWord: string
  /** Absent where the indicator is not of this unit's level. */
  figure?: Figure
  explanation: string | null
  source: { kind: 'registers' | 'units' | 'rounds' | 'formula' | 'target' | 'entered' }
  coverage?: { reported: number; expected: number }
  operands?: ProofOperand[]
  children: ProofChild[]
  own: { value: number | null }
  records: ProofRecords[]
  reports?: ProofReport[]
  ladder?: { title: string; value: number; note?: string; indicator: string | null }[]
  entries?: ProofEntry[]
  targetDecisions?: TargetDecision[]
  checks: { ok: boolean; text: string }[]
  sum: number | null
  /** By which tree it was added up, and, where another day's was asked for, which units stand elsewhere in it. */
  tree?: { date: string | null; words: string; comparison: string }
  differences?: TreeDifference[]
}
