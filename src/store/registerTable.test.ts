import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { isSealed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { connectionOf, EVERYWHERE, inScope } from './db.ts'
import { commonColumns, physicalColumns, tableSql } from './registerTable.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(async () => {
  await fresh?.drop()
})

for (const register of Object.values(registers)) {
  test(`${register.title}: the database has the columns its declaration says`, async () => {
    const wanted = Object.assign(
      { ...commonColumns(register) },
      ...Object.entries(register.columns).map(([key, column]) => physicalColumns(key, column)),
    )
    const { rows } = await inScope(fresh.database, EVERYWHERE, (db) =>
      sql<{ name: string; type: string }>`
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a
      where a.attrelid = ${register.table}::regclass and a.attnum > 0 and not a.attisdropped`.execute(db),
    )
    assert.deepEqual(
      Object.fromEntries(rows.map(({ name, type }) => [name, type]).sort()),
      Object.fromEntries(Object.entries(wanted).sort()),
    )
  })

  test(`${register.title}: the migrations built the very table its declaration writes`, async () => {
    // The declaration is built once more beside the stored table; what the database itself says of the two must be the same.
    const declared = tableSql(register)
      .split('\n')
      .filter((line) => !line.startsWith('call '))
      .join('\n')
    const client = new pg.Client(connectionOf(fresh.url))
    await client.connect()
    try {
      await client.query('begin')
      await client.query('create schema declared')
      await client.query('set local search_path to declared, public')
      await client.query(declared)
      const said = async (schema: string) =>
        (await client.query<{ said: string }>(SHAPE, [schema, register.table])).rows.map((row) => row.said)
      const [wanted, built] = [await said('declared'), await said('public')]
      assert.ok(wanted.length > Object.keys(register.columns).length)
      assert.deepEqual(
        wanted.filter((line) => !built.includes(line)),
        [],
      )
      const extra = built.filter((line) => !wanted.includes(line) && !line.startsWith('index'))
      assert.deepEqual(extra, register.readBelow ? ['column org_end bigint not null'] : [])
    } finally {
      await client.query('rollback')
      await client.end()
    }
  })

  test(`${register.title}: the database itself refuses what the declaration does not allow`, async () => {
    const limited = Object.entries(register.columns).filter(
      ([, column]) => column.kind === 'choice' && !isSealed(column) && column.carried === undefined,
    )
    const { rows } = await inScope(fresh.database, EVERYWHERE, (db) =>
      sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = ${register.table}::regclass and contype = 'c'`.execute(db),
    )
    const names = new Set(rows.map((row) => row.name))
    for (const [key] of limited)
      assert.ok(names.has(`${register.table}_${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`), key)
  })
}

/** Columns, checks, keys and indexes of a table, each as one line of words. An index may be added for speed; nothing may be missing. */
const SHAPE = `
  select 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as said
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = format('%I.%I', $1::text, $2::text)::regclass and a.attnum > 0 and not a.attisdropped
  union all
  select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
  where conrelid = format('%I.%I', $1::text, $2::text)::regclass and contype in ('c', 'p')
  union all
  select 'index ' || replace(indexdef, ' ON ' || schemaname || '.', ' ON ') from pg_indexes where schemaname = $1 and tablename = $2
  order by 1`
