import { sql } from 'kysely'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { CAN_FALL_SHORT, ledgerMeasures, measuresAlone, measuresBehind } from '#domain/sources.ts'
import { type Lineage, UNIT_KINDS, type Unit, type UnitKind } from '#domain/unit.ts'
import { unitContributions } from '#domain/unitCounts.ts'
import { foldTone } from '#domain/wording.ts'
import type { Db } from './db.ts'
import { askKept, askKeptText } from './keptStatements.ts'
import { appendLedger } from './ledger.ts'
import { numberMeasures } from './measures.ts'

/** What a unit is read from, of a relation `u`. */
export const UNIT_COLUMNS =
  'u.id, u.code, u.kind, u.name, u.short_name, u.province_id, u.managed_by, u.valid_from, u.valid_to, u.pos, u.end_pos as "end"'
const COLUMNS = sql.raw(UNIT_COLUMNS)
const BY_CODE = `select ${UNIT_COLUMNS} from units u where u.code = $1`

/** The unit of a code that somebody sent and nobody has looked at yet; null where there is none. */
export async function findUnit(db: Db, code: string): Promise<Unit | null> {
  const [unit] = await askKeptText<Unit>(db, BY_CODE, [code])
  return unit ?? null
}

export async function unitByCode(db: Db, code: string): Promise<Unit> {
  const unit = await findUnit(db, code)
  if (!unit) throw new Problem('unit.unknown', { unit: code })
  return unit
}

export async function unitById(db: Db, id: number): Promise<Unit> {
  const [unit] = await askKept(db, sql<Unit>`select ${COLUMNS} from units u where u.id = ${id}`)
  if (!unit) throw new Problem('unit.unknown', { unit: String(id) })
  return unit
}

export async function unitsByCodes(db: Db, codes: readonly string[]): Promise<Map<string, Unit>> {
  const { rows } = await sql<Unit>`select ${COLUMNS} from units u where u.code = any (${codes}::text[])`.execute(db)
  return new Map(rows.map((unit) => [unit.code, unit]))
}

export async function unitsByIds(db: Db, ids: readonly number[]): Promise<Map<number, Unit>> {
  const rows = await askKept(db, sql<Unit>`select ${COLUMNS} from units u where u.id = any (${ids}::bigint[])`)
  return new Map(rows.map((unit) => [unit.id, unit]))
}

/** The unit at the top of what the transaction sees. */
export async function rootUnit(db: Db): Promise<Unit | null> {
  const { rows } = await sql<Unit>`select ${COLUMNS} from units u order by u.pos limit 1`.execute(db)
  return rows[0] ?? null
}

/** Units that stood directly under a parent at some day of a window; at one day when both ends are that day. */
export async function childrenOf(db: Db, parentId: number, from: Day, to: Day): Promise<Unit[]> {
  return askKept(
    db,
    sql<Unit>`
    select distinct ${COLUMNS} from unit_links l join units u on u.id = l.unit_id
    where l.parent_id = ${parentId} and l.valid_from <= ${to}::date and (l.valid_to is null or l.valid_to > ${from}::date)
      and u.valid_from <= ${to}::date and (u.valid_to is null or u.valid_to > ${from}::date)
    order by u.pos`,
  )
}

/** How many children each of some units has on a day: whether a tree can be opened further. */
export async function countChildren(db: Db, ids: readonly number[], on: Day): Promise<Map<number, number>> {
  const { rows } = await sql<{ parentId: number; children: number }>`
    select l.parent_id, count(*) as children from unit_links l join units u on u.id = l.unit_id
    where l.parent_id = any (${ids}::bigint[]) and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)
      and u.valid_from <= ${on}::date and (u.valid_to is null or u.valid_to > ${on}::date)
    group by l.parent_id`.execute(db)
  return new Map(rows.map((row) => [row.parentId, row.children]))
}

/** Ancestors on a day from the root down, without the unit itself: one indexed query whatever the depth. */
export async function pathOf(db: Db, unitId: number, on: Day): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${COLUMNS} from unit_lineage l join units u on u.id = l.ancestor_id
    where l.unit_id = ${unitId} and l.depth > 0 and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)
    order by l.depth desc`.execute(db)
  return rows
}

/** Descendants on a day, itself first. */
export async function descendantsOf(db: Db, unitId: number, on: Day): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${COLUMNS} from unit_lineage l join units u on u.id = l.unit_id
    where l.ancestor_id = ${unitId} and l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to > ${on}::date)
      and (u.valid_to is null or u.valid_to > ${on}::date)
    order by u.pos`.execute(db)
  return rows
}

