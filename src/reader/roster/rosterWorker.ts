/** Reads a roster apart from the server's own thread and hands its rows on page by page, as fast as they are taken. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '#domain/period.ts'
import { registers } from '#domain/registers/index.ts'
import { type Roster, readRoster } from '../roster.ts'
import type { WorkbookSource } from '../sheet.ts'
import { type PackedRows, packRows } from './packedRows.ts'

export type Asked = { source: WorkbookSource; register: string; today: Day }
export type Told = { page: PackedRows } | { roster: Roster } | { failed: Error }

/** Pages on their way: enough that neither side waits for the other's breath, few enough to stand in memory. */
const MOST_WAITING = 4

async function read(): Promise<void> {
  const { source, register, today } = workerData as Asked
  const declared = registers[register]
  if (!declared) throw new Error(`no register ${register}`)
  let waiting = 0
  let taken = () => {}
  parentPort?.on('message', () => {
    waiting--
    taken()
  })
  const roster = await readRoster(source, declared, {
    today,
    handOn: true,
    async take(rows) {
      waiting++
      tell({ page: packRows(rows) })
      if (waiting < MOST_WAITING) return
      await new Promise<void>((resolve) => {
        taken = resolve
      })
    },
  })
  tell({ roster })
}

const tell = (told: Told): void => parentPort?.postMessage(told)

read().then(
  () => parentPort?.close(),
  (error: unknown) => tell({ failed: error instanceof Error ? error : new Error(String(error)) }),
)
