import type { Finding } from '#domain/finding.ts'
import type { Place } from '../contract.ts'

/** What is asked of a figure before the report goes, and the answer given. */
export type AskedFinding = Finding & {
  about: string
  args?: { cells?: readonly string[]; meant?: number }
  explanation: { reason: string; by: string; at: string } | null
}
export type ReportChecked = { findings: AskedFinding[]; errors: number; toExplain: number; mayBeSent: boolean }

export type CheckReads = { checkReport: [Place, ReportChecked] }
export type CheckWrites = { explainFinding: [Place & { about: string; reason: string; round?: string }, { reason: string }] }
