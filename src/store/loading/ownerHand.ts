import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { camelRows } from '../camelRows.ts'
import { type Db, EVERYWHERE, scopeSettings, TYPES } from '../db.ts'
import type { Connection } from '../embedded.ts'

/** A connection of the owner: for COPY, which the second wall lets nobody else do, and for changes of the schema. */
export type OwnerHand = { client: pg.Client; db: Db }

export async function withOwner<T>(owner: Connection, work: (hand: OwnerHand) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...owner, types: TYPES })
  // A connection that is lost tells so at the next statement.
  client.on('error', () => {})
  await client.connect()
  try {
    const held = Object.assign(Object.create(client) as pg.PoolClient, { release: () => {}, query: client.query.bind(client) })
    const pool = { connect: async () => held, end: async () => {} } as unknown as pg.Pool
    const db = new Kysely({
      dialect: new PostgresDialect({ pool }),
      plugins: [camelRows],
    })
    return await work({ client, db })
  } finally {
    // Whatever is open in it is rolled back by the server.
    await client.end().catch(() => {})
  }
}

/** One transaction that sees everything; `past`: tables whose rows are written past the wall that is forced on the owner too. */
export async function ownerTransaction<T>({ client }: OwnerHand, past: readonly string[], work: () => Promise<T>): Promise<T> {
  await client.query(`begin; ${scopeSettings(EVERYWHERE)}`)
  try {
    const { rows } = await client.query<{ bound: boolean }>(
      'select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user',
    )
    const tables = rows[0]?.bound ? past : []
    for (const table of tables) await client.query(`alter table ${table} no force row level security`)
    const result = await work()
    for (const table of tables) await client.query(`alter table ${table} force row level security`)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
