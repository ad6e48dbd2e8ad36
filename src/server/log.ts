import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from './endpoint.ts'

const LIMIT = 10 * 1024 * 1024

/** The full story of each bug by its number, in a file of the installation; one older file is kept. */
export function bugLog(folder: string, say: (line: string) => void): House['logBug'] {
  const path = join(folder, 'saovuong.log')
  return (number, deed, error) => {
    mkdirSync(folder, { recursive: true })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.1`)
    const story =
      error instanceof Error
        ? `${error.stack ?? error.message}${error.cause ? `\nbecause ${String(error.cause)}` : ''}`
        : String(error)
    appendFileSync(path, `${new Date().toISOString()} ${number} ${deed}\n${story}\n\n`, { mode: 0o600 })
    say(`Trục trặc số ${number} khi làm ${deed}; chi tiết ở ${path}.`)
  }
}
