import type { Role } from '#domain/access.ts'
import type { Finding } from '#domain/finding.ts'
import type { Level } from '#domain/indicator.ts'
import type { CellValue, Choice, Column, Condition, Row, Shelf } from '#domain/register.ts'
import type { AccountReads, AccountWrites } from './contract/accounts.ts'
import type { AnalysisReads } from './contract/analysis.ts'
import type { BackupReads, BackupWrites } from './contract/backups.ts'
import type { ChainReads, ChainWrites } from './contract/chain.ts'
import type { CheckReads, CheckWrites } from './contract/checks.ts'
import type { Commendations } from './contract/commendations.ts'
import type { ConferenceReads, ConferenceWrites } from './contract/conferences.ts'
import type { DeviceReads, DeviceWrites } from './contract/devices.ts'
import type { Form } from './contract/forms.ts'
import type { Funnel } from './contract/funnel.ts'
import type { CheckedText } from './contract/narrative.ts'
import type { PacketPart, PacketReads, PacketWrites } from './contract/packets.ts'
import type { AttachedFile, PaperReads, PaperWrites } from './contract/papers.ts'
import type { TemplateAsks, TemplateReads, TemplateWrites } from './contract/paperTemplates.ts'
import type { Payable } from './contract/payable.ts'
import type { Proof, TargetDecision } from './contract/proof.ts'
import type { TextReads, TextWrites } from './contract/reportText.ts'
import type { RetentionReads, RetentionWrites } from './contract/retention.ts'
import type { UnitReads, UnitWrites } from './contract/units.ts'
import type { Verified } from './contract/verified.ts'
import type { ViewReads, ViewWrites } from './contract/views.ts'
import type { Overview } from './overview.ts'
import type { Posts } from './posts.ts'

/**
 * What the screens ask and what they are told: input and reply of every action they call, as JSON carries them.
 * The actions are written for Node; naming their replies here keeps the browser's types free of the server's.
 */
export type UnitName = { code: string; name: string; shortName?: string }
export type UnitRef = {
  id: number
  code: string
  name: string
  shortName: string
  kind: string
  level: Level
  path: { code: string; name: string }[]
  validFrom: string
  validTo: string | null
}
export type UnitNode = UnitRef & { childCount: number }

export type Session = {
  name: string
  login: string
  email: string | null
  grants: { role: Role; unit: UnitRef; registers: string[] | null }[]
  home: { unit: string; period: string; asOf: string | null }
  demo: boolean
  /** The role demands a second factor and there is none yet: nothing else opens before. */
  wantsSecondFactor: boolean
}

export type Override = { value: number; derived: number | null; reason: string; by?: string; at?: string }
export type Figure = {
  indicator: string
  value: number | null
  target: number | null
  numerator: number | null
  denominator: number | null
  percent: number | null
  gap: number | null
  previous: number | null
  change: number | null
  changePercent?: number | null
  changePoints?: number | null
  state: 'value' | 'zero' | 'missing' | 'not_applicable'
  qualifier?: string
  override?: Override
  source: 'derived' | 'entered'
  proof?: { kind: string; formula?: string; operands?: string[]; coverage?: { reported: number; expected: number } }
}

export type Place = { unit: string; period: string; asOf?: string }

export type Attainment = {
  indicator: string
  title: string
  value: number | null
  target: number | null
  percent: number | null
  gap: number | null
}
export type UnitAttainment = {
  unit: UnitName
  value: number | null
  target: number | null
  percent: number | null
  gap?: number | null
}
export type ReportPart = string | { figure: string; part: string; text: string }
export type ReportSection = { heading: string; level?: 1 | 2; paragraphs: ReportPart[][] }
export type Shortfall = {
  indicator: string
  unit: string
  name: string
  value: number | null
  target: number | null
  gap: number | null
  percent: number | null
}
export type Report = {
  unit: UnitRef
  period: string
  periodTitle: string
  asOf: string
  window: { from: string; to: string }
  /** The head as the document has it; a line break where a name is set in two lines. */
  heading: { superior: string | null; body: string; number: string; placeAndDay: string; subject: string }
  figures: Record<string, Figure>
  shortfalls: Shortfall[]
  sections: ReportSection[]
  findings: Finding[]
}

