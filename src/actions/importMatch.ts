import { type Finding, type Where, warning } from '#domain/finding.ts'
import { type CellValue, MASK, type Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { foldSpelling } from '#domain/wording.ts'
import type { RosterRow } from '#reader/roster.ts'
import type { StoredRecord } from '#store/records.ts'
import type { KnownRecord } from '#store/rosterMatches.ts'
import { tellTwice } from './importTwice.ts'

/** A row of the workbook on its way into the register. */
export type Draft = {
  read: RosterRow
  unit: Unit
  /** As read, references replaced by what they name. */
  values: Readonly<Record<string, CellValue | undefined>>
  refs: Readonly<Record<string, StoredRecord>>
  /** The stored row it is; null for a new one. */
  before: KnownRecord | null
  /** The open stretch that ends on the day this new one begins. */
  closes: KnownRecord | null
  /** Of dated registers: the chain it belongs to, and everything else known of the same person. */
  chain: string | null
  kin: Kin | null
  /** Blind index of the identity number it says. */
  mark: string | null
  findings: Finding[]
}

export type Kin = { known: KnownRecord[]; drafts: Draft[] }

export type Looking = {
  mark(text: string): string
  /** One name for all rows a reference may mean by the same right: stretches of one person. */
  canonical(column: string, id: string): string
  where(draft: Draft, column: string): Where
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** A hundred thousand names are made of a few hundred words. */
const words = new Map<string, string>()

/** A name by its letters: "Hòa" and "Hoà", "HÒA" and "Hòa" are one, "Hùng" and "Hưng" are two. */
export function spelt(text: string): string {
  let out = ''
  for (const word of text.split(' ')) {
    let letters = words.get(word)
    if (letters === undefined) {
      const parts = word.normalize('NFD').toLowerCase()
      letters = parts.replace(TONES, '') + (parts.match(TONES)?.join('') ?? '')
      if (words.size < 20_000) words.set(word, letters)
    }
    out += out === '' ? letters : ` ${letters}`
  }
  return out
}

export type Level = { columns: readonly string[]; identity: boolean }

/**
 * Finds for every row of the workbook the stored row it is, by the ways of recognition the register declares, strongest
 * first; and tells rows of the workbook that are one another.
 */
export function matchRows(register: Register, drafts: readonly Draft[], known: readonly KnownRecord[], looking: Looking): void {
  const taken = new Set<string>()
  const levels: Level[] = register.sameRow.map((columns) => ({
    columns,
    identity: columns.some((key) => register.columns[key]?.kind === 'identity'),
  }))
  for (const level of levels) {
    const alone = new Map<string, Draft>()
    const groups = new Map<string, Kin>()
    for (const draft of drafts) {
      const key = keyOf(register, level, draft.unit.id, draft.values, looking, null, draft)
      if (key === null) continue
      const first = alone.get(key)
      if (!first) alone.set(key, draft)
      else groupOf(groups, key, first).drafts.push(draft)
    }
    const mates = new Map<string, KnownRecord>()
    for (const record of known) {
      const key = keyOf(register, level, record.unitId, record.values, looking, record, null)
      const first = key === null ? undefined : alone.get(key)
      if (key === null || !first) continue
      const mate = mates.get(key)
      if (!mate && !groups.has(key)) mates.set(key, record)
      else {
        groupOf(groups, key, first).known.push(...(mate ? [mate] : []), record)
        mates.delete(key)
      }
    }
    for (const [key, record] of mates) pairUp(register, alone.get(key), record, taken)
    for (const group of groups.values()) {
      if (group.drafts.length > 1) tellTwice(register, level, group.drafts, looking)
      if (register.dated) for (const kin of peopleOf(register, group)) assignStretches(register, kin, taken)
      else assignOne(group, taken)
    }
  }
  for (const level of levels)
    if (!level.identity && level.columns.some((key) => register.columns[key]?.kind === 'name'))
      matchUnmarked(register, level, drafts, known, taken, looking)
}

/** Two numbers are two people, also where they share a name and a day of birth: each with stretches of their own. */
function peopleOf(register: Register, kin: Kin): Kin[] {
  const key = Object.entries(register.columns).find(([, { kind }]) => kind === 'identity')?.[0]
  if (key === undefined || kin.known.length > 0) return [kin]
  const people = Map.groupBy(kin.drafts, ({ values }) => values[key] ?? null)
  if (people.size < 2) return [kin]
  return [...people.values()].flatMap((drafts) => (drafts.length > 1 ? [{ known: [], drafts }] : []))
}

/** One row in the workbook, one in the register: nearly every row of a roster sent again. */
function pairUp(register: Register, draft: Draft | undefined, record: KnownRecord, taken: Set<string>): void {
  if (!draft) return
  draft.chain ??= chainOf(register, record)
  if (draft.before !== null || draft.closes !== null || taken.has(record.id)) return
  if (beginsAnew(register, draft, record)) {
    draft.closes = record
    taken.add(record.id)
  } else take(draft, record, taken)
}

const chainOf = ({ dated }: Register, record: KnownRecord): string | null =>
  dated ? String(record.values[dated.chain] ?? record.id) : null

/** A later day with another state: the open stretch ends there and the next begins. */
function beginsAnew({ dated, states }: Register, draft: Draft, record: KnownRecord): boolean {
  if (!dated || !states) return false
  const [state, from] = [draft.values[states.column], draft.values[dated.from]]
  const isOpen = (record.values[dated.until] ?? null) === null
  return (
    isOpen &&
    state !== undefined &&
    state !== record.values[states.column] &&
    String(from ?? '') > String(record.values[dated.from])
  )
}

/** Most rows meet no other: only those that do get a group. */
function groupOf(groups: Map<string, Kin>, key: string, first: Draft): Kin {
  const known = groups.get(key)
  if (known) return known
  const group: Kin = { known: [], drafts: [first] }
  groups.set(key, group)
  return group
}

/** Last, names that differ by their marks alone: one row in the workbook and one in the register are the same person. */
function matchUnmarked(
  register: Register,
  level: Level,
  drafts: readonly Draft[],
  known: readonly KnownRecord[],
  taken: Set<string>,
  looking: Looking,
): void {
  const free = drafts.filter((draft) => draft.before === null && draft.closes === null && draft.chain === null)
  const rest = known.filter(({ id }) => !taken.has(id))
  if (free.length === 0 || rest.length === 0) return
  const marked = rest.map(
    (record) => [keyOf(register, level, record.unitId, record.values, looking, record, null, foldSpelling), record] as const,
  )
  const records = Map.groupBy(marked, ([key]) => key)
  for (const [key, mates] of Map.groupBy(free, (draft) =>
    keyOf(register, level, draft.unit.id, draft.values, looking, null, draft, foldSpelling),
  )) {
    const [draft, another] = mates
    const found = key === null ? [] : (records.get(key) ?? [])
    const record = found[0]?.[1]
    if (!draft || another || !record || found.length > 1) continue
    take(draft, record, taken)
    const column = level.columns.find((one) => register.columns[one]?.kind === 'name') ?? ''
    draft.findings.push(
      warning(
        'roster.spelt_otherwise',
        looking.where(draft, column),
        `Trong tệp ghi “${String(draft.values[column])}”, trong sổ là “${String(record.values[column])}”: hiểu là một ${register.rowName}. Đồng chí xem lại dấu.`,
      ),
    )
  }
}

function keyOf(
  register: Register,
  { columns }: Level,
  unitId: number,
  values: Readonly<Record<string, CellValue | undefined>>,
  looking: Looking,
  stored: KnownRecord | null,
  draft: Draft | null,
  letters: (text: string) => string = spelt,
): string | null {
  let key = String(unitId)
  for (const column of columns) {
    const value = values[column]
    if (value === undefined || value === null || value === '') return null
    key += '|'
    switch (register.columns[column]?.kind) {
      case 'identity': {
        if (stored) key += stored.mark
        else if (String(value).startsWith(MASK)) return null
        else key += draft ? markOfDraft(draft, column, looking) : ''
        break
      }
      case 'name':
      case 'text':
        key += letters(String(value))
        break
      case 'reference':
        key += looking.canonical(column, String(value))
        break
      default:
        key += String(value)
    }
  }
  return key
}

/** The blind index of a number costs more than anything else of a row: reckoned once. */
export function markOfDraft(draft: Draft, column: string, looking: Looking): string {
  draft.mark ??= looking.mark(String(draft.values[column]))
  return draft.mark
}

function assignOne({ known, drafts }: Kin, taken: Set<string>): void {
  const free = known.filter(({ id }) => !taken.has(id))
  for (const draft of drafts) {
    if (draft.before !== null) continue
    const record = free.shift()
    if (!record) return
    take(draft, record, taken)
  }
}

const take = (draft: Draft, record: KnownRecord, taken: Set<string>): void => {
  draft.before = record
  taken.add(record.id)
}

/**
 * A person may have several stretches. The same first day is the same stretch; a later day with another state ends the
 * open stretch and begins the next; one row of a person with one stretch left corrects it; anything else is one more.
 */
function assignStretches(register: Register, kin: Kin, taken: Set<string>): void {
  const { dated } = register
  if (!dated) return
  const fromOf = (draft: Draft) => String(draft.values[dated.from] ?? '')
  const isOpen = (record: KnownRecord) => (record.values[dated.until] ?? null) === null
  kin.known.sort((a, b) => String(a.values[dated.from]).localeCompare(String(b.values[dated.from])))
  const chain = kin.known[0] ? chainOf(register, kin.known[0]) : (kin.drafts.find((draft) => draft.chain !== null)?.chain ?? null)
  const waiting = kin.drafts
    .filter((draft) => draft.before === null && draft.closes === null)
    .sort((a, b) => fromOf(a).localeCompare(fromOf(b)))
  for (const draft of kin.drafts) {
    draft.chain ??= chain
    if (draft.kin === null || draft.kin.known.length + draft.kin.drafts.length < kin.known.length + kin.drafts.length)
      draft.kin = kin
  }
  for (const draft of waiting) {
    const record = kin.known.find((one) => !taken.has(one.id) && one.values[dated.from] === fromOf(draft))
    if (record) take(draft, record, taken)
  }
  for (const draft of waiting) {
    if (draft.before !== null) continue
    const free = kin.known.filter(({ id }) => !taken.has(id))
    const last = free.find(isOpen) ?? free.at(-1)
    if (!last) continue
    if (beginsAnew(register, draft, last)) {
      draft.closes = last
      taken.add(last.id)
    } else if (kin.drafts.length === 1) take(draft, last, taken)
  }
}
