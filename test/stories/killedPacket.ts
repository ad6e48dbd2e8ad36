/**
 * A process that takes a packet in and can be killed meanwhile: says on stdout when it begins and when it has the answer. Arguments:
 * the address of the database, the folder of keys, the file, the code of the unit.
 */
import { readFileSync } from 'node:fs'
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', folder = '', path = '', unit = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date('2026-07-15T03:00:00Z'),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
const caller = { kind: 'cli', address: 'test', token: null, actor: MACHINE } as const
await runAction(house, 'showPackets', { values: { unit } }, caller)
process.stdout.write('begins\n')
const files = { file: { name: 'goi.svgoi', bytes: readFileSync(path) } }
const reply = await runAction(house, 'importPacket', { values: { unit, keep: true }, files }, caller)
process.stdout.write(`done ${reply.status}\n`)
await database.close()
