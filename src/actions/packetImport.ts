import { isError } from '#domain/finding.ts'
import { type Verdict, verdictOf } from '#domain/packet.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { type CellValue, isSealed, MASK, type Register, type Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printMoment } from '#domain/wording.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { knownRows, noteRows, removedBetween, versionsNow } from '#store/packets.ts'
import { openedRow } from '#store/recordColumns.ts'
import { countReferences } from '#store/recordOverlap.ts'
import { findRecords, labelsOf, type StoredRecord } from '#store/records.ts'
import { type RowChange, writeRows } from '#store/registerWrites.ts'
import { unitsByCodes } from '#store/units.ts'
import { judgeNeighbours } from './neighbours.ts'
import { inOrder, openValues, type PacketRow } from './packetBody.ts'
import { twinsOf } from './packetTwins.ts'
import { completeRow, judge } from './registerRow.ts'

/** A row as the person is told of it: what came of it, why, and where the two sides differ. */
export type ToldRow = {
  register: string
  title: string
  id: string
  unit: string
  label: string
  verdict: Verdict
  by: string
  at: string
  why: string | null
  differences: { column: string; ours: string; theirs: string }[]
}
export type Taking = {
  db: Db
  home: Home
  scope: Scope
  today: Day
  now: Date
  login: string
  peer: string
  unit: Unit
  /** The key is that of the place above. */
  above: boolean
  /** Of rows both sides wrote: whose holds. Not named: they stay as they are, and the packet can be read again. */
  choices: ReadonlyMap<string, 'ours' | 'theirs'>
}

/** Takes the rows of a packet register by register, those others stand on first and those taken back last. */
export async function takeRows(taking: Taking, rows: readonly PacketRow[]): Promise<ToldRow[]> {
  const { db, peer, unit } = taking
  const unknown = rows.find(({ register }) => !Object.hasOwn(registers, register))
  if (unknown) throw new Problem('register.unknown', { register: unknown.register })
  const keys = [...new Set(rows.map(({ register }) => register))]
  const units = await unitsByCodes(db, [...new Set(rows.map((row) => row.unit))])
  for (const code of new Set(rows.map((row) => row.unit))) {
    const place = units.get(code)
    // A key speaks for one unit and what stands below it: a single foreign row makes the whole packet suspect.
    if (!place || place.pos < unit.pos || place.pos > unit.end) throw new Problem('packet.foreign', { unit: `“${code}”` })
  }
  const seen = await knownRows(db, peer, keys)
  const removed = new Map(
    (await removedBetween(db, keys, unit)).map(({ register, id, version }) => [`${register} ${id}`, version]),
  )
  const told: ToldRow[] = []
  const ordered = inOrder(keys)
  const parts = [
    ...ordered.map((register) => ({
      register,
      rows: rows.filter((row) => row.register === register.key && row.values !== null),
    })),
    ...ordered
      .toReversed()
      .map((register) => ({ register, rows: rows.filter((row) => row.register === register.key && row.values === null) })),
  ]
  for (const part of parts.filter((one) => one.rows.length > 0))
    told.push(...(await takePart(taking, part.register, part.rows, units, seen, removed)))
  return told
}

