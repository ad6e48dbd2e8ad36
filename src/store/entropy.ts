import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(8192)
let left = 0

/**
 * Fresh random bytes, cut off a pool that is filled by one call: a hundred thousand rows ask for two hundred thousand
 * nonces and ids. They are to be read at once: the stretch is written over when the pool is filled anew.
 */
export function entropy(count: number): Buffer {
  if (left < count) {
    randomFillSync(pool)
    left = pool.length
  }
  left -= count
  return pool.subarray(left, left + count)
}
