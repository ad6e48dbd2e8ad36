import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { connectionOf, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { clusterStatements } from '#store/distribution/cluster.ts'
import { GROWING, obstaclesOf, shapesOf } from '#store/distribution/tables.ts'
import { foldLedger } from '#store/ledger.ts'
import { foundUnits } from '#store/units.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Distributed = { how: string; words: string; tables: { table: string; parts: number; created: number }[] }
type Row = { id: string; version: number }

const owner = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(connectionOf(world.url))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const MEMBER = {
  bornOn: '1998-02-03',
  force: 'militia',
  forceKind: 'on_site',
  post: 'soldier',
  joinedOn: '2024-03-01',
  status: 'serving',
}

/** A second province beside Sơn Hà, with a commune whose clerk is Tâm. */
async function aSecondProvince({ database, tokens }: Country): Promise<void> {
  await inScope(database, EVERYWHERE, async (db) => {
    const from = '2010-01-01'
    const units = await foundUnits(db, [
      {
        code: 'dong-ha',
        kind: 'province',
        name: 'Bộ CHQS tỉnh Đông Hà',
        validFrom: from,
        parents: [{ code: 'quan-khu', from, to: null }],
      },
      {
        code: 'cua-tung',
        kind: 'commune',
        name: 'Ban CHQS xã Cửa Tùng',
        validFrom: from,
        parents: [{ code: 'dong-ha', from, to: null }],
      },
    ])
    const id = await addUser(db, { login: 'tam', name: 'Hồ Thị Tâm', password: null })
    await addGrant(db, id, 'clerk', units.get('cua-tung')?.id ?? 0)
    tokens.set('tam', await openSession(db, id, 'test', NOW))
  })
}

/** What a day at a commune is made of: a person and a shift written, corrected, listed, found, reported, proved, folded. */
async function aDay(
  country: Country,
  login: string,
  unit: string,
  { fullName, day }: { fullName: string; day: string },
): Promise<void> {
  const who = country.person(login)
  const person = await who.does<Row>('saveRow', { register: 'personnel', unit, values: { ...MEMBER, fullName } })
  await who.does('saveRow', {
    register: 'personnel',
    unit,
    id: person.id,
    version: 1,
    values: { ...MEMBER, fullName, team: 'Thôn 3' },
  })
  await who.does('saveRow', {
    register: 'duty',
    unit,
    values: { day, kind: 'duty', shift: 'day', place: 'Trụ sở', people: 3, manDays: 3, turns: 1 },
  })
  await who.does('listRows', { register: 'personnel', unit, search: fullName })
  await who.does('listRows', { register: 'duty', unit })
  await who.does('showRow', { register: 'personnel', id: person.id })
  await who.does('showReport', { unit, period: '2026-H2', asOf: '2026-07-10' })
  await who.does('openProof', { unit, period: '2026-H2', asOf: '2026-07-10', indicator: 'duty_man_days' })
  await who.does('exportRows', { register: 'duty', unit })
}

/** Parts of other provinces that anything in this transaction looked into or wrote. */
async function lookedInto(db: Db, own: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.relname as name from pg_stat_xact_user_tables s join pg_inherits i on i.inhrelid = s.relid
    where coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) + s.n_tup_ins + s.n_tup_upd > 0 and s.relname not like ${`%\\_p${own}`} order by 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

test('one province is left whole, and so is a server that has no Citus; both are told in a sentence', async () => {
  const { machine } = world.country
  const plain = await machine.does<Distributed>('distribute')
  assert.equal(plain.how, 'none')
  assert.match(plain.words, /không có Citus/)
  const alone = await machine.does<Distributed>('distribute', { partition: true })
  assert.deepEqual([alone.how, alone.tables], ['none', []])
  assert.match(alone.words, /chỉ giữ một tỉnh/)
})

test('the schema can be spread: the province in every key, no policy that looks elsewhere, references only to what every node has', () =>
  owner(async (client) => {
    const shapes = await shapesOf(client)
    assert.deepEqual(obstaclesOf(shapes), [])
    assert.deepEqual(
      GROWING.filter((name) => !shapes.some(({ table, spread }) => table === name && spread === 'by_province')),
      [],
    )
    const statements = clusterStatements(shapes)
    const at = (words: string) => statements.findIndex((one) => one.includes(words))
    assert.ok(at("'units'") > 0 && at("'units'") < at("'unit_lineage'"), 'a table after those it refers to')
    assert.ok(at("create_reference_table('measures')") < at('create_distributed_table'), 'what every node has comes first')
    const spread = shapes.filter((one) => one.spread === 'by_province').length
    assert.equal(statements.filter((one) => one.includes("'province_id'")).length, spread)
    const wrong = obstaclesOf([
      {
        table: 'ledger',
        spread: 'by_province',
        partitioned: false,
        unkeyed: ['ledger_seq'],
        refersTo: ['sessions'],
        looking: ['peek'],
        triggers: [],
      },
      { table: 'sessions', spread: 'local', partitioned: false, unkeyed: [], refersTo: [], looking: [], triggers: [] },
    ])
    assert.equal(wrong.length, 3)
  }))

test('cut into parts, every table is what it was; a day at a commune looks into the part of its province and no other', async () => {
  const { country } = world
  await aSecondProvince(country)
  await aDay(country, 'tam', 'cua-tung', { fullName: 'Lê Văn Bền', day: '2026-06-20' })
  const dressed = () =>
    owner(async (client) => {
      const { rows } = await client.query(
        `
        select c.relname::text as table, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text as acl,
          array(select conname::text || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'c') order by 1) as limits,
          array(select replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') from pg_index where indrelid = c.oid order by 1) as indexes,
          array(select polname::text from pg_policy where polrelid = c.oid and polpermissive order by 1) as policies,
          array(select attname::text || ' ' || atttypid::regtype || coalesce(attacl::text, '') || attnotnull::text || attidentity::text || attstorage::text from pg_attribute
            where attrelid = c.oid and attnum > 0 and not attisdropped order by 1) as columns
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) order by 1`,
        [[...GROWING]],
      )
      return rows
    })
  const whole = await dressed()
  const done = await country.machine.does<Distributed>('distribute', { partition: true })
  assert.deepEqual(
    [done.how, done.tables.map(({ table, parts, created }) => [table, parts, created])],
    ['parts', GROWING.map((table) => [table, 3, 3])],
  )
  assert.deepEqual(await dressed(), whole)
  const again = await country.machine.does<Distributed>('distribute', { partition: true })
  assert.match(again.words, /không có gì mới/)

  await world.trial(async (inside) => {
    await aDay(inside, 'tam', 'cua-tung', { fullName: 'Hồ Văn Cường', day: '2026-06-21' })
    const own =
      inside.database && (await sql<{ id: number }>`select id from units where code = 'dong-ha'`.execute(inside.db)).rows[0]?.id
    assert.ok(own)
    assert.deepEqual(await lookedInto(inside.db, own), [])
    while ((await foldLedger(inside.db)) > 0);
    // Whoever reckons the whole country looks everywhere: what was counted above is no accident of counting.
    assert.equal((await inside.machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
    assert.ok((await lookedInto(inside.db, own)).includes('duty_rest'))
  })
})

test('a figure that follows its unit into another province is no figure taken back', () =>
  world.trial(async (inside) => {
    await inside.person('tam').does('enterFigures', {
      unit: 'cua-tung',
      period: '2026-06',
      entries: [{ indicator: 'ratio_recompute_mismatch', state: 'value', value: 4 }],
    })
    const { rows } = await sql<{ id: number }>`select id from units where code = 'son-ha'`.execute(inside.db)
    await sql`update units set province_id = ${rows[0]?.id} where code = 'cua-tung'`.execute(inside.db)
    await sql`update entries set province_id = ${rows[0]?.id} where unit_id = (select id from units where code = 'cua-tung')`.execute(
      inside.db,
    )
    assert.deepEqual((await sql`select measure from entry_removals`.execute(inside.db)).rows, [])
    await sql`delete from entries where unit_id = (select id from units where code = 'cua-tung')`.execute(inside.db)
    assert.equal((await sql`select measure from entry_removals`.execute(inside.db)).rows.length, 1)
  }))

test('a province that comes later gets its part, with the rows that stood in the rest; numbers of the ledger go on', async () => {
  const { country } = world
  await inScope(country.database, EVERYWHERE, async (db) => {
    const from = '2010-01-01'
    await foundUnits(db, [
      {
        code: 'tay-ha',
        kind: 'province',
        name: 'Bộ CHQS tỉnh Tây Hà',
        validFrom: from,
        parents: [{ code: 'quan-khu', from, to: null }],
      },
    ])
  })
  const standing = () =>
    owner(async (client) => {
      const { rows } = await client.query<{ part: string; count: number }>(
        "select l.tableoid::regclass::text as part, count(*)::int as count from ledger l join units u on u.province_id = l.province_id where u.code = 'tay-ha' group by 1",
      )
      return rows
    })
  const [before] = await standing()
  assert.equal(before?.part, 'ledger_rest')
  const done = await country.machine.does<Distributed>('distribute', { partition: true })
  assert.deepEqual(
    done.tables.map(({ created }) => created),
    GROWING.map(() => 1),
  )
  const [after] = await standing()
  assert.deepEqual([after?.part.startsWith('ledger_p'), after?.count], [true, before.count])
  await aDay(country, 'tam', 'cua-tung', { fullName: 'Trần Văn Dũng', day: '2026-06-22' })
  // A row that stands already is refused in the same words, whichever part says so.
  const twice = await country.person('tam').isRefused('saveRow', {
    register: 'duty',
    unit: 'cua-tung',
    values: { day: '2026-06-22', kind: 'duty', shift: 'day', place: 'Trụ sở', people: 3, manDays: 3, turns: 1 },
  })
  assert.equal(twice.status < 500, true)
  assert.equal((await country.machine.does<{ ok: boolean }>('verifyFigures')).ok, true)
})
