import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { test } from 'node:test'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { SESSION_COOKIE, WRITE_HEADER } from '#server/session.ts'
import { connectionOf } from '#store/db.ts'
import { roster, sends } from '../importing.ts'
import { aWorld, NOW } from '../world.ts'

/** Where the process connects to while `work` runs, as the runtime itself is asked to. */
async function connectionsOf(work: () => Promise<void>): Promise<string[]> {
  const seen: string[] = []
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    seen.push(JSON.stringify(given))
    return Reflect.apply(connect, this, given) as Socket
  } as typeof connect
  try {
    await work()
  } finally {
    Socket.prototype.connect = connect
  }
  return seen
}

test('a day of work reaches nobody but the database: rosters in, figures, Word, Excel, proofs and the pages of the API', async () => {
  let database = { host: '', port: 0 }
  const seen = await connectionsOf(async () => {
    const world = await aWorld()
    database = connectionOf(world.url)
    try {
      const { person, database: opened, token } = world.country
      const lan = person('lan')
      await sends(
        lan,
        await roster([['Hoàng Văn Thắng', '12/01/1990', null, null, 'Chiến sĩ', null, '01/4/2018', 'Đang phục vụ']]),
        {
          keep: true,
        },
      )
      for (const format of ['docx', 'xlsx']) await lan.does('renderReport', { unit: 'dien-luc', period: '2026-H1', format })
      await lan.does('exportRows', { register: 'personnel', unit: 'dien-luc', format: 'xlsx' })
      await lan.does('openProof', { unit: 'dien-luc', period: '2026-H1', indicator: 'sdf_strength' })
      await lan.does('checkNarrative', {
        unit: 'dien-luc',
        period: '2026-H1',
        text: 'Đơn vị có 1 đồng chí tự vệ, xem http://vi-du.vn.',
      })
      const app = await buildApp({ actions, database: async () => opened, clock: () => NOW, logBug: assert.fail })
      for (const url of ['/api', '/api/openapi.json', '/health']) assert.equal((await app.inject(url)).statusCode, 200)
      const reply = await app.inject({
        method: 'POST',
        url: '/api/whoAmI',
        headers: { [WRITE_HEADER]: '1' },
        cookies: { [SESSION_COOKIE]: token('lan') },
        payload: {},
      })
      assert.equal(reply.statusCode, 200)
      await app.close()
    } finally {
      await world.close()
    }
  })
  // The pool and the owner's connection: the watch sees what there is to see.
  assert.ok(seen.length > 0)
  const ours = (call: string) => call.includes(database.host) && call.includes(String(database.port))
  assert.deepEqual(
    seen.filter((call) => !ours(call)),
    [],
  )
})