export type ListedRow = {
  id: string
  unit: { code: string; name: string }
  version: number
  values: Row
  shown: Record<string, string>
}
export type Listing = {
  total: number
  /** There are more rows than the total says. */
  atLeast: boolean
  rows: ListedRow[]
  sums: Record<string, number>
  /** False where the list is too long to be summed at once: the sums then hold its count alone. */
  summed: boolean
  register: string
}
export type HistoryLine = {
  at: string
  by: string
  what: string
  changes: { column: string; title: string; from: string | null; to: string | null }[]
}
export type OpenedRow = {
  id: string
  /** Columns a unit above wrote, which are not this person's to change. */
  locked?: string[]
  files?: AttachedFile[]
  unit: UnitRef
  version: number
  values: Row
  shown: Record<string, string>
  history: HistoryLine[]
  changedBy?: string
  changedAt?: string
  stretches?: { id: string; from: CellValue | undefined; until: CellValue | undefined; shown: Record<string, string> }[]
  counted: { indicator: string; title: string; day: string; amount: number; stock: boolean }[]
  joint?: { unit: UnitName; id: string }[]
}
export type SavedRow = { id: string; version: number; findings: Finding[] }

export type PreviewRow = {
  row: number
  state: 'same' | 'new' | 'changed' | 'rejected'
  id?: string
  values: Row
  shown: Record<string, string>
  changes?: Record<string, { from: string | null; to: string | null }>
  findings: number[]
}
export type ImportReply = {
  rows: number
  same: number
  added: number
  changed: number
  rejected: number
  findings: Finding[]
  preview: PreviewRow[]
  headings: { letter?: string; column?: string; heading: string; key: string | null }[]
  effect: { indicator: string; title: string; unitName: string; before: number | null; after: number | null }[]
  kept: boolean
}

export type TargetRow = Attainment & { unitWord: string; children: UnitAttainment[] }
export type LackingRow = {
  indicator: string
  title: string
  of: number
  have: number
  gap: number | null
  children: { unit: UnitName; ok: boolean }[]
}
export type Targets = {
  unit: UnitRef
  period: string
  periodTitle: string
  asOf: string
  rows: TargetRow[]
  decisions: TargetDecision[]
  lackingRows: LackingRow[]
}

export type Entry = {
  indicator: string
  state: 'value' | 'zero' | 'not_applicable' | 'missing'
  value?: number
  qualifier?: string
  note?: string
  /** What the person saw when they wrote: where somebody wrote otherwise since, nothing is written over. */
  was?: { state: Entry['state']; value?: number | null; qualifier?: string | null; note?: string | null }
}

export type IndicatorLine = {
  id: string
  chapter: string
  title: string
  titleEn: string
  unit: string
  measure: 'count' | 'money' | 'ratio' | 'rating'
  time: 'stock' | 'flow'
  overTree: 'sum' | 'recompute' | 'none'
  /** What the formula needs that is no indicator itself, by name. */
  base: Record<string, string>
  basis: string
  from: 'registers' | 'units' | 'rounds' | 'formula' | 'target' | 'entered'
  levels: Level[]
  formula: string | null
  source: 'derived' | 'entered'
  registers: string[]
  scale?: number
  target?: string | null
}

/** A register as screens need it: one declaration drives the grid, the form and the filters. */
export type RegisterFace = {
  key: string
  shelf: Shelf
  title: string
  rowName: string
  label: string
  on: string
  dated: { from: string; until: string; chain: string } | null
  succession: { from: string; until: string } | null
  states: { column: string; first: readonly string[]; next: Readonly<Record<string, readonly string[]>> } | null
  joint: string | null
  attaches: boolean
  columns: ({ key: string; carriedFrom: string | null } & Omit<Column, 'carried' | 'computed' | 'choices'> & {
      choices: readonly Choice[]
    })[]
}

