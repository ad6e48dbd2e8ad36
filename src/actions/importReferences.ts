import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import type { Column, Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { foldSpelling, lowerFirst } from '#domain/wording.ts'
import type { RosterRow } from '#reader/roster.ts'
import { listRecords } from '#store/recordList.ts'
import { recordsOfUnits, type StoredRecord } from '#store/records.ts'
import { descendantsOf, lineageOf, unitsByCodes } from '#store/units.ts'
import type { Context } from './action.ts'
import { type Draft, type Looking, spelt } from './importMatch.ts'

/** What a row says of its unit: rows that say the same belong to the same one. */
export const placeOf = ({ asides }: RosterRow): string => `${String(asides['unit.code'] ?? '')}\n${String(asides.unit ?? '')}`

/** The unit each row belongs to: the import's own, or one below it that the row names by code or by name. */
export async function unitOfRows(
  { db, actor, unit, today }: Context,
  rows: readonly RosterRow[],
): Promise<(row: RosterRow) => Unit | { message: string; column: string }> {
  const texts = new Set(
    rows.flatMap(({ asides }) => [asides.unit, asides['unit.code']]).filter((text): text is string => typeof text === 'string'),
  )
  if (texts.size === 0) return () => unit
  const codes = await unitsByCodes(db, [...texts])
  const lineages = await lineageOf(
    db,
    [...codes.values()].map(({ id }) => id),
  )
  const below = await descendantsOf(db, unit.id, today)
  const named = new Map<string, Unit[]>()
  for (const one of below.length > 0 ? below : [unit]) {
    for (const name of new Set([foldSpelling(one.name), foldSpelling(one.shortName)]))
      named.set(name, [...(named.get(name) ?? []), one])
  }
  const stoodUnder = ({ id }: Unit) =>
    id === unit.id || (lineages.get(id)?.some(({ ancestorId }) => ancestorId === unit.id) ?? false)
  return ({ asides }) => {
    const column = asides['unit.code'] !== undefined ? 'unit.code' : 'unit'
    const text = asides[column]
    if (typeof text !== 'string') return unit
    const byCode = codes.get(text)
    const found = byCode ? [byCode] : column === 'unit' ? (named.get(foldSpelling(text)) ?? []) : []
    const [one, another] = found
    if (another) return { column, message: `Có ${found.length} đơn vị tên “${text}” trong ${unit.name}. Ghi thêm cột Mã đơn vị.` }
    if (!one || !(stoodUnder(one) || below.some(({ id }) => id === one.id))) {
      return {
        column,
        message: `Dòng này của “${text}”, không phải ${unit.name} hoặc đơn vị trực thuộc. Chuyển dòng sang tệp của đơn vị đó, hoặc sửa cột Đơn vị.`,
      }
    }
    return mayEdit(actor, one) ? one : { column, message: `Đồng chí không có quyền ghi sổ của ${one.name}.` }
  }
}

type Target = {
  column: Column
  key: string
  register: Register
  bySpelling: ReadonlyMap<string, StoredRecord[]>
  byFold: ReadonlyMap<string, StoredRecord[]>
  naming: readonly string[]
}

/**
 * Replaces the words that name rows of other registers by those rows. People are looked for in the row's own unit;
 * courses, which a unit above may hold, in everything the person importing sees and above it.
 */
export async function resolveReferences(
  { db, home, scope }: Context,
  register: Register,
  drafts: readonly Draft[],
  where: Looking['where'],
): Promise<Looking['canonical']> {
  const units = [...new Set(drafts.map((draft) => draft.unit.id))]
  const chains = new Map<string, string>()
  const targets: Target[] = []
  for (const [key, column] of Object.entries(register.columns)) {
    const target = column.refersTo && !column.hidden ? registers[column.refersTo] : undefined
    if (!target) continue
    const records =
      isPersonal(target) || column.own
        ? await recordsOfUnits(db, target, units)
        : await listRecords(
            db,
            target,
            { under: scope, above: scope.lo, where: [], sort: [], offset: 0, limit: 100_000 },
            home.seal,
          )
    for (const record of records) chains.set(record.id, chainOf(target, record))
    const naming = new Set([
      ...Object.values(register.columns).flatMap(({ carried }) =>
        carried?.startsWith(`${key}.`) ? [carried.slice(key.length + 1)] : [],
      ),
      ...(column.named ?? []).slice(1),
    ])
    targets.push({
      column,
      key,
      register: target,
      naming: [...naming],
      bySpelling: Map.groupBy(records, (record) => spelt(String(record.values[target.label]))),
      byFold: Map.groupBy(records, (record) => foldSpelling(String(record.values[target.label]))),
    })
  }
  // What has no stretches first: its day then tells which stretch of a person was meant.
  targets.sort((a, b) => Number(a.register.dated !== undefined) - Number(b.register.dated !== undefined))
  for (const draft of drafts) for (const target of targets) resolve(register, target, draft, where)
  return (_, id) => chains.get(id) ?? id
}

const isPersonal = (register: Register): boolean => Object.values(register.columns).some(({ privacy }) => privacy !== undefined)
const chainOf = (register: Register, record: StoredRecord): string =>
  register.dated ? String(record.values[register.dated.chain] ?? record.id) : record.id

function resolve(register: Register, target: Target, draft: Draft, where: Looking['where']): void {
  const { key } = target
  const text = draft.values[key]
  if (typeof text !== 'string') return
  const all = target.bySpelling.get(spelt(text)) ?? target.byFold.get(foldSpelling(text)) ?? []
  const own = isPersonal(target.register) || target.column.own ? all.filter((record) => record.unitId === draft.unit.id) : all
  const fitting = own.filter((record) =>
    target.naming.every((name) => {
      const said = draft.read.asides[`${key}.${name}`]
      return said === undefined || said === record.values[name]
    }),
  )
  const refuse = (found: Finding): void => {
    draft.findings.push(found)
    draft.values = { ...draft.values, [key]: undefined }
    draft.read.asides = { ...draft.read.asides, [key]: text }
  }
  if (fitting.length === 0) {
    refuse(notFound(target, draft, text, own, where))
    return
  }
  const meant = new Set(fitting.map((record) => chainOf(target.register, record)))
  if (meant.size > 1) {
    const local = fitting.filter((record) => record.unitId === draft.unit.id)
    if (new Set(local.map((record) => chainOf(target.register, record))).size !== 1) {
      refuse(several(target, draft, text, meant.size, where))
      return
    }
    fitting.splice(0, fitting.length, ...local)
  }
  const record = stretchAt(target.register, fitting, dayOf(register, draft))
  if (!record) return
  draft.refs = { ...draft.refs, [key]: record }
  draft.values = { ...draft.values, [key]: record.id }
}

function notFound(
  { key, column, register }: Target,
  draft: Draft,
  text: string,
  own: readonly StoredRecord[],
  where: Looking['where'],
): Finding {
  const place = lowerFirst(register.title)
  if (own.length > 0)
    return finding(
      'roster.reference_differs',
      where(draft, key),
      `“${text}” có trong ${place} nhưng các cột khác của dòng không khớp. Đồng chí kiểm tra lại.`,
    )
  const at = column.own || register.columns[register.label]?.privacy ? ` của ${draft.unit.name}` : ''
  return finding(
    'roster.reference_unknown',
    where(draft, key),
    `${column.title} “${text}” chưa có trong ${place}${at}. Ghi vào sổ đó trước, hoặc sửa lại cho khớp.`,
  )
}

function several(
  { key, column, register, naming }: Target,
  draft: Draft,
  text: string,
  count: number,
  where: Looking['where'],
): Finding {
  const titles = naming
    .map((name) => `“${register.columns[name]?.title ?? name}”`)
    .slice(0, 2)
    .join(' hoặc ')
  return finding(
    'roster.reference_several',
    where(draft, key),
    `Có ${count} ${register.rowName} cùng ghi “${text}” ở cột ${column.title}.${titles ? ` Thêm cột ${titles} để phân biệt.` : ''}`,
  )
}

/** The day that places the row, where a referred row carries it. */
function dayOf(register: Register, draft: Draft): string | null {
  const carried = register.columns[register.on]?.carried
  if (carried === undefined) return typeof draft.values[register.on] === 'string' ? String(draft.values[register.on]) : null
  const [reference = '', name = ''] = carried.split('.')
  const day = draft.refs[reference]?.values[name]
  return typeof day === 'string' ? day : null
}

function stretchAt({ dated }: Register, records: readonly StoredRecord[], day: string | null): StoredRecord | undefined {
  if (!dated || records.length === 1) return records[0]
  const ordered = records.toSorted((a, b) => String(a.values[dated.from]).localeCompare(String(b.values[dated.from])))
  return (day === null ? undefined : ordered.findLast((record) => String(record.values[dated.from]) <= day)) ?? ordered.at(-1)
}
