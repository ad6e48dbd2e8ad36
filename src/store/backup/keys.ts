import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '#domain/problem.ts'
import type { KeyFile } from './frames.ts'

/** Beside the database an installation has its keys, and the roots of its trail. Without them a restored database is mute. */
export function keyFiles(folder: string): KeyFile[] {
  const inKeys = existsSync(join(folder, 'keys'))
    ? readdirSync(join(folder, 'keys'), { withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [`keys/${entry.name}`] : [],
      )
    : []
  const found = [...inKeys, ...(existsSync(join(folder, ROOTS_FILE)) ? [ROOTS_FILE] : [])]
  const files = found.map((path) => ({ path, base64: readFileSync(join(folder, path)).toString('base64') }))
  // A key given in the environment is as necessary as one in a file; restored, it is one.
  const own = process.env.SAOVUONG_KEY
  if (!own) return files
  return [...files.filter(({ path }) => path !== FIELD_KEY), { path: FIELD_KEY, base64: Buffer.from(own).toString('base64') }]
}

const FIELD_KEY = 'keys/field.key'
export const ROOTS_FILE = 'audit-roots.jsonl'

/** Only names of our own making: a path out of a file never leads anywhere else. */
const isOurs = (path: string): boolean => path === ROOTS_FILE || /^keys\/[\w.-]+$/.test(path)

/** Where other keys lie already they would be lost, and with them whatever they open. */
export function refuseOtherKeys(folder: string): void {
  if (existsSync(join(folder, 'keys')) && readdirSync(join(folder, 'keys')).length > 0)
    throw new Problem('restore.occupied', { place: join(folder, 'keys') })
}

export function writeKeys(folder: string, files: readonly KeyFile[]): void {
  for (const { path, base64 } of files) {
    if (!isOurs(path)) throw new Problem('backup.damaged', { where: 'phần khóa' })
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, path), Buffer.from(base64, 'base64'), { mode: 0o600, flag: 'wx', flush: true })
  }
}
