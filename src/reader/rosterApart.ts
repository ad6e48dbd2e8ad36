import { Worker } from 'node:worker_threads'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { unpacker } from './roster/packedRows.ts'
import type { Asked, Told } from './roster/rosterWorker.ts'
import { type Roster, type RosterReading, type RosterRow, readRoster } from './roster.ts'
import type { WorkbookSource } from './sheet.ts'

/** From so many bytes on a workbook holds thousands of rows, and a thread of its own is worth its start. */
const LONG = 400_000
/** What is parsed is rubbish at once: a third of this is swept at a time, and less would be swept too often. */
const YOUNG_MB = 16
/** Shared strings of the largest workbook the guard lets through, and the page at hand. */
const OLD_MB = 768

/**
 * Reads a workbook as `readRoster` does, a long one in a thread of its own: whoever takes the rows works on them
 * meanwhile, and the server goes on answering others.
 */
export function readRosterApart(
  source: WorkbookSource,
  register: Register,
  reading: RosterReading,
  long = LONG,
): Promise<Roster> {
  const isShort = source instanceof Uint8Array && source.length < long
  return isShort || registers[register.key] !== register
    ? readRoster(source, register, reading)
    : readInWorker(source, register, reading)
}

async function readInWorker(
  source: WorkbookSource,
  register: Register,
  { today, take, progress }: RosterReading,
): Promise<Roster> {
  const asked: Asked = { source, register: register.key, today }
  const worker = new Worker(new URL('./roster/rosterWorker.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  })
  const rows: RosterRow[] = []
  const unpack = unpacker()
  try {
    return await new Promise<Roster>((resolve, reject) => {
      let before: Promise<void> = Promise.resolve()
      let ended = false
      const heard = async (told: Told): Promise<void> => {
        if (ended) return
        if ('failed' in told) throw told.failed
        if ('roster' in told) return resolve({ ...told.roster, rows })
        const page = unpack(told.page)
        rows.push(...page)
        await take?.(page)
        progress?.(rows.length)
        worker.postMessage('taken')
      }
      // One after the other: the end of the reading is heard when its last page has been taken.
      worker.on('message', (told: Told) => {
        before = before
          .then(() => heard(told))
          .catch((error: unknown) => {
            ended = true
            reject(error)
          })
      })
      worker.on('error', reject)
      worker.on('exit', (code) => before.then(() => reject(new Error(`the reading ended with ${code}`))))
    })
  } finally {
    await worker.terminate()
  }
}
