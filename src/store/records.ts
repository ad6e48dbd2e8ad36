import { type RawBuilder, sql } from 'kysely'
import { type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { type StoredRow, searchText, storedColumns, valuesOf } from './recordColumns.ts'
import type { Seal } from './seal.ts'

/** A row of any register as the store knows it. */
export type StoredRecord = {
  id: string
  unitId: number
  provinceId: number
  orgPos: number
  version: number
  changedBy: string
  changedAt: Date
  values: Row
  /** The row as stored, for columns that must survive an edit untouched (sealed ones). */
  stored: StoredRow
}

/** A row to write. `labels`: texts of what it refers to, so that it is found by them. */
export type RecordWrite = { id: string; unit: Pick<Unit, 'id' | 'provinceId' | 'pos'>; values: Row; labels: readonly string[] }

export function recordOf(register: Register, stored: StoredRow): StoredRecord {
  return {
    id: stored.id as string,
    unitId: stored.unitId as number,
    provinceId: stored.provinceId as number,
    orgPos: stored.orgPos as number,
    version: stored.version as number,
    changedBy: stored.changedBy as string,
    changedAt: stored.changedAt as Date,
    values: valuesOf(register, stored),
    stored,
  }
}

export async function findRecord(db: Db, register: Register, id: string, lock = false): Promise<StoredRecord | null> {
  const { rows } =
    await sql<StoredRow>`select * from ${sql.table(register.table)} where id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  return rows[0] ? recordOf(register, rows[0]) : null
}

export async function findRecords(db: Db, register: Register, ids: readonly string[]): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRow>`select * from ${sql.table(register.table)} where id = any (${ids}::uuid[])`.execute(db)
  return rows.map((row) => recordOf(register, row))
}

/** Rows of one chain (a person's stretches), or of one joint activity, oldest first. */
export async function recordsBy(db: Db, register: Register, column: string, value: string): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRow>`
    select * from ${sql.table(register.table)} where ${sql.ref(snake(column))} = ${value}::uuid or id = ${value}::uuid order by ${sql.ref(snake(register.on))}, id`.execute(
    db,
  )
  return rows.map((row) => recordOf(register, row))
}

/** Every row of a unit, for the comparison an import makes. */
export async function recordsOfUnits(db: Db, register: Register, unitIds: readonly number[]): Promise<StoredRecord[]> {
  const { rows } =
    await sql<StoredRow>`select * from ${sql.table(register.table)} where unit_id = any (${unitIds}::bigint[])`.execute(db)
  return rows.map((row) => recordOf(register, row))
}

/** Inserts rows in pages of one statement each; `before` keeps sealed columns of a row a new stretch continues. */
export async function insertRecords(
  db: Db,
  register: Register,
  seal: Seal,
  rows: readonly (RecordWrite & { before?: StoredRow | null })[],
  by: string,
): Promise<void> {
  const columns = storedColumns(register, seal)
  for (let start = 0; start < rows.length; start += 5000) {
    const page = rows.slice(start, start + 5000)
    const arrays: RawBuilder<unknown>[] = [
      sql`${page.map((row) => row.unit.provinceId)}::bigint[]`,
      sql`${page.map((row) => row.id)}::uuid[]`,
      sql`${page.map((row) => row.unit.id)}::bigint[]`,
      sql`${page.map((row) => row.unit.pos)}::bigint[]`,
      sql`${page.map((row) => searchText(register, row.values, row.labels))}::text[]`,
      ...columns.map((column) => sql`${page.map((row) => column.of(row.values, row.before ?? null))}::${sql.raw(column.type)}[]`),
    ]
    await sql`
      insert into ${sql.table(register.table)} (province_id, id, unit_id, org_pos, search_text, ${sql.join(columns.map((column) => sql.ref(column.name)))}, changed_by)
      select *, ${by}::text from unnest(${sql.join(arrays)})`.execute(db)
  }
}

/** Writes a row anew if nobody changed it since `version`; false when somebody did. */
export async function updateRecord(
  db: Db,
  register: Register,
  seal: Seal,
  record: StoredRecord,
  write: RecordWrite,
  by: string,
): Promise<boolean> {
  const sets = storedColumns(register, seal).map(
    (column) => sql`${sql.ref(column.name)} = ${column.of(write.values, record.stored)}`,
  )
  const { numAffectedRows } = await sql`
    update ${sql.table(register.table)} set ${sql.join(sets)}, unit_id = ${write.unit.id}, org_pos = ${write.unit.pos},
      search_text = ${searchText(register, write.values, write.labels)}, version = version + 1, changed_by = ${by}, changed_at = now()
    where province_id = ${record.provinceId} and id = ${record.id}::uuid and version = ${record.version}`.execute(db)
  return numAffectedRows === 1n
}

export async function deleteRecord(db: Db, register: Register, record: StoredRecord): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(register.table)} where province_id = ${record.provinceId} and id = ${record.id}::uuid and version = ${record.version}`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** Keeps what a row was. Sensitive columns are left out: their history is the audit line. */
export async function keepVersion(
  db: Db,
  register: Register,
  record: StoredRecord,
  deed: 'edit' | 'change' | 'end' | 'remove',
  after: Row | null,
  login: string,
  at: Date,
): Promise<void> {
  const plain = (row: Row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => register.columns[key]?.kind !== 'identity'))
  await sql`
    insert into record_versions (province_id, register, record, version, org_pos, at, login, deed, before, after)
    values (${record.provinceId}, ${register.key}, ${record.id}::uuid, ${record.version}, ${record.orgPos}, ${at}, ${login}, ${deed},
      ${JSON.stringify(plain(record.values))}::jsonb, ${after ? JSON.stringify(plain(after)) : null}::jsonb)`.execute(db)
}

export type RecordVersion = { version: number; at: Date; login: string; deed: string; before: Row; after: Row | null }

export async function versionsOf(db: Db, register: Register, id: string): Promise<RecordVersion[]> {
  const { rows } = await sql<RecordVersion>`
    select version, at, login, deed, before, after from record_versions where register = ${register.key} and record = ${id}::uuid order by version desc`.execute(
    db,
  )
  return rows
}

/** Texts that name rows of a register: id → label column. */
export async function labelsOf(db: Db, register: Register, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; label: string }>`
    select id, ${sql.ref(snake(register.label))}::text as label from ${sql.table(register.table)} where id = any (${[...new Set(ids)]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.label]))
}

/** People whose identity number stands in another unit's register: the name of that unit, nothing else. */
export async function findElsewhere(
  db: Db,
  marks: readonly Buffer[],
  own: { lo: number; hi: number },
): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map()
  const { rows } = await sql<{
    mark: Buffer
    unitName: string
  }>`select mark, unit_name from find_people_elsewhere(${marks}::bytea[], ${own.lo}, ${own.hi})`.execute(db)
  return new Map(rows.map((row) => [row.mark.toString('hex'), row.unitName]))
}
