import type { UnitName, UnitRef } from '../contract.ts'
import type { StandingCounts } from './papers.ts'

/** Conferences, their lists and what they conclude: what their screens ask and are told. */
export type ConferenceLine = {
  id: string
  unit: UnitName
  title: string
  kind: string
  heldOn: string
  place: string | null
  listed: boolean
  sites: number | null
  delegates: number | null
  invited: number | null
  represented: number | null
  conclusions: number | null
}
export type Conferences = { unit: UnitRef; rows: ConferenceLine[] }

export type ConferenceItem = { from: string; to: string; part: string; content: string; person: string | null }
export type ConferenceSite = {
  id: string
  name: string
  main: boolean
  body: string | null
  contact: string | null
  testedOn: string | null
  seats: number | null
  present: number | null
}
export type ConferenceGuest = {
  id: string
  guest: string
  kind: string
  site: string | null
  asked: number | null
  reply: string | null
  came: string | null
  reason: string | null
}
export type ConclusionLine = {
  id: string
  paragraph: string
  content: string
  owners: string | null
  ownerCount: number
  unclear: string[]
  dueOn: string | null
  measuredBy: string | null
  measure: string | null
  tasks: StandingCounts
}
export type ConferencePage = {
  unit: UnitRef
  id: string
  title: string
  kind: string
  heldOn: string
  startsAt: string | null
  place: string | null
  chair: string | null
  leaders: string | null
  speech: string | null
  listed: boolean
  totals: {
    sites: number | null
    delegates: number | null
    invited: number | null
    represented: number | null
    tasks: number | null
  }
  programmeFrom: string | null
  items: ConferenceItem[]
  sites: ConferenceSite[]
  guests: ConferenceGuest[]
  papers: { id: string; title: string; body: string; speaker: string | null; read: boolean; receivedOn: string | null }[]
  report: {
    period: string
    title: string
    asOf: string
    asOfTitle: string
    edition: { number: number; state: string; stateTitle: string } | null
  } | null
  awards: { subject: string; post: string; award: string; body: string; decision: string; decidedOn: string }[]
  before: { source: string; givenOn: string; counts: StandingCounts; unreceived: number } | null
  conclusions: ConclusionLine[]
}

export type NewConclusion = { content: string; owners: string; dueOn?: string; measuredBy?: string }
type OfConference = { unit: string; conference: string }
export type ConferenceReads = {
  showConferences: [{ unit: string }, Conferences]
  showConference: [OfConference, ConferencePage]
}
export type ConferenceWrites = {
  copyProgramme: [OfConference, { copied: number; from: string | null }]
  concludeConference: [OfConference & { conclusions: NewConclusion[] }, { added: number }]
  assignConclusions: [OfConference & { conclusions?: string[] }, { conclusions: number; assigned: number; already: number }]
}
