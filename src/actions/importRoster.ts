import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { type Finding, isError, note } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { isSealed, MASK, type Register, type Row } from '#domain/register.ts'
import { printInteger, printMoment } from '#domain/wording.ts'
import type { Roster, RosterRow } from '#reader/roster.ts'
import { readRosterApart } from '#reader/rosterApart.ts'
import { findRecords } from '#store/records.ts'
import { countRows, type RowChange, writeRows } from '#store/registerWrites.ts'
import { takeImportTurn } from '#store/rosterMatches.ts'
import { rememberingMarks } from '#store/seal.ts'
import { type Context, defineAction } from './action.ts'
import { answerWaiting } from './answerWaiting.ts'
import { type Beginning, type Begun, beginAhead, saysTheSame } from './importAhead.ts'
import { effectOf } from './importEffect.ts'
import { changesOf, type PlannedChange } from './importJudge.ts'
import { type Fetching, fetchAhead } from './importKnown.ts'
import { type PlannedRow, planImport } from './importPlan.ts'
import { givenFile, registerKey, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { shownRows } from './shown.ts'

const MOST_ROWS = 2000
const MOST_FINDINGS = 5000
/** Rows written by one call: keeps the entries of the ledger of a long roster from standing in memory together. */
const PAGE = 1000

/** Reads a workbook into a register: first shows everything it would change and everything wrong with it, then keeps all or nothing. */
export const importRoster = defineAction({
  kind: 'write',
  title: 'Nhập danh sách từ Excel',
  summary:
    'Read a workbook of a register: all findings, a preview, the figures it moves; with keep, write it whole or not at all',
  input: z.object({
    register: registerKey,
    unit: unitCode,
    file: givenFile,
    keep: z.boolean().default(false).describe('Ghi vào sổ; bỏ trống để chỉ xem trước'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(asking, { register: key, file, keep }) {
    const register = registerOf(key)
    const context = { ...asking, home: { ...asking.home, seal: rememberingMarks(asking.home.seal) } }
    // Whoever comes second with the same file waits here, then finds its rows in the register.
    if (keep) await takeImportTurn(context.db, context.unit.id)
    const beginning = beginAhead(context, register, keep)
    const fetching = fetchAhead(context, register)
    try {
      return await readAndKeep(context, register, file.bytes, keep, beginning, fetching)
    } catch (error) {
      // Nothing may still be on its way to the database when the transaction is rolled back.
      await beginning?.stop()
      await fetching.stop()
      throw error
    }
  },
})

async function readAndKeep(
  context: Context,
  register: Register,
  bytes: Uint8Array,
  keep: boolean,
  beginning: Beginning | null,
  fetching: Fetching,
) {
  const roster = await readRosterApart(bytes, register, { today: context.today, take: taking(context, beginning, fetching) })
  const begun = (await beginning?.begun(roster.rows.length)) ?? null
  const planned = await planImport(context, register, roster, keep, { begun, known: fetching.known })
  const isRefused = roster.findings.some(isError)
  // A file that is refused whole adds nothing: no row of it is told as new.
  if (isRefused) for (const row of planned) row.state = 'rejected'
  const fits = !isRefused && planned.every(({ state }) => state !== 'rejected')
  const stands = fits && begun !== null && saysTheSame(planned, begun.rows)
  const effect = await effectOf(context, register, planned, stands ? begun.sums : null)
  const review = await reviewOf(context, register, roster, planned)
  if (keep && stands) await countBegun(context, register, begun)
  else await beginning?.undo()
  if (keep && fits && !stands) await keepRows(context, register, planned)
  return { ...review, effect, kept: keep && fits }
}

/** What is done with the rows while more are read: begun as new ones, or else compared with what stands there. */
function taking({ progress }: Context, beginning: Beginning | null, fetching: Fetching) {
  let begins = beginning !== null
  let taken = 0
  return async (page: readonly RosterRow[]): Promise<void> => {
    if (begins) await beginning?.take(page)
    // The first page tells that the books hold something, before anything was put there.
    if (taken === 0 && beginning?.ended()) begins = false
    taken += page.length
    if (begins) return
    await fetching.take(page)
    progress(taken, null, 'đọc tệp')
  }
}

/** Rows written while they were read stay: what is left is what they add to the figures. */
async function countBegun({ db, home, actor, now, scope, progress }: Context, register: Register, { rows, sums }: Begun) {
  await countRows(db, register, rows, sums, { home, by: actor.login, at: now, scope })
  progress(rows.length, rows.length, 'ghi vào sổ')
}

/** One transaction, the caller's: what ends or changes first, then what is new, so that nobody stands twice in between. */
async function keepRows(
  { db, home, actor, now, scope, progress }: Context,
  register: Register,
  planned: readonly PlannedRow[],
): Promise<void> {
  const total = planned.reduce((sum, { state }) => sum + (state === 'same' ? 0 : 1), 0)
  // Rows of the same days go together: what they add to the ledger is summed by day, so a page leaves few entries.
  const dayOf = ({ after }: PlannedRow) => String(after[register.on] ?? '')
  const ordered = planned.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
  let done = 0
  for (const isNew of [false, true]) {
    let page: PlannedChange[] = []
    const write = async () => {
      await writeRows(db, register, await withStored(db, register, page), { home, by: actor.login, at: now, scope })
      page = []
      progress(done, total, 'ghi vào sổ')
    }
    for (const row of ordered) {
      const changes = changesOf(register, row).filter(({ before }) => (before === null) === isNew)
      if (changes.length === 0) continue
      page.push(...changes)
      if (isNew || !row.closes) done++
      if (page.length >= PAGE) await write()
    }
    if (page.length > 0) await write()
  }
  const written = ordered.filter(({ state }) => state !== 'same').map(({ id, unit, after }) => ({ id, unit, row: after }))
  await answerWaiting({ db, home, scope, actor, now }, register, written)
}

/** The stored rows behind a page of changes, whole; refused where somebody changed one since it was compared. */
async function withStored(db: Context['db'], register: Register, page: readonly PlannedChange[]): Promise<RowChange[]> {
  const known = page.flatMap(({ before, continues }) =>
    [before, continues].filter((record) => record !== null && record !== undefined),
  )
  const stored = new Map(
    (await findRecords(db, register, [...new Set(known.map(({ id }) => id))])).map((record) => [record.id, record]),
  )
  // The stretch a new one continues was ended by this very import, one version later.
  const sealed = ({ id }: { id: string }) => stored.get(id)?.stored ?? null
  return page.map(({ before, continues, ...change }) => {
    if (!before) return { ...change, before, ...(continues ? { keepFrom: sealed(continues) } : {}) }
    const now = stored.get(before.id)
    if (!now) throw new Problem('record.unknown', { register: register.title })
    if (now.version !== before.version) throw new Problem('record.changed', { by: now.changedBy, at: printMoment(now.changedAt) })
    return { ...change, before: now }
  })
}

async function reviewOf({ db }: Context, register: Register, roster: Roster, planned: readonly PlannedRow[]) {
  const findings: Finding[] = []
  const indexes = new Map<PlannedRow, number[]>()
  let left = 0
  // Errors first when there are more than can be told.
  const all = [...roster.findings, ...planned.flatMap((row) => [...row.read.findings, ...row.findings])]
  const many = all.length > MOST_FINDINGS
  const isTold = (found: Finding) => (!many || isError(found)) && findings.length < MOST_FINDINGS
  for (const found of roster.findings) if (isTold(found)) findings.push(found)
  for (const row of planned) {
    for (const found of [...row.read.findings, ...row.findings]) {
      if (!isTold(found)) left++
      else {
        indexes.set(row, [...(indexes.get(row) ?? []), findings.length])
        findings.push(found)
      }
    }
  }
  if (left > 0)
    findings.push(
      note(
        'roster.more_findings',
        { sheet: roster.sheet },
        `Còn ${printInteger(left)} chỗ nữa chưa kể ra. Sửa các chỗ trên rồi nhập lại để xem tiếp.`,
      ),
    )
  const seen = previewed(planned)
  const afters = seen.map((row) => masked(register, row.after))
  const befores = seen.map((row) => masked(register, (row.before ?? row.closes)?.values ?? {}))
  const [shownAfter, shownBefore] = [await shownRows(db, register, afters), await shownRows(db, register, befores)]
  const count = (state: PlannedRow['state']) => planned.reduce((sum, row) => sum + (row.state === state ? 1 : 0), 0)
  return {
    rows: planned.length,
    same: count('same'),
    added: count('new'),
    changed: count('changed'),
    rejected: count('rejected'),
    findings,
    headings: roster.headings,
    preview: seen.map((row, at) => ({
      row: row.read.number,
      state: row.state,
      ...(row.before ? { id: row.before.id } : {}),
      unit: row.unit.code,
      values: afters[at] ?? {},
      shown: written(row, shownAfter[at] ?? {}),
      ...(row.before || row.closes ? { changes: changesShown(register, row, shownBefore[at] ?? {}, shownAfter[at] ?? {}) } : {}),
      findings: indexes.get(row) ?? [],
    })),
  }
}

/** All rows in their order; of a long roster those that change something first. */
function previewed(planned: readonly PlannedRow[]): PlannedRow[] {
  if (planned.length <= MOST_ROWS) return [...planned]
  const order = { rejected: 0, changed: 1, new: 2, same: 3 }
  const first = planned.toSorted((a, b) => order[a.state] - order[b.state] || a.read.number - b.read.number).slice(0, MOST_ROWS)
  return first.sort((a, b) => a.read.number - b.read.number)
}

/** What is sealed never leaves whole, not even to the person who sent it. */
function masked(register: Register, row: Row): Row {
  const sensitive = Object.entries(register.columns).filter(([, column]) => isSealed(column))
  const mask = (value: string, kind: string) => (kind === 'identity' ? `${MASK}${value.slice(-4)}` : MASK)
  return {
    ...row,
    ...Object.fromEntries(sensitive.map(([key, { kind }]) => [key, typeof row[key] === 'string' ? mask(row[key], kind) : null])),
  }
}

/** What could not be read is shown as it was written. */
function written({ read }: PlannedRow, shown: Record<string, string>): Record<string, string> {
  return {
    ...shown,
    ...Object.fromEntries(
      Object.keys(shown).flatMap((key) => (typeof read.asides[key] === 'string' ? [[key, read.asides[key]]] : [])),
    ),
  }
}

function changesShown(
  register: Register,
  { before, closes, after }: PlannedRow,
  from: Record<string, string>,
  to: Record<string, string>,
): Record<string, { from: string; to: string }> {
  const was = (before ?? closes)?.values ?? {}
  const keys = Object.entries(register.columns)
    .filter(([key, column]) => !column.hidden && (after[key] ?? null) !== (was[key] ?? null))
    .map(([key]) => key)
  return Object.fromEntries(keys.map((key) => [key, { from: from[key] ?? '', to: to[key] ?? '' }]))
}
