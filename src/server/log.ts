import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from './endpoint.ts'
import { inSources } from './sourcePlaces.ts'

const LIMIT = 10 * 1024 * 1024

/** The full story of each bug by its number, in a file of the installation; one older file is kept. */
export function bugLog(folder: string, say: (line: string) => void): House['logBug'] {
  const path = join(folder, 'saovuong.log')
  return (number, deed, error) => {
    mkdirSync(folder, { recursive: true })
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT) renameSync(path, `${path}.1`)
    appendFileSync(path, `${new Date().toISOString()} ${number} ${deed}\n${storyOf(error)}\n\n`, { mode: 0o600 })
    say(`Trục trặc số ${number} khi làm ${deed}; chi tiết ở ${path}.`)
  }
}

function storyOf(error: unknown): string {
  if (!(error instanceof Error)) return withoutValues(String(error), error)
  const cause = error.cause ? `\nbecause ${withoutValues(String(error.cause), error.cause)}` : ''
  return withoutValues(inSources(error.stack ?? error.message), error) + cause
}

/** Where the code broke is the story; whose name or number it broke on is not. The database quotes what it could not read. */
function withoutValues(story: string, error: unknown): string {
  const ofData = typeof error === 'object' && error !== null && 'code' in error && /^22/.test(String(error.code))
  return (ofData ? story.replace(/"[^"\n]*"/g, '"…"') : story).replace(/\d{9,}/g, '…')
}
