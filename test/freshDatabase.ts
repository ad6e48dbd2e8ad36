import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectionOf, type Database, openDatabase } from '#store/db.ts'

export type FreshDatabase = { database: Database; url: string; folder: string; drop(): Promise<void> }

let made = 0

/** A migrated, empty database on the server of this run, for one test file alone. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.SAOVUONG_TEST_DATABASE
  if (!server) throw new Error('no SAOVUONG_TEST_DATABASE: run this test through npm test')
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++made}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  // The key of sealed cells is made here, not beside the records of whoever runs the tests.
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-keys-'))
  const database = await openDatabase({ url: url.href, folder, poolSize: 4 })
  const drop = async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { database, url: url.href, folder, drop }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
