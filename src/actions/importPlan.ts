import { finding, isError, type Where, warning } from '#domain/finding.ts'
import { type CellValue, type Column, isGiven, isSealed, MASK, type Register, type Row, withComputed } from '#domain/register.ts'
import { foldTone, printDay } from '#domain/wording.ts'
import type { Roster } from '#reader/roster.ts'
import { newId } from '#store/ids.ts'
import { closedPeriods } from '#store/periods.ts'
import { carriedBy, type NewRow } from '#store/registerWrites.ts'
import type { KnownRecord } from '#store/rosterMatches.ts'
import type { Context } from './action.ts'
import { overCeilings } from './ceilings.ts'
import { judgeManyFromAbove } from './fromAbove.ts'
import type { Begun } from './importAhead.ts'
import { tellBeside } from './importBeside.ts'
import { tellOfElsewhere } from './importElsewhere.ts'
import { judge, type PlannedChange } from './importJudge.ts'
import type { Fetching } from './importKnown.ts'
import { type Draft, type Looking, markOfDraft, matchRows, spelt } from './importMatch.ts'
import { tellOverwrites } from './importOverwrites.ts'
import { resolveReferences, unitOfRows } from './importReferences.ts'
import { succeedInPlan } from './importSuccession.ts'

/** What a row of the workbook would do to the register. */
export type PlannedRow = Draft & {
  id: string
  after: Row
  changed: readonly string[]
  state: 'same' | 'new' | 'changed' | 'rejected'
  /** Rows not in the workbook that give way to this one. */
  ends: readonly PlannedChange[]
}

/**
 * Judges every row of a workbook against the register: which stored row it is, what it would change, everything that
 * speaks against it. Stores nothing. `ahead`: what was worked out while the workbook was read: its rows as new ones, where
 * the books held none before, and else what stands in them.
 */
export async function planImport(
  context: Context,
  register: Register,
  roster: Roster,
  keep: boolean,
  ahead: { begun: Begun | null; known: Fetching['known'] },
): Promise<PlannedRow[]> {
  const { db, home } = context
  const { begun } = ahead
  const where = (draft: Draft, column: string): Where => {
    const letters = roster.letters.get(column)
    const place = { sheet: roster.sheet, row: draft.read.number, column }
    return letters ? { ...place, cell: `${letters}${draft.read.number}` } : place
  }
  const drafts = await draftsOf(context, roster, where)
  const canonical = await resolveReferences(context, register, drafts, where)
  const looking: Looking = { mark: home.seal.markHex, canonical, where }
  const known = begun ? [] : await ahead.known([...new Set(drafts.map((draft) => draft.unit.id))])
  matchRows(register, drafts, known, looking)
  const now = context.now.getTime()
  // Only rows that will be written need a name the database knows.
  let unnamed = 0
  const idOf = (draft: Draft, at: number) => begun?.rows[at]?.id ?? draft.before?.id ?? (keep ? newId(now) : `row-${++unnamed}`)
  const columns = Object.entries(register.columns)
  const planned = drafts.map((draft, at) => complete(register, columns, draft, looking, idOf(draft, at), begun?.rows[at]))
  if (begun && !(await begun.stand())) return planImport(context, register, roster, keep, { ...ahead, begun: null })
  linkStretches(register, planned, where)
  await tellOfElsewhere(context, register, planned, looking, begun?.elsewhere ?? null)
  await tellBeside(db, register, planned, known, where)
  if (register.fromAbove) await tellFromAbove(context, register, planned, where)
  if (register.shared) await tellShared(context, register, planned, where)
  succeedInPlan(register, planned, known)
  tellOverwrites(register, planned, where)
  const closed = await closedPeriods(db, [...new Set(drafts.map((draft) => draft.unit.id))])
  for (const [at, row] of planned.entries()) {
    // What was looked at while it was read, stayed as it was and met nothing else is not looked at again.
    const isSound = begun?.sound[at] === true && row.after === begun.rows[at]?.after && row.findings.length === 0
    if (row.before === null || row.changed.length > 0) judge(register, row, context.today, closed, where, isSound)
    if (row.findings.some(isError) || row.read.findings.some(isError)) row.state = 'rejected'
    // What was said is now part of the row as it would stand: a long roster is not held twice.
    row.values = row.after
    row.read.values = row.after as typeof row.read.values
  }
  return planned
}

