import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { bookNames, bookReach } from '#domain/bookReach.ts'
import { parsePeriod } from '#domain/period.ts'
import { contributions } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { reportDates } from '#domain/reportCalendar.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { connectionOf, EVERYWHERE, inScope, type Scope, scopeSettings } from './db.ts'
import { homeOf } from './home.ts'
import { newId } from './ids.ts'
import { writeRows } from './registerWrites.ts'
import { expectUnits, insertRound } from './rounds.ts'
import { foundUnits, unitByCode } from './units.ts'

const reachOf = (books: readonly string[]) => ({ seen: bookNames(bookReach(books)), kept: bookNames(books) })
let fresh: FreshDatabase
let health = { pos: 0, end: 0, id: 0 }
before(async () => {
  fresh = await freshDatabase()
  const home = await homeOf(fresh.database)
  await inScope(fresh.database, EVERYWHERE, async (db) => {
    const from = '2010-01-01'
    const units = await foundUnits(db, [
      { code: 'tinh', kind: 'province', name: 'Tỉnh', validFrom: from, parents: [] },
      {
        code: 'so-y-te',
        kind: 'agency_command',
        name: 'Sở Y tế',
        managedBy: 'province',
        validFrom: from,
        parents: [{ code: 'tinh', from, to: null }],
      },
      {
        code: 'so-xay-dung',
        kind: 'agency_command',
        name: 'Sở Xây dựng',
        managedBy: 'province',
        validFrom: from,
        parents: [{ code: 'tinh', from, to: null }],
      },
    ])
    const context = { home, by: 'test', at: new Date('2023-07-01'), scope: EVERYWHERE }
    for (const code of ['so-y-te', 'so-xay-dung']) {
      const unit = units.get(code) ?? assert.fail()
      const day = {
        day: '2023-05-02',
        kind: 'duty',
        shift: 'day',
        place: 'Cổng chính',
        people: 2,
        turns: 1,
        manDays: 2,
        teamTurns: 0,
        personTurns: 0,
      }
      assert.ok(registers.duty && contributions(registers.duty, day, unit).length > 0)
      await writeRows(db, registers.duty, [{ id: newId(), unit, before: null, after: day }], context)
    }
    health = units.get('so-y-te') ?? assert.fail()
  })
})
after(async () => {
  await fresh?.drop()
})

const BOUND = [
  'units',
  'ledger',
  'backup_runs',
  'packets',
  'packet_rows',
  'trusted_keys',
  'letters',
  'figure_years',
  'figure_days',
  'entries',
  'entry_removals',
  'overrides',
  'report_texts',
  'target_decisions',
  'targets',
  'closed_periods',
  'audit_lines',
  'record_versions',
  'files',
  'report_dates',
  'report_rounds',
  'expected_units',
  'explanations',
  'own_indicators',
  'paper_templates',
  'reorganisations',
  'expected_changes',
  'editions',
  'edition_facts',
  'edition_steps',
  'return_slips',
  'edition_comments',
  'delegations',
  ...Object.values(registers).map((register) => register.table),
]

test('every table of records and figures is bound by row-level security, forced on its owner, and carries its province in its key', async () => {
  const client = new pg.Client(connectionOf(fresh.url))
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity",
    )
    assert.deepEqual(rows.map((row) => row.name).sort(), [...BOUND].sort())
    const { rows: keyed } = await client.query<{ name: string }>(`
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indisprimary and a.attname = 'province_id' and c.relnamespace = 'public'::regnamespace`)
    const keys = new Set(keyed.map((row) => row.name))
    assert.deepEqual(
      BOUND.filter((name) => name !== 'units' && !keys.has(name)),
      [],
    )
    const { rows: policies } = await client.query<{ qual: string }>(
      "select coalesce(qual, '') as qual from pg_policies where schemaname = 'public'",
    )
    assert.ok(
      policies.length >= BOUND.length && policies.every(({ qual }) => !/select|exists/i.test(qual)),
      'a policy holds a sub-query',
    )
  } finally {
    await client.end()
  }
})

test('Lan of the health department, bound to her own unit, finds no row, entry or name of another, by any table', async () => {
  await inScope(fresh.database, { lo: health.pos, hi: health.end }, async (db) => {
    for (const table of BOUND.filter((name) => name !== 'units')) {
      const { rows } = await sql<{
        foreign: number
      }>`select count(*) as foreign from ${sql.table(table)} where org_pos not between ${health.pos} and ${health.end}`.execute(
        db,
      )
      assert.equal(rows[0]?.foreign, 0, table)
    }
    const { rows: units } = await sql<{ code: string }>`select code from units order by pos`.execute(db)
    assert.deepEqual(
      units.map((unit) => unit.code),
      ['tinh', 'so-y-te'],
    )
    const { rows: duty } = await sql<{ n: number }>`select count(*) as n from duty`.execute(db)
    assert.equal(duty[0]?.n, 1)
  })
})

