/**
 * A process that opens round after round and takes each the whole way, back and forth, until it is killed: opened, sent,
 * returned, sent again, accepted together, added up, signed, published. Says on stdout each deed it has finished.
 */
import { actions } from '#actions/index.ts'
import { runAction } from '#server/endpoint.ts'
import { openDatabase } from '#store/db.ts'

const [url = '', folder = '', year = '', clerk = '', head = '', receiver = '', commander = ''] = process.argv.slice(2)
const database = await openDatabase({ url, folder, poolSize: 2 })
const house = {
  actions,
  database: async () => database,
  clock: () => new Date('2026-07-15T03:00:00Z'),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
type Gives = { id: string; edition: string; version: number }
async function does(token: string, action: string, values: object): Promise<Gives> {
  const reply = await runAction(house, action, { values }, { kind: 'test', address: 'test', token })
  if (!('output' in reply)) throw new Error(`${action}: ${reply.refusal.message}`)
  process.stdout.write(`${action}\n`)
  return reply.output as Gives
}
const unit = 'so-y-te'
for (let month = 1; month <= 12; month++) {
  const period = `${year}-${String(month).padStart(2, '0')}`
  const { id: round } = await does(commander, 'openRound', { unit: 'son-ha', kind: 'month', period, units: [unit] })
  for (const last of [false, true]) {
    const { edition } = await does(clerk, 'prepareEdition', { unit, round })
    await does(clerk, 'moveEdition', { edition, verb: 'check', version: 1 })
    await does(head, 'moveEdition', { edition, verb: 'approve', version: 2 })
    await does(clerk, 'moveEdition', { edition, verb: 'submit', version: 3 })
    if (last) await does(receiver, 'acceptEditions', { round })
    else await does(receiver, 'returnEdition', { edition, version: 4, reason: 'Xem lại sổ trực', dueOn: '2026-07-20' })
  }
  const { edition } = await does(receiver, 'rollUpRound', { round })
  await does(receiver, 'moveEdition', { edition, verb: 'check', version: 1 })
  await does(commander, 'moveEdition', { edition, verb: 'approve', version: 2 })
  await does(commander, 'moveEdition', { edition, verb: 'publish', version: 3 })
}
