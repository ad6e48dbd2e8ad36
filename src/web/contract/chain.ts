import type { Level } from '#domain/indicator.ts'
import type { Line, ReportKind } from '#domain/reportCalendar.ts'
import type { UnitName, UnitRef } from '../contract.ts'
import type { AskedFinding } from './checks.ts'

/** Reports up the chain: what their screens ask and are told. */
export type Completeness = {
  expected: number
  submitted: number
  accepted: number
  onTime: number
  late: number
  overdue: number
  returned: number
  excused: number
  ended: number
}

export type RoundLine = {
  id: string
  title: string
  lineTitle: string
  kind: string
  period: string
  asOf: string
  opensOn: string
  dueOn: string
  opener: UnitName
  opened: boolean
  asked: { state: string | null; submittedOn: string | null; excused: boolean; daysLate: number; tell: readonly string[] } | null
  completeness: Completeness | null
}
export type CalendarLine = {
  kind: string
  title: string
  period: string
  periodTitle: string
  opensOn: string
  asOf: string
  dueOn: string
  basis: string
}
export type Rounds = { unit: UnitRef; today: string; rounds: RoundLine[]; calendar: CalendarLine[] }

export type Group = 'look' | 'clean' | 'returned' | 'not_sent' | 'accepted' | 'excused'
export type DeskUnit = {
  unit: UnitRef
  dueOn: string
  excused: boolean
  ended: boolean
  daysLate: number
  tell: readonly string[]
  submittedOn: string | null
  late: boolean
  edition: {
    id: string
    number: number
    cause: string
    state: string
    stateTitle: string
    version: number
    findings: number
    submittedAt: string | null
    onBehalf: string | null
    nil: boolean
  } | null
  group: Group
  looks: string[]
  apart: { measure: string; title: string; said: number | null; now: number | null }[]
  figures: Record<string, number | null>
  slip: { reason: string; dueOn: string; by: string; at: string } | null
  mine: boolean
}
export type Desk = {
  round: { id: string; title: string; lineTitle: string; period: string; asOf: string; dueOn: string; openedAt: string }
  receiver: UnitRef
  today: string
  mayReceive: boolean
  mayLead: boolean
  completeness: Completeness
  units: DeskUnit[]
  rollUp: {
    id: string
    number: number
    state: string
    stateTitle: string
    version: number
    missing: { unit: string; name: string }[]
    outdated: { unit: string; name: string; why: string }[]
  } | null
  missing: { unit: string; name: string }[]
  ready: number
  changes: { deed: string; unit: string; reason: string; dueOn: string | null; changedBy: string; changedAt: string }[]
}

export type FigureSaid = { value: number | null; state: string }
export type FigureMoved = { indicator: string; title: string; before: FigureSaid | null; after: FigureSaid | null }
export type EditionShown = {
  unit: UnitRef
  receiver: UnitRef
  round: { id: string; title: string; period: string; asOf: string; dueOn: string }
  today: string
  expected: boolean
  editions: {
    id: string
    number: number
    cause: string
    causeTitle: string
    state: string
    stateTitle: string
    version: number
    hash: string | null
    reason: string | null
    onBehalf: string | null
    submittedAt: string | null
  }[]
  shown: string | null
  nil: boolean
  basis: string | null
  figures: {
    indicator: string
    title: string
    value: number | null
    target: number | null
    state: string
    qualifier?: string
    override?: { value: number; derived: number | null; reason: string; by: string }
  }[]
  parts: { unit: string; number: number }[]
  missing: { unit: string; name: string }[]
  differences: FigureMoved[]
  fromBooks: FigureMoved[]
  asked: { unit: string; name: string }[]
  findings: AskedFinding[]
  moves: string[]
  signsFor: string | null
  steps: {
    deed: string
    number: number
    at: string
    name: string
    signsAs: string | null
    forName: string | null
    reason: string | null
  }[]
  slips: {
    editionId: string
    reason: string
    dueOn: string
    returnedName: string
    returnedAt: string
    cells: { indicator: string; title: string; submitted: number | null; book: number | null; note: string }[]
  }[]
  comments: { indicator: string; title: string; words: string; saidName: string; saidAt: string }[]
}

export type WorkLine = {
  kind: string
  round: string
  title: string
  period: string
  asOf: string
  rollUp: boolean
  units: { code: string; name: string; daysLate: number; tell: readonly string[] }[]
  count: number
  reason: string | null
  dueOn: string
  daysLate: number
  tell: readonly string[]
  mine: boolean
}
export type Work = { unit: UnitRef; today: string; work: WorkLine[] }

