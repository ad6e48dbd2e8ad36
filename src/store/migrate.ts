import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Connection } from './embedded.ts'

const folder = new URL('./migrations/', import.meta.url)

export const migrationNames = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/**
 * Brings a database to this version: plain SQL files in order, forward only, each in one transaction, its hash kept so
 * that a file changed after it ran is noticed. Makes the application's role when it is missing.
 */
export async function migrate(owner: Connection, appPassword: string, log: (line: string) => void = () => {}): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(5170001)')
    await makeRole(client, appPassword)
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from migrations')).rows.map((row) => [
        row.name,
        row.hash,
      ]),
    )
    for (const name of migrationNames()) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === hash) continue
      if (before) throw new Error(`migration ${name} was changed after it ran on this database`)
      log(`Chuẩn bị cơ sở dữ liệu: ${name}`)
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    const unknown = [...done.keys()].filter((name) => !migrationNames().includes(name))
    if (unknown.length > 0) throw new Error(`this database was made by a newer version: ${unknown.join(', ')}`)
  } finally {
    await client.end()
  }
}

/** Two processes may make or mend the role at once, from two databases of one server: the second finds it done. */
async function makeRole(client: pg.Client, password: string, again = true): Promise<void> {
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
