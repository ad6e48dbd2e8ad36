import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { auditStatement, verifyAudit } from './audit.ts'
import { answerAtEnd, type Db, EVERYWHERE, inScope, readTogether, scopeStatement } from './db.ts'
import { askKept } from './keptStatements.ts'
import { readSetting, writeSetting } from './users.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(async () => {
  await fresh?.drop()
})

const within = <T>(work: (db: Db) => Promise<T>): Promise<T> => inScope(fresh.database, EVERYWHERE, work)
const told = (name: string): Promise<string | null> => within((db) => readSetting<string>(db, name))
const connectionOf = async (db: Db): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid ?? 0
const byZero = (db: Db) => askKept(db, sql`select 1 / (${0}::int) as never`)

test('what is asked without waiting is carried out in the order of asking, kept statements and others mixed', async () => {
  await within(async (db) => {
    await sql`create temporary table steps (no integer) on commit drop`.execute(db)
    const step = sql<{ no: number }>`insert into steps select count(*) from steps returning no`
    const asked = Array.from({ length: 30 }, (_, at) =>
      at % 3 === 0 ? step.execute(db).then(({ rows }) => rows) : askKept(db, step),
    )
    const numbers = (await Promise.all(asked)).map(([row]) => row?.no)
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at),
    )
  })
})

test('a refusal in the middle is the one told, nothing around it is kept, and whoever has the connection next finds it clean', async () => {
  const connections: number[] = []
  for (const name of ['first', 'second']) {
    const refused = within(async (db) => {
      connections.push(await connectionOf(db))
      const [one, two, three] = [writeSetting(db, `${name} before`, 'x'), byZero(db), writeSetting(db, `${name} behind`, 'x')]
      const behind = assert.rejects(three, /current transaction is aborted/)
      await Promise.all([one, two, three]).finally(() => behind)
    })
    await assert.rejects(refused, /division by zero/)
  }
  await within(async (db) => {
    connections.push(await connectionOf(db))
    await writeSetting(db, 'afterwards', 'x')
  })
  assert.equal(new Set(connections).size, 1, 'one after the other they share a connection')
  for (const name of ['first before', 'first behind', 'second before', 'second behind'])
    assert.equal(await told(name), null, name)
  assert.equal(await told('afterwards'), 'x')
})

const line = (orgPos: number) => ({
  provinceId: 0,
  unitId: 0,
  orgPos,
  at: new Date('2025-03-01T02:00:00Z'),
  login: 'lan',
  action: 'saveRow',
  detail: { made: 1 },
})

test('what a transaction ends with is kept with it or undoes it: a trail that cannot be written leaves nothing to be told of', async () => {
  await inScope(
    fresh.database,
    { lo: 0, hi: 10 },
    (db) => writeSetting(db, 'with its line', 'x'),
    (db) => [scopeStatement(db, { lo: 7, hi: 7 }), auditStatement(line(7))],
  )
  assert.equal(await told('with its line'), 'x')
  assert.deepEqual(await within((db) => verifyAudit(db)), { ok: true, lines: 1 })
  const outside = inScope(
    fresh.database,
    { lo: 0, hi: 10 },
    (db) => writeSetting(db, 'line refused', 'x'),
    (db) => [scopeStatement(db, { lo: 7, hi: 7 }), auditStatement(line(8))],
  )
  await assert.rejects(outside, /row-level security/)
  const unmade = inScope(
    fresh.database,
    EVERYWHERE,
    (db) => writeSetting(db, 'line not made', 'x'),
    () => [auditStatement({ ...line(7), detail: 1n })],
  )
  await assert.rejects(unmade, TypeError)
  assert.equal(await told('line refused'), null)
  assert.equal(await told('line not made'), null)
  assert.deepEqual(await within((db) => verifyAudit(db)), { ok: true, lines: 1 })
})

test('inside another transaction the end of a step stays with the step', async () => {
  await within(async (outer) => {
    const refused = inScope(
      { app: outer },
      EVERYWHERE,
      (db) => writeSetting(db, 'step', 'x'),
      (db) => [scopeStatement(db, { lo: 7, hi: 7 }), auditStatement(line(8))],
    )
    await assert.rejects(refused, /row-level security/)
    await writeSetting(outer, 'around the step', 'x')
    const seen = await readTogether({ app: outer }, EVERYWHERE, (db) => readSetting(db, 'around the step'))
    assert.equal(seen, 'x')
    assert.equal(await told('around the step'), null, 'what is read together inside a transaction does not end it')
  })
  assert.equal(await told('step'), null)
  assert.equal(await told('around the step'), 'x')
})

test('what is asked last is answered with the end: refused, it is the one told and nothing of its transaction or step stays', async () => {
  await within((db) => answerAtEnd(db, writeSetting(db, 'asked last', 'x')))
  assert.equal(await told('asked last'), 'x')
  const lines = (await within((db) => verifyAudit(db))).lines
  const withTrail = inScope(
    fresh.database,
    EVERYWHERE,
    async (db) => {
      await writeSetting(db, 'before the last', 'x')
      await answerAtEnd(db, byZero(db))
    },
    () => [auditStatement(line(7))],
  )
  await assert.rejects(withTrail, /division by zero/)
  const goneOn = within(async (db) => {
    await answerAtEnd(db, byZero(db))
    await writeSetting(db, 'behind the last', 'x')
  })
  await assert.rejects(goneOn, /division by zero/)
  await within(async (outer) => {
    const step = inScope({ app: outer }, EVERYWHERE, (db) => answerAtEnd(db, byZero(db)))
    await assert.rejects(step, /division by zero/)
    await writeSetting(outer, 'after the step', 'x')
  })
  for (const name of ['before the last', 'behind the last']) assert.equal(await told(name), null, name)
  assert.equal(await told('after the step'), 'x')
  assert.equal((await within((db) => verifyAudit(db))).lines, lines)
})

test('questions that go together see one scope, may not write, and nothing is asked once they have gone', async () => {
  const scope = await readTogether(fresh.database, { lo: 3, hi: 5 }, (db) =>
    Promise.all([
      askKept(db, sql<{ lo: string }>`select current_setting('sao.lo') as lo`),
      askKept(db, sql<{ hi: string }>`select current_setting('sao.hi') as hi`),
    ]),
  )
  assert.deepEqual(scope, [[{ lo: '3' }], [{ hi: '5' }]])
  await assert.rejects(
    readTogether(fresh.database, EVERYWHERE, (db) => writeSetting(db, 'read only', 'x')),
    /read-only transaction/,
  )
  const later = readTogether(fresh.database, EVERYWHERE, async (db) => {
    await readSetting(db, 'afterwards')
    return readSetting(db, 'afterwards')
  })
  await assert.rejects(later, /transaction that has ended/)
  await assert.rejects(
    readTogether(fresh.database, EVERYWHERE, (db) => Promise.all([byZero(db), readSetting(db, 'afterwards')])),
    /division by zero/,
  )
  const free = await within((db) => sql<{ lo: string }>`select current_setting('sao.lo') as lo`.execute(db))
  assert.equal(free.rows[0]?.lo, '0')
})
