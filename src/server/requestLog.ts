import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answered } from './app.ts'

const LIMIT = 20 * 1024 * 1024

/** One request as the log tells it: the deed, not the person and nothing of what was typed or shown. */
export type LoggedRequest = {
  at: string
  action: string
  door: string
  status: number
  ms: number
  refusal?: string
  number?: string
  account?: string
}

/** What is kept of a request. Of a right that did not reach so far the number of the account stands there: whose it is, the trail's readers can look up. */
export const lineOf = ({ action, status, seconds, refusal, number, account }: Answered, at: Date): LoggedRequest => ({
  at: at.toISOString(),
  action,
  door: 'http',
  status,
  ms: Math.round(seconds * 1000),
  ...(refusal ? { refusal } : {}),
  ...(number ? { number } : {}),
  ...(account ? { account } : {}),
})

/**
 * Requests as JSON, a line each, for whoever watches the machine: no name, no address, no input, no output. Who did what stands in
 * the trail, behind its rights. One older file is kept.
 */
export function requestLog(folder: string): (line: LoggedRequest) => void {
  const path = join(folder, 'requests.log')
  let waiting: string[] = []
  let flowing = false
  const flow = async (): Promise<void> => {
    flowing = true
    try {
      while (waiting.length > 0) {
        const text = waiting.join('')
        waiting = []
        await mkdir(folder, { recursive: true })
        if (((await stat(path).catch(() => null))?.size ?? 0) > LIMIT) await rename(path, `${path}.1`)
        await appendFile(path, text, { mode: 0o600 })
      }
    } catch {
      // A full disk must not stop people from working; the doctor tells of the disk.
      waiting = []
    } finally {
      flowing = false
    }
  }
  return (line) => {
    waiting.push(`${JSON.stringify(line)}\n`)
    if (!flowing) void flow()
  }
}
