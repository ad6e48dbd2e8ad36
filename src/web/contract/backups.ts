/** Backups of the server, when they are taken, and what the rehearsals came to. */
export type BackupPlan = { daily: boolean; hour: number; kept: number }
export type BackupRun = {
  id: string
  kind: 'backup' | 'rehearsal'
  startedAt: string
  seconds: number
  by: string
  ok: boolean
  file: string
  size: number | null
  rows: number | null
  figures: { ok: boolean; checked: number; differences: number } | null
  audit: { ok: boolean; lines: number; why: string | null } | null
  files: { checked: number; broken: number } | null
  message: string | null
}
export type Backups = {
  folder: string
  plan: BackupPlan
  late: boolean
  working: { kind: 'backup' | 'rehearsal'; since: string } | null
  backups: { name: string; size: number; taken: string; product: string }[]
  runs: BackupRun[]
}

export type BackupReads = { showBackups: [Record<string, never>, Backups] }
export type BackupWrites = {
  backUpNow: [Record<string, never>, { name: string; size: number; rows: number }]
  rehearseRestore: [Record<string, never>, { ok: boolean }]
  setBackups: [BackupPlan, BackupPlan]
}
