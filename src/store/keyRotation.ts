import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { isSealed, type Register, snake } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { arrayText } from './arrayText.ts'
import { type Database, type Db, EVERYWHERE, inScope } from './db.ts'
import { choiceMark, type Seal, sealWith } from './seal.ts'
import { readSetting, writeSetting } from './users.ts'

/**
 * A new key for the sealed fields. The new key is written beside the old one, every sealed cell is sealed anew in one
 * transaction that also says which key holds from then on, and only then the files change places: whatever moment the power
 * goes in, the next start finds the key the cells are sealed with.
 */
const HOLDS = 'field_key'
const keyFile = (folder: string): string => join(folder, 'keys', 'field.key')
const nextFile = (folder: string): string => join(folder, 'keys', 'field.key.next')
const printOf = (hex: string): string =>
  createHash('sha256').update('saovuong field key').update(Buffer.from(hex, 'hex')).digest('hex').slice(0, 32)

/** Ends a change of keys that was broken off, one way or the other. Asked at each start before the key is read. */
export async function settleFieldKey(database: Pick<Database, 'app' | 'folder'>): Promise<void> {
  const next = nextFile(database.folder)
  if (!existsSync(next)) return
  const holds = await inScope(database, EVERYWHERE, (db) => readSetting<string>(db, HOLDS))
  if (holds === printOf(readFileSync(next, 'utf8').trim())) renameSync(next, keyFile(database.folder))
  else rmSync(next)
}

/** Programs that have this database open beside the one that asks: they hold the old key in their memory. */
export async function othersAtWork(db: Db): Promise<number> {
  const { rows } = await sql<{ others: number }>`
    select count(distinct application_name)::integer as others from pg_stat_activity
    where datname = current_database() and application_name like 'saovuong %'
      and application_name <> current_setting('application_name')`.execute(db)
  return rows[0]?.others ?? 0
}

export async function rotateFieldKey(
  database: Pick<Database, 'app' | 'folder'>,
  seal: Seal,
  progress: (cells: number, what: string) => void,
): Promise<{ cells: number }> {
  const hex = randomBytes(32).toString('hex')
  mkdirSync(join(database.folder, 'keys'), { recursive: true, mode: 0o700 })
  writeFileSync(nextFile(database.folder), hex, { mode: 0o600, flag: 'wx', flush: true })
  const next = sealWith(Buffer.from(hex, 'hex'))
  let cells = 0
  await inScope(database, EVERYWHERE, async (db) => {
    for (const register of Object.values(registers))
      for (const [key, column] of Object.entries(register.columns)) {
        if (!isSealed(column)) continue
        const mark = (text: string) =>
          column.kind === 'identity' ? next.mark(text) : choiceMark(next, register.table, key, text)
        cells += await resealColumn(db, register, snake(key), seal, next, mark)
        progress(cells, register.title)
      }
    cells += await resealFactors(db, seal, next)
    await writeSetting(db, HOLDS, printOf(hex))
  })
  renameSync(nextFile(database.folder), keyFile(database.folder))
  return { cells }
}

const PAGE = 2000

async function resealColumn(
  db: Db,
  register: Register,
  column: string,
  seal: Seal,
  next: Seal,
  mark: (text: string) => Buffer,
): Promise<number> {
  const [table, sealed] = [sql.table(register.table), sql.ref(`${column}_sealed`)]
  let [cells, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await sql<{ provinceId: number; id: string; sealed: Buffer }>`
      select province_id, id, ${sealed} as sealed from ${table}
      where id > ${after}::uuid and ${sealed} is not null order by id limit ${PAGE}`.execute(db)
    if (rows.length === 0) return cells
    const texts = rows.map((row) => seal.open(row.sealed))
    await sql`
      update ${table} t set ${sql.ref(`${column}_sealed`)} = x.sealed, ${sql.ref(`${column}_mark`)} = x.mark
      from unnest(${arrayText(rows, (row) => row.provinceId)}::bigint[], ${arrayText(rows, (row) => row.id)}::uuid[],
        ${arrayText(texts, (text) => next.close(text))}::bytea[], ${arrayText(texts, mark)}::bytea[]) x (province_id, id, sealed, mark)
      where t.province_id = x.province_id and t.id = x.id`.execute(db)
    cells += rows.length
    after = rows.at(-1)?.id ?? after
  }
}

async function resealFactors(db: Db, seal: Seal, next: Seal): Promise<number> {
  const { rows } = await sql<{ userId: string; secretSealed: Buffer }>`select user_id, secret_sealed from second_factors`.execute(
    db,
  )
  for (const { userId, secretSealed } of rows)
    await sql`update second_factors set secret_sealed = ${next.close(seal.open(secretSealed))} where user_id = ${userId}`.execute(
      db,
    )
  return rows.length
}