export type RegisterOnly = { register: string }
export type ListQuery = RegisterOnly & {
  unit: string
  asOf?: string
  where?: Condition[]
  search?: string
  sort?: { column: string; down?: boolean }[]
  offset?: number
  limit?: number
  deep?: boolean
  /** Why somebody looks behind a mask. */
  reason?: string
  /** Also what units above hold and the unit may read. */
  above?: boolean
}

export type Reads = ConferenceReads &
  AnalysisReads &
  UnitReads &
  ViewReads &
  AccountReads &
  PacketReads &
  BackupReads &
  RetentionReads &
  DeviceReads &
  PaperReads &
  TemplateReads &
  TextReads &
  CheckReads &
  ChainReads & {
    whoAmI: [Record<string, never>, Session]
    listRegisters: [Record<string, never>, RegisterFace[]]
    listIndicators: [Record<string, never>, IndicatorLine[]]
    listRows: [ListQuery, Listing]
    showRow: [RegisterOnly & { id: string }, OpenedRow]
    showOverview: [Place, Overview]
    showReport: [Place, Report]
    openProof: [Place & { indicator: string; treeDate?: string }, Proof]
    showTargets: [Place, Targets]
    showPosts: [{ unit: string; on?: string }, Posts]
    showForm: [Place, Form]
    showPayable: [Place, Payable]
    showFunnel: [{ unit: string; year: number }, Funnel]
    showCommendations: [{ unit: string; year: number }, Commendations]
  }

export type Writes = ConferenceWrites &
  UnitWrites &
  ViewWrites &
  AccountWrites &
  PacketWrites &
  BackupWrites &
  RetentionWrites &
  DeviceWrites &
  PaperWrites &
  TemplateWrites &
  TextWrites &
  CheckWrites &
  ChainWrites & {
    login: [{ login: string; password: string; oneTimeCode?: string }, Session]
    enterDemo: [Record<string, never>, Session]
    logout: [Record<string, never>, { ok: boolean }]
    saveRow: [RegisterOnly & { unit: string; id?: string; version?: number; values: Row; key?: string; at?: string }, SavedRow]
    changeRow: [RegisterOnly & { id: string; version: number; from: string; values: Row }, SavedRow]
    endRow: [RegisterOnly & { id: string; version: number; on: string; values: Row }, SavedRow]
    removeRow: [RegisterOnly & { id: string; version: number; reason: string }, unknown]
    revealCell: [RegisterOnly & { id: string; column: string; reason: string }, { value: string | null }]
    importRoster: [RegisterOnly & { unit: string; file: File; keep?: boolean }, ImportReply]
    issueTargets: [
      {
        unit: string
        indicator: string
        period: string
        number: string
        decidedOn: string
        total: number
        lines: { unit: string; value: number }[]
        note?: string
      },
      { id: string | number },
    ]
    enterFigures: [Place & { entries: Entry[] }, { saved: number; findings: Finding[] }]
    overrideFigure: [Place & { indicator: string; value: number; reason: string }, { derived: number | null; value: number }]
  }

export type { CheckedText, CheckReply, ClaimReply, MentionReply } from './contract/narrative.ts'

/** Reads whose question does not fit an address: a long text, a file. */
export type Asks = TemplateAsks & {
  checkNarrative: [
    Place & { text?: string; file?: File; withText?: boolean; as?: 'reply' | 'docx' | 'xlsx'; corrections?: number[] },
    CheckedText,
  ]
  verifyEdition: [{ code?: string; file?: File }, Verified]
  exportPacket: [
    { unit: string; key: string; parts?: PacketPart[]; period?: string; registers?: string[]; changedSince?: string },
    never,
  ]
}

export type { AwardStates, Commendations } from './contract/commendations.ts'
export type { Files } from './contract/files.ts'
export type { Form, FormEntry, FormRow } from './contract/forms.ts'
export type { Proof, ProofChild, ProofEntry, ProofOperand, ProofRecords, ProofReport, TargetDecision } from './contract/proof.ts'
export type { SavedView } from './contract/views.ts'
