import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { connectionOf, EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { verifyFigures } from '#store/verify.ts'
import { aWorld, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

/** Kills the process so many milliseconds after it began to carry the reorganisation out; tells whether it was done. */
async function killedAfter(breath: number, token: string, id: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [new URL('killedReorganisation.ts', import.meta.url).pathname, world.url, world.country.database.folder, token, id],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
    if (said.startsWith('begins\n')) setTimeout(() => child.kill('SIGKILL'), breath)
  })
  child.stderr.resume()
  await once(child, 'close')
  return said.includes('done')
}

test('killed anywhere while it is carried out, a reorganisation has happened whole or not at all', async () => {
  const { country } = world
  const token = await inScope(country.database, EVERYWHERE, async (db) => {
    const id = await addUser(db, { login: 'thu', name: 'Bùi Thị Thu', password: null })
    await addGrant(db, id, 'administrator', country.unit('son-ha').id)
    return openSession(db, id, 'test', NOW)
  })
  country.tokens.set('thu', token)
  for (let person = 0; person < 40; person++)
    await country.person('minh').does('saveRow', {
      register: 'personnel',
      unit: 'tan-lap',
      values: {
        fullName: `Lò Văn ${'AĂBCDĐEGHIKLMNOPQRSTUVXY'[person % 24]}${person < 24 ? 'n' : 'nh'}`,
        bornOn: '1999-01-02',
        force: 'militia',
        forceKind: 'on_site',
        post: 'soldier',
        joinedOn: '2025-01-01',
        status: 'serving',
      },
    })
  await inScope(country.database, EVERYWHERE, async (db) => {
    while ((await foldLedger(db)) > 0);
  })
  const { id } = await country.person('thu').does<{ id: string }>('planReorganisation', {
    unit: 'son-ha',
    number: '45/QĐ-BCH',
    decidedOn: '2026-06-20',
    effectiveOn: '2026-07-01',
    title: 'Nhập xã Tân Lập vào xã Phú Sơn',
    steps: [{ kind: 'merge', units: ['tan-lap'], into: 'phu-son' }],
  })
  const client = new pg.Client(connectionOf(world.url))
  await client.connect()
  const standing = async () => {
    const { rows } = await client.query<Record<string, string | null>>(`
      select (select state from reorganisations where id = '${id}') as state, (select valid_to::text from units where code = 'tan-lap') as ends,
        (select count(*) from unit_successions) as successions,
        (select count(*) from personnel p join units u on u.id = p.unit_id where u.code = 'tan-lap' and p.left_on is null) as stay,
        (select count(*) from personnel p join units u on u.id = p.unit_id where u.code = 'phu-son' and p.left_on is null) as gone`)
    return Object.values(rows[0] ?? {}).map((value) => (value === null ? null : String(value)))
  }
  const [nothing, whole] = [
    ['planned', null, '0', '40', '0'],
    ['applied', '2026-07-01', '1', '0', '40'],
  ]
  try {
    let done = false
    let undone = 0
    for (const breath of [0, 8, 25, 60, 120, 30_000]) {
      if (done) break
      done = await killedAfter(breath, token, id)
      // The server notices a moment later that nobody is there any more; its locks tell when it has.
      await client.query('select pg_advisory_lock(5170002), pg_advisory_unlock(5170002)')
      const found = await standing()
      if (found[0] === 'applied') done = true
      else undone++
      assert.deepEqual(found, done ? whole : nothing, `after ${breath} ms`)
    }
    assert.ok(done, 'carried out in the end')
    assert.ok(undone > 0, 'killed at least once before it was over')
  } finally {
    await client.end()
  }
  const told = await inScope(country.database, EVERYWHERE, async (db) =>
    verifyFigures(db, await homeOf(country.database), () => {}),
  )
  assert.deepEqual(told.differences, [])
})

test('Lan and Mai go on saving while two agencies are merged: each row stands where its unit stands, or its writer is told that the unit moved', async () => {
  const { country } = world
  const { id } = await country.person('thu').does<{ id: string }>('planReorganisation', {
    unit: 'son-ha',
    number: '46/QĐ-BCH',
    decidedOn: '2026-06-20',
    effectiveOn: '2026-07-01',
    title: 'Nhập Sở Y tế vào Công ty Điện lực',
    steps: [{ kind: 'merge', units: ['so-y-te'], into: 'dien-luc' }],
  })
  const house = {
    actions,
    database: async () => country.database,
    clock: () => NOW,
    logBug: (_: string, deed: string, error: unknown) => void told.push(`${deed}: ${String(error)}`),
  }
  const told: string[] = []
  let on = true
  let saved = 0
  let firstSaved = (): void => {}
  const underWay = new Promise<void>((done) => {
    firstSaved = done
  })
  const saving = (['lan', 'mai', 'lan', 'mai'] as const).map(async (login, hand) => {
    for (let turn = 0; on; turn++) {
      const values = {
        day: '2026-07-02',
        kind: 'duty',
        shift: 'day',
        place: `Vọng ${hand}/${turn}`,
        people: 1,
        manDays: 1,
        turns: 1,
      }
      const input = { register: 'duty', unit: login === 'lan' ? 'dien-luc' : 'so-y-te', values }
      const token = country.token(login)
      const reply = await runAction(house, 'saveRow', { values: input }, { kind: 'test', address: 'test', token })
      if ('output' in reply) {
        saved++
        firstSaved()
      } else if (!['unit.moved', 'unit.ended'].includes(reply.refusal.code)) told.push(reply.refusal.code)
      else if (login === 'mai') return
    }
  })
  await Promise.race([underWay, Promise.all(saving)])
  try {
    await country.person('thu').does('previewReorganisation', { unit: 'son-ha', id })
    await country.person('thu').does('applyReorganisation', { unit: 'son-ha', id })
  } finally {
    on = false
    await Promise.all(saving)
  }
  assert.deepEqual(told, [])
  assert.ok(saved > 0)
  const found = await inScope(country.database, EVERYWHERE, async (db) => {
    const { rows } = await sql<{ astray: number }>`
      select count(*) as astray from (select unit_id, org_pos from duty union all select unit_id, org_pos from ledger) x
      join units u on u.id = x.unit_id where x.org_pos <> u.pos`.execute(db)
    return { astray: rows[0]?.astray, ...(await verifyFigures(db, await homeOf(country.database), () => {})) }
  })
  assert.deepEqual([found.astray, found.differences], [0, []])
})
