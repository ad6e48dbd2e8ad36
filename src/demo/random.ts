import { addDays, type Day, daysBetween } from '#domain/period.ts'

/**
 * Chance that never changes: the stream depends on its name alone, so the same world comes out of every run and a change
 * in one part of it leaves the others as they were.
 */
export type Random = {
  /** A whole number from 0 to n − 1. */
  below(n: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A day from..to, both included. */
  day(from: Day, to: Day): Day
}

export function randomOf(name: string): Random {
  const next = sfc32(hash(`${name} 1`), hash(`${name} 2`), hash(`${name} 3`))
  const below = (n: number): number => Math.floor((next() / 2 ** 32) * n)
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick(list) {
      const item = list[below(list.length)]
      if (item === undefined) throw new RangeError('pick: the list is empty')
      return item
    },
    shuffled(list) {
      const out = [...list]
      for (let last = out.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const [a, b] = [out[last], out[other]]
        if (a === undefined || b === undefined) continue
        out[last] = b
        out[other] = a
      }
      return out
    },
    day: (from, to) => addDays(from, below(daysBetween(from, to))),
  }
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Chris Doty-Humphrey's small fast counter, 32 bits; the first rounds only mix the seed. */
function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}
