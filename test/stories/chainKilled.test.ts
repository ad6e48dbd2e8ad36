import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { connectionOf, EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

/** Kills the process after it finished so many deeds and a breath more, at another place of the next one each time. */
async function killedAfter(
  deeds: number,
  breath: number,
  what: string,
  tokens: readonly string[],
  script = 'killedChain.ts',
): Promise<string> {
  const child = spawn(
    process.execPath,
    [new URL(script, import.meta.url).pathname, world.url, world.country.database.folder, what, ...tokens],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let [done, wrong] = ['', '']
  child.stderr.on('data', (data) => {
    wrong += data
  })
  child.stdout.on('data', (data) => {
    done += data
    if (done.split('\n').length - 1 >= deeds) setTimeout(() => child.kill('SIGKILL'), breath)
  })
  await once(child, 'close')
  assert.equal(child.signalCode, 'SIGKILL', wrong)
  return done
}

test('killed anywhere between draft and roll-up, the chain is before the deed or after it, never between', async () => {
  const { country } = world
  const hung = country.person('hung')
  const head = await inScope(country.database, EVERYWHERE, async (db) => {
    const id = await addUser(db, { login: 'thanh', name: 'Hoàng Kim Thanh', password: null })
    await addGrant(db, id, 'approver', country.unit('so-y-te').id)
    return openSession(db, id, 'test', NOW)
  })
  const tokens = [country.token('mai'), head, country.token('minh')]
  await country.person('mai').does('saveRow', {
    register: 'duty',
    unit: 'so-y-te',
    values: { day: '2026-05-02', kind: 'duty', shift: 'day', place: 'Cổng', people: 3, manDays: 3, turns: 1 },
  })
  const client = new pg.Client(connectionOf(world.url))
  await client.connect()
  const one = async (text: string) => (await client.query<{ n: string }>(text)).rows.map(({ n }) => Number(n))
  try {
    // Each time another round, killed after another deed.
    for (const [period, deeds, breath] of [
      ['2025-H1', 3, 1],
      ['2025-H2', 4, 0],
      ['2026-H1', 5, 2],
      ['2024-H1', 9, 3],
    ] as const) {
      const { id } = await hung.does<{ id: string }>('openRound', { unit: 'son-ha', kind: 'half', period, units: ['so-y-te'] })
      const done = await killedAfter(deeds, breath, id, tokens)
      assert.ok(done.split('\n').length - 1 >= deeds)
      const wrong = await one(`select count(*) as n from (
        select e.id from editions e left join edition_steps s on s.province_id = e.province_id and s.edition_id = e.id
        where e.round_id = '${id}' group by e.id, e.version, e.state
        having count(s.*) <> e.version or (array_agg(s.to_state order by s.version desc))[1] <> e.state
        union all
        select e.id from editions e where e.round_id = '${id}' and e.of = 'report'
          and (e.submitted_at is not null) <> exists (select from edition_facts f where f.edition_id = e.id)
        union all
        select e.id from editions e where e.round_id = '${id}' and e.of = 'report' and e.state in ('accepted', 'rolled_up')
          and exists (select from editions o where o.round_id = e.round_id and o.unit_id = e.unit_id and o.of = 'report' and o.id <> e.id and o.state in ('accepted', 'rolled_up'))
        union all
        select e.id from editions e where e.round_id = '${id}' and e.state = 'rolled_up' and not exists (
          select from editions r where r.round_id = e.round_id and r.of = 'roll_up' and r.content like '%' || e.id || '%')) t`)
      assert.deepEqual(wrong, [0], `${period} after ${done.split('\n').length - 1} deeds`)
    }
    // Each deed left its line in the trail with it, and the chain of the trail holds.
    const [steps = 0] = await one("select count(*) as n from edition_steps where verb not in ('receive', 'replace', 'roll_up')")
    const [lines = 0] = await one(
      "select count(*) as n from audit_lines where action in ('prepareEdition', 'correctEdition', 'moveEdition', 'rollUpRound')",
    )
    assert.equal(steps, lines)
    assert.equal((await country.machine.does<{ ok: boolean }>('verifyAudit')).ok, true)
    // Its owner does not change what was sent up either.
    for (const text of [
      "update editions set content = content || ' ' where state = 'submitted' or submitted_at is not null",
      "delete from editions where state <> 'draft'",
      'delete from edition_facts',
      "update edition_facts set amounts = '{1}', measures = '{duty_days}'",
    ])
      await assert.rejects(client.query(text), /not change|never change|never removed/)
  } finally {
    await client.end()
  }
})

test('killed while a round is opened, returned, accepted together or published: each deed is whole or was never done', async () => {
  const { country } = world
  const head = await inScope(country.database, EVERYWHERE, async (db) => {
    const id = await addUser(db, { login: 'duyet', name: 'Lưu Thị Duyên', password: null })
    await addGrant(db, id, 'approver', country.unit('so-y-te').id)
    return openSession(db, id, 'test', NOW)
  })
  const tokens = [country.token('mai'), head, country.token('minh'), country.token('hung')]
  const client = new pg.Client(connectionOf(world.url))
  await client.connect()
  try {
    // 14 deeds a round: killed within the return, the acceptance, the publication, and at the opening of the next.
    for (const [year, deeds, breath] of [
      ['2016', 5, 1],
      ['2017', 10, 2],
      ['2018', 13, 2],
      ['2019', 14, 1],
    ] as const) {
      const done = await killedAfter(deeds, breath, year, tokens, 'killedRounds.ts')
      assert.ok(done.split('\n').length - 1 >= deeds)
      const { rows } = await client.query<{ what: string }>(`
        select 'round without its list' as what from report_rounds r where r.period like '${year}-%' and not exists (select from expected_units e where e.round_id = r.id)
        union all
        select 'steps and state' from report_rounds r join editions e on e.round_id = r.id join lateral (
          select count(*) as n, (array_agg(s.to_state order by s.version desc))[1] as last from edition_steps s where s.edition_id = e.id) s on true
        where r.period like '${year}-%' and (s.n <> e.version or s.last <> e.state)
        union all
        select 'slip and return' from report_rounds r join editions e on e.round_id = r.id
        where r.period like '${year}-%' and (e.state = 'returned') <> exists (select from return_slips p where p.edition_id = e.id)
        union all
        select 'published alone' from report_rounds r join editions e on e.round_id = r.id
        where r.period like '${year}-%' and e.of = 'roll_up' and (e.state = 'published') <> exists (
          select from editions o where o.round_id = r.id and o.of = 'report' and o.state = 'published')`)
      assert.deepEqual(rows, [], `${year} after ${done.split('\n').length - 1} deeds`)
    }
    const { rows } = await client.query<{ lines: string; rounds: string }>(`
      select (select count(*) from audit_lines where action = 'returnEdition') as lines, (select count(*) from return_slips) as rounds`)
    assert.equal(rows[0]?.lines, rows[0]?.rounds)
    assert.equal((await country.machine.does<{ ok: boolean }>('verifyAudit')).ok, true)
  } finally {
    await client.end()
  }
})
