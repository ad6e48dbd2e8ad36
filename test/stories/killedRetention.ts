/**
 * A process that makes nameless what was kept long enough, and can be killed meanwhile: says on stdout which rule it has come to.
 * Arguments: the address of the database, the folder of keys, the session, the input as JSON.
 */
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', folder = '', token = '', input = '{}'] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date('2026-07-15T03:00:00Z'),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
const progress = (_done: number, _total: number | null, what: string) => void process.stdout.write(`${what}\n`)
const reply = await runAction(
  house,
  'applyRetention',
  { values: JSON.parse(input) },
  { kind: 'test', address: 'test', token, progress },
)
process.stdout.write('output' in reply ? 'done\n' : `${reply.refusal.message}\n`)
await database.close()
