import type { Finding } from '#domain/finding.ts'
import type { CellValue } from '#domain/register.ts'
import type { UnitName, UnitRef } from '../contract.ts'

/** Documents, what each unit must hold, and tasks: what their screens ask and are told. */
export type Holding = 'held' | 'lacking' | 'expired'
export type Standing = 'on_time' | 'late' | 'overdue' | 'open'
export type StandingCounts = Record<Standing, number> & { all: number }

export type MatrixCell = {
  id: string
  holding: Holding
  document: string | null
  reference: string | null
  since: string | null
}
export type MatrixSubject = { code: string; title: string; required: number; held: number; lacking: number; expired: number }
export type MatrixLine = { unit: UnitName; cells: Record<string, MatrixCell> }
export type Matrix = { unit: UnitRef; asOf: string; subjects: MatrixSubject[]; units: MatrixLine[] }

export type ReceiptLine = {
  id: string
  unit: UnitName
  sentOn: string | null
  dueOn: string | null
  receivedOn: string | null
  acknowledgedOn: string | null
  acknowledgedBy: string | null
  standing: Standing
}
export type Receipts = {
  id: string
  reference: string | null
  abstract: string | null
  asOf: string
  counts: StandingCounts
  unreceived: number
  receipts: ReceiptLine[]
}

export type TaskLine = {
  id: string
  unit: UnitName
  content: string
  source: string | null
  dueOn: string | null
  receivedOn: string | null
  doneOn: string | null
  evidence: string | null
  standing: Standing
}
export type DirectiveLine = StandingCounts & {
  id: string
  unit: string
  source: string
  paragraph: string
  content: string
  givenOn: string
  dueOn: string | null
  unreceived: string[]
}
export type Tasks = {
  unit: UnitRef
  asOf: string
  counts: StandingCounts
  unreceived: number
  units: (StandingCounts & { unit: UnitName })[]
  directives: DirectiveLine[]
  rows: TaskLine[]
  more: number
}

export type PetitionLine = {
  id: string
  unit: UnitName
  content: string
  raisedOn: string
  raisedBy: string | null
  authority: { code: string; title: string }
  receivedOn: string | null
  escalatedOn: string | null
  dueOn: string | null
  answeredOn: string | null
  answer: string | null
  answerNumber: string | null
  standing: Standing
  daysLate: number
}
export type Petitions = {
  unit: UnitRef
  asOf: string
  counts: StandingCounts
  /** Passed up and not answered yet. */
  escalated: number
  mostDaysLate: number
  rows: PetitionLine[]
  more: number
}

export type AttachedFile = {
  id: string
  name: string
  kind: string
  size: number
  note: string | null
  addedBy: string
  addedAt: string
}

export type PaperReads = {
  showMatrix: [{ unit: string; asOf?: string }, Matrix]
  showTasks: [{ unit: string; asOf?: string }, Tasks]
  showPetitions: [{ unit: string; asOf?: string }, Petitions]
  showReceipts: [{ id: string; asOf?: string }, Receipts]
}
export type PaperWrites = {
  sendDocument: [{ unit: string; id: string; to?: string[]; sentOn?: string; dueOn?: string }, { sent: number; already: number }]
  acknowledgeDocument: [{ id: string }, { changed: boolean }]
  openRequirements: [{ unit: string; subject: string; year: number; requiredFrom?: string }, { opened: number; already: number }]
  assignTasks: [
    { unit: string; directive: string; content?: string; assignedOn?: string; dueOn?: string; to: string[] },
    { assigned: number; already: number; findings: Finding[] },
  ]
  answerPetition: [
    { id: string; answer?: string; number?: string; escalateTo?: string; on?: string; dueOn?: string },
    { id: string; version: number; result: CellValue; dueOn: CellValue },
  ]
  attachFile: [{ register: string; id: string; file: File; note?: string }, { id: string; findings: Finding[] }]
  removeFile: [{ id: string; reason: string }, unknown]
}
