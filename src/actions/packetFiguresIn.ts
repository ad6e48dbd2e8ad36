import { attachmentName, LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from '#domain/attachment.ts'
import type { Cutoff } from '#domain/calendar.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { type Verdict, verdictOf } from '#domain/packet.ts'
import { periodKey as keyOf, parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { registers } from '#domain/registers/index.ts'
import { indicatorById, isEntered } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger, printPeriodKey } from '#domain/wording.ts'
import { readAttachment } from '#reader/attachment.ts'
import { saveEntries } from '#store/entries.ts'
import { filesOf, keepFile } from '#store/files.ts'
import { holdTurn } from '#store/locks.ts'
import { bringExplanation, entryNumber, takenBackBetween, typedBetween } from '#store/packetFigures.ts'
import { knownRows, noteRows } from '#store/packets.ts'
import { closedPeriods, refusedAsClosed } from '#store/periods.ts'
import { findRecord } from '#store/records.ts'
import { unitById, unitsByCodes } from '#store/units.ts'
import { cutoffFor } from './cutoff.ts'
import { typedTwice } from './entryOverlap.ts'
import type { RecordsBody } from './packetBody.ts'
import type { Taking, ToldRow } from './packetImport.ts'
import type { PacketAttachment, PacketEntry } from './packetPapers.ts'

/** Typed figures of the packet's units, each judged as one typed here would be; then why figures are right, which is only added. */
export async function takeFigures(taking: Taking, { entries, explanations }: RecordsBody): Promise<ToldRow[]> {
  const { db, unit } = taking
  const units = await unitsByCodes(db, [...new Set([...entries, ...explanations].map((one) => one.unit))])
  const placeOf = (code: string): Unit => {
    const place = units.get(code)
    if (!place || place.pos < unit.pos || place.pos > unit.end) throw new Problem('packet.foreign', { unit: `“${code}”` })
    return place
  }
  const told: ToldRow[] = []
  const groups = Map.groupBy(entries, ({ unit: code }) => code)
  for (const [code, group] of groups) told.push(...(await takeEntries(taking, placeOf(code), group)))
  for (const said of explanations) {
    const place = placeOf(said.unit)
    if (!parseReportPeriod(said.period)) throw new Problem('period.unknown', { period: said.period })
    if (await bringExplanation(db, place, { ...said, saidAt: new Date(said.saidAt) }))
      told.push({
        ...lineOf('explanations', 'Giải trình', said.id, place, titleOf(said.indicator)),
        by: said.saidBy,
        at: said.saidAt,
      })
  }
  return told
}

const titleOf = (measure: string): string => indicatorById(measure)?.title ?? baseCounts.get(measure)?.title ?? measure
const lineOf = (register: string, title: string, id: string, unit: Unit, label: string): ToldRow => ({
  ...{ register, title, id, unit: unit.shortName, label, verdict: 'new', by: '', at: '', why: null, differences: [] },
})

async function takeEntries(taking: Taking, unit: Unit, entries: readonly PacketEntry[]): Promise<ToldRow[]> {
  const { db, home, peer, login } = taking
  await holdTurn(db, `entries ${unit.id}`)
  const alone = { pos: unit.pos, end: unit.pos }
  const here = new Map((await typedBetween(db, alone)).map((entry) => [entryNumber(entry), entry]))
  const gone = new Map((await takenBackBetween(db, alone)).map((entry) => [entryNumber(entry), entry.version]))
  const seen = await knownRows(db, peer, ['entries'])
  const closed = await closedPeriods(db, [unit.id])
  const told: ToldRow[] = []
  const noted: { id: string; revision: number; ours: boolean }[] = []
  for (const entry of entries) {
    const id = entryNumber(entry)
    const ours = here.get(id)
    const theirs = entry.said
    const alike = ours !== undefined && theirs !== null && saysOf(ours) === saysOf(theirs)
    const decided = verdictOf(
      { revision: entry.revision, base: entry.base, removed: theirs === null },
      { version: ours?.version ?? null, removedAt: gone.get(id) ?? null, alike },
      seen('entries', id),
    )
    const chosen = decided === 'conflict' ? taking.choices.get(id) : undefined
    const taken = theirs === null ? 'removed' : ours ? 'changed' : 'new'
    const verdict: Verdict = chosen === 'ours' ? 'kept' : chosen === 'theirs' ? taken : decided
    const line: ToldRow = {
      ...lineOf(
        'entries',
        'Số liệu nhập',
        id,
        unit,
        `${titleOf(entry.measure)}, ${printPeriodKey(entry.period)}, đến ${printDay(entry.asOf)}`,
      ),
      ...{ verdict, by: entry.by, at: entry.at },
    }
    if (decided === 'conflict' || verdict === 'changed')
      line.differences = [
        { column: 'Số', ours: ours ? wordsOf(ours) : 'không có', theirs: theirs ? wordsOf(theirs) : 'không có' },
      ]
    told.push(line)
    if (verdict === 'new' || verdict === 'changed' || verdict === 'removed') {
      const cutoff = cutoffFor(entry.period, entry.asOf)
      const shut = closed.find((one) => cutoff.asOf <= one.windowTo)
      if (shut) throw refusedAsClosed(shut, unit.name)
      const why = theirs && (await refusedEntry(taking, unit, entry, cutoff))
      if (why) {
        Object.assign(line, { verdict: 'refused', why })
        continue
      }
      const { window } = cutoff
      const write = { unit, measure: entry.measure, period: keyOf(cutoff.period), window }
      const nothing = { state: 'missing', value: null, qualifier: null, note: null } as const
      await saveEntries(db, home, [{ ...write, ...(theirs ?? nothing) }], login)
    } else if (verdict === 'conflict' || verdict === 'older') continue
    else if (verdict === 'same' && seen('entries', id)?.revision === entry.revision) continue
    noted.push({ id, revision: entry.revision, ours: verdict === 'kept' })
  }
  const now = new Map((await typedBetween(db, alone)).map((entry) => [entryNumber(entry), entry.version]))
  await noteRows(
    db,
    peer,
    noted.map(({ id, revision, ours }) => ({
      ...{ register: 'entries', record: id, unit, revision },
      ourVersion: ours ? null : (now.get(id) ?? null),
    })),
  )
  return told
}

type Said = NonNullable<PacketEntry['said']>
const saysOf = ({ state, value, qualifier, note }: Said): string => JSON.stringify([state, value, qualifier, note])
const STATES = { zero: 'không có', not_applicable: 'không thuộc diện' } as const
const wordsOf = ({ state, value, qualifier }: Said): string =>
  state === 'value' ? `${qualifier ? `${qualifier} ` : ''}${printInteger(value ?? 0)}` : STATES[state]

/** The same rules as for figures typed here; null where it may stand. */
async function refusedEntry({ db, home, today }: Taking, unit: Unit, entry: PacketEntry, cutoff: Cutoff): Promise<string | null> {
  const { measure, said } = entry
  if (!home.measures.byId.has(measure) || !(indicatorById(measure) ?? baseCounts.get(measure)))
    return `Chỉ tiêu “${measure}” chưa có ở đây.`
  if (!isEntered(measure)) return 'Chỉ tiêu này được tính từ sổ, không nhập tay.'
  if (said?.state === 'value' ? (said.value ?? 0) === 0 : (said?.value ?? null) !== null)
    return 'Số và trạng thái không khớp nhau.'
  if (cutoff.asOf > today) return `Số liệu đến ngày ${printDay(cutoff.asOf)} còn ở tương lai.`
  if (cutoff.asOf < unit.validFrom || (unit.validTo !== null && cutoff.asOf >= unit.validTo))
    return `${unit.shortName} không hoạt động ngày ${printDay(cutoff.asOf)}.`
  return (await typedTwice(db, home, unit.id, [measure], cutoff))?.message ?? null
}

/** Files by the rows they are attached to; one taken away here since is not brought back by the same packet. */
export async function takeFiles(taking: Taking, files: readonly PacketAttachment[]): Promise<ToldRow[]> {
  const { db, peer, unit: taker } = taking
  const seen = await knownRows(db, peer, ['files'])
  const told: ToldRow[] = []
  for (const file of files) {
    const register = Object.hasOwn(registers, file.register) ? registers[file.register] : undefined
    if (!register) throw new Problem('register.unknown', { register: file.register })
    const record = await findRecord(db, register, file.record, true)
    const unit = record ? await unitById(db, record.unitId) : taker
    if (unit.pos < taker.pos || unit.pos > taker.end) throw new Problem('packet.foreign', { unit: `“${unit.code}”` })
    const name = attachmentName(file.name)
    const line: ToldRow = { ...lineOf('files', 'Tệp đính kèm', file.id, unit, name), by: file.addedBy, at: file.addedAt }
    told.push(line)
    if (seen('files', file.id)) {
      line.verdict = 'same'
      continue
    }
    const why = record ? await keptFile(taking, unit, name, file) : 'Dòng mà tệp đính kèm chưa có ở đây.'
    if (why) Object.assign(line, { verdict: record ? 'refused' : 'waits', why })
    else await noteRows(db, peer, [{ register: 'files', record: file.id, unit, revision: 1, ourVersion: 1 }])
  }
  return told
}

async function keptFile({ db }: Taking, unit: Unit, name: string, file: PacketAttachment): Promise<string | null> {
  const bytes = Buffer.from(file.bytes, 'base64')
  if (bytes.length > LARGEST_ATTACHMENT) return 'Tệp lớn hơn 20 MB.'
  if ((await filesOf(db, file.register, file.record)).length >= MOST_ATTACHMENTS) return `Dòng này đã có ${MOST_ATTACHMENTS} tệp.`
  const { kind, findings } = await readAttachment(name, bytes)
  if (kind === null) return findings[0]?.message ?? 'Không đọc được tệp.'
  await keepFile(db, {
    ...{ id: file.id, unit, register: file.register, record: file.record, name, kind, note: file.note, bytes },
    addedBy: file.addedBy,
    addedAt: new Date(file.addedAt),
  })
  return null
}
