import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '#domain/problem.ts'

/**
 * A folder with those above it. One after the other: asked for all of them together, Node goes round and round for ever where
 * nothing can be made and the system only says that there is no such place, as under /proc.
 */
export function makeFolder(folder: string, mode: number): void {
  if (isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Somebody else made it in this moment.
    if (!isFolder(folder)) throw error
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The same where somebody named the place: what stands against it is told as their choice, not as a fault of ours. */
export function makePlace(folder: string, mode: number): void {
  try {
    makeFolder(folder, mode)
  } catch (error) {
    throw refusedPlace(error, folder)
  }
}

const CLOSED = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST']
export const refusedPlace = (error: unknown, place: string): unknown =>
  CLOSED.includes((error as NodeJS.ErrnoException).code ?? '') ? new Problem('place.closed', { place }) : error
