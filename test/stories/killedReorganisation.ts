/**
 * A process that carries out a reorganisation and can be killed at any moment. Arguments: the address of the database, the
 * folder of keys, the session, the reorganisation. Says on stdout when it begins and when it is done.
 */
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', folder = '', token = '', id = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date('2026-07-15T03:00:00Z'),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
const caller = { kind: 'test', address: 'test', token } as const
await runAction(house, 'showUnits', { values: { unit: 'son-ha' } }, caller)
process.stdout.write('begins\n')
const reply = await runAction(house, 'applyReorganisation', { values: { unit: 'son-ha', id } }, caller)
if (!('output' in reply)) throw new Error(reply.refusal.message)
process.stdout.write('done\n')
await database.close()