test('a round of the province is read by whom it asks, from the moment it does, and by no neighbour', async () => {
  const asks = (period: string, code: string) =>
    inScope(fresh.database, EVERYWHERE, async (db) => {
      const read = parsePeriod(period)
      const dates = read && reportDates({ line: 'military', kind: 'half', level: 'XA', period: read })
      const [province, asked] = [await unitByCode(db, 'tinh'), await unitByCode(db, code)]
      if (!dates) assert.fail(period)
      const round = {
        line: 'military',
        kind: 'half',
        period,
        title: period,
        dates,
        by: 'hung',
        at: new Date('2026-07-01'),
      } as const
      return insertRound(db, province, round, [asked])
    })
  const [own, other] = [await asks('2026-H1', 'so-y-te'), await asks('2025-H1', 'so-xay-dung')]
  const seen = () =>
    inScope(fresh.database, { lo: health.pos, hi: health.end }, async (db) =>
      (await sql<{ id: string }>`select id from report_rounds order by as_of desc`.execute(db)).rows.map(({ id }) => id),
    )
  assert.deepEqual(await seen(), [own])
  await inScope(fresh.database, EVERYWHERE, async (db) =>
    expectUnits(db, other, [await unitByCode(db, 'so-y-te')], '2026-08-01', false),
  )
  assert.deepEqual(await seen(), [own, other])
  const { rows } = await sql<{ n: number }>`select count(*) as n from report_rounds`.execute(fresh.database.app)
  assert.equal(rows[0]?.n, 0)
})

test('without a scope nothing is seen, and a row cannot be written outside the scope or moved out of it', async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from duty`.execute(fresh.database.app)
  assert.equal(rows[0]?.n, 0)
  const move = inScope(fresh.database, { lo: health.pos, hi: health.end }, (db) =>
    sql`update duty set org_pos = ${health.end + 1}`.execute(db),
  )
  await assert.rejects(move, /row-level security/)
})

test('every book compares its own name with the books of the transaction, for reading, writing and taking away', async () => {
  const client = new pg.Client(connectionOf(fresh.url))
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; seen: boolean; kept: boolean }>(`
      select tablename::text as name, bool_or(cmd = 'ALL' and qual like '%books_seen%' and with_check like '%books_kept%') as seen,
        bool_or(cmd = 'DELETE' and qual like '%books_kept%') as kept
      from pg_policies where permissive = 'RESTRICTIVE' and qual like '%'',' || tablename || ',''%' group by 1`)
    const guarded = rows.filter(({ seen, kept }) => seen && kept).map(({ name }) => name)
    assert.deepEqual(
      guarded.toSorted(),
      Object.values(registers)
        .map(({ table }) => table)
        .toSorted(),
    )
  } finally {
    await client.end()
  }
})

test('the database alone holds a right for some books to these: no row of another is seen, written, changed or taken away', async () => {
  const range = { lo: health.pos, hi: health.end }
  const counted = (scope: Scope) =>
    inScope(fresh.database, scope, async (db) => {
      const { rows } = await sql<{ duty: number; versions: number }>`
        select (select count(*) from duty) as duty, (select count(*) from record_versions where register = 'duty') as versions`.execute(
        db,
      )
      return [rows[0]?.duty, rows[0]?.versions]
    })
  await inScope(fresh.database, EVERYWHERE, (db) =>
    sql`insert into record_versions (province_id, register, record, version, org_pos, at, login, deed, before)
      select province_id, 'duty', id, 1, org_pos, now(), 'test', 'edit', '{}' from duty`.execute(db),
  )
  assert.deepEqual(await counted(range), [1, 1])
  assert.deepEqual(await counted({ ...range, books: reachOf(['duty']) }), [1, 1])
  assert.deepEqual(await counted({ ...range, books: reachOf(['documents']) }), [0, 0])
  // Read for the sake of another book, and written by nobody who has that one alone.
  const reads = { seen: ['duty', 'documents'], kept: ['documents'] }
  assert.deepEqual(await counted({ ...range, books: reads }), [1, 1])
  const tried = (statement: string) => inScope(fresh.database, { ...range, books: reads }, (db) => sql.raw(statement).execute(db))
  await assert.rejects(tried("update duty set place = 'Cổng phụ'"), /row-level security/)
  await assert.rejects(
    tried("insert into duty select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).* from duty d"),
    /row-level security/,
  )
  assert.equal((await tried('delete from duty')).numAffectedRows, 0n)
  assert.throws(() => scopeSettings({ ...range, books: { seen: ["duty'"], kept: [] } }), /names/)
})

test('the ledger and the trail can be added to but not rewritten by the application', async () => {
  const tries = [
    'update ledger set amount = amount + 1',
    'delete from ledger',
    "update audit_lines set line = ''",
    'delete from audit_lines',
    'delete from record_versions',
    'update targets set value = 0',
    'alter table duty disable row level security',
    `set role ${connectionOf(fresh.url).user}`,
  ]
  for (const attempt of tries) {
    await assert.rejects(
      inScope(fresh.database, EVERYWHERE, (db) => sql.raw(attempt).execute(db)),
      /permission denied|must be owner/,
      attempt,
    )
  }
})
