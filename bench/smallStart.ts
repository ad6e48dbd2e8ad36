import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EVERYWHERE, inScope, openDatabase } from '#store/db.ts'
import { startEmbedded } from '#store/embedded.ts'
import { foundUnits } from '#store/units.ts'
import { ownFolder } from './ownDatabase.ts'
import { familyOf, processorOf, sharedOutMemory } from './processor.ts'
import { buildScreen, startOnce } from './startUp.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median } from './timing.ts'

const STARTS = 5
const FOUNDED = '2010-01-01'

/** One commune and one agency, kept in a folder: from the command to the first page, and what all its processes hold then. */
export async function smallStart(): Promise<BenchTable> {
  const { folder, remove } = ownFolder()
  const data = join(folder, 'data')
  buildScreen()
  const cluster = await foundPlace(data)
  const [ready, memory, processor, apart]: [number[], number[], number[], string[]] = [[], [], [], []]
  // The first start makes ready what later ones find.
  for (let at = 0; at <= STARTS; at++) {
    const one = await startOnce(data, { SAOVUONG_DEMO: '0' }, async (pid) => {
      if (at === 0) return
      const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
      processor.push(processorOf(pid) ?? 0)
      // What was needed for the start alone has been let go.
      await pause(3000)
      const database = familyOf(postmaster)
      const program = familyOf(pid).filter((one) => !database.includes(one))
      memory.push(sharedOutMemory([...program, ...database]) ?? 0)
      apart.push(
        `program ${Math.round(sharedOutMemory(program) ?? 0)} MB, database ${Math.round(sharedOutMemory(database) ?? 0)} MB`,
      )
    })
    if (at > 0) ready.push(one.ready)
  }
  remove()
  const lines: BenchLine[] = [
    {
      what: 'started',
      value: median(ready) / 1000,
      unit: 's',
      limit: 2,
      note: `median of ${STARTS}, slowest ${(Math.max(...ready) / 1000).toFixed(2)}`,
    },
    { what: 'processor of all until then', value: median(processor), unit: 's' },
    { what: 'memory of all processes', value: median(memory), unit: 'MB', limit: 350, note: apart.at(-1) ?? '' },
  ]
  return { title: 'A commune and an agency in a folder', lines }
}

async function foundPlace(data: string): Promise<string> {
  const server = await startEmbedded({ folder: data, log: () => {} })
  const database = await openDatabase({ url: server.ownerUrl, folder: data })
  const unit = { validFrom: FOUNDED, managedBy: null }
  const under = (code: string) => [{ code, from: FOUNDED, to: null }]
  await inScope(database, EVERYWHERE, (db) =>
    foundUnits(db, [
      { ...unit, kind: 'province', code: 'tinh', name: 'Bộ CHQS tỉnh Sơn Giang', parents: [] },
      { ...unit, kind: 'commune', code: 'xa', name: 'Ban CHQS xã Tân Lập', parents: under('tinh') },
      { ...unit, kind: 'agency_command', code: 'cq', name: 'Ban CHQS Bệnh viện Đa khoa', parents: under('tinh') },
    ]),
  )
  await database.close()
  await server.stop()
  return server.cluster
}
