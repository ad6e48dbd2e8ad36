/**
 * A process that does five weighty deeds one after the other and can be killed at any moment: a roster imported, a report drafted,
 * checked, approved and sent up, a unit merged into another, a backup, a packet taken in. Argument: the job as JSON. Says on
 * stdout when it begins and each deed it has an answer to.
 */
import { readFileSync } from 'node:fs'
import type { GivenFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { type Caller, type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { writeBackup } from '#store/backup/writeBackup.ts'
import { openDatabase } from '#store/db.ts'
import type { Deed, Job } from './job.ts'

const job = JSON.parse(process.argv[2] ?? '{}') as Job
const { folder, url } = job
const database = await openDatabase({ ...(url ? { url } : {}), folder, poolSize: 3 })
const house: House = {
  actions,
  database: async () => database,
  clock: () => new Date(job.now),
  logBug: (_: string, deed: string, error: unknown) => console.error(deed, error),
}
async function does(token: string | null, action: string, values: object, file?: GivenFile): Promise<Record<string, unknown>> {
  const caller: Caller =
    token === null ? { kind: 'cli', address: 'bench', token: null, actor: MACHINE } : { kind: 'test', address: 'bench', token }
  const reply = await runAction(house, action, { values, ...(file ? { files: { file } } : {}) }, caller)
  if (!('output' in reply)) throw new Error(`${action}: ${reply.refusal.message}`)
  return reply.output as Record<string, unknown>
}
const DEEDS: Readonly<Record<Deed, () => Promise<unknown>>> = {
  import: () =>
    does(
      null,
      'importRoster',
      { register: 'personnel', unit: job.unit, keep: true },
      { name: 'ds.xlsx', bytes: readFileSync(job.roster) },
    ),
  submit: async () => {
    const { edition } = await does(job.clerk, 'prepareEdition', {
      unit: job.unit,
      round: job.round,
      onBehalf: 'Đơn vị chưa nối mạng',
    })
    for (const [at, [token, verb]] of [
      [job.clerk, 'check'],
      [job.head, 'approve'],
      [job.clerk, 'submit'],
    ].entries()) {
      await does(token ?? '', 'moveEdition', { edition, verb, version: at + 1 })
      process.stdout.write(`moved ${at + 2}\n`)
    }
  },
  reorganise: () => does(job.administrator, 'applyReorganisation', { unit: job.province, id: job.reorganisation }),
  backup: () =>
    writeBackup({ connection: database.owner, folder, path: job.backup, passphrase: job.passphrase, now: new Date(), cost: 14 }),
  packet: () =>
    does(null, 'importPacket', { unit: job.unit, keep: true }, { name: 'goi.svgoi', bytes: readFileSync(job.packet) }),
}
await does(job.clerk, 'whoAmI', {})
process.stdout.write('begins\n')
for (const deed of job.deeds) {
  await DEEDS[deed]()
  process.stdout.write(`done ${deed}\n`)
}
await database.close()
