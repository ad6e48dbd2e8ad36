/**
 * A process that takes a report through the chain again and again and can be killed at any moment. Arguments: the address
 * of the database, the folder of keys, the round. Says on stdout each deed it has finished.
 */
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', folder = '', round = '', clerk = '', head = '', receiver = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date('2026-07-15T03:00:00Z'),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
type Gives = { edition: string; version: number }
async function does(token: string, action: string, values: object): Promise<Gives> {
  const reply = await runAction(house, action, { values }, { kind: 'test', address: 'test', token })
  if (!('output' in reply)) throw new Error(`${action}: ${reply.refusal.message}`)
  process.stdout.write(`${action}\n`)
  return reply.output as Gives
}
const reason = 'Sửa ca trực đã ghi nhầm'
let standing = ''
for (;;) {
  const { edition } = standing
    ? await does(clerk, 'correctEdition', { edition: standing, cause: 'replacement', reason })
    : await does(clerk, 'prepareEdition', { unit: 'so-y-te', round })
  await does(clerk, 'moveEdition', { edition, verb: 'check', version: 1 })
  await does(head, 'moveEdition', { edition, verb: 'approve', version: 2 })
  await does(clerk, 'moveEdition', { edition, verb: 'submit', version: 3 })
  await does(receiver, 'moveEdition', { edition, verb: 'accept', version: 4, reason })
  await does(receiver, 'rollUpRound', { round, reason })
  standing = edition
}
