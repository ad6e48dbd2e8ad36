import type { Role } from '#domain/access.ts'
import type { Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import type { UnitKind } from '#domain/unit.ts'

/** What the demo province consists of, before anything is stored: plain data with codes in place of database ids. */
export type DemoUnit = {
  code: string
  kind: UnitKind
  name: string
  shortName: string
  managedBy: 'province' | 'commune' | null
  validFrom: Day
  /** First day it no longer exists. */
  validTo: Day | null
}

/** Who stands under whom, from a day until the day before another. */
export type DemoLink = { unit: string; parent: string; from: Day; to: Day | null }

/** A unit that ended and the one that took over what it was doing. */
export type DemoSuccession = { unit: string; successor: string; on: Day }

/** References in values are ids of other rows; `person` of personnel is the id of the first row of its chain. */
export type DemoRow = { id: string; unit: string; values: Row }

/** A figure no register holds. Without `asOf` it stands at the statutory cut-off of its period. */
export type DemoEntry = {
  unit: string
  indicator: string
  period: string
  asOf?: Day
  state: 'value' | 'zero'
  value: number
  note?: string
}

/** A derived figure somebody put right for a period, with the reason. */
export type DemoOverride = {
  unit: string
  indicator: string
  period: string
  derived: number
  value: number
  reason: string
}

/** A paper of one unit that assigns one indicator to its children; a revision lists only the lines that change. */
export type DemoDecision = {
  unit: string
  indicator: string
  period: string
  number: string
  decidedOn: Day
  total: number
  lines: readonly { unit: string; value: number }[]
  note: string | null
}

/** A report that already went its way: who prepared and signed it, when it was sent, and how it stands. */
export type DemoReport = {
  unit: string
  state: 'submitted' | 'returned' | 'accepted' | 'published'
  at: string
  preparedBy: string
  approvedBy: string
  /** Where what was sent is more than the books say. */
  slipsOf?: { measure: string; by: number }
  slip?: { reason: string; dueOn: Day; by: string }
}

/** A report asked of the units below, and what had come of it. */
export type DemoRound = {
  unit: string
  kind: 'conference' | 'half'
  period: string
  asOf: Day
  openedAt: string
  openedBy: string
  reports: readonly DemoReport[]
  missing: readonly string[]
  rolledUp?: { at: string; by: string; approvedBy: string }
}

export type DemoUser = { login: string; name: string; password: string | null; grants: readonly { role: Role; unit: string }[] }

export type DemoHome = { period: string; asOf: Day }
/** `homes`: where people of a unit begin, if its books begin after those of the first one. */
export type DemoSettings = { home: DemoHome & { unit: string }; homes?: Readonly<Record<string, DemoHome>>; demoLogin: string }

/** Rows by the key of their register. */
export type DemoRows = Record<string, DemoRow[]>

export type DemoWorld = {
  units: DemoUnit[]
  links: DemoLink[]
  successions: DemoSuccession[]
  rows: DemoRows
  entries: DemoEntry[]
  overrides: DemoOverride[]
  targets: DemoDecision[]
  rounds: DemoRound[]
  users: DemoUser[]
  settings: DemoSettings
}

/** What one family of books, or one more province, adds to the demo. */
export type DemoPart = Partial<Omit<DemoWorld, 'settings'>> & { homes?: Readonly<Record<string, DemoHome>> }

export function joined(world: DemoWorld, parts: readonly DemoPart[]): DemoWorld {
  const rows: DemoRows = { ...world.rows }
  for (const part of parts) for (const [key, more] of Object.entries(part.rows ?? {})) rows[key] = [...(rows[key] ?? []), ...more]
  return {
    ...world,
    rows,
    units: [...world.units, ...parts.flatMap(({ units = [] }) => units)],
    links: [...world.links, ...parts.flatMap(({ links = [] }) => links)],
    successions: [...world.successions, ...parts.flatMap(({ successions = [] }) => successions)],
    entries: [...world.entries, ...parts.flatMap(({ entries = [] }) => entries)],
    overrides: [...world.overrides, ...parts.flatMap(({ overrides = [] }) => overrides)],
    targets: [...world.targets, ...parts.flatMap(({ targets = [] }) => targets)],
    rounds: [...world.rounds, ...parts.flatMap(({ rounds = [] }) => rounds)],
    settings: { ...world.settings, homes: Object.assign({}, ...parts.map(({ homes = {} }) => homes)) },
    users: [...world.users, ...parts.flatMap(({ users = [] }) => users)],
  }
}