/** Finds units by name, short name, abbreviation or code, without regard to tone marks. */
export async function searchUnits(db: Db, scope: { pos: number; end: number }, text: string, limit = 30): Promise<Unit[]> {
  const words = foldTone(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const conditions = words.map((word) => sql`u.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  const { rows } = await sql<Unit>`
    select ${COLUMNS} from units u where u.pos between ${scope.pos} and ${scope.end} and ${sql.join(conditions, sql` and `)}
    order by u.valid_to nulls last, length(u.name), u.pos limit ${limit}`.execute(db)
  return rows
}

export type LineageRow = Lineage & { unitId: number }

export async function lineageOf(db: Db, unitIds: readonly number[]): Promise<Map<number, Lineage[]>> {
  const { rows } = await sql<LineageRow>`
    select unit_id, ancestor_id, depth, valid_from as "from", valid_to as "to" from unit_lineage where unit_id = any (${unitIds}::bigint[])`.execute(
    db,
  )
  return Map.groupBy(rows, (row) => row.unitId)
}

export type NewUnit = {
  code: string
  kind: UnitKind
  name: string
  shortName?: string
  managedBy?: 'province' | 'commune' | null
  validFrom: Day
  validTo?: Day | null
  /** Codes of parents with their stretches; the last one gives the place in the preorder. None for the root. */
  parents: { code: string; from: Day; to: Day | null }[]
}

/** First letters of the words: "Sở Văn hóa, Thể thao và Du lịch" is found by "svhttvdl" and, without và, "svhttdl". */
export const searchTextOf = (unit: Pick<Unit, 'name' | 'shortName' | 'code'>): string =>
  `${foldTone(unit.name)} ${foldTone(unit.shortName)} ${unit.code} ${abbreviations(unit.name)}`

const abbreviations = (name: string): string => {
  const words = foldTone(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const initials = (list: string[]) => list.map((word) => word[0]).join('')
  return `${initials(words)} ${initials(words.filter((word) => word !== 'va'))} ${initials(words.slice(1).filter((word) => word !== 'va'))}`
}

/**
 * Founds units, parents before children: places them in the preorder, writes links and lineage, and enters them in the
 * ledger as what they are (a command counts itself). Numbers of the preorder are given like addresses: each kind has its
 * width, each parent hands out the next free stretch, so nobody is renumbered when a unit is added.
 */
export async function foundUnits(db: Db, units: readonly NewUnit[]): Promise<Map<string, Unit>> {
  const known = await unitsByCodes(
    db,
    units.flatMap((unit) => unit.parents.map((parent) => parent.code)),
  )
  const next = new Map<number, number>()
  if (known.size > 0) {
    const { rows } = await sql<{
      id: number
      nextPos: number
    }>`select id, next_pos from units where id = any (${[...known.values()].map((unit) => unit.id)}::bigint[]) for update`.execute(
      db,
    )
    for (const row of rows) next.set(row.id, row.nextPos)
  }
  const touched = new Set<number>(next.keys())
  const { rows: ids } = await sql<{
    id: number
  }>`select nextval(pg_get_serial_sequence('units', 'id')) as id from generate_series(1, ${units.length})`.execute(db)
  const founded: Unit[] = []
  for (const [index, unit] of units.entries()) {
    const id = ids[index]?.id ?? 0
    const last = unit.parents.at(-1)
    const parent = last ? known.get(last.code) : undefined
    if (last && !parent) throw new Problem('unit.unknown', { unit: last.code })
    const pos = parent ? (next.get(parent.id) ?? parent.pos + 1) : 1
    const end = pos + UNIT_KINDS[unit.kind].width - 1
    if (parent && end > parent.end) throw new Problem('input.wrong', { detail: `${parent.name} không còn chỗ cho đơn vị mới` })
    if (parent) next.set(parent.id, end + 1)
    next.set(id, pos + 1)
    const made: Unit = {
      id,
      code: unit.code,
      kind: unit.kind,
      name: unit.name,
      shortName: unit.shortName ?? unit.name,
      provinceId: unit.kind === 'province' ? id : (parent?.provinceId ?? 0),
      managedBy: unit.managedBy ?? null,
      validFrom: unit.validFrom,
      validTo: unit.validTo ?? null,
      pos,
      end,
    }
    known.set(unit.code, made)
    founded.push(made)
  }
  await insertUnits(db, founded, next)
  for (const id of touched) await sql`update units set next_pos = ${next.get(id)} where id = ${id}`.execute(db)
  const links = units.flatMap((unit) =>
    unit.parents.map((parent) => ({
      unit: known.get(unit.code)?.id ?? 0,
      parent: known.get(parent.code)?.id ?? 0,
      from: parent.from,
      to: parent.to,
    })),
  )
  await sql`
    insert into unit_links (unit_id, parent_id, valid_from, valid_to)
    select * from unnest(${links.map((link) => link.unit)}::bigint[], ${links.map((link) => link.parent)}::bigint[], ${links.map((link) => link.from)}::date[], ${links.map((link) => link.to)}::date[])`.execute(
    db,
  )
  await writeLineage(
    db,
    founded.map((unit) => unit.id),
  )
  const measures = await numberMeasures(db, ledgerMeasures(), measuresAlone(), measuresBehind(CAN_FALL_SHORT))
  await appendLedger(
    db,
    founded.flatMap((unit) =>
      unitContributions(unit).map(({ indicator, day, amount, stock }) => {
        const measure = measures.byId.get(indicator)
        if (!measure) throw new Error(`measure without a number: ${indicator}`)
        return {
          provinceId: unit.provinceId,
          unitId: unit.id,
          orgPos: unit.pos,
          measure: measure.no,
          day,
          amount,
          stock,
          source: 'units',
          record: null,
        }
      }),
    ),
  )
  return new Map(founded.map((unit) => [unit.code, unit]))
}

async function insertUnits(db: Db, units: readonly Unit[], next: ReadonlyMap<number, number>): Promise<void> {
  const list = <T>(of: (unit: Unit) => T): T[] => units.map(of)
  await sql`
    insert into units (id, province_id, code, kind, name, short_name, search_text, managed_by, valid_from, valid_to, pos, end_pos, next_pos)
    select * from unnest(${list((u) => u.id)}::bigint[], ${list((u) => u.provinceId)}::bigint[], ${list((u) => u.code)}::text[], ${list((u) => u.kind)}::text[],
      ${list((u) => u.name)}::text[], ${list((u) => u.shortName)}::text[],
      ${list(searchTextOf)}::text[],
      ${list((u) => u.managedBy)}::text[], ${list((u) => u.validFrom)}::date[], ${list((u) => u.validTo)}::date[],
      ${list((u) => u.pos)}::bigint[], ${list((u) => u.end)}::bigint[], ${list((u) => next.get(u.id) ?? u.pos + 1)}::bigint[])`.execute(
    db,
  )
}

/**
 * Lineage of units, level by level: the intersection of the stretches; what a unit that ended leaves behind goes on under its
 * heir from that day (domain/unitTree.ts `lineageIn`).
 */
export async function writeLineage(db: Db, ids: readonly number[]): Promise<void> {
  await sql`delete from unit_lineage where unit_id = any (${ids}::bigint[])`.execute(db)
  await sql`
    with recursive up as (
      select u.id as unit_id, u.id as at, 0 as depth, u.valid_from as since, case when r.unit_id is null then u.valid_to end as until, u.valid_to as ends
      from units u left join unit_successions r on r.unit_id = u.id and r.remains where u.id = any (${ids}::bigint[])
      union all
      select up.unit_id, p.id, up.depth + 1, greatest(n.since, p.valid_from), n.until, p.valid_to
      from up cross join lateral (
        select l.parent_id as next, greatest(up.since, l.valid_from) as since, least(up.until, up.ends, l.valid_to) as until
        from unit_links l where l.unit_id = up.at
        union all
        select r.successor_id, greatest(up.since, up.ends), up.until
        from unit_successions r where r.unit_id = up.at and r.remains and up.ends is not null
      ) n join units p on p.id = n.next
      where greatest(n.since, p.valid_from) < coalesce(n.until, 'infinity'::date)
    )
    insert into unit_lineage (unit_id, ancestor_id, depth, valid_from, valid_to)
    select unit_id, at, depth, since, least(until, ends) from up where since < coalesce(least(until, ends), 'infinity'::date)`.execute(
    db,
  )
}