/** What a workbook says of rows sent from above that is not the receiver's to say. */
async function tellFromAbove(
  context: Context,
  register: Register,
  planned: readonly PlannedRow[],
  where: Looking['where'],
): Promise<void> {
  const changes = planned.flatMap(({ unit, before, after, state }) =>
    state === 'same' ? [] : [{ unit, before: before?.values ?? null, after }],
  )
  const told = await judgeManyFromAbove(context, register, changes)
  for (const row of planned)
    for (const { code, where: place, message } of told.get(row.after) ?? [])
      row.findings.push(finding(code, where(row, place.column ?? ''), message))
}

/** Titles that pass their share once the workbook is in. */
async function tellShared(
  context: Context,
  register: Register,
  planned: readonly PlannedRow[],
  where: Looking['where'],
): Promise<void> {
  const asked = planned.filter(({ state }) => state !== 'same')
  for (const rows of Map.groupBy(asked, ({ unit }) => unit.id).values()) {
    const told = await overCeilings(
      context,
      register,
      rows[0]?.unit ?? context.unit,
      rows.map(({ id, after }) => ({ id, row: after })),
    )
    for (const row of rows) {
      const message = told.get(row.after)
      if (message) row.findings.push(warning('row.over_ceiling', where(row, register.shared?.by ?? ''), message))
    }
  }
}

/** Of rows that refer to nothing: one for all of them. */
const NO_REFS: Draft['refs'] = {}

async function draftsOf(context: Context, roster: Roster, where: Looking['where']): Promise<Draft[]> {
  const unitOf = await unitOfRows(context, roster.rows)
  return roster.rows.map((read) => {
    const unit = unitOf(read)
    const draft: Draft = {
      read,
      unit: 'id' in unit ? unit : context.unit,
      values: read.values,
      refs: NO_REFS,
      before: null,
      closes: null,
      chain: null,
      kin: null,
      mark: null,
      findings: [],
    }
    if (!('id' in unit)) draft.findings.push(finding('roster.other_unit', where(draft, unit.column), unit.message))
    return draft
  })
}

const begins = new WeakMap<Register, Row>()

/** What new rows begin with. A copy of one object, so that a hundred thousand rows share one layout in memory. */
function blankRow(register: Register): Row {
  const known = begins.get(register)
  if (known) return known
  const typed = Object.entries(register.columns).filter(([, column]) => !isGiven(column))
  const made = Object.fromEntries(typed.map(([key, { initial }]) => [key, initial ?? null]))
  begins.set(register, made)
  return made
}

/** A new row as it would stand: what is said, else what new rows begin with. */
export function newRow(register: Register, values: Draft['values'], chain: string): Row {
  const blank = blankRow(register)
  const after: Record<string, CellValue> = { ...blank }
  for (const key in blank) {
    const said = values[key]
    if (said !== undefined) after[key] = said
  }
  if (register.dated) after[register.dated.chain] = chain
  return withComputed(register, after)
}

const NONE: readonly never[] = []

