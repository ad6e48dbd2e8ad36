import { type RawBuilder, sql } from 'kysely'
import { isSealed, type Register, type Row, snake } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { arrayText } from './arrayText.ts'
import { type Db, provinceSeen } from './db.ts'
import { type StoredRow, searchTexts, storedColumns, valuesOf } from './recordColumns.ts'
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
    await sql<StoredRow>`select * from ${sql.table(register.table)} where ${inProvince(db, register)} id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
      db,
    )
  return rows[0] ? recordOf(register, rows[0]) : null
}

/**
 * The key of a row begins with its province: where the transaction sees one alone, the row is looked for there. A book that is
 * read from below holds rows above the provinces too.
 */
function inProvince(db: Db, { readBelow }: Register): RawBuilder<unknown> {
  const province = readBelow ? null : provinceSeen(db)
  return province === null ? sql`` : sql`province_id = ${province} and`
}

export async function findRecords(db: Db, register: Register, ids: readonly string[]): Promise<StoredRecord[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<StoredRow>`select * from ${sql.table(register.table)} where ${inProvince(db, register)} id = any (${ids}::uuid[])`.execute(
      db,
    )
  return rows.map((row) => recordOf(register, row))
}

/** Rows of one chain (a person's stretches), or of one joint activity, oldest first. */
export const recordsBy = (db: Db, register: Register, column: string, value: string): Promise<StoredRecord[]> =>
  recordsByAny(db, register, column, [value])

/** Rows that name any of these in a column, or are one of them. */
export async function recordsByAny(
  db: Db,
  register: Register,
  column: string,
  values: readonly string[],
): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRow>`
    select * from ${sql.table(register.table)} where ${inProvince(db, register)} (${sql.ref(snake(column))} = any (${values}::uuid[]) or id = any (${values}::uuid[]))
    order by ${sql.ref(snake(register.on))}, id`.execute(db)
  return rows.map((row) => recordOf(register, row))
}

/** Every row of a unit, for the comparison an import makes. */
export async function recordsOfUnits(db: Db, register: Register, unitIds: readonly number[]): Promise<StoredRecord[]> {
  const { rows } =
    await sql<StoredRow>`select * from ${sql.table(register.table)} where unit_id = any (${unitIds}::bigint[])`.execute(db)
  return rows.map((row) => recordOf(register, row))
}

/** Statements take rows as arrays, a page of them at a time. */
const PAGE = 5000
/** Rows inserted by one statement, of many: about what the way to the database takes up while nobody attends to it. */
const READIED = 500

type NewRecord = RecordWrite & { before?: StoredRow | null }

/** Inserts rows in pages of one statement each; `before` keeps sealed columns of a row a new stretch continues. */
export async function insertRecords(
  db: Db,
  register: Register,
  seal: Seal,
  rows: readonly NewRecord[],
  by: string,
): Promise<void> {
  // While the database writes one page the next is readied.
  let sent: Promise<unknown> = Promise.resolve()
  for (let start = 0; start < rows.length; start += READIED) {
    const page = insertSql(register, seal, rows.slice(start, start + READIED), by).compile(db)
    await sent
    sent = db.getExecutor().executeQuery(page)
    // Told where it is waited for.
    sent.catch(() => {})
    // What is sent leaves before the next page is readied.
    if (start + READIED < rows.length) await new Promise((resolve) => setImmediate(resolve))
  }
  await sent
}

/**
 * The insert of one page, to be run alone or as a part of a larger statement. The arrays stand in the select list: there
 * they are read off together, where a `from` would first lay all of them out as rows of its own. A column that says the
 * same of every row, as most of a roster's do, is said once.
 */
export function insertSql(register: Register, seal: Seal, rows: readonly NewRecord[], by: string): RawBuilder<unknown> {
  const columns = writtenColumns(register, seal)
  const written = rows.map((write) => ({ write, before: write.before ?? null }))
  const values = [
    // The ids are never the same, so that there are as many rows as ids.
    sql`unnest(${arrayText(rows, (row) => row.id)}::uuid[])`,
    repeated(rows, 'bigint', (row) => row.unit.provinceId),
    ...columns.map(({ type, of }) => repeated(written, type, of)),
  ]
  return sql`
    insert into ${sql.table(register.table)} (${sql.join(['id', 'province_id', ...columns.map(({ name }) => name)].map((name) => sql.ref(name)))}, changed_by)
    select ${sql.join(values)}, ${by}::text`
}

/** A column of rows to insert: one value where all are the same, else an array that is read off row by row. */
function repeated<T>(rows: readonly T[], type: string, of: (row: T) => unknown): RawBuilder<unknown> {
  const values = rows.map(of)
  const [first = null] = values
  return values.every((value) => (value ?? null) === first) && !Buffer.isBuffer(first)
    ? sql`${first}::${sql.raw(type)}`
    : sql`unnest(${arrayText(values)}::${sql.raw(type)}[])`
}

export type WrittenColumn = {
  name: string
  type: string
  of(row: { write: RecordWrite; before: StoredRow | null }): unknown
}

/** The columns of a table that every write says, and how they come from a row. */
export function writtenColumns(register: Register, seal: Seal): WrittenColumn[] {
  const textOf = searchTexts(register)
  return [
    { name: 'unit_id', type: 'bigint', of: ({ write }) => write.unit.id },
    { name: 'org_pos', type: 'bigint', of: ({ write }) => write.unit.pos },
    { name: 'search_text', type: 'text', of: ({ write }) => textOf(write.values, write.labels) },
    ...storedColumns(register, seal).map(
      ({ name, type, of }): WrittenColumn => ({ name, type, of: ({ write, before }) => of(write.values, before) }),
    ),
  ]
}

/** Writes rows anew that nobody changed since their version; returns the ids of those it wrote. */
export async function updateRecords(
  db: Db,
  register: Register,
  seal: Seal,
  edits: readonly { record: StoredRecord; write: RecordWrite }[],
  by: string,
): Promise<Set<string>> {
  const columns = writtenColumns(register, seal)
  const done = new Set<string>()
  for (let start = 0; start < edits.length; start += PAGE) {
    const page = edits.slice(start, start + PAGE)
    const rows = page.map(({ record, write }) => ({ write, before: record.stored }))
    const written = columns.map(({ type, of }) => sql`${arrayText(rows, of)}::${sql.raw(type)}[]`)
    const { rows: found } = await sql<{ id: string }>`
      update ${sql.table(register.table)} t
      set ${sql.join(columns.map(({ name }) => sql`${sql.ref(name)} = x.${sql.ref(name)}`))},
        version = t.version + 1, changed_by = ${by}, changed_at = now()
      from unnest(${sql.join([...keysOf(page.map(({ record }) => record)), ...written])})
        x (province_id, id, version, ${sql.join(columns.map(({ name }) => sql.ref(name)))})
      where t.province_id = x.province_id and t.id = x.id and t.version = x.version returning t.id`.execute(db)
    for (const { id } of found) done.add(id)
  }
  return done
}

/** Takes rows back that nobody changed since their version; returns the ids of those it took. */
export async function deleteRecords(db: Db, register: Register, records: readonly StoredRecord[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    delete from ${sql.table(register.table)} t using unnest(${sql.join(keysOf(records))}) x (province_id, id, version)
    where t.province_id = x.province_id and t.id = x.id and t.version = x.version returning t.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

const keysOf = (records: readonly StoredRecord[]): RawBuilder<unknown>[] => [
  sql`${arrayText(records, (record) => record.provinceId)}::bigint[]`,
  sql`${arrayText(records, (record) => record.id)}::uuid[]`,
  sql`${arrayText(records, (record) => record.version)}::integer[]`,
]

export type Deed = 'edit' | 'change' | 'end' | 'remove'

/** Keeps what rows were. Sensitive columns are left out: their history is the audit line. */
export async function keepVersions(
  db: Db,
  register: Register,
  kept: readonly { record: StoredRecord; deed: Deed; after: Row | null }[],
  login: string,
  at: Date,
): Promise<void> {
  const plain = (row: Row) =>
    JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => !isSealed(register.columns[key]))))
  for (let start = 0; start < kept.length; start += PAGE) {
    const page = kept.slice(start, start + PAGE)
    await sql`
      insert into record_versions (province_id, record, version, org_pos, deed, before, after, register, at, login)
      select x.*, ${register.key}::text, ${at}::timestamptz, ${login}::text from unnest(${sql.join([
        ...keysOf(page.map(({ record }) => record)),
        sql`${page.map(({ record }) => record.orgPos)}::bigint[]`,
        sql`${page.map(({ deed }) => deed)}::text[]`,
        sql`${page.map(({ record }) => plain(record.values))}::jsonb[]`,
        sql`${page.map(({ after }) => (after ? plain(after) : null))}::jsonb[]`,
      ])}) x`.execute(db)
  }
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
  register: Register,
  marks: readonly string[],
  own: { lo: number; hi: number },
): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map()
  const { rows } = await sql<{
    mark: Buffer
    unitName: string
  }>`select mark, unit_name from find_people_elsewhere(${register.table}, ${arrayText(marks, (mark) => `\\x${mark}`)}::bytea[], ${own.lo}, ${own.hi})`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.mark.toString('hex'), row.unitName]))
}