async function takePart(
  taking: Taking,
  register: Register,
  rows: readonly PacketRow[],
  units: ReadonlyMap<string, Unit>,
  seen: Awaited<ReturnType<typeof knownRows>>,
  removed: ReadonlyMap<string, number>,
): Promise<ToldRow[]> {
  const { db, home, now, login, scope, peer } = taking
  const ids = rows.map(({ id }) => id)
  const here = new Map((await findRecords(db, register, ids)).map((record) => [record.id, record]))
  const labels = await labelsOf(db, register, [...here.keys()])
  const twins = await twinsOf(db, register, rows, here, units)
  const changes: RowChange[] = []
  const told: ToldRow[] = []
  const noted: { row: PacketRow; unit: Unit; ours: boolean }[] = []
  for (const row of rows) {
    const unit = units.get(row.unit)
    if (!unit) continue
    const before = here.get(row.id) ?? null
    const known = seen(register.key, row.id)
    const removedAt = before ? null : (removed.get(`${register.key} ${row.id}`) ?? null)
    const ours = before ? openValues(register, home.seal, before) : null
    const theirs = row.values
    const alike =
      ours !== null && theirs !== null && Object.keys(ours).every((key) => (ours[key] ?? null) === (theirs[key] ?? null))
    const decided = verdictOf(
      { revision: row.revision, base: row.base, removed: theirs === null },
      { version: before?.version ?? null, removedAt, alike },
      known,
    )
    const chosen = decided === 'conflict' ? taking.choices.get(row.id) : undefined
    const verdict: Verdict =
      chosen === 'ours' ? 'kept' : chosen === 'theirs' ? (theirs === null ? 'removed' : before ? 'changed' : 'new') : decided
    const line: ToldRow = {
      register: register.key,
      title: register.title,
      id: row.id,
      unit: unit.shortName,
      label: labels.get(row.id) ?? String(theirs?.[register.label] ?? ''),
      verdict,
      by: row.by,
      at: row.at,
      why: null,
      differences: decided === 'conflict' || verdict === 'changed' ? differencesOf(register, ours, theirs) : [],
    }
    told.push(line)
    if (before && before.unitId !== unit.id) {
      Object.assign(line, { verdict: 'refused', why: 'Dòng này ở đây thuộc đơn vị khác.' })
      continue
    }
    const twin = verdict === 'new' || verdict === 'changed' ? twins.get(row.id) : undefined
    if (twin) {
      Object.assign(line, {
        verdict: 'refused',
        why: `Ở đây đã có dòng khác của ${unit.shortName} cùng ${twin.columns.map((key) => register.columns[key]?.title ?? key).join(', ')}, ${twin.record.changedBy} ghi ${printMoment(twin.record.changedAt)}. Dòng ở đây giữ nguyên; sửa hoặc bỏ một trong hai dòng rồi nhập lại gói.`,
        differences: theirs ? differencesOf(register, openValues(register, home.seal, twin.record), theirs) : [],
      })
      continue
    }
    if (verdict === 'new' || verdict === 'changed') {
      const change = await changeOf(taking, register, unit, before, row, line)
      if (change) changes.push(change)
      else continue
    } else if (verdict === 'removed') {
      if (!before || (await isNeeded(taking, register, row.id))) {
        Object.assign(line, { verdict: 'waits', why: 'Còn dòng khác ở đây nhắc tới dòng này.' })
        continue
      }
      changes.push({ id: row.id, unit, before, after: null, deed: 'remove' })
    } else if (verdict === 'conflict' || verdict === 'older') continue
    // A revision known before was noted then: noted again it would hide what was written here since.
    else if (verdict === 'same' && known?.revision === row.revision) continue
    noted.push({ row, unit, ours: verdict === 'kept' })
  }
  if (changes.length > 0) await writeRows(db, register, changes, { home, by: login, at: now, scope })
  const versions = await versionsNow(db, register, ids)
  await noteRows(
    db,
    peer,
    noted.map(({ row, unit, ours }) => ({
      register: register.key,
      record: row.id,
      unit,
      revision: row.revision,
      ourVersion: ours ? null : (versions.get(row.id) ?? null),
    })),
  )
  return told
}

/** The row judged as one typed here would be; null where it cannot stand, and the line then says why. */
async function changeOf(
  { db, home, scope, today }: Taking,
  register: Register,
  unit: Unit,
  before: StoredRecord | null,
  { id, values }: PacketRow,
  line: ToldRow,
): Promise<RowChange | null> {
  const said = values ?? {}
  const opened = before && openedRow(register, home.seal, before.values, before.stored)
  const { row, findings } = await completeRow(db, register, opened, said)
  const chain = register.dated?.chain
  const after: Row = chain ? { ...row, [chain]: (said[chain] as CellValue | undefined) ?? id } : row
  const judged = judge(register, before, after, today, findings, unit).filter(isError)
  if (judged.length === 0) {
    const beside = await judgeNeighbours(db, home, scope, register, { id, unit, before, row: after })
    judged.push(...beside.filter(isError))
  }
  if (judged.length === 0) return { id, unit, before, after, deed: 'edit' }
  const lacking = judged.some(({ code }) => code === 'row.reference')
  Object.assign(line, { verdict: lacking ? 'waits' : 'refused', why: judged.map(({ message }) => message).join(' ') })
  return null
}

/** Rows of units above may name it as well: they are counted, nothing of them is told. */
async function isNeeded({ db, scope }: Taking, register: Register, id: string): Promise<boolean> {
  await setScope(db, EVERYWHERE)
  let count = 0
  for (const other of Object.values(registers)) count += await countReferences(db, other, register.key, id)
  await setScope(db, scope)
  return count > 0
}

/** Side by side, column by column; what is masked on a screen is masked here. */
function differencesOf(register: Register, ours: Row | null, theirs: Row | null): ToldRow['differences'] {
  if (!ours || !theirs) return [{ column: 'Cả dòng', ours: ours ? 'còn' : 'đã bỏ', theirs: theirs ? 'còn' : 'đã bỏ' }]
  return Object.entries(register.columns).flatMap(([key, column]) => {
    if (!(key in ours) || (ours[key] ?? null) === (theirs[key] ?? null)) return []
    const words = (value: CellValue | undefined): string => {
      if (value === null || value === undefined || value === '') return 'trống'
      if (isSealed(column)) return MASK
      if (column.kind === 'choice') return column.choices?.find(({ code }) => code === value)?.title ?? String(value)
      if (column.kind === 'day') return printDay(String(value))
      if (column.kind === 'yesNo') return value ? 'có' : 'không'
      return column.kind === 'reference' ? 'dòng khác' : String(value)
    }
    return [{ column: column.title, ours: words(ours[key]), theirs: words(theirs[key]) }]
  })
}
