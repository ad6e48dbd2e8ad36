/**
 * Numbers of the syllables that catalogues speak of. A text's syllables are looked up once; from then on what stands where
 * is compared as small whole numbers. A syllable no catalogue knows has no number and is equal to nothing.
 */
export const UNKNOWN = -1

const numbers = new Map<string, number>()
const keys: string[] = []

/** The number under which a catalogue holds a syllable; a new one where none had it yet. */
export function numberFor(key: string): number {
  let number = numbers.get(key)
  if (number === undefined) {
    number = numbers.size
    numbers.set(key, number)
    keys.push(key)
  }
  return number
}

export const keyOf = (number: number): string => keys[number] ?? ''
export const lexiconSize = (): number => keys.length

export const numberOf = (key: string): number => numbers.get(key) ?? UNKNOWN

/** Pairs of whole numbers → a whole number: open addressing, for a pair is looked up at every word of a text. */
export class PairTable {
  firsts = new Int32Array(64).fill(UNKNOWN)
  seconds = new Int32Array(64)
  values = new Int32Array(64)
  size = 0

  /** −1 where the pair is not held. */
  get(first: number, second: number): number {
    const { firsts, seconds } = this
    const mask = firsts.length - 1
    let at = spread(first, second) & mask
    for (; firsts[at] !== UNKNOWN; at = (at + 1) & mask)
      if (firsts[at] === first && seconds[at] === second) return this.values[at] as number
    return -1
  }

  /** What the pair has, or `value` from now on. */
  take(first: number, second: number, value: number): number {
    const held = this.get(first, second)
    if (held >= 0) return held
    if (this.size * 2 >= this.firsts.length) this.grow()
    this.place(first, second, value)
    this.size++
    return value
  }

  place(first: number, second: number, value: number): void {
    const mask = this.firsts.length - 1
    let at = spread(first, second) & mask
    while (this.firsts[at] !== UNKNOWN) at = (at + 1) & mask
    this.firsts[at] = first
    this.seconds[at] = second
    this.values[at] = value
  }

  grow(): void {
    const { firsts, seconds, values } = this
    const size = firsts.length * 2
    this.firsts = new Int32Array(size).fill(UNKNOWN)
    this.seconds = new Int32Array(size)
    this.values = new Int32Array(size)
    for (let i = 0; i < firsts.length; i++)
      if (firsts[i] !== UNKNOWN) this.place(firsts[i] as number, seconds[i] as number, values[i] as number)
  }
}

const spread = (first: number, second: number): number => {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