export type Tried = {
  title: string
  from: number | null
  to: number
  levels: {
    unit: UnitRef
    changes: { indicator: string; title: string; before: number | null; after: number | null }[]
  }[]
  /** Levels above whose figures move too, and are not this person's to see. */
  beyond: UnitRef[]
  restated: { unit: string; name: string; title: string; number: number }[]
  closed: { period: string; by: string; on: string }[]
}

export type ReportRules = {
  unit: UnitRef
  today: string
  leads: boolean
  mayAssign: boolean
  addsIndicators: boolean
  people: { login: string; name: string; role: string }[]
  delegations: {
    id: string
    toName: string
    forName: string
    signsAs: string
    basis: string
    validFrom: string
    validTo: string
    inForce: boolean
  }[]
  dates: { lineTitle: string; kindTitle: string; due: string; asOf: string | null; basis: string; validFrom: string }[]
  indicators: {
    id: string
    title: string
    unitWord: string
    chapterTitle: string
    section: string | null
    stock: boolean
    partOf: string | null
    validFrom: string
    validTo: string | null
  }[]
}
export type RollUpCompared = {
  parts: number
  same: boolean
  figures: {
    indicator: string
    title: string
    official: number | null
    live: number | null
    outside: number | null
    units: { unit: string; name: string; said: number | null; now: number; why: string }[]
  }[]
}
export type LetterLine = { toLogin: string; day: string; subject: string; state: string; fault: string | null }

/** Time by unit: each cell is how the unit stood with that report, null where it was not asked. */
export type SendingCell = 'on_time' | 'late' | 'missing' | 'to_come' | 'excused' | null
export type CompletenessOverTime = {
  unit: UnitRef
  today: string
  rounds: { id: string; title: string; dueOn: string }[]
  lines: { unit: UnitName; cells: SendingCell[]; missing: number; late: number }[]
}

export type ChainReads = {
  showCompleteness: [{ unit: string; asOf?: string }, CompletenessOverTime]
  showReportRules: [{ unit: string }, ReportRules]
  compareRollUp: [{ round: string }, RollUpCompared]
  showLetters: [{ round: string }, { letters: LetterLine[] }]
  showRounds: [{ unit: string; period?: string; line?: Line; year?: number }, Rounds]
  showRound: [{ round: string }, Desk]
  showEdition: [{ unit: string; round: string; edition?: string; rollUp?: boolean }, EditionShown]
  showWork: [{ unit: string }, Work]
  tryCorrection: [{ unit: string; period: string; asOf?: string; indicator: string; value: number }, Tried]
}
type Moved = { edition: string; state: string; changed: boolean }
export type Verb = 'check' | 'approve' | 'reopen' | 'submit' | 'receive' | 'accept' | 'publish'
export type ExpectedDeed = 'add' | 'excuse' | 'restore' | 'extend'
export type ChainWrites = {
  changeExpected: [
    { round: string; concerns: string; deed: ExpectedDeed; dueOn?: string; reason: string },
    { unit: string; deed: string },
  ]
  delegateSigning: [
    { unit: string; login: string; signsAs: 'KT' | 'TUQ' | 'TL'; basis: string; validFrom: string; validTo: string },
    { id: string; to: string },
  ]
  endDelegation: [{ unit: string; delegation: string }, { delegation: string }]
  setReportDates: [
    {
      unit: string
      line: Line
      kind: ReportKind
      due: { months: number; day: number }
      asOf?: { months: number; day: number }
      basis: string
      validFrom: string
    },
    { what: string },
  ]
  addIndicator: [
    {
      unit: string
      name: string
      title: string
      unitWord: string
      chapter: string
      section?: string
      stock: boolean
      levels: Level[]
      partOf?: string
      validFrom: string
    },
    { indicator: string },
  ]
  endIndicator: [{ unit: string; indicator: string; on: string }, { indicator: string }]
  setMyEmail: [{ email: string }, { email: string }]
  openRound: [
    { unit: string; line: Line; kind: string; period: string; asOf?: string; dueOn?: string },
    { id: string; expected: number; dueOn: string },
  ]
  prepareEdition: [{ unit: string; round: string; nil?: boolean; onBehalf?: string }, { edition: string; number: number }]
  moveEdition: [{ edition: string; verb: Verb; version: number; reason?: string }, Moved]
  returnEdition: [
    { edition: string; version: number; reason: string; dueOn: string; cells: { indicator: string; note: string }[] },
    Moved,
  ]
  acceptEditions: [{ round: string; editions?: string[] }, { accepted: string[]; left: { name: string; why: string }[] }]
  correctEdition: [
    { edition: string; cause: 'replacement' | 'correction'; reason: string; onBehalf?: string },
    { edition: string; number: number },
  ]
  commentCell: [{ edition: string; indicator: string; words: string }, { edition: string }]
  rollUpRound: [
    { round: string; partial?: string; reason?: string },
    { number: number; parts: number; missing: { unit: string; name: string }[] },
  ]
}
