/**
 * Which processes are using the database of a place: one small file each. The last one out shuts the database down,
 * whoever started it; files of processes that died are ignored and swept.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

export type Pass = string

let visits = 0

export function enter({ base }: Place): Pass {
  const folder = join(base, 'visitors')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  visits += 1
  const pass = join(folder, `${process.pid}-${visits}`)
  writeFileSync(pass, ourselves())
  return pass
}

export const leave = (pass: Pass): void => rmSync(pass, { force: true })

export function othersInside({ base }: Place): boolean {
  const folder = join(base, 'visitors')
  return readdirSync(folder).some((name) => {
    const file = join(folder, name)
    if (isAlive(readOrNothing(file))) return true
    rmSync(file, { force: true })
    return false
  })
}

/** This process in one line: number and time of birth, for numbers are used again. */
export const ourselves = (): string => `${process.pid} ${birthOf(process.pid)}`

export function isAlive(line: string): boolean {
  const [pid, birth] = line.split(' ')
  if (!pid) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return birth === birthOf(Number(pid))
}

/** Field 22 of /proc/<pid>/stat: ticks since the machine started. Empty where there is no such file. */
function birthOf(pid: number): string {
  const stat = readOrNothing(`/proc/${pid}/stat`)
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