/** The row as it would stand: what is said, else what was, else what new rows begin with. */
function complete(
  register: Register,
  columns: readonly [string, Column][],
  draft: Draft,
  looking: Looking,
  id: string,
  begun: NewRow | undefined,
): PlannedRow {
  const { before, closes, values } = draft
  if (!before && !closes && NO_REFS === draft.refs) {
    const after = begun && draft.chain === null ? begun.after : newRow(register, values, draft.chain ?? id)
    return Object.assign(draft, { id, after, changed: NONE, ends: NONE, state: 'new' as const })
  }
  if (before && NO_REFS === draft.refs && columns.every(([key, column]) => saysNothingNew(key, column, before, draft, looking)))
    return Object.assign(draft, { id, after: before.values, changed: NONE, ends: NONE, state: 'same' as const })
  // A new stretch begins as the one before it, with papers of its own.
  const base: Row | null =
    before?.values ??
    (closes ? { ...closes.values, entry: 'continued', ground: null, decision: null, [register.dated?.until ?? '']: null } : null)
  const after: Record<string, CellValue> = {}
  const changed: string[] = []
  for (const [key, column] of columns) {
    if (isGiven(column)) continue
    const was = base ? (base[key] ?? null) : (column.initial ?? null)
    const said = values[key]
    after[key] = said === undefined ? was : base ? kept(key, column, said, was, draft, looking) : said
    if (before && after[key] !== was) changed.push(key)
  }
  // What a reference that stays had brought along stays with it.
  for (const [key, { carried }] of columns) {
    const reference = carried?.split('.')[0]
    if (reference !== undefined && base && after[reference] === (base[reference] ?? null)) after[key] = base[key] ?? null
  }
  for (const reference in draft.refs) {
    const record = draft.refs[reference]
    if (!record) continue
    for (const [key, name] of carriedBy(register, reference)) {
      after[key] = record.values[name] ?? null
      if (before && after[key] !== (before.values[key] ?? null) && !changed.includes(reference)) changed.push(reference)
    }
  }
  if (register.dated) after[register.dated.chain] = before?.values[register.dated.chain] ?? draft.chain ?? id
  return Object.assign(draft, {
    id,
    // A row that stays is not held a second time.
    after: before && changed.length === 0 ? before.values : withComputed(register, after),
    changed,
    ends: [],
    state: before
      ? changed.length > 0
        ? ('changed' as const)
        : ('same' as const)
      : closes
        ? ('changed' as const)
        : ('new' as const),
  })
}

/** Nearly every row of a roster sent again: not made a second time only to be found the same. */
function saysNothingNew(key: string, column: Column, before: KnownRecord, draft: Draft, looking: Looking): boolean {
  const said = draft.values[key]
  if (said === undefined || isGiven(column)) return true
  const was = before.values[key] ?? null
  return said === was || kept(key, column, said, was, draft, looking) === was
}

/** What stands in the register stays where the workbook says the same in other signs. */
function kept(key: string, column: Column, said: CellValue, was: CellValue, draft: Draft, looking: Looking): CellValue {
  switch (column.kind) {
    case 'identity': {
      const record = draft.before ?? draft.closes
      if (said === null || (String(said).startsWith(MASK) && said === was)) return was
      return record && !String(said).startsWith(MASK) && record.mark === markOfDraft(draft, key, looking) ? was : said
    }
    case 'name':
      return typeof said === 'string' && typeof was === 'string' && isSameName(said, was) ? was : said
    case 'reference':
      return typeof said === 'string' && typeof was === 'string' && looking.canonical(key, said) === looking.canonical(key, was)
        ? was
        : said
    default:
      // An export holds the mask of a sealed choice, and an empty cell says nothing about it: what stands there stays.
      return isSealed(column) && (said === null || said === MASK) && was !== null ? was : said
  }
}

/** The same letters in another case or with the tone on the other vowel; or typed without any mark at all. */
const isSameName = (said: string, was: string): boolean =>
  spelt(said) === spelt(was) || (/^[\x20-\x7e]+$/.test(said) && foldTone(said) === foldTone(was))

/** New stretches of one person found in the workbook alone form a chain that begins with the earliest. */
function linkStretches(register: Register, planned: readonly PlannedRow[], where: Looking['where']): void {
  const { dated } = register
  if (!dated) return
  for (const row of planned) {
    if (row.before || row.chain !== null || !row.kin) continue
    const mates = row.kin.drafts
      .filter((draft): draft is PlannedRow => draft.before === null)
      .sort((a, b) => String(a.values[dated.from]).localeCompare(String(b.values[dated.from])))
    const [first] = mates
    if (first) for (const mate of mates) mate.after = { ...mate.after, [dated.chain]: first.id }
  }
  for (const row of planned) {
    if (row.before || !row.kin) continue
    const standing = row.kin.known.filter(
      (record) => record.id !== row.closes?.id && !row.kin?.drafts.some(({ before }) => before?.id === record.id),
    )
    const from = String(row.after[dated.from])
    const hit = standing.find(
      ({ values }) =>
        from < String(values[dated.until] ?? '9999') && String(values[dated.from]) < String(row.after[dated.until] ?? '9999'),
    )
    if (hit)
      row.findings.push(
        finding(
          'roster.stretch_overlaps',
          where(row, dated.from),
          `Chồng thời gian với dòng đã có trong sổ từ ${printDay(String(hit.values[dated.from]))}. Đồng chí kiểm tra lại hai ngày.`,
        ),
      )
  }
}
