/** Times in milliseconds of one work repeated, in the order they were taken. */
export type Times = readonly number[]

export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const began = process.hrtime.bigint()
  const result = await work()
  return { ms: Number(process.hrtime.bigint() - began) / 1e6, result }
}

/** The value below which a share of the times lies, by nearest rank: of 200 times the 190th is the 95th percentile. */
export function percentile(times: Times, share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const median = (times: Times): number => percentile(times, 0.5)

/** The same numbers at every run: a small generator (mulberry32), so that two runs ask for the same units. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
