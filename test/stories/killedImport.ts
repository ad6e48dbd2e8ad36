/**
 * A process that imports a roster and can be killed meanwhile: says on stdout how far it has come. Arguments: the
 * address of the database, the file, the folder of keys, the code of the unit.
 */
import { readFileSync } from 'node:fs'
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', path = '', folder = '', unit = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date(),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
const file = { name: 'danh-sach.xlsx', bytes: readFileSync(path) }
const progress = (done: number, total: number | null, what: string) => process.stdout.write(`${what} ${done}/${total}\n`)
const reply = await runAction(
  house,
  'importRoster',
  { values: { register: 'personnel', unit, keep: true }, files: { file } },
  { kind: 'cli', address: 'test', token: null, actor: MACHINE, progress },
)
process.stdout.write(`done ${reply.status}\n`)
await database.close()
