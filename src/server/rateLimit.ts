import { createHash } from 'node:crypto'

/** So much at once, and so many a second from then on. */
export type Allowance = { burst: number; perSecond: number }
export type Limits = {
  /** From one address: a proxy may bring a whole province from one, so this stops a flood, not an office. */
  address: Allowance
  /** Of one session: far more than any screen asks for, far less than a program that empties the books. */
  session: Allowance
  /** Log-ins, invitations from one address, beside the waiting of each name: one password tried on every name. */
  entry: Allowance
  /** Files sent in by one session: each costs seconds of work. */
  files: Allowance
}

export const LIMITS: Limits = {
  address: { burst: 4000, perSecond: 400 },
  session: { burst: 600, perSecond: 30 },
  entry: { burst: 60, perSecond: 1 },
  files: { burst: 30, perSecond: 0.5 },
}

/** Whoever has not been seen for so long has a full measure again and is forgotten. */
const MOST_KNOWN = 50_000

/** Measures that fill again by the clock of the process; told in seconds to wait, 0 when it may go on. */
export function rateLimit(limits: Limits, seconds: () => number): (kind: keyof Limits, who: string) => number {
  const levels = new Map<string, { level: number; at: number }>()
  return (kind, who) => {
    const { burst, perSecond } = limits[kind]
    const now = seconds()
    const key = `${kind} ${who}`
    const known = levels.get(key)
    const level = known ? Math.min(burst, known.level + Math.max(0, now - known.at) * perSecond) : burst
    levels.delete(key)
    levels.set(key, { level: level >= 1 ? level - 1 : level, at: now })
    // The one not seen for longest goes first: the map keeps the order of the last asking.
    if (levels.size > MOST_KNOWN) for (const oldest of levels.keys()) if (levels.delete(oldest)) break
    return level >= 1 ? 0 : Math.ceil((1 - level) / perSecond)
  }
}

/** A session is known here by a digest of its token, as everywhere. */
export const sessionKey = (token: string): string => createHash('sha256').update(token).digest('base64url')
