import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { connectionOf, type Database, openDatabase } from '#store/db.ts'
import { partitionByProvince } from '#store/distribution/partitions.ts'
import { ownerTransaction, withOwner } from '#store/loading/ownerHand.ts'
import { templateName } from './testDatabase.ts'

export type FreshDatabase = { database: Database; url: string; folder: string; drop(): Promise<void> }

/** The Monday after the conference the demo is about. */
const SEEDED_AT = new Date('2023-07-17T02:00:00Z')

/** A migrated, empty database on the server of this run, for one test file alone. */
export const freshDatabase = (): Promise<FreshDatabase> => copyOf('migrated', inParts)

/** With SAOVUONG_TEST_IN_PARTS the same tests run on tables kept in parts by province, as a server of several keeps them. */
async function inParts({ owner }: Database): Promise<void> {
  if (!process.env.SAOVUONG_TEST_IN_PARTS) return
  // The units come later; the first of a country get the first numbers.
  const provinces = Array.from({ length: 12 }, (_, at) => at + 1)
  await withOwner(owner, (hand) => ownerTransaction(hand, [], () => partitionByProvince(hand.client, provinces, () => {})))
}

/** The same with the demo in it: filled once in a run, copied for each file that asks. */
export const demoDatabase = (): Promise<FreshDatabase> =>
  copyOf('demo', async (database) => {
    const house = {
      actions,
      database: async () => database,
      clock: () => SEEDED_AT,
      logBug: (_number: string, deed: string, error: unknown) => console.error(deed, error),
    }
    const caller = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const
    const reply = await runAction(house, 'seedDemo', {}, caller)
    assert.equal(reply.status, 200, 'refusal' in reply ? reply.refusal.message : '')
  })

let made = 0

async function copyOf(kind: 'migrated' | 'demo', fill: (database: Database) => Promise<void>): Promise<FreshDatabase> {
  const server = process.env.SAOVUONG_TEST_DATABASE
  const runFolder = process.env.SAOVUONG_TEST_FOLDER
  if (!server || !runFolder) throw new Error('no SAOVUONG_TEST_DATABASE: run this test through npm test')
  const template = await preparedTemplate(server, runFolder, kind, fill)
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++made}`
  await onServer(server, (client) => cloned(client, name, template.name))
  // Keys of sealed cells lie with the run, not beside the records of whoever runs the tests.
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-keys-'))
  if (existsSync(join(template.folder, 'keys'))) cpSync(join(template.folder, 'keys'), join(folder, 'keys'), { recursive: true })
  const url = addressOf(server, name)
  const database = await openDatabase({ url, folder, poolSize: 4 })
  const drop = async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
    await onServer(server, (client) => client.query(`drop database ${name} with (force)`))
  }
  return { database, url, folder, drop }
}

/** Whoever asks first makes it; the others wait at the lock and find it there. */
async function preparedTemplate(
  server: string,
  runFolder: string,
  kind: string,
  fill: (database: Database) => Promise<void>,
): Promise<{ name: string; folder: string }> {
  const name = templateName(runFolder, kind)
  const folder = join(runFolder, `template-${kind}`)
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const database = await openDatabase({ url: addressOf(server, draft), folder, poolSize: 4 })
    try {
      await fill(database)
    } finally {
      await database.close()
    }
    await unused(() => client.query(`alter database ${draft} rename to ${name}`))
  })
  return { name, folder }
}

const cloned = (client: pg.Client, name: string, template: string) =>
  unused(() => client.query(`create database ${name} template ${template} strategy file_copy`))

/** A connection that was closed a moment ago may still be seen on the other side. */
async function unused<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 0; ; turn++) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || turn === 100) throw error
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

function addressOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
