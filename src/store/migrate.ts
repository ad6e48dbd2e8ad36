import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { RESTORING } from './backup/tables.ts'
import { DatabaseRefusal } from './embedded/refusal.ts'
import type { Connection } from './embedded.ts'

const folder = new URL('./migrations/', import.meta.url)

export type Migration = { name: string; text: string; hash: string }

export const migrationNames = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

export const ownMigrations = (): Migration[] =>
  migrationNames().map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })

export type Upgrade = {
  log?: ((line: string) => void) | undefined
  /** Called where a database that holds something is about to be changed; answers where its backup lies. */
  before?: ((pending: readonly string[]) => Promise<string>) | undefined
  /** A restore at work on its own database may open it; nobody else may before it is proved. */
  restoring?: boolean | undefined
  /** The files to bring it to; the product's own where absent. */
  wanted?: readonly Migration[] | undefined
}

/**
 * Brings a database to this version: plain SQL files in order, forward only, all that are missing in one transaction, so that a
 * version either goes in whole or leaves the database as it was. The hash of each is kept, so that a file changed after it ran is
 * noticed. Makes the application's role when it is missing.
 */
export async function migrate(owner: Connection, appPassword: string, upgrade: Upgrade = {}): Promise<void> {
  const wanted = upgrade.wanted ?? ownMigrations()
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(5170001)')
    if (!upgrade.restoring) await refuseHalfRestored(client, owner.database)
    await makeRole(client, appPassword)
    const done = await migrationsDone(client)
    const pending = wanted.filter(({ name }) => !done.has(name))
    const changed = wanted.find(({ name, hash }) => done.has(name) && done.get(name) !== hash)
    if (changed) throw new Error(`migration ${changed.name} was changed after it ran on this database`)
    const unknown = [...done.keys()].filter((name) => !wanted.some((one) => one.name === name))
    if (unknown.length > 0)
      throw new DatabaseRefusal(
        `Cơ sở dữ liệu này do một phiên bản mới hơn lập (${unknown.join(', ')}). Chạy lại bằng phiên bản đó, hoặc khôi phục bản sao lưu của phiên bản này vào chỗ mới.`,
      )
    if (pending.length === 0) return
    const backup = done.size > 0 ? await upgrade.before?.(pending.map(({ name }) => name)) : undefined
    await client.query('begin')
    try {
      await applyMigrations(client, pending, upgrade.log)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => {})
      if (backup === undefined) throw error
      throw new DatabaseRefusal(
        `Nâng cấp cơ sở dữ liệu dừng giữa chừng: ${(error as Error).message}. Dữ liệu vẫn nguyên như trước khi nâng cấp; ` +
          `bản sao lưu vừa lập ở ${backup}. Chạy lại phiên bản cũ để làm việc tiếp, và báo người cấp phần mềm dòng này.`,
        { cause: error },
      )
    }
  } finally {
    await client.end()
  }
}

/** The files in order, inside the caller's transaction. */
export async function applyMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
  log: (line: string) => void = () => {},
): Promise<void> {
  await client.query(
    'create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())',
  )
  for (const { name, text, hash } of migrations) {
    log(`Chuẩn bị cơ sở dữ liệu: ${name}`)
    try {
      await client.query(text)
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error })
    }
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
  }
}

async function migrationsDone(client: pg.Client): Promise<Map<string, string>> {
  const { rows: found } = await client.query("select from pg_class where oid = to_regclass('public.migrations')")
  if (!found[0]) return new Map()
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations order by name')
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

async function refuseHalfRestored(client: pg.Client, database: string): Promise<void> {
  const { rows } = await client.query('select from pg_class where oid = to_regclass($1)', [`public.${RESTORING}`])
  if (rows[0])
    throw new DatabaseRefusal(
      `Cơ sở dữ liệu ${database} đang được khôi phục hoặc lần khôi phục trước bị ngắt, chưa kiểm xong nên chưa mở. Đợi việc đó xong, hoặc chạy lại lệnh khôi phục: nó dọn và làm lại từ đầu.`,
    )
}

/** Two processes may make or mend the role at once, from two databases of one server: the second finds it done. */
export async function makeRole(client: pg.Client, password: string, again = true): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(password)) throw new Error('role password must be a hash')
  try {
    const { rows } = await client.query("select from pg_roles where rolname = 'saovuong_app'")
    if (!rows[0])
      await client.query(`create role saovuong_app login nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`)
    else if (!(await canLogIn(client, password)))
      await client.query(`alter role saovuong_app login nobypassrls password '${password}'`)
    await client.query('grant usage on schema public to saovuong_app')
  } catch (error) {
    const meanwhile =
      error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505' || error.code === 'XX000')
    if (!meanwhile || !again) throw error
    await makeRole(client, password, false)
  }
}

/** Other databases of the same server share the role: its password is set again only when it is not ours. */
async function canLogIn(client: pg.Client, password: string): Promise<boolean> {
  const probe = new pg.Client({
    host: client.host,
    port: client.port,
    database: client.database ?? 'postgres',
    user: 'saovuong_app',
    password,
  })
  try {
    await probe.connect()
    await probe.end()
    return true
  } catch {
    return false
  }
}
