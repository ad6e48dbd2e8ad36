import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { isSealed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { EVERYWHERE, inScope } from './db.ts'
import { commonColumns, physicalColumns } from './registerTable.ts'

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
