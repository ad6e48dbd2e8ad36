import type { Finding } from '#domain/finding.ts'

/** What a text somebody wrote says, figure by figure, and what the system holds against it. */
export type ClaimReply = {
  text: string
  start: number
  end: number
  unit: string | null
  indicator: string | null
  indicator_candidates: { indicator: string; title: string; score: number }[]
  held?: {
    verdict: 'agrees' | 'differs' | 'not_held' | 'not_compared'
    convention: string | null
    held: string | null
    difference: string | null
    reason: string
    indicator: string | null
    correction: string | null
  }
}
/** Said without a number: "một số đơn vị", a flag proposed. */
export type MentionReply = {
  text: string
  start: number
  end: number
  kind: string
  indicator: string | null
  title: string | null
  standing: 'stated' | 'proposed' | 'aimed'
  held?: string | null
}
export type CheckReply = {
  about: string
  printed: string | null
  computed: string | null
  verdict: 'consistent' | 'inconsistent' | 'cannot_tell'
  convention: string | null
  reason: string
  claim_indexes: number[]
  correction: string | null
}
export type CheckedText = {
  claims: ClaimReply[]
  checks: CheckReply[]
  mentions: MentionReply[]
  summary: { claims: number; agrees: number; differs: number }
  findings: Finding[]
  text?: string
  compared: { unitName: string; period: string; asOf: string } | null
}
