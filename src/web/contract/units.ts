import type { Finding } from '#domain/finding.ts'
import type { Step } from '#domain/reorganisation.ts'
import type { SecondTree, UnitKind } from '#domain/unit.ts'
import type { UnitName, UnitNode, UnitRef } from '../contract.ts'

/** Units, their histories and their reorganisations: what the screen Tổ chức asks and is told. */
export type UnitTurn = { code: string; name: string; on: string; role: string; source: string | null }
export type UnitHistory = {
  unit: UnitRef
  names: { name: string; shortName: string; from: string; to: string }[]
  parents: { code: string; name: string; from: string; to: string | null }[]
  placed: { tree: SecondTree; title: string; code: string; name: string; from: string; to: string | null }[]
  before: UnitTurn[]
  after: UnitTurn[]
}
export type BridgeLine = { measure: string; title: string; before: number; after: number }
export type ReorganisationLine = {
  id: string
  unit: string
  unitName: string
  number: string
  decidedOn: string
  effectiveOn: string
  title: string
  state: 'planned' | 'applied' | 'withdrawn'
  reason: string | null
  plannedBy: string
  endedBy: string | null
  steps: { kind: string; title: string }[]
  bridge: { code: string; name: string; lines: BridgeLine[] }[]
}
export type ReorganisationEffect = {
  founded: { unit: string; parent: string }[]
  renamed: { unit: string; from: string; to: string }[]
  moved: { unit: string; from: string; to: string }[]
  ended: { unit: string; heir: string | null; successors: string[] }[]
  people: { book: string; from: string; to: string; count: number; names: string[] }[]
  posts: { unit: string; heir: string | null; post: string; seats: number; filled: number }[]
  targets: { decidedBy: string; indicator: string; title: string; total: number; lines: { unit: string; value: number }[] }[]
  rounds: { title: string; unit: string; heir: string | null; state: string }[]
  rights: { login: string; name: string; from: string; to: string | null }[]
  bridge: { code: string; name: string; lines: BridgeLine[] }[]
  findings: Finding[]
}
export type Succession = {
  on: string | null
  days: { on: string; many: number }[]
  before: UnitName[]
  after: UnitName[]
  passages: { from: string; to: string; units: number; people: number; names: string[] }[]
}

export type TreeDifference = {
  unit: string
  name: string
  eachDay: number
  oneDay: number
  difference: number
  because: { unit: string; name: string; amount: number; words: string }[]
}

export type UnitReads = {
  showUnits: [
    { unit?: string; on?: string; search?: string; deep?: boolean; tree?: SecondTree },
    { unit: UnitRef; children: UnitNode[]; found?: UnitRef[] },
  ]
  showUnitHistory: [{ unit: string }, UnitHistory]
  showReorganisations: [{ unit: string }, { unit: string; reorganisations: ReorganisationLine[] }]
  previewReorganisation: [{ unit: string; id: string }, ReorganisationEffect & { ready: boolean; number: string }]
  showSuccession: [{ unit: string; on?: string }, Succession]
}
export type UnitWrites = {
  placeInTree: [{ unit: string; tree: SecondTree; parent: string; from: string }, { unit: string; parent: string; from: string }]
  addUnit: [{ unit: string; code: string; kind: UnitKind; name: string; shortName?: string; from: string }, { code: string }]
  planReorganisation: [
    { unit: string; number: string; decidedOn: string; effectiveOn: string; title: string; steps: Step[] },
    { id: string },
  ]
  applyReorganisation: [{ unit: string; id: string }, { id: string; number: string }]
  withdrawReorganisation: [{ unit: string; id: string; reason: string }, { id: string }]
}
