import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { EVERYWHERE, inScope } from './db.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh?.drop())

test('a search may ask its index behind row-level security wherever the owner of the database could say so', async () => {
  const { rows } = await inScope(fresh.database, EVERYWHERE, (db) =>
    sql<{ may: boolean; could: boolean }>`
    select p.proleakproof as may, (select r.rolsuper from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database()) as could
    from pg_proc p where p.oid = 'pg_catalog.textlike(text, text)'::regprocedure`.execute(db),
  )
  assert.equal(rows[0]?.may, rows[0]?.could)
})

test('the first page of people is read off an index in its order, not sorted', async () => {
  const plan = await inScope(fresh.database, EVERYWHERE, async (db) => {
    await sql`set local enable_sort = off`.execute(db)
    const { rows } = await sql<Record<string, string>>`
      explain select r.id from personnel r where r.org_pos between 1 and 1000
      order by r.full_name_key asc nulls last, r.joined_on asc nulls last, r.id limit 100`.execute(db)
    return rows.map((row) => Object.values(row).join()).join('\n')
  })
  assert.match(plan, /using personnel_order/)
})
