import { readdirSync, readFileSync } from 'node:fs'

/** Of running processes, as Linux tells it; elsewhere nothing is known and null is said. */
type Running = { pid: number; parent: number; ticks: number; ended: number }

/** Every process of the machine; its own time, and that of children which have ended. */
function everyProcess(): Running[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (running(Number(name)) ?? []) : []))
  } catch {
    return []
  }
}

function running(pid: number): Running | null {
  try {
    // The name in parentheses may hold anything; what follows it are numbers.
    const [, rest = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const at = rest.split(' ').map(Number)
    const [parent = 0] = at.slice(1)
    const [own = 0, system = 0, ended = 0, endedSystem = 0] = at.slice(11)
    return { pid, parent, ticks: own + system, ended: ended + endedSystem }
  } catch {
    return null
  }
}

/** A process and all below it. */
export function familyOf(pid: number): number[] {
  const all = everyProcess()
  const found = [pid]
  for (let at = 0; at < found.length; at++) found.push(...all.filter(({ parent }) => parent === found[at]).map((one) => one.pid))
  return found
}

/** Seconds of processor a process and all below it have had, those that ended as well. */
export function processorOf(pid: number): number | null {
  const family = new Set(familyOf(pid))
  const all = everyProcess().filter((one) => family.has(one.pid))
  return all.length === 0 ? null : all.reduce((sum, { ticks, ended }) => sum + ticks + ended, 0) / 100
}

/** Who began a process: of a connection's process the server itself. */
export const parentOf = (pid: number): number | null => running(pid)?.parent ?? null

/** Megabytes these processes hold, what they share counted once among them. */
export function sharedOutMemory(pids: readonly number[]): number | null {
  try {
    const kilobytes = pids.map((pid) =>
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
    )
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
  } catch {
    return null
  }
}
