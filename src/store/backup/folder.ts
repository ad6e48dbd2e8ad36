import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { headIn } from './cipher.ts'
import type { Head } from './frames.ts'

/** Where backups go by themselves: another disk by SAOVUONG_BACKUPS, else beside the database. */
export const backupFolder = (folder: string): string => resolve(process.env.SAOVUONG_BACKUPS ?? join(folder, 'backups'))

export const ENDING = '.saoluu'

export type KeptBackup = { name: string; path: string; size: number; taken: string; product: string; migrations: number }

/** `saovuong-20261122T200000Z.saoluu`; made for one moment, so that two never have one name. */
export const backupName = (now: Date): string =>
  `saovuong-${now.toISOString().replace(/[-:]/g, '').replace(/\..*/, 'Z')}${ENDING}`

/** The backups of a folder, newest first, by what their heads say of themselves. */
export function backupsIn(folder: string): KeptBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .flatMap((name) => {
      const path = join(folder, name)
      const head = headOf(path)
      return head
        ? [
            {
              name,
              path,
              size: statSync(path).size,
              taken: head.taken,
              product: head.product,
              migrations: head.migrations.length,
            },
          ]
        : []
    })
    .sort((a, b) => b.taken.localeCompare(a.taken))
}

function headOf(path: string): Head | null {
  const bytes = Buffer.alloc(300 * 1024)
  const file = openSync(path, 'r')
  try {
    const head = headIn(bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))) as Head | null
    return head && typeof head.taken === 'string' && Array.isArray(head.migrations) ? head : null
  } finally {
    closeSync(file)
  }
}

/** Keeps the newest so many of those made by themselves; what a person named, or an upgrade put aside, stays. */
export function removeOldBackups(folder: string, kept: number): string[] {
  const own = backupsIn(folder).filter(({ name }) => /^saovuong-\d{8}T\d{6}Z\.saoluu$/.test(name))
  const old = own.slice(kept)
  for (const { path } of old) rmSync(path, { force: true })
  return old.map(({ name }) => name)
}
